import { dateOf } from '@hall/calendar'
import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, type Situation, workdaysAfter, workdaysLate } from '../situation.ts'

type Step = 'review' | 'survey' | 'expert_discussion' | 'collective_study' | 'other'

/** A step of the item gets its day, within the limit. EP-CAS-05. */
export const plan = ({ step, on }: { step: Step; on: string }, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'plan') ?? faultOfStep(step, situation)
  if (fault) return fault
  const { policy: { steps }, dues: { promised } } = situation
  if (steps && promised && on > promised.date.toString()) return refused('STEP_AFTER_DUE', { date: on, due: promised.date.toString() }, steps.clause)
  return accepted<CaseEvent>({ type: 'StepPlanned', step, on })
}

export const stepDone = ({ step }: { step: Step }, file: CaseFile, situation: Situation) => faultOfState(file, 'stepDone') ?? faultOfStep(step, situation) ?? accepted<CaseEvent>({ type: 'StepDone', step })

function faultOfStep(step: Step, { content, policy: { steps } }: Situation) {
  return content.procedures.includes(step) ? undefined : refused('STEP_NOT_OF_ITEM', { step, steps: content.procedures }, steps?.clause)
}

/** To the body in charge at the same or a higher level. EP-CAS-08. */
export const forward = ({ body, step, note }: { body: string; step: 'contacted' | 'sent' | 'answered'; note: string | undefined }, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'forward')
  if (fault) return fault
  const { forwarding } = situation.policy
  const late = step === 'contacted' && forwarding && file.acceptedAt && !file.forwarded.has('contacted')
    ? workdaysLate(situation, workdaysAfter(situation.calendar, dateOf(file.acceptedAt), forwarding.value.contactWorkdays)) : 0
  return accepted<CaseEvent>(
    { type: 'CaseForwarded', body, step, note: note ?? null },
    ...(late > 0 ? find(file, situation, { kind: 'contacted_late', clause: forwarding!.clause, days: late }) : []),
  )
}

interface Carrying { readonly from: string; readonly to: string; readonly materials: string; readonly carrier: string | null; readonly byApplicant: boolean }

/** Between unit and window by designated staff only; what the applicant had to carry is a violation on record. TG-CAS-08, TG-CAS-09, TG-CAS-14. */
export const carry = ({ from, to, materials, carrier, byApplicant }: Carrying, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'carry')
  if (fault) return fault
  const rule = situation.policy.carriers
  if (byApplicant) {
    return accepted<CaseEvent>(
      { type: 'MaterialsCarried', from, to, materials, carrier: null, byApplicant },
      ...(rule ? find(file, situation, { kind: 'sham_carried', clause: situation.policy.sham?.clause ?? rule.clause, detail: `${from} → ${to}` }) : []),
    )
  }
  const designated = situation.authorities.some((one) => one.capacity === 'carrier' && one.person === carrier)
  if (rule?.value.designated && !designated) return refused('CARRIER_NOT_DESIGNATED', { carrier: carrier ?? '' }, rule.clause)
  return accepted<CaseEvent>({ type: 'MaterialsCarried', from, to, materials, carrier, byApplicant })
}
