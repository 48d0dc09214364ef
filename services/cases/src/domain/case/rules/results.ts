import { dateOf } from '@hall/calendar'
import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, type Situation, workdaysAfter, workdaysLate } from '../situation.ts'

/** The person served is told: the working day of it, or the next. EP-CAS-07, TG-CAS-12. */
export const tellResult = ({ by }: { by: string }, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'tellResult')
  if (fault) return fault
  const rule = situation.policy.result.toldWithin
  const late = rule && file.concludedAt ? workdaysLate(situation, workdaysAfter(situation.calendar, dateOf(file.concludedAt), rule.value.workdays)) : 0
  return accepted<CaseEvent>({ type: 'ResultTold', by }, ...(late > 0 ? find(file, situation, { kind: 'result_not_told', clause: rule!.clause, days: late }) : []))
}

/** A time the applicant is told to come at. On items done in one go nobody is told to come twice. WS-CAS-20. */
export const appoint = ({ at, demanded }: { at: Temporal.Instant; demanded: boolean }, file: CaseFile, { policy: { result: { mostVisits } }, content }: Situation) => {
  const fault = faultOfState(file, 'appoint')
  if (fault) return fault
  const visits = 1 + file.demandedVisits
  if (demanded && content.oneVisit && mostVisits && visits >= mostVisits.value) return refused('VISIT_TOO_MANY', { visits, most: mostVisits.value }, mostVisits.clause)
  return accepted<CaseEvent>({ type: 'AppointmentMade', at: at.toString(), demanded })
}

/** DC-CAS-37: notified for a time within the limit and missed by the applicant's own fault. */
export const noShow = ({ applicantsFault }: { applicantsFault: boolean }, file: CaseFile, { policy: { limit: { noShow: rule } }, dues: { promised }, now }: Situation) => {
  const fault = faultOfState(file, 'noShow')
  if (fault) return fault
  if (!file.appointment || Temporal.Instant.compare(now, file.appointment) < 0) return refused('NO_APPOINTMENT', {}, rule?.clause)
  const within = !promised || Temporal.Instant.compare(file.appointment, promised.endsAt) < 0
  return accepted<CaseEvent>({ type: 'AppointmentMissed', deemedOnTime: rule !== undefined && applicantsFault && within })
}

/** Only the lead window hands out what a joint case ended with. TG-CAS-25. */
export const deliver = ({ by, inLeadWindow }: { by: string; inLeadWindow: boolean }, file: CaseFile, { policy }: Situation) => {
  const fault = faultOfState(file, 'deliver')
  if (fault) return fault
  if (file.opened?.kind === 'joint' && !inLeadWindow) return refused('NOT_LEAD', {}, policy.joint?.clause)
  return accepted<CaseEvent>({ type: 'ResultDelivered', by })
}

/** The proof of a refusal is served: completed that day, late where the days for it are over. DC-CAS-31. */
export const serve = ({ by }: { by: string }, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'serve')
  if (fault) return fault
  if (file.servedAt) return refused('STATE_WRONG', { state: file.state, action: 'serve' })
  const rule = situation.policy.negative.proof
  const late = rule ? workdaysLate(situation, workdaysAfter(situation.calendar, dateOf(file.receivedAt), rule.value.workdays)) : 0
  return accepted<CaseEvent>({ type: 'ProofServed', by }, ...(late > 0 ? find(file, situation, { kind: 'overdue', clause: rule!.clause, days: late }) : []))
}

/** Materials of a negated application go back when asked for; there is no refusing it. DC-CAS-56. */
export const askBack = ({ what }: { what: string }, file: CaseFile, _situation: Situation) => faultOfState(file, 'askBack') ?? accepted<CaseEvent>({ type: 'MaterialsAskedBack', what })
export const giveMaterialsBack = ({ what }: { what: string }, file: CaseFile, _situation: Situation) => faultOfState(file, 'giveMaterialsBack') ?? accepted<CaseEvent>({ type: 'MaterialsGivenBack', what })
