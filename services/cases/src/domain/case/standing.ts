import type { Reading } from '@hall/statutory-clock'
import type { CaseEvent } from './case-event.ts'
import type { CaseFile } from './case-file.ts'

/** Steps after which a case stands otherwise than before, in the words others know them by. */
const STEPS: Partial<Record<CaseEvent['type'], string>> = {
  CaseRegistered: 'registered', NoticeIssued: 'notified', MaterialsSupplied: 'supplied', CaseAccepted: 'accepted', AcceptanceRefused: 'refused', CaseReturned: 'returned', CaseWithdrawn: 'withdrawn',
  CaseTransferred: 'transferred', CaseAssigned: 'assigned', CaseExamined: 'examined', CaseSentBack: 'sent_back', CaseDecided: 'decided', CaseConcluded: 'concluded', CaseDeemedApproved: 'concluded',
  ResultDelivered: 'delivered', ClockStopped: 'stopped', StopTold: 'stop_told', StopEnded: 'resumed', ReceiptAmended: 'receipt_amended', ExtensionGranted: 'extended', AppointmentMissed: 'no_show', DeadlineMoved: 'deadline_moved',
}

/** The step others hear of; undefined where the case stands as before. The first of several names it: what follows is its consequence. */
export function stepOf(events: readonly CaseEvent[]): string | undefined {
  return events.flatMap(({ type }) => STEPS[type] ?? [])[0]
}

/** Where a case stands, without anything of the applicant. */
export interface Standing {
  readonly number: string; readonly item: string; readonly itemName: string; readonly kind: string; readonly state: string; readonly departments: readonly string[]; readonly handler: string
  readonly receivedAt: string; readonly acceptedAt: string | null; readonly dueOn: string | null; readonly dueClause: string | null; readonly stopped: boolean; readonly finishedAt: string | null; readonly outcome: string | null
  readonly visits: number; readonly notices: CaseFile['told']
}

export function standingOf(file: CaseFile, main: Reading | undefined): Standing {
  const { number, item, itemName, kind, departments } = file.opened!
  const waits = file.state === 'incomplete'
  const due = waits ? undefined : (main?.due ?? main?.dueIfResumed)
  return {
    number, item, itemName, kind, state: file.state, departments, handler: file.handler, receivedAt: file.receivedAt.toString(), acceptedAt: file.acceptedAt?.toString() ?? null,
    dueOn: due?.date.toString() ?? null, dueClause: due ? (main?.clauses[0] ?? null) : null, stopped: waits || main?.status === 'stopped', finishedAt: file.concludedAt?.toString() ?? null, outcome: outcomeOf(file),
    visits: file.visits, notices: file.told,
  }
}

export function outcomeOf(file: CaseFile): string | null {
  if (file.outcome) return file.outcome
  return file.state === 'refused_acceptance' || file.state === 'returned' || file.state === 'withdrawn' ? file.state : null
}
