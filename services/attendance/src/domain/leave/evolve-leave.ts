import { isBefore, type Span } from '../time-of-day.ts'
import type { LeaveEvent, LeaveState } from './leave-event.ts'

const at = (text: string) => Temporal.PlainDateTime.from(text)

/** Before its first event there is no leave. */
export const NO_LEAVE = { status: 'none', version: 0 } as LeaveState

export function evolveLeave(state: LeaveState, event: LeaveEvent): LeaveState {
  return { ...changed(state, event), version: state.version + 1 }
}

function changed(state: LeaveState, event: LeaveEvent): LeaveState {
  switch (event.type) {
    case 'LeaveRequested': {
      const { type: _type, chain: { steps, ...chain }, from, to, ...rest } = event
      return {
        ...rest, chain, from: at(from), to: at(to), status: 'asked', version: 0, steps: steps.map((step) => ({ ...step, done: undefined })),
        countsFrom: undefined, endedAt: undefined, returnedBy: undefined, departedAt: undefined, overdueSince: undefined, extendedBy: undefined,
        handedTo: undefined, acknowledgedAt: undefined, excused: [], marks: [],
      }
    }
    case 'LeaveSupplemented': return { ...state, explained: state.explained || event.explained, documents: [...new Set([...state.documents, ...event.documents])] }
    case 'LeaveStepDone': {
      const { outcome, by, at: when, reason } = event
      return { ...state, steps: state.steps.map((step) => (step.id === event.step ? { ...step, done: { outcome, by, at: when, reason } } : step)) }
    }
    case 'LeaveApproved': return { ...state, status: 'approved', countsFrom: at(event.from) }
    case 'LeaveRefused': return { ...state, status: 'refused' }
    case 'EarlierTimeConfirmed': return { ...state, countsFrom: state.from }
    case 'LeaveCancelled': return { ...state, status: 'cancelled' }
    case 'WorkHandedOver': return { ...state, handedTo: event.to, acknowledgedAt: undefined }
    case 'HandoverAcknowledged': return { ...state, acknowledgedAt: event.at }
    case 'LeaveDeparted': return { ...state, departedAt: event.at }
    case 'LeaveExtended': return { ...state, extendedBy: event.by }
    case 'LeaveReturned': return { ...state, status: 'returned', endedAt: at(event.at), returnedBy: event.source }
    case 'ReturnOverdue': return { ...state, overdueSince: event.since }
    case 'OverstayExcused': return { ...state, excused: [...state.excused, { from: at(event.from), to: at(event.to), kind: event.kind }] }
    case 'LeaveRevoked': return { ...state, status: 'revoked' }
    case 'LeaveMarked': return { ...state, marks: [...state.marks, { mark: event.mark, clause: event.clause, amount: event.amount }] }
  }
}

/** The step that waits; undefined when none does. */
export function nextStep({ status, steps }: LeaveState) {
  return status === 'asked' ? steps.find(({ done }) => !done) : undefined
}

/** The time away that is in order because of this leave, as it enters the record of absences. */
export function timeInOrder(state: LeaveState): (Span & { kind: LeaveState['kind'] })[] {
  const { status, countsFrom, endedAt, to, kind, excused } = state
  if ((status !== 'approved' && status !== 'returned') || !countsFrom) return []
  const end = endedAt && isBefore(endedAt, to) ? endedAt : to
  return [{ from: countsFrom, to: end, kind }, ...excused].filter((span) => isBefore(span.from, span.to))
}
