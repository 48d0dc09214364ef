import { dateOf } from '@hall/calendar'
import { accept, refuse } from '@hall/decider'
import type { CaseEvent, Ticked } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, isReviewedOnline, isSameDay, type Situation } from '../situation.ts'

interface Checking { readonly materials: readonly Ticked[]; readonly template: boolean; readonly requirementsRepeated: boolean }

/** The preliminary review: every material ticked, on the spot. TG-CAS-03, QP-CAS-34, DC-CAS-16, WS-CAS-05. */
export const check = ({ materials, template, requirementsRepeated }: Checking, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'check')
  if (fault) return fault
  const { policy, content, now } = situation
  const unknown = materials.find(({ code }) => !content.materials.some((one) => one.code === code))
  if (unknown) return refuse('MATERIAL_UNKNOWN', { material: unknown.code })
  const { repeated } = policy.notice
  const wrong = materials.filter(({ state }) => state === 'wrong')
  if (repeated && wrong.length > 0) {
    if (!template || !requirementsRepeated) return refuse('REPEAT_REQUIREMENTS', { materials: wrong.map(({ code }) => code) }, repeated.clause)
    const without = wrong.find(({ code }) => !content.materials.find((one) => one.code === code)?.sample)
    if (without) return refuse('SAMPLE_MISSING', { material: without.code }, repeated.clause)
  }
  const late = file.checkedAt === null && !isSameDay(file.receivedAt, now) && !isReviewedOnline(file, situation)
  return accept<CaseEvent>(
    { type: 'MaterialsChecked', materials },
    ...(late ? find(file, situation, { kind: 'not_reviewed_in_visit', clause: policy.review.clause }) : []),
  )
}

/** The client leaves: an application needs an outcome before. TG-CAS-03, DC-CAS-15. */
export const endVisit = ({ clientLeft }: { clientLeft: boolean }, file: CaseFile, situation: Situation) => {
  if (!file.opened) return refuse('CASE_UNKNOWN')
  if (!file.visitOpen) return refuse('STATE_WRONG', { state: file.state, action: 'endVisit' })
  const { review, instant } = situation.policy
  const open = file.state === 'received' && file.referredAt === null
  const undecided = open && (review.value.outcome === 'decision' || !isReviewed(file, situation))
  if (undecided) {
    if (!clientLeft) return refuse('VISIT_UNDECIDED', {}, review.clause)
    return accept<CaseEvent>({ type: 'VisitEnded', clientLeft }, ...find(file, situation, { kind: 'not_reviewed_in_visit', clause: review.clause }), ...withoutPaper(file, situation))
  }
  const unfinished = situation.content.kind === 'instant' && isComplete(file, situation) && file.concludedAt === null && instant.value.until === 'same_visit'
  return accept<CaseEvent>({ type: 'VisitEnded', clientLeft }, ...(unfinished ? find(file, situation, { kind: 'not_immediate', clause: instant.clause }) : []))
}

/** Came, and neither an acceptance nor a notice nor a refusal came of it: opens by itself, nobody has to complain (办不成事). */
export function withoutPaper(file: CaseFile, situation: Situation): CaseEvent[] {
  const came = file.visits > 0 && file.state === 'received' && file.notices === 0 && file.referredAt === null
  return came ? find(file, situation, { kind: 'refused_without_paper', clause: situation.policy.notice.time.clause }) : []
}

/** Handed in after the notice; the limit begins with the last of it. Come once more for what the first notice should have named: QP-CAS-39. TG-CAS-06, DC-CAS-29, QP-CAS-09. */
export const supply = ({ materials, visit }: { materials: readonly string[]; visit: boolean }, file: CaseFile, situation: Situation) => {
  const { content, policy } = situation
  const fault = faultOfState(file, 'supply')
  if (fault) return fault
  const unknown = materials.find((code) => !file.asked.includes(code) && !content.materials.some((one) => one.code === code))
  if (unknown !== undefined) return refuse('MATERIAL_UNKNOWN', { material: unknown })
  const complete = file.asked.every((code) => materials.includes(code) || file.materials.get(code) === 'present')
  const { severalVisits } = policy.notice
  const again = visit && severalVisits && file.found.has('notice_second') ? find(file, situation, { kind: 'several_visits', clause: severalVisits.clause, detail: materials.join(' · ') }) : []
  return accept<CaseEvent>({ type: 'MaterialsSupplied', materials, complete, visit }, ...again)
}

/** Ticked one by one, none left out. */
export function isReviewed(file: CaseFile, { content }: Pick<Situation, 'content'>): boolean {
  return file.checkedAt !== null && content.materials.every(({ code, required }) => !required || file.materials.has(code))
}

/** Required by the item or asked for, and not there in good order. */
export function lacking(file: CaseFile, { content }: Pick<Situation, 'content'>): string[] {
  const codes = new Set([...content.materials.filter(({ code, required }) => required && !file.leftOut.has(code)).map(({ code }) => code), ...file.asked])
  return [...codes].filter((code) => file.materials.get(code) !== 'present')
}

export function isComplete(file: CaseFile, situation: Pick<Situation, 'content'>): boolean {
  return isReviewed(file, situation) && lacking(file, situation).length === 0
}

/** Only errors that can be put right at the counter: TG-CAS, DC-CAS-19, EP-CAS-13, WS-CAS-19. */
export function correctable(file: CaseFile): string[] {
  return [...file.materials].filter(([, state]) => state === 'correctable').map(([code]) => code)
}

/** To the window whose item it is, in the hall. WS-CAS-12. */
export const transfer = ({ window, department, inHall, reason }: { window: string; department: string; inHall: boolean; reason: string }, file: CaseFile, { policy: { insideHall } }: Situation) => {
  const fault = faultOfState(file, 'transfer')
  if (fault) return fault
  if (insideHall && !inHall) return refuse('OUTSIDE_HALL', { window }, insideHall.clause)
  return accept<CaseEvent>({ type: 'CaseTransferred', window, department, reason })
}

export const withdraw = ({ reason }: { reason: string }, file: CaseFile, _situation: Situation) => faultOfState(file, 'withdraw') ?? accept<CaseEvent>({ type: 'CaseWithdrawn', reason })

/** The law is unclear or the situation special: the leader is asked on the day of receipt. DC-CAS-22. */
export const refer = ({ leader, question }: { leader: string; question: string }, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'refer')
  if (fault) return fault
  const rule = situation.policy.contacts.instructions ?? situation.policy.notice.time
  const late = !isSameDay(file.receivedAt, situation.now)
  return accept<CaseEvent>({ type: 'CaseReferred', leader, question }, ...(late ? find(file, situation, { kind: 'referred_late', clause: rule.clause, detail: dateOf(situation.now).toString() }) : []))
}

export const instruct = ({ instruction }: { instruction: string }, file: CaseFile, _situation: Situation) => faultOfState(file, 'instruct') ?? accept<CaseEvent>({ type: 'InstructionGiven', instruction })

/** The reference of the superior network came later than the acceptance. WS-CAS-10. */
export const enter = ({ networkReference }: { networkReference: string }, file: CaseFile, _situation: Situation) => faultOfState(file, 'enter') ?? accept<CaseEvent>({ type: 'NetworkEntered', networkReference })

export const keepCopies = ({ given, kept }: { given: boolean; kept: boolean }, file: CaseFile, _situation: Situation) => faultOfState(file, 'keepCopies') ?? accept<CaseEvent>({ type: 'CopiesKept', given, kept })
