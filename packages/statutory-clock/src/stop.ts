import type { PlainClockRule } from '@hall/regulation'
import type { Fact, FactOf } from './fact.ts'
import type { EdgeDays, Scale, StopDays } from './scale.ts'
import type { Span } from './spans.ts'

/** Why a stop stops nothing. */
export type StopFault =
  | 'NO_PROVISION' | 'GROUND_NOT_LISTED' | 'NO_DOCUMENT' | 'NO_APPROVER' | 'NO_BASIS' | 'NO_NOTICE' | 'NOTHING_STATED' | 'EXPIRED' | 'NO_TIME'

/** A stop as far as the facts go: what of it holds, or why it is void. */
export interface JudgedStop {
  readonly stop: FactOf<'stopped'>
  readonly notices: readonly FactOf<'notified'>[]
  readonly resumed: FactOf<'resumed'> | undefined
  /** What the stop claims, from its beginning to its end; open to Infinity while it goes on. */
  readonly claimed: Span
  /** What of it stands still. */
  readonly spans: readonly Span[]
  readonly fault: StopFault | undefined
}

interface StopCase {
  readonly rule: PlainClockRule
  readonly scale: Scale
  readonly facts: readonly Fact[]
}

export const BOTH_STOPPED: EdgeDays = { firstDay: 'not_counted', lastDay: 'not_counted' }

export function claimOf(stop: Fact, resumed: Fact | undefined, { scale, days }: { scale: Scale; days: EdgeDays }): Span {
  return { from: scale.stopsFrom(stop.at, days), to: resumed ? scale.stopsTo(resumed.at, days) : Infinity }
}

/**
 * A day stands still by what is known at its end: a notice works from its own day on and never back. That is why a clock
 * that has been read never goes back.
 */
export function judgeStop(stop: FactOf<'stopped'>, { rule, scale, facts }: StopCase): JudgedStop {
  const notices = facts.filter((one): one is FactOf<'notified'> => one.kind === 'notified' && one.of === stop.id && one.document !== null)
  const resumed = facts.find((one): one is FactOf<'resumed'> => one.kind === 'resumed' && one.stop === stop.id)
  const way = rule.stops?.value
  const claimed = claimOf(stop, resumed, { scale, days: way ?? BOTH_STOPPED })
  const judged = { stop, notices, resumed, claimed }
  if (!way) return { ...judged, spans: [], fault: 'NO_PROVISION' }
  const fault = faultOf(stop, way)
  if (fault) return { ...judged, spans: [], fault }
  const emptied = resumed !== undefined && Temporal.Instant.compare(resumed.at, stop.at) <= 0
  if (emptied || claimed.from >= claimed.to) return { ...judged, spans: [], fault: 'NO_TIME' }
  if (way.notice === 'not_required' && way.end === 'resumed') return { ...judged, spans: [claimed], fault: undefined }
  if (notices.length === 0) return { ...judged, spans: [], fault: 'NO_NOTICE' }
  if (way.end === 'stated' && notices.every(({ days }) => !days)) return { ...judged, spans: [], fault: 'NOTHING_STATED' }
  return { ...judged, spans: coveredSpans(claimed, notices, { way, scale }), fault: undefined }
}

function faultOf({ ground, document, approver, basis }: FactOf<'stopped'>, { grounds, basis: wanted }: StopDays): StopFault | undefined {
  if (!grounds.includes(ground)) return 'GROUND_NOT_LISTED'
  if (document === null) return 'NO_DOCUMENT'
  if (approver === null) return 'NO_APPROVER'
  if (wanted === 'required' && basis === null) return 'NO_BASIS'
  return undefined
}

/** From the first notice on, and no longer than the notices so far have stated where the rule wants it stated. */
function coveredSpans(claimed: Span, notices: readonly FactOf<'notified'>[], { way, scale }: { way: StopDays; scale: Scale }): Span[] {
  const spans: Span[] = []
  let granted = 0
  let free = claimed.from
  for (const { at, days } of notices) {
    const stated = way.end === 'stated' ? (days ?? 0) : Infinity
    if (stated <= granted) continue
    const from = Math.max(free, scale.pointOf(at))
    const to = stated === Infinity ? Infinity : scale.advance(from, stated - granted)
    spans.push({ from, to: Math.min(to, claimed.to) })
    granted = stated
    free = to
  }
  return spans.filter(({ from, to }) => from < to)
}
