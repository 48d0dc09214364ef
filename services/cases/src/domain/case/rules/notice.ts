import { dateOf } from '@hall/calendar'
import type { ItemContent } from '@hall/contract-cases'
import { accept, refuse } from '@hall/decider'
import type { CaseEvent, FindingRaised } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, isReviewedOnline, isSameDay, type Situation, workdaysAfter, workdaysLate } from '../situation.ts'
import { correctable, isReviewed, lacking } from './intake.ts'

interface Noticing {
  readonly missing: readonly string[]
  readonly reason: string | undefined
  readonly declined: boolean
  readonly form: 'written' | 'electronic' | 'oral'
  readonly canBeHandled: boolean | undefined
  readonly formalitiesComplete: boolean | undefined
  readonly leftOut: readonly { readonly code: string; readonly reason: string }[]
  /** Materials the item requires now, which may be more than it did when the case began. */
  readonly current: ItemContent
}

/**
 * The one-time notice. The first one freezes what is missing against the item's version; asking again for that is in order,
 * asking for anything else the version already required is a second notice.
 */
export const notify = (input: Noticing, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'notify') ?? faultOfForm(input, file, situation) ?? faultOfParts(situation) ?? faultOfAnswers(input, situation) ?? faultOfLeavingOut(input, situation)
  if (fault) return fault
  if (file.deemedAccepted) return refuse('CASE_DEEMED_ACCEPTED', {}, situation.policy.joint?.clause)
  return file.frozen === null ? firstNotice(input, file, situation) : laterNotice(input, file, situation)
}

/** In writing; by word of mouth only to who asked by telephone. QP-CAS-38. */
function faultOfForm({ form }: Noticing, file: CaseFile, { policy: { notice } }: Situation) {
  const oral = notice.oral?.value.some((channel) => channel === file.opened?.channel)
  return form === 'oral' && !oral ? refuse('NOTICE_NOT_WRITTEN', {}, (notice.oral ?? notice.second).clause) : undefined
}

/** Made from the item's data, which must have what the notice tells. QP-CAS-33, DC-CAS-11, WS-CAS-15. */
export function faultOfParts({ policy: { notice }, content }: Pick<Situation, 'policy' | 'content'>) {
  const filled: Readonly<Record<string, boolean>> = {
    basis: content.basis.length > 0, conditions: content.conditions.length > 0, materials: content.materials.length > 0,
    steps: content.steps.length > 0, promised_limit: content.promised !== null || content.statutory !== null || content.kind === 'instant',
  }
  const missing = notice.parts.value.filter((part) => !filled[part])
  return missing.length > 0 ? refuse('NOTICE_PART_MISSING', { missing }, notice.parts.clause) : undefined
}

/** Whether it can be handled and whether all is in order: both said, a no with its reason. DC-CAS-13. */
function faultOfAnswers({ canBeHandled, formalitiesComplete, reason }: Noticing, { policy: { notice: { answers } } }: Situation) {
  if (!answers) return undefined
  const given: Readonly<Record<string, boolean | undefined>> = { can_be_handled: canBeHandled, formalities_complete: formalitiesComplete }
  const missing = answers.value.filter((answer) => given[answer] === undefined)
  if (missing.length > 0) return refuse('NOTICE_PART_MISSING', { missing }, answers.clause)
  return canBeHandled === false && !reason?.trim() ? refuse('REASON_MISSING', {}, answers.clause) : undefined
}

/** DC-CAS-12: what the item lists is left out of the notice only with the reason. */
function faultOfLeavingOut({ leftOut }: Noticing, { policy: { notice } }: Situation) {
  return leftOut.some(({ reason }) => reason === '') ? refuse('REASON_MISSING', { materials: leftOut.map(({ code }) => code) }, (notice.leftOut ?? notice.complete).clause) : undefined
}

/** What is kept of a notice beside its list. */
function saidWith({ leftOut, canBeHandled, formalitiesComplete }: Noticing, { policy: { notice } }: Situation) {
  return { ...(notice.leftOut && leftOut.length > 0 && { leftOut }), ...(canBeHandled !== undefined && formalitiesComplete !== undefined && { answers: { canBeHandled, formalitiesComplete } }) }
}

function firstNotice(input: Noticing, file: CaseFile, situation: Situation) {
  const { missing, declined, form } = input
  const { notice } = situation.policy
  if (!isReviewed(file, situation)) return refuse('REVIEW_INCOMPLETE', { unmarked: unmarked(file, situation) }, situation.policy.review.clause)
  const onSpot = correctable(file)
  if (notice.correction?.value.offered && onSpot.length > 0 && !declined) return refuse('CORRECTION_FIRST', { materials: onSpot }, notice.correction.clause)
  const found = lacking(file, situation)
  if (missing.length === 0 || found.length === 0) return refuse('NOTHING_MISSING', { missing: found }, notice.second.clause)
  const left = found.filter((code) => !missing.includes(code) && !(notice.leftOut && input.leftOut.some((one) => one.code === code)))
  if (notice.complete.value && left.length > 0) return refuse('NOTICE_LIST_INCOMPLETE', { left }, notice.complete.clause)
  return accept<CaseEvent>({ type: 'NoticeIssued', missing, again: false, fresh: missing, reason: input.reason ?? null, form, ...saidWith(input, situation), document: null }, ...lateNotice(file, situation))
}

function laterNotice(input: Noticing, file: CaseFile, situation: Situation) {
  const { missing, reason, form, current } = input
  const { second } = situation.policy.notice
  if (missing.length === 0) return refuse('NOTHING_MISSING', { missing: [] }, second.clause)
  const fresh = missing.filter((code) => !file.asked.includes(code))
  const issued: CaseEvent = { type: 'NoticeIssued', missing, again: true, fresh, reason: reason ?? null, form, ...saidWith(input, situation), document: null }
  const breach = fresh.filter((code) => situation.content.materials.some((one) => one.code === code))
  const unknown = fresh.find((code) => !current.materials.some((one) => one.code === code) && !breach.includes(code))
  if (unknown !== undefined) return refuse('NEW_FACT_MISSING', { material: unknown }, second.clause)
  if (breach.length === 0) return accept<CaseEvent>(issued)
  const flagged = find(file, situation, { kind: 'notice_second', clause: second.clause, detail: [...breach, ...(reason ? [reason] : [])].join(' · ') })
  if (second.value === 'refused' && !reason) return accept<CaseEvent>({ type: 'SecondNoticeBlocked', fresh: breach }, ...flagged)
  return accept<CaseEvent>(issued, ...flagged)
}

/** Told too late: not in the visit, or after the days the regulation gives. */
function lateNotice(file: CaseFile, situation: Situation): FindingRaised[] {
  const { notice: { time }, joint } = situation.policy
  const days = file.opened?.kind === 'joint' && joint ? joint.value.noticeWorkdays : time.value.strategy === 'workdays' ? time.value.workdays : undefined
  if (days === undefined) return isSameDay(file.receivedAt, situation.now) || isReviewedOnline(file, situation) ? [] : find(file, situation, { kind: 'notice_late', clause: time.clause, days: workdaysLate(situation, dateOf(file.receivedAt)) })
  const late = workdaysLate(situation, workdaysAfter(situation.calendar, dateOf(file.receivedAt), days))
  return late > 0 ? find(file, situation, { kind: 'notice_late', clause: time.clause, days: late }) : []
}

function unmarked(file: CaseFile, { content }: Situation): string[] {
  return content.materials.filter(({ code, required }) => required && !file.materials.has(code)).map(({ code }) => code)
}
