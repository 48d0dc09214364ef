import { dateOf } from '@hall/calendar'
import type { NoticeRaised } from '@hall/contract'
import { isOpenState } from '@hall/contract-cases'
import type { Reading } from '@hall/statutory-clock'
import type { CaseEvent } from './case-event.ts'
import type { CaseFile } from './case-file.ts'
import { mainReading } from './clocks.ts'
import { deemAccepted } from './rules/accept.ts'
import { withoutPaper } from './rules/intake.ts'
import { opensByItself } from './rules/negation.ts'
import { find, type Situation } from './situation.ts'

/** Whom a rung tells, and in which words. */
export type Tell = (rung: string, reading: Reading) => NoticeRaised

/**
 * What follows from the clock alone at this moment: warnings up the ladder, expiry, deemed acceptance, and approval only where the
 * item names its legal basis. Each rung once: running it again changes nothing.
 */
export function runOut(file: CaseFile, situation: Situation, { readings, tell }: { readings: readonly Reading[]; tell: Tell }): CaseEvent[] {
  const step = readings.find(({ clock }) => clock === 'step')
  if (step?.status === 'expired' && step.onExpiry.value.strategy === 'deemed_acceptance') {
    const deemed = deemAccepted({}, file, situation)
    if (deemed.ok && deemed.events.length > 0) return [...deemed.events]
  }
  // Decided a moment after this one, while this was looked at: what it was due for has been done.
  const main = isOpenState(file.state) ? mainReading(readings) : undefined
  return [...(main ? rungs(file, main, { situation, tell }) : []), ...(main ? expiry(file, main, situation) : []), ...(step ? stepExpiry(file, step, situation) : [])]
}

function rungs(file: CaseFile, reading: Reading, { situation, tell }: { situation: Situation; tell: Tell }): CaseEvent[] {
  if (reading.status === 'finished') return []
  return reading.rungs
    .filter(({ id, at }) => Temporal.Instant.compare(at, situation.now) <= 0 && !file.fired.has(`${reading.name} ${id}`))
    .flatMap(({ id, to }): CaseEvent[] => [{ type: 'LimitWarned', clock: reading.name, rung: id, to }, { type: 'NoticeRaised', ...tell(id, reading) }])
}

function expiry(file: CaseFile, reading: Reading, situation: Situation): CaseEvent[] {
  if (reading.status !== 'expired' || file.fired.has(`${reading.name} expired`)) return []
  const { policy } = situation
  const expired: CaseEvent[] = [
    { type: 'LimitExpired', clock: reading.name, dueOn: reading.due!.date.toString() },
    ...(reading.name === 'instant'
      ? [...find(file, situation, { kind: 'not_immediate', clause: policy.instant.clause }), ...withoutPaper(file, situation)]
      : find(file, situation, { kind: 'overdue', clause: (policy.limit.liability ?? policy.limit.promised).clause, detail: reading.due!.date.toString(), ...(file.substitute && { person: file.substitute.head }) })),
  ]
  const { value } = reading.onExpiry
  if (value.strategy === 'deemed_approval' && file.granted === null) return [...expired, { type: 'CaseDeemedApproved', number: file.opened!.number, item: file.opened!.itemName, legalBasis: value.legalBasis, document: null }]
  if (!opensByItself(file, situation)) return expired
  const filed: CaseEvent = {
    type: 'NegationFiled', kind: 'not_approved', reasonCode: 'disagreement', missingItems: [], facts: file.opened!.departments.join(' · '), reasons: [...file.parts].map(([department, { opinion }]) => `${department}: ${opinion}`).join('\n'),
    basis: '', dueAt: situation.now.toString(), document: null,
  }
  return [...expired, filed]
}

/** A step run out is shown; nobody is told twice of it. */
function stepExpiry(file: CaseFile, reading: Reading, situation: Situation): CaseEvent[] {
  if (reading.status !== 'expired' || file.fired.has(`${reading.name} expired`)) return []
  const { policy } = situation
  const expired: CaseEvent = { type: 'LimitExpired', clock: reading.name, dueOn: reading.due?.date.toString() ?? dateOf(situation.now).toString() }
  switch (reading.name) {
    case 'review': return [expired, ...find(file, situation, { kind: 'not_reviewed_in_visit', clause: policy.review.clause }), ...withoutPaper(file, situation)]
    case 'notice': return [expired, ...find(file, situation, { kind: 'notice_late', clause: policy.notice.time.clause }), ...withoutPaper(file, situation)]
    case 'told': return [expired, ...find(file, situation, { kind: 'result_not_told', clause: policy.result.toldWithin?.clause ?? null })]
    case 'examination':
    case 'approval': return [expired, ...find(file, situation, { kind: 'stage_late', clause: policy.examination?.clause ?? null, detail: reading.name })]
    default: return [expired]
  }
}
