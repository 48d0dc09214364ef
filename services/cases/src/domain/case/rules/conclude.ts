import { dateOf } from '@hall/calendar'
import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent, FindingRaised, Outcome } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, isAuthorized, isSameDay, needsTwo, type Situation, workdaysLate } from '../situation.ts'
import { faultOfReview } from './preliminary-review.ts'
import { faultOfFiling } from './refuse.ts'
import { isComplete, isReviewed, lacking } from './intake.ts'

interface Concluding { readonly documentNumber: string | undefined; readonly documentOn: string | undefined; readonly lateReason: string | undefined; readonly inLeadWindow: boolean }

/** Ends the matter. An instant one goes here straight from the counter; others once they are decided. */
export const conclude = (input: Concluding, file: CaseFile, situation: Situation) => {
  const fault = faultOfReview(file, situation) ?? faultOfProgress(file, situation) ?? faultOfState(file, 'conclude') ?? faultOfRest(input, file, situation)
  if (fault) return fault
  const due = situation.dues.promised ?? situation.dues.statutory
  const daysLate = due && !file.noShowAt ? workdaysLate(situation, due.date) : 0
  const { lateReason } = situation.policy.limit
  if (daysLate > 0 && lateReason && !input.lateReason?.trim()) return refused('OVERDUE_REASON_MISSING', { due: due!.date.toString() }, lateReason.clause)
  const concluded: CaseEvent = {
    type: 'CaseConcluded', number: file.opened!.number, item: file.opened!.itemName, outcome: outcomeOf(file), onTime: daysLate === 0, lateReason: input.lateReason ?? null, documentNumber: input.documentNumber ?? null, document: null,
  }
  return accepted<CaseEvent>(
    concluded,
    ...(daysLate > 0 ? find(file, situation, { kind: 'overdue', clause: due!.clause, days: daysLate, detail: input.lateReason ?? '' }) : []),
    ...instantLate(file, situation), ...sham(input, file, situation), ...delayUntold(file, situation),
  )
}

function outcomeOf({ granted, opened, forwarded }: CaseFile): Outcome {
  if (granted === false) return 'refused'
  if (opened?.kind === 'escalated' && granted === null && forwarded.has('sent')) return 'reported_upward'
  return granted === null ? 'done' : 'granted'
}

/** What has to come first has a clause of its own. */
function faultOfProgress(file: CaseFile, situation: Situation) {
  const { policy, content } = situation
  if (!file.opened) return undefined
  if (file.state === 'received' && content.kind === 'instant') {
    if (!isReviewed(file, situation)) return refused('REVIEW_INCOMPLETE', {}, policy.review.clause)
    const missing = lacking(file, situation)
    return missing.length > 0 ? refused('MATERIALS_MISSING', { missing }, policy.notice.second.clause) : undefined
  }
  if (file.state === 'received' || file.state === 'complete' || file.state === 'incomplete') return refused('NOT_ACCEPTED', {}, (policy.carriers ?? policy.acceptance.startsFrom).clause)
  const decides = content.kind === 'promised' && (needsTwo(situation) || content.itemType === 'license')
  if (file.state === 'accepted' && (decides || needsTwo(situation))) return refused('NOT_EXAMINED', {}, (policy.examination ?? policy.limit.promised).clause)
  return undefined
}

function faultOfRest({ inLeadWindow }: Concluding, file: CaseFile, situation: Situation) {
  const { policy, content } = situation
  if (needsTwo(situation) && policy.examination?.value.approverIssues && file.granted && situation.actor === file.examiner && file.approver !== file.examiner) {
    return refused('NOT_AUTHORIZED', { capacity: 'approver' }, policy.examination.clause)
  }
  if (needsTwo(situation) && policy.examination?.value.approverIssues && file.granted && file.approver !== situation.actor && !isAuthorized(situation, 'approver', file.opened!.item)) {
    return refused('NOT_AUTHORIZED', { capacity: 'approver' }, policy.examination.clause)
  }
  if (file.withdrawal?.deliveredAt === null) return refused('WITHDRAWAL_NOT_DELIVERED', {}, policy.negative.overturned?.clause)
  const open = policy.steps ? content.procedures.filter((step) => !file.done.has(step)) : []
  if (open.length > 0) return refused('CASE_STEP_OPEN', { steps: open }, policy.steps!.clause)
  if (file.opened?.kind === 'joint') {
    const left = file.opened.departments.filter((department) => department !== file.opened!.department && !file.parts.has(department))
    if (left.length > 0) return refused('PART_OPEN', { departments: left }, (policy.joint ?? policy.jointParts)?.clause)
    if (!inLeadWindow) return refused('NOT_LEAD', {}, policy.joint?.clause)
  }
  return file.granted === false ? faultOfFiling(file, situation, 'not_approved') : undefined
}

/** Not finished in the visit, or on the day: QP-CAS-27, TG-CAS-18, EP-CAS-04. The ticket was taken before closing: finishing a little later is in time. */
function instantLate(file: CaseFile, situation: Situation): FindingRaised[] {
  const { instant } = situation.policy
  if (situation.content.kind !== 'instant' || !isComplete(file, situation)) return []
  const sameVisit = instant.value.until === 'same_visit' && file.visitOpen
  const late = !isSameDay(file.receivedAt, situation.now) || (!sameVisit && isAfterClosing(situation))
  return late ? find(file, situation, { kind: 'not_immediate', clause: instant.clause }) : []
}

export function isAfterClosing({ policy: { instant }, now }: Pick<Situation, 'policy' | 'now'>): boolean {
  const { closes } = instant.value
  if (!closes) return false
  // Of the closing second everything is in time.
  const time = now.toZonedDateTimeISO('Asia/Shanghai').toPlainTime().round({ smallestUnit: 'second', roundingMode: 'floor' })
  return Temporal.PlainTime.compare(time, Temporal.PlainTime.from(closes)) > 0
}

/** TG-CAS-13: the paper is older than the acceptance. */
function sham({ documentOn }: Concluding, file: CaseFile, situation: Situation): FindingRaised[] {
  const rule = situation.policy.sham
  if (!rule?.value.includes('no_trail') || !documentOn || !file.acceptedAt) return []
  return documentOn < dateOf(file.acceptedAt).toString() ? find(file, situation, { kind: 'sham_no_trail', clause: rule.clause, detail: documentOn }) : []
}

/** TG-CAS-11: late and the applicant was not told by the due date. */
function delayUntold(file: CaseFile, situation: Situation): FindingRaised[] {
  const rule = situation.policy.limit.extension
  const due = situation.dues.promised
  if (rule?.value.strategy !== 'only_told' || !due || file.delayToldAt || workdaysLate(situation, due.date) === 0) return []
  return find(file, situation, { kind: 'client_not_told', clause: rule.clause })
}
