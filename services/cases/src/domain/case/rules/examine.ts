import { dateOf } from '@hall/calendar'
import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent, FindingRaised } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, find, isAuthorized, needsTwo, type Situation, workdaysAfter, workdaysLate } from '../situation.ts'
import { faultOfWords, type Negative } from './refuse.ts'

type Place = 'center' | 'site' | 'elsewhere'
interface Examining { readonly opinion: string; readonly grant: boolean; readonly place: Place; readonly site: { at: string; where: string; with: string } | undefined; readonly forms: readonly string[] }

/** The first of two: examines within the stage's days and signs an opinion. TG-CAS-35, TG-CAS-39, TG-CAS-42. */
export const examine = ({ opinion, grant, place, site, forms }: Examining, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'examine')
  if (fault) return fault
  const { policy: { examination, acceptance } } = situation
  if (acceptance.copiesKept && !(file.copies.given && file.copies.kept)) return refused('COPIES_NOT_KEPT', {}, acceptance.copiesKept.clause)
  if (needsTwo(situation) && !isAuthorized(situation, 'examiner', file.opened!.item)) return refused('NOT_AUTHORIZED', { capacity: 'examiner' }, examination?.clause)
  if (needsTwo(situation) && examination?.value.insideCenter && place === 'elsewhere') return refused('OUTSIDE_CENTER', {}, examination.clause)
  const needsSite = place === 'site' || forms.includes('site')
  if (needsSite && (!site || site.at === '' || site.where === '' || site.with === '')) return refused('SITE_FIELDS_MISSING', {}, examination?.clause)
  return accepted<CaseEvent>(
    { type: 'CaseExamined', grant, opinion, forms: [...forms], site: site ? [site.at, site.where, site.with].join(' · ') : null },
    ...stageLate(file, situation, { days: situation.content.examinationDays, from: file.startsAt ?? file.acceptedAt, stage: 'examination' }),
  )
}

interface Approving extends Negative { readonly opinion: string; readonly grant: boolean; readonly place: 'center' | 'elsewhere' }

/** The second of two, or the examiner alone for a simple item named in the authorization. TG-CAS-41, TG-CAS-43, TG-CAS-45. */
export const approve = (input: Approving, file: CaseFile, situation: Situation) => {
  const { policy: { examination }, actor } = situation
  const two = needsTwo(situation)
  // What STATE_WRONG would say in general has a clause of its own here.
  if (two && file.state === 'accepted') return refused('NOT_EXAMINED', {}, examination?.clause)
  const fault = faultOfState(file, 'approve')
  if (fault) return fault
  const item = file.opened!.item
  const alone = actor === file.examiner
  if (two && alone && !mayAlone(item, situation)) {
    const named = isAuthorized(situation, 'approver', item)
    return named ? refused('SAME_PERSON', { person: actor }, examination?.clause) : refused('NOT_AUTHORIZED', { capacity: 'approver' }, examination?.clause)
  }
  if (!two && alone && situation.content.kind !== 'instant' && !mayAlone(item, situation)) return refused('SAME_PERSON', { person: actor }, examination?.clause)
  if (two && !alone && !isAuthorized(situation, 'approver', item) && situation.mandate === '') return refused('NOT_AUTHORIZED', { capacity: 'approver' }, examination?.clause)
  if (two && examination?.value.insideCenter && input.place === 'elsewhere') return refused('OUTSIDE_CENTER', {}, examination.clause)
  if (input.opinion.trim() === '') return refused('CASE_OPINION_MISSING', {}, examination?.clause)
  if (!input.grant) {
    const words = faultOfWords(input, situation)
    if (words) return words
  }
  const { grant, opinion, reason, basis, competentBody, explained } = input
  const examined = file.happenings.findLast(({ what }) => what === 'examined')?.at ?? null
  return accepted<CaseEvent>(
    { type: 'CaseDecided', grant, opinion, alone, reason, basis, competentBody, explained },
    ...stageLate(file, situation, { days: situation.content.approvalDays, from: examined, stage: 'approval' }),
  )
}

/** TG-CAS-43: a simple item, and the authorization says so. */
function mayAlone(item: string, { policy: { examination }, content, authorities, actor }: Situation): boolean {
  return !!examination?.value.simpleByExaminer && content.simple && authorities.some((one) => one.person === actor && one.capacity === 'examiner' && one.simple && (one.item === null || one.item === item))
}

interface Stage { readonly days: number | undefined; readonly from: Temporal.Instant | null; readonly stage: string }
function stageLate(file: CaseFile, situation: Situation, { days, from, stage }: Stage): FindingRaised[] {
  if (days === undefined || !from) return []
  const late = workdaysLate(situation, workdaysAfter(situation.calendar, dateOf(from), days))
  return late > 0 ? find(file, situation, { kind: 'stage_late', clause: situation.policy.examination?.clause ?? null, detail: stage, days: late, person: situation.actor }) : []
}

/** Back to the examiner with a reason. */
export const sendBack = ({ reason }: { reason: string }, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'sendBack')
  if (fault) return fault
  if (needsTwo(situation) && !isAuthorized(situation, 'approver', file.opened!.item)) return refused('NOT_AUTHORIZED', { capacity: 'approver' }, situation.policy.examination?.clause)
  return accepted<CaseEvent>({ type: 'CaseSentBack', reason })
}

/** Another handler, in the hall, with a reason. WS-CAS-11, WS-CAS-12. */
export const assign = ({ to, reason, inHall }: { to: string; reason: string; inHall: boolean }, file: CaseFile, { policy: { insideHall } }: Situation) => {
  const fault = faultOfState(file, 'assign')
  if (fault) return fault
  if (insideHall && !inHall) return refused('OUTSIDE_HALL', { person: to }, insideHall.clause)
  return accepted<CaseEvent>({ type: 'CaseAssigned', handler: to, reason })
}
