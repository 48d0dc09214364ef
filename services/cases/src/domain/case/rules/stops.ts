import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent, Stated } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, type Situation } from '../situation.ts'

interface Stopping { readonly kind: string; readonly basis: string; readonly paper: string; readonly approver: string; readonly from: Temporal.Instant }

/** Stops the clock for one of the procedures the regulation names, required by law, as stated on the receipt. DC-CAS-34, DC-CAS-35. */
export const stop = ({ kind, basis, paper, approver, from }: Stopping, file: CaseFile, { policy: { limit }, newId }: Situation) => {
  const fault = faultOfState(file, 'stop')
  if (fault) return fault
  if (!limit.excluded || !limit.excluded.value.some((known) => known === kind)) return refused('STOP_NOT_EXCLUDED', { kind }, (limit.excluded ?? limit.promised).clause)
  if (basis.trim() === '') return refused('BASIS_MISSING', {}, limit.excluded.clause)
  if (file.stops.some(({ to }) => to === null)) return refused('STOP_RUNNING', {}, limit.excluded.clause)
  const stated = file.stated.find((one) => one.kind === kind)
  if (limit.stated?.value && !stated) return refused('STOP_NOT_STATED', { kind }, limit.stated.clause)
  return accepted<CaseEvent>({ type: 'ClockStopped', id: newId(), kind, basis, paper, approver, from: from.toString(), days: stated?.days ?? null })
}

/** The applicant is told of the stop; without it it is void. */
export const tellStop = ({ notice }: { notice: string }, file: CaseFile, _situation: Situation) => {
  const fault = faultOfState(file, 'tellStop')
  if (fault) return fault
  const running = file.stops.findLast(({ noticeAt }) => noticeAt === null)
  return running ? accepted<CaseEvent>({ type: 'StopTold', id: running.id, notice, days: running.statedDays ?? 0, document: null }) : refused('STOP_NOT_RUNNING')
}

export const endStop = ({ evidence, to }: { evidence: string; to: Temporal.Instant }, file: CaseFile, _situation: Situation) => {
  const fault = faultOfState(file, 'endStop')
  if (fault) return fault
  const running = file.stops.find((one) => one.to === null)
  if (!running) return refused('STOP_NOT_RUNNING')
  if (Temporal.Instant.compare(to, running.from) < 0) return refused('ENDS_BEFORE_START')
  return accepted<CaseEvent>({ type: 'StopEnded', id: running.id, evidence, to: to.toString() })
}

/** The receipt amended and served: from now on so many days of a procedure stand still. */
export const state = ({ stated }: { stated: readonly Stated[] }, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'state') ?? faultOfStated(stated, situation)
  return fault ?? accepted<CaseEvent>({ type: 'ReceiptAmended', stated, document: null })
}

export function faultOfStated(stated: readonly Stated[], { policy: { limit: { excluded } } }: Pick<Situation, 'policy'>) {
  const unknown = stated.find(({ kind }) => !excluded?.value.some((known) => known === kind))
  return unknown ? refused('STOP_NOT_EXCLUDED', { kind: unknown.kind }, excluded?.clause) : undefined
}
