import type { CoverFile } from '@hall/contract-personnel'
import { accept, type Decision, refuse } from '@hall/decider'
import { dayOf, type Rules } from '../rules.ts'
import { type CoverEvent, isOver, type Started } from './cover-event.ts'
import { ended, standInAt, takeUp, takeUps } from './stand-ins.ts'

export type CoverCode =
  | 'NOT_POSSIBLE_NOW' | 'POST_EMPTY' | 'PERSON_NOT_HERE' | 'BOTH_AWAY' | 'SUBSTITUTE_NEEDED' | 'COVER_NOT_FOR_THIS' | 'STANDS_IN_ALREADY' | 'NOTE_INCOMPLETE' | 'NOT_THE_BACKUP' | 'ENDS_BEFORE_START' | 'POINT_UNKNOWN'
type Decided = Decision<CoverEvent, CoverCode>

export interface Announcement extends Omit<Started, 'cover' | 'only' | 'byLeader' | 'approvals' | 'exception' | 'items'> {
  readonly to: string
  readonly substitute: { readonly person: string; readonly from: string; readonly to: string; readonly items: readonly string[] } | null
  readonly at: string
}

export interface CoverFacts {
  readonly rules: Rules
  /** Backups of the post in the order they are asked, with whether they are away in some of that time. */
  readonly backups: readonly { readonly person: string; readonly away: boolean }[]
  /** People of the window. */
  readonly windowStaff: number
  /** People of the department at the center. */
  readonly departmentStaff: number
  /** Scheduled minutes of the absence, and of them those without the substitute. */
  readonly minutes: number
  readonly uncovered: number
  /** The holder has a mandate in force; the leader in charge of the department. */
  readonly mandated: boolean
  readonly leader: string | null
}

/** A planned absence. Who covers is decided at once: nobody has to order it. */
export function announce(wanted: Announcement, facts: CoverFacts): Decided {
  const { rules: { policy }, backups, windowStaff, departmentStaff, minutes, uncovered, mandated, leader } = facts
  const { substitute, at, ...rest } = wanted
  if (wanted.to <= wanted.from) return refuse('ENDS_BEFORE_START')
  const coverFor = policy.coverFor
  const days = dayOf(wanted.from.slice(0, 10)).until(dayOf(wanted.to.slice(0, 10))).days + 1
  if (coverFor && (days > coverFor.value.mostDays || (wanted.kind !== 'holiday' && !coverFor.value.kinds.includes(wanted.kind) && wanted.kind !== 'personal_leave' && wanted.kind !== 'study'))) {
    return refuse('COVER_NOT_FOR_THIS', { days, needed: coverFor.value.mostDays }, coverFor.clause)
  }
  const only = windowStaff <= 1
  const alone = policy.onePerson
  const onlyActs = departmentStaff <= 1 && policy.actingForOnly ? leader : null
  if (only && alone && minutes > alone.value.mostMinutes && uncovered > 0 && !onlyActs) {
    return refuse('SUBSTITUTE_NEEDED', { minutes: uncovered, needed: alone.value.mostMinutes }, alone.clause)
  }
  const free = backups.find(({ away }) => !away)
  const never = policy.neverBothAway
  const bothAway = backups.length > 0 && !free
  if (never && bothAway && !(substitute && wanted.reason && never.value.otherwise === 'reason_and_stand_in')) return refuse('BOTH_AWAY', { issues: backups.map(({ person }) => person) }, never.clause)
  const exception = never && bothAway ? { reason: wanted.reason!, by: substitute!.person, on: at.slice(0, 10), clauses: [never.clause] } : null
  const cover = substitute?.person ?? free?.person ?? onlyActs
  const byLeader = cover !== null && cover === onlyActs && substitute === null && !free
  const special = mandated && policy.actingForRepresentative?.value.kinds.includes(wanted.kind)
  // Told only after the only person has gone: on record as vacant without notice.
  const late = only && policy.onePersonNotice !== undefined && at > wanted.from
  const announced: CoverEvent = { type: 'AbsenceAnnounced', at, late, ...rest, cover, items: [...(substitute?.items ?? [])], only, byLeader, approvals: special ? leader : null, exception }
  return accept<CoverEvent>(announced, ...(cover ? [takeUp(rest, { id: rest.id, person: cover, from: rest.from, to: rest.to, agreement: null }, !special)] : []))
}

/** Approved elsewhere although the rules of cover would refuse it: on record with nobody standing in, so that it is seen. */
export function announceUncovered({ substitute: _substitute, at, ...rest }: Announcement, { windowStaff }: Pick<CoverFacts, 'windowStaff'>): Decided {
  return accept({ type: 'AbsenceAnnounced', at, late: false, ...rest, cover: null, items: [], only: windowStaff <= 1, byLeader: false, approvals: null, exception: null })
}

/** An absence that does not take place, or no longer: nobody has to be briefed where it had not begun. */
export function callOff(at: string, file: CoverFile, rules: Rules): Decided {
  if (at > file.from) return back(at, file, rules)
  if (isOver(file.status)) return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  return accept({ type: 'HolderBack', at: file.from }, ...ended(file, file.from), { type: 'BriefingConfirmed', at: file.from })
}

/** Nobody was told: the first backup who is there takes over at once. */
export function stepIn(absence: Omit<Started, 'cover' | 'only' | 'byLeader' | 'approvals' | 'exception' | 'kind' | 'to' | 'reason' | 'items'>, { backups, windowStaff }: Pick<CoverFacts, 'backups' | 'windowStaff'>): Decided {
  const cover = backups.find(({ away }) => !away)?.person ?? null
  const at = absence.from
  const unannounced: CoverEvent = { type: 'BackupSteppedIn', at, ...absence, kind: 'unannounced', to: null, reason: null, cover, items: [], only: windowStaff <= 1, byLeader: false, approvals: null, exception: null }
  return accept<CoverEvent>(unannounced, ...(cover ? [takeUp(absence, { id: absence.id, person: cover, from: at, to: null, agreement: null }, true)] : []))
}

/** The note lists every open case, where the regulation wants it. */
export function handOver({ cases, urgent, note, at, open }: { cases: readonly string[]; urgent: readonly string[]; note: string | null; at: string; open: readonly string[] }, file: CoverFile, { policy }: Rules): Decided {
  if (!['planned', 'stepped_in', 'handed_over'].includes(file.status)) return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  const missing = open.filter((one) => !cases.includes(one))
  if (policy.handoverLists && missing.length > 0) return refuse('NOTE_INCOMPLETE', { issues: missing }, policy.handoverLists.clause)
  return accept({ type: 'WorkHandedOver', cases, urgent, note, at })
}

/** In time before the absence, or so many working days before it. */
export function confirm({ at, by }: { at: string; by: string | null }, file: CoverFile, { policy, calendar }: Rules): Decided {
  if (file.status !== 'handed_over') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  if (by !== null && !takeUps(file).some(({ person }) => person === by)) return refuse('NOT_THE_BACKUP', { held_by: takeUps(file)[0]?.person ?? '-' })
  const rule = policy.handoverBefore
  const day = dayOf(file.from.slice(0, 10))
  const late = rule === undefined ? false : rule.value.workdays === 0 ? at >= file.from : at.slice(0, 10) > calendar.addWorkdays(day, -rule.value.workdays).toString()
  return accept({ type: 'HandoverConfirmed', at, late })
}

/** The backup is at the window; once said it is said. */
export function man(at: string, { mannedAt, ...file }: CoverFile): Decided {
  const { status } = file
  return takeUps(file).length === 0 || mannedAt !== null || isOver(status) ? refuse('NOT_POSSIBLE_NOW', { status }) : accept({ type: 'CoverManned', at })
}

/** A point of the regulation, looked at on a day of the cover. */
export function checkItem({ on, point, met, remark, by }: CoverFile['checks'][number], file: CoverFile, { policy }: Rules): Decided {
  const { from, to, status } = file
  if (!policy.coverChecks?.value.some(({ id }) => id === point)) return refuse('POINT_UNKNOWN', { issues: (policy.coverChecks?.value ?? []).map(({ id }) => id) }, policy.coverChecks?.clause)
  const within = from.slice(0, 10) <= on && (to === null || on <= to.slice(0, 10))
  return takeUps(file).length === 0 || !within ? refuse('NOT_POSSIBLE_NOW', { status }) : accept({ type: 'CoverChecked', on, point, met, remark, by })
}

export function back(at: string, file: CoverFile, { policy }: Rules): Decided {
  if (isOver(file.status)) return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  const stoodIn = takeUps(file).some(({ from }) => from < at)
  return accept({ type: 'HolderBack', at }, ...ended(file, at), ...(policy.returnBriefing && stoodIn ? [] : [{ type: 'BriefingConfirmed' as const, at }]))
}

export function brief({ cases, remark, at }: { cases: readonly string[]; remark: string | null; at: string }, file: CoverFile): Decided {
  return file.status === 'back' ? accept({ type: 'HolderBriefed', cases, remark, at }) : refuse('NOT_POSSIBLE_NOW', { status: file.status })
}

export function confirmBriefing(at: string, file: CoverFile): Decided {
  return file.status === 'briefed' ? accept({ type: 'BriefingConfirmed', at }) : refuse('NOT_POSSIBLE_NOW', { status: file.status })
}

export interface Answer { readonly person: string | null; readonly because: 'holder' | 'backup' | 'substitute' | 'leader_in_charge' | 'backup_unqualified' | 'nobody'; readonly clause: string | null }

/** Who holds the post at a moment, for the work or for its approvals. */
export function responsible({ at, act }: { at: string; act: 'work' | 'approval' }, { holder, covers }: { holder: string | null; covers: readonly CoverFile[] }, { policy }: Rules): Answer {
  const now = covers.find(({ from, to }) => from <= at && (to === null || at < to))
  if (!now) return { person: holder, because: holder === null ? 'nobody' : 'holder', clause: policy.pairsRequired?.clause ?? null }
  if (act === 'approval' && policy.actingForRepresentative && now.approvals !== null) return { person: now.approvals, because: 'leader_in_charge', clause: policy.actingForRepresentative.clause }
  const by = standInAt(now, at)
  if (by === null) return { person: null, because: 'nobody', clause: policy.pairsRequired?.clause ?? null }
  if (now.byLeader && by === now.cover && policy.actingForOnly) return { person: by, because: 'leader_in_charge', clause: policy.actingForOnly.clause }
  // Nobody had to order it: the holder did not come, or left without a word.
  if (now.kind === 'unannounced' && policy.stepIn) return { person: by, because: 'backup', clause: policy.stepIn.clause }
  return { person: by, because: now.only ? 'substitute' : 'backup', clause: (policy.coverPowers ?? policy.automaticCover ?? policy.onePerson)?.clause ?? null }
}

/** An approval that takes a qualification passes to the backup only who has it. */
export function qualified(answer: Answer, lacks: boolean, { policy }: Rules): Answer {
  const passes = answer.because !== 'backup' || !policy.coverPowers || !lacks
  return passes ? answer : { person: null, because: 'backup_unqualified', clause: policy.coverPowers!.clause }
}

/** Where the filing says for which items a substitute is qualified, other items wait for the holder. */
export function coverable({ item, at }: { item: string; at: string }, covers: readonly CoverFile[], { policy }: Rules): { coverable: boolean; person: string | null; clause: string | null } {
  const now = covers.find(({ from, to }) => from <= at && (to === null || at < to))
  const by = now ? standInAt(now, at) : null
  if (!now || by === null) return { coverable: false, person: null, clause: null }
  const rule = policy.substituteKnows
  const knows = !rule || now.items.includes(item)
  return { coverable: knows, person: knows ? by : null, clause: rule?.clause ?? null }
}

/** Who is proposed to answer for what went wrong at a moment: the holder who left without a word, or who stood in. */
export function answers({ at, openBefore }: { at: string; openBefore: string | null }, known: { holder: string | null; covers: readonly CoverFile[] }, rules: Rules): Answer {
  const now = known.covers.find(({ from, to }) => from <= at && (to === null || at < to))
  const { policy } = rules
  // What was overdue before the cover began stays the holder's.
  if (now && openBefore !== null && openBefore < now.from) return { person: known.holder, because: 'holder', clause: policy.backupAnswers?.clause ?? null }
  if (now && policy.holderAnswers && now.status !== 'stepped_in' && now.confirmedAt === null) return { person: now.holder, because: 'holder', clause: policy.holderAnswers.clause }
  const by = now ? standInAt(now, at) : null
  if (by !== null) return { person: by, because: 'backup', clause: (policy.backupAnswers ?? policy.coverPowers)?.clause ?? null }
  return { person: known.holder, because: known.holder === null ? 'nobody' : 'holder', clause: policy.backupAnswers?.clause ?? null }
}
