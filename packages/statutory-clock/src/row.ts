import type { ClockRule } from '@hall/regulation'
import type { Moment } from './moment.ts'
import type { Run } from './run.ts'
import type { Span } from './spans.ts'
import type { JudgedStop } from './stop.ts'
import type { SheetRow } from './view.ts'

/** What the rows of a sheet are made of. */
export interface Counted {
  readonly rule: ClockRule
  readonly run: Run
  readonly moment: Moment
}
export type Row = Omit<SheetRow, 'facts'>
export type Reason = SheetRow['reason']

/** What the point stands still for. */
export function standstill(point: number, rule: ClockRule, { stops, waits }: Run): Reason | undefined {
  const stopped = stops.find(({ spans }) => within(point, spans))
  if (stopped && rule.stops) {
    const { id, ground, document, approver } = stopped.stop
    return { kind: 'stopped', stop: id, ground, document, approver, clause: rule.stops.clause }
  }
  const wait = waits.find(({ spans }) => within(point, spans))
  return wait && rule.supplement && { kind: 'waiting', document: wait.asked.document, clause: rule.supplement.clause }
}

/** Stops that claim the point and do not hold there. */
export function claimsOn(point: number, { stops, scale }: Run): Row['claims'] {
  return stops
    .filter(({ claimed, spans }) => within(point, [claimed]) && !within(point, spans))
    .map((judged) => ({ stop: judged.stop.id, fault: faultAt(point, judged, (at) => scale.pointOf(at)) }))
}

/** A stop that holds elsewhere does not hold here because nobody was told yet, or not for so long. */
function faultAt(point: number, { fault, notices }: JudgedStop, pointOf: (at: Temporal.Instant) => number): Row['claims'][number]['fault'] {
  return fault ?? (notices.some(({ at }) => pointOf(at) <= point) ? 'NOTHING_STATED' : 'NO_NOTICE')
}

function within(point: number, spans: readonly Span[]): boolean {
  return spans.some(({ from, to }) => from <= point && point < to)
}
