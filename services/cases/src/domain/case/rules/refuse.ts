import { dateOf } from '@hall/calendar'
import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent, FindingRaised } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, isSameDay, type Situation, workdaysAfter, workdaysLate } from '../situation.ts'
import { correctable, isComplete } from './intake.ts'

export interface Negative { readonly reason: string; readonly basis: string; readonly competentBody: string; readonly explained: boolean }
type RefusalKind = 'no_permit_needed' | 'not_in_authority' | 'cannot_by_law' | 'not_meeting_conditions'
interface Refusing extends Negative { readonly kind: RefusalKind; readonly condition: number | undefined }

/** The negative gate: no refusal leaves without its reason, its ground, its filing and a second reader. */
export const refuseCase = (input: Refusing, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'refuse') ?? faultOfWords(input, situation) ?? faultOfGround(input, situation) ?? faultOfDuty(input, file, situation) ?? faultOfFiling(file, situation, input.kind)
  if (fault) return fault
  const { reason, basis, competentBody, explained, kind, condition } = input
  return accepted<CaseEvent>(
    { type: 'AcceptanceRefused', kind, condition: condition ?? null, reason, basis, competentBody, explained, document: null },
    ...explainedLate(file, situation), ...negationLate(file, situation),
  )
}

/** What a refusal says: reasons, where the regulation wants it the basis, and the organ that is competent. */
export function faultOfWords({ reason, basis, competentBody, kind }: Negative & { kind?: string }, { policy: { negative } }: Situation) {
  const { says } = negative
  if (reason.trim() === '') return refused('REASON_MISSING', {}, says.clause)
  if (says.value.includes('basis') && kind !== 'no_permit_needed' && kind !== 'not_in_authority' && basis.trim() === '') return refused('BASIS_MISSING', {}, says.clause)
  if (kind === 'not_in_authority' && competentBody.trim() === '') return refused('COMPETENT_BODY_MISSING', {}, says.clause)
  return undefined
}

/** WS-CAS-14: only on a condition of the item. */
function faultOfGround({ condition, kind }: Refusing, { policy: { negative: { grounds } }, content }: Situation) {
  if (!grounds || kind !== 'not_meeting_conditions') return undefined
  return condition !== undefined && condition <= content.conditions.length ? undefined : refused('GROUND_NOT_OF_ITEM', { conditions: content.conditions.length }, grounds.clause)
}

/** DC-CAS-20, QP-CAS-36: complete and in order must be accepted. TG-CAS-21: explained before. */
function faultOfDuty({ kind, explained }: Refusing, file: CaseFile, situation: Situation) {
  const { negative: { explainedWithin }, notice } = situation.policy
  if (explainedWithin && !explained) return refused('APPLICANT_NOT_TOLD', {}, explainedWithin.clause)
  if (kind === 'not_meeting_conditions' && file.frozen !== null && isComplete(file, situation)) return refused('MUST_ACCEPT', {}, notice.second.clause)
  return undefined
}

/** DC-CAS-45, DC-CAS-49: filed and signed by somebody else first. Out of scope needs the written proof alone (DC-CAS-43). */
export function faultOfFiling(file: CaseFile, { policy: { negative }, content }: Situation, kind: string) {
  if (!negative.filing || kind === 'not_in_authority' || kind === 'no_permit_needed') return undefined
  if (negative.major && content.major && file.instruction === null) return refused('INSTRUCTION_MISSING', {}, negative.major.clause)
  if (!file.filing || file.filing.confirmed === false) return refused('FILING_MISSING', {}, negative.filing.clause)
  return file.filing.confirmed === null ? refused('FILING_UNSIGNED', {}, negative.filing.clause) : undefined
}

/** TG-CAS-21, DC-CAS-17: the reasons are told on the day of the application. */
function explainedLate(file: CaseFile, situation: Situation): FindingRaised[] {
  const rule = situation.policy.negative.explainedWithin
  if (!rule || isSameDay(file.receivedAt, situation.now)) return []
  return find(file, situation, { kind: rule.value.until === 'same_visit' ? 'not_immediate' : 'explained_late', clause: rule.clause })
}

/** DC-CAS-30: a negative answer within five working days at the latest. */
function negationLate(file: CaseFile, situation: Situation): FindingRaised[] {
  const { time } = situation.policy.notice
  if (time.value.strategy !== 'workdays') return []
  const days = workdaysLate(situation, workdaysAfter(situation.calendar, dateOf(file.receivedAt), time.value.workdays))
  return days > 0 ? find(file, situation, { kind: 'proof_late', clause: time.clause, days }) : []
}

/** Not this window's to decide: returned with its notice. TG-CAS-34, WS-CAS-19. */
export const giveBack = (input: Negative, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'giveBack')
  if (fault) return fault
  const { notice: { correction }, negative: { says } } = situation.policy
  const onSpot = correctable(file)
  if (correction?.value.offered && onSpot.length > 0) return refused('CORRECTION_FIRST', { materials: onSpot }, correction.clause)
  if (input.reason.trim() === '') return refused('REASON_MISSING', {}, says.clause)
  const { reason, basis, competentBody, explained } = input
  return accepted<CaseEvent>({ type: 'CaseReturned', reason, basis, competentBody, explained, document: null })
}
