import type { NoticeRaised } from '@hall/contract'
import { accept, refuse } from '@hall/decider'
import type { CaseEvent } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, type Situation } from '../situation.ts'

/** Whom a correction is ordered of, and in which words. */
export type Order = (person: string, clause: string) => NoticeRaised

/** An error found in a file: whoever examined and whoever approved it are each ordered to put it right. TG-CAS-48. */
export const spotCheck = ({ error, order }: { error: string; order: Order }, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'spotCheck')
  if (fault) return fault
  const rule = situation.policy.examination
  if (!rule || file.examiner === null) return refuse('NOT_EXAMINED', {}, rule?.clause)
  if (file.correction && !file.correction.closed) return refuse('CORRECTION_OPEN')
  const ordered = [...new Set([file.examiner, file.approver ?? file.examiner])]
  const clause = situation.policy.corrected?.clause ?? rule.clause
  return accept<CaseEvent>({ type: 'CorrectionOrdered', error, ordered, clause }, ...ordered.map((person): CaseEvent => ({ type: 'NoticeRaised', ...order(person, clause) })))
}

/** Each of them says what was done about it. */
export const correct = ({ done }: { done: string }, file: CaseFile, { actor }: Situation) => {
  const fault = faultOfState(file, 'correct')
  if (fault) return fault
  const { correction } = file
  if (!correction || correction.closed) return refuse('CORRECTION_NONE')
  if (!correction.ordered.includes(actor) || correction.answered.has(actor)) return refuse('CORRECTION_NOT_YOURS', { ordered: [...correction.ordered] })
  return accept<CaseEvent>({ type: 'CorrectionAnswered', done })
}

/** It is over once all have answered and somebody who was not ordered confirms. */
export const closeCorrection = (_input: object, file: CaseFile, { actor }: Situation) => {
  const fault = faultOfState(file, 'closeCorrection')
  if (fault) return fault
  const { correction } = file
  if (!correction || correction.closed) return refuse('CORRECTION_NONE')
  const open = correction.ordered.filter((person) => !correction.answered.has(person))
  if (open.length > 0) return refuse('CORRECTION_OPEN', { people: open })
  if (correction.ordered.includes(actor)) return refuse('SAME_PERSON', { person: actor })
  return accept<CaseEvent>({ type: 'CorrectionClosed' })
}
