import { dateOf } from '@hall/calendar'
import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, isSameDay, type Situation, workdaysLate } from '../situation.ts'
import type { CaseAction } from '@hall/contract-cases'

interface Meeting { readonly complete: boolean | null; readonly legalForm: boolean | null; readonly decision: 'accept' | 'not_accept' | 'supplement'; readonly reason: string; readonly present: readonly string[] }

/** On the day of receipt the authorities concerned look at the materials together and decide. TG-CAS-29, TG-CAS-30. */
export const meet = ({ complete, legalForm, decision, reason, present }: Meeting, file: CaseFile, situation: Situation) => {
  const fault = faultOfJoint(file, 'meet', situation)
  if (fault) return fault
  const clause = situation.policy.joint?.clause
  if (complete === null || legalForm === null) return refused('MEETING_FINDINGS_MISSING', {}, clause)
  if (decision === 'not_accept' && reason.trim() === '') return refused('REASON_MISSING', {}, clause)
  if (decision === 'accept' && !(complete && legalForm)) return refused('MEETING_FINDINGS_MISSING', {}, clause)
  const late = situation.policy.joint?.value.meetingSameDay && !isSameDay(file.receivedAt, situation.now)
  return accepted<CaseEvent>(
    { type: 'MeetingHeld', complete, legalForm, decision, reason, present },
    ...(late ? find(file, situation, { kind: 'meeting_late', clause: clause ?? null, days: Math.max(1, workdaysLate(situation, dateOf(file.receivedAt))) }) : []),
  )
}

/** A task for each department, on the day of receipt. TG-CAS-25. */
export const distribute = (_input: object, file: CaseFile, situation: Situation) => {
  const fault = faultOfJoint(file, 'distribute', situation)
  if (fault) return fault
  const late = situation.policy.joint?.value.distributeSameDay && !isSameDay(file.receivedAt, situation.now)
  return accepted<CaseEvent>(
    { type: 'PartsDistributed', departments: file.opened!.departments },
    ...(late ? find(file, situation, { kind: 'distributed_late', clause: situation.policy.joint!.clause }) : []),
  )
}

/** A department is heard through its chief representative where the regulation says so. TG-PER-07. */
export const opine = ({ department, agree, opinion }: { department: string; agree: boolean; opinion: string }, file: CaseFile, situation: Situation) => {
  const fault = faultOfJoint(file, 'opine', situation)
  if (fault) return fault
  if (!file.opened!.departments.includes(department)) return refused('DEPARTMENT_NOT_INVOLVED', { department }, situation.policy.joint?.clause)
  const signer = situation.policy.joint?.value.signer
  if (signer && !situation.represents.includes(department)) return refused('NOT_AUTHORIZED', { capacity: signer.value, department }, signer.clause)
  return accepted<CaseEvent>({ type: 'OpinionGiven', department, agree, opinion })
}

/** The center may coordinate once the positions are on record; the clock runs on. TG-CAS-26. */
export const disagree = ({ positions }: { positions: string }, file: CaseFile, situation: Situation) => {
  const fault = faultOfJoint(file, 'disagree', situation)
  if (fault) return fault
  const agreed = [...file.parts.values()].map(({ agree }) => agree)
  const recorded = positions.trim() !== '' && (agreed.includes(false) || file.parts.size === 0)
  return recorded ? accepted<CaseEvent>({ type: 'DisagreementRaised', positions }) : refused('DISAGREEMENT_MISSING', {}, situation.policy.joint?.clause)
}

export const coordinate = ({ taken, outcome }: { taken: boolean; outcome: string }, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'coordinate')
  if (fault) return fault
  return file.disagreement === 'raised' ? accepted<CaseEvent>({ type: 'DisagreementCoordinated', taken, outcome }) : refused('DISAGREEMENT_MISSING', {}, situation.policy.joint?.clause)
}

function faultOfJoint(file: CaseFile, action: CaseAction, { policy: { joint } }: Situation) {
  const fault = faultOfState(file, action)
  if (fault) return fault
  return file.opened?.kind === 'joint' ? undefined : refused('NOT_JOINT', {}, joint?.clause)
}

/** The window that leads by the content of the application; undefined where the first to accept does. TG-CAS-27, TG-CAS-28. */
export function leadFor(jointClass: string | null, { policy: { joint } }: Pick<Situation, 'policy'>): string | undefined {
  return joint?.value.leads.find(({ id }) => id === jointClass)?.department
}
