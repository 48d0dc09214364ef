import type { PlainClockRule } from '@hall/regulation'
import type { Fact, FactOf } from './fact.ts'
import type { Scale, StopDays } from './scale.ts'
import type { Span } from './spans.ts'

/** Why a stop stops nothing. */
export type StopFault =
  | 'NO_PROVISION' | 'GROUND_NOT_LISTED' | 'NO_DOCUMENT' | 'NO_APPROVER' | 'NO_BASIS' | 'NO_NOTICE' | 'NOTHING_STATED' | 'EXPIRED' | 'NO_TIME'

/** A stop as far as the facts go: what of it holds, or why it is void. */
export interface JudgedStop {
  readonly stop: FactOf<'stopped'>
  readonly notices: readonly FactOf<'notified'>[]
  readonly resumed: FactOf<'resumed'> | undefined
  /** What stands still; the last may be open to Infinity. */
  readonly spans: readonly Span[]
  readonly fault: StopFault | undefined
}

interface StopCase {
  readonly rule: PlainClockRule
  readonly scale: Scale
  readonly facts: readonly Fact[]
}

/**
 * A day stands still by what is known at its end: a notice works from its own day on and never back. That is why a clock
 * that has been read never goes back.
 */
export function judgeStop(stop: FactOf<'stopped'>, { rule, scale, facts }: StopCase): JudgedStop {
  const notices = facts.filter((one): one is FactOf<'notified'> => one.kind === 'notified' && one.of === stop.id && one.document !== null)
  const resumed = facts.find((one): one is FactOf<'resumed'> => one.kind === 'resumed' && one.stop === stop.id)
  const judged = { stop, notices, resumed }
  const way = rule.stops?.value
  if (!way) return { ...judged, spans: [], fault: 'NO_PROVISION' }
  const fault = faultOf(stop, way)
  if (fault) return { ...judged, spans: [], fault }

  const whole = { from: scale.stopsFrom(stop.at, way), to: resumed ? scale.stopsTo(resumed.at, way) : Infinity }
  const emptied = resumed !== undefined && Temporal.Instant.compare(resumed.at, stop.at) <= 0
  if (emptied || whole.from >= whole.to) return { ...judged, spans: [], fault: 'NO_TIME' }
  if (way.notice === 'not_required' && way.end === 'resumed') return { ...judged, spans: [whole], fault: undefined }
  if (notices.length === 0) return { ...judged, spans: [], fault: 'NO_NOTICE' }
  if (way.end === 'stated' && notices.every(({ days }) => !days)) return { ...judged, spans: [], fault: 'NOTHING_STATED' }
  return { ...judged, spans: coveredSpans(whole, notices, { way, scale }), fault: undefined }
}

function faultOf({ ground, document, approver, basis }: FactOf<'stopped'>, { grounds, basis: wanted }: StopDays): StopFault | undefined {
  if (!grounds.includes(ground)) return 'GROUND_NOT_LISTED'
  if (document === null) return 'NO_DOCUMENT'
  if (approver === null) return 'NO_APPROVER'
  if (wanted === 'required' && basis === null) return 'NO_BASIS'
  return undefined
}

/** From the first notice on, and no longer than the notices so far have stated where the rule wants it stated. */
function coveredSpans(whole: Span, notices: readonly FactOf<'notified'>[], { way, scale }: { way: StopDays; scale: Scale }): Span[] {
  const spans: Span[] = []
  let granted = 0
  let free = whole.from
  for (const { at, days } of notices) {
    const stated = way.end === 'stated' ? (days ?? 0) : Infinity
    if (stated <= granted) continue
    const from = way.notice === 'required' ? Math.max(free, scale.pointOf(at)) : free
    const to = stated === Infinity ? Infinity : scale.advance(from, stated - granted)
    spans.push({ from, to: Math.min(to, whole.to) })
    granted = stated
    free = to
  }
  return spans.filter(({ from, to }) => from < to)
}
