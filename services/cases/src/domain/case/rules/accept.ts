import { dateOf } from '@hall/calendar'
import { accept as accepted, refuse as refused } from '@hall/decider'
import { promiseOf } from '../../items/promise.ts'
import type { CaseEvent, Stated } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, isSameDay, type Situation } from '../situation.ts'
import { correctable, isReviewed, lacking } from './intake.ts'
import { faultOfStated } from './stops.ts'

interface Accepting {
  readonly rulesMet: boolean
  readonly formalitiesComplete: boolean
  readonly networkReference: string | undefined
  readonly stated: readonly Stated[]
  readonly onPaperAt: Temporal.Instant | undefined
}

/** Registered as accepted; from here, or from the day all was in, the limit runs. */
export const acceptCase = (input: Accepting, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'accept') ?? faultOfIntern(situation) ?? faultOfMaterials(file, situation) ?? faultOfConditions(input, situation) ?? faultOfLimit(situation) ?? faultOfMeeting(file, situation)
    ?? faultOfStated(input.stated, situation)
  if (fault) return fault
  const { policy: { acceptance, limit: { excluded } }, now } = situation
  if (excluded && input.stated.some(({ kind }) => !excluded.value.some((known) => known === kind))) return refused('STOP_NOT_EXCLUDED', {}, excluded.clause)
  const acceptedAt = input.onPaperAt ?? now
  const startsAt = acceptance.startsFrom.value === 'complete' ? (file.completeAt ?? file.receivedAt) : acceptedAt
  const assistant = acceptance.interns && situation.firstLearning && situation.learning === null && file.handler !== situation.actor ? file.handler : undefined
  const enteredLate = acceptance.enteredWithin && input.onPaperAt && !isSameDay(input.onPaperAt, now)
  return accepted<CaseEvent>(
    {
      type: 'CaseAccepted', acceptedAt: acceptedAt.toString(), startsAt: startsAt.toString(), deemed: false, stated: input.stated, networkReference: input.networkReference ?? null,
      onPaper: input.onPaperAt !== undefined, document: null, ...(assistant && { assistant }), ...(situation.learning === 'excepted' && acceptance.interns && { excepted: true }),
    },
    ...(assistant ? [{ type: 'CaseAssigned' as const, handler: situation.actor, reason: '' }] : []),
    ...(enteredLate ? find(file, situation, { kind: 'entered_late', clause: acceptance.enteredWithin!.clause }) : []),
  )
}

/** QP-PER-19: somebody who learns accepts only under an exception; otherwise a regular member of staff confirms. */
function faultOfIntern({ learning, policy: { acceptance: { interns } } }: Situation) {
  return interns && learning === 'with_mentor' ? refused('INTERN_ALONE', {}, interns.clause) : undefined
}

function faultOfMaterials(file: CaseFile, situation: Situation) {
  const { policy: { review, notice }, content } = situation
  if (!isReviewed(file, situation)) {
    return refused('REVIEW_INCOMPLETE', { unmarked: content.materials.filter(({ code, required }) => required && !file.materials.has(code)).map(({ code }) => code) }, review.clause)
  }
  const missing = lacking(file, situation)
  if (missing.length === 0) return undefined
  const clause = (notice.correction && correctable(file).length > 0 ? notice.correction : notice.second).clause
  return file.frozen !== null ? refused('NOTICE_OPEN', { missing }, clause) : refused('MATERIALS_MISSING', { missing }, clause)
}

/** QP-CAS-25: the three conditions confirmed. */
function faultOfConditions({ rulesMet, formalitiesComplete }: Accepting, { policy: { acceptance: { requires } } }: Situation) {
  if (!requires) return undefined
  const missing = requires.value.filter((one) => (one === 'rules_met' && !rulesMet) || (one === 'formalities_complete' && !formalitiesComplete))
  return missing.length > 0 ? refused('CONDITIONS_NOT_MET', { missing }, requires.clause) : undefined
}

/** DC-CAS-26, TG-CAS-16: no case without a limit. */
function faultOfLimit({ content, policy }: Situation) {
  if (content.kind === 'instant' || promiseOf(content, policy).limit || content.statutory) return undefined
  return refused('ITEM_LIMIT_MISSING', {}, (policy.items.limitRequired ?? policy.limit.promised).clause)
}

/** TG-CAS-29, TG-CAS-30: a joint application is decided by the meeting. */
function faultOfMeeting(file: CaseFile, { policy: { joint } }: Situation) {
  if (file.opened?.kind !== 'joint' || !joint?.value.meetingSameDay) return undefined
  if (!file.meeting) return refused('MEETING_FIRST', {}, joint.clause)
  if (file.meeting.decision === 'not_accept') return refused('MEETING_FIRST', { decision: file.meeting.decision }, joint.clause)
  return file.meeting.complete && file.meeting.legalForm ? undefined : file.completeAt ? undefined : refused('MEETING_FINDINGS_MISSING', {}, joint.clause)
}

/** TG-CAS-33: nothing told within the days; accepted as of the day of receipt. */
export const deemAccepted = (_input: object, file: CaseFile, { policy: { joint } }: Situation) => {
  const open = file.state === 'received' && file.notices === 0 && file.opened?.kind === 'joint' && joint?.value.deemedAccepted
  if (!open) return accepted<CaseEvent>()
  const at = file.receivedAt.toString()
  return accepted<CaseEvent>({ type: 'CaseAccepted', acceptedAt: at, startsAt: at, deemed: true, stated: [], networkReference: null, onPaper: false, document: null })
}

/** The day the notice must have been given by, while nothing has been. */
export function noticeDue(file: CaseFile, { policy: { joint, notice: { time } }, calendar }: Pick<Situation, 'policy' | 'calendar'>): { date: Temporal.PlainDate; clause: string } | undefined {
  if (file.state !== 'received') return undefined
  const ofJoint = file.opened?.kind === 'joint' && joint
  const days = ofJoint ? joint.value.noticeWorkdays : time.value.strategy === 'workdays' ? time.value.workdays : undefined
  return days === undefined ? undefined : { date: calendar.addWorkdays(dateOf(file.receivedAt), days), clause: ofJoint ? joint.clause : time.clause }
}
