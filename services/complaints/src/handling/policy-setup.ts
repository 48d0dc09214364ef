import type { ComplaintsPolicy } from '@hall/regulation'

/** What a form has to know of the center's rules. */
export function setupOf({ channels, bodies, grounds, intake, limits, ratings }: ComplaintsPolicy) {
  const shown = (['simple', 'complex', 'poorRating'] as const).flatMap((of) => {
    const limit = limits[of]
    return limit ? [{ class: of === 'poorRating' ? 'poor_rating' : of, withinWorkdays: limit.value.withinWorkdays, clause: limit.clause }] : []
  })
  return {
    channels: channels.value, channelsClause: channels.clause,
    bodies: bodies.value, bodiesClause: bodies.clause,
    grounds: grounds.filter(({ id }) => id !== 'poor_rating').map(({ id, name, accepted: { value, clause } }) => ({
      id, name, clause, needs: value.needs, suggestedBody: value.suggestedBody ?? null, confidential: value.confidential,
    })),
    required: intake.required.value, requiredClause: intake.required.clause,
    limits: [...shown, ...(limits.transferred ? [{ class: 'transferred', withinWorkdays: null, clause: limits.transferred.clause }] : [])],
    linkValidDays: ratings.linkValidDays.value, poor: ratings.poor.value, poorClause: ratings.poor.clause,
  }
}
