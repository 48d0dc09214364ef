import type { WorkingCalendar } from '@hall/calendar'
import { dateOf } from '@hall/calendar'
import { ACTIONS, type CaseAction, type ItemContent } from '@hall/contract-cases'
import { refuse } from '@hall/decider'
import type { CasesPolicy } from '@hall/regulation'
import type { FindingKind, FindingRaised } from './case-event.ts'
import type { CaseFile } from './case-file.ts'

/** A last moment of the case as its clock tells it now. */
export interface DueNow {
  readonly date: Temporal.PlainDate
  /** No longer in time. */
  readonly endsAt: Temporal.Instant
  readonly clause: string | null
  readonly stopped: boolean
}

export interface Authority { readonly capacity: 'examiner' | 'approver' | 'carrier'; readonly item: string | null; readonly simple: boolean; readonly person: string }

/** What a decision about a case rests on beside its journal. */
export interface Situation {
  readonly now: Temporal.Instant
  readonly actor: string
  readonly newId: () => string
  readonly policy: CasesPolicy
  readonly content: ItemContent
  readonly calendar: WorkingCalendar
  /** The department's authorizations in force today. */
  readonly authorities: readonly Authority[]
  /** Written mandate of the chief representative who acts; the empty text for none. */
  readonly mandate: string
  /** Whoever acts learns at the center, and may or may not do so alone today. */
  readonly learning: 'with_mentor' | 'excepted' | null
  /** Whoever first took it in was learning: the one who did is assistant once a regular member of staff accepts. */
  readonly firstLearning: boolean
  /** Departments whose chief representative acts, in a joint case. */
  readonly represents: readonly string[]
  readonly dues: { readonly statutory?: DueNow; readonly promised?: DueNow; readonly step?: DueNow }
}

/** Undefined where the state of the case allows the action. */
export function faultOfState(file: CaseFile, action: CaseAction) {
  if (!file.opened) return refuse('CASE_UNKNOWN')
  const allowed: readonly string[] = ACTIONS[file.state]
  return allowed.includes(action) ? undefined : refuse('STATE_WRONG', { state: file.state, action })
}

interface FindingInput { readonly kind: FindingKind; readonly clause: string | null; readonly detail?: string; readonly days?: number; readonly person?: string | null }

/** What the record shows to be wrong; each kind once a case. */
export function find(file: CaseFile, { newId }: Pick<Situation, 'newId'>, { kind, clause, detail = '', days, person }: FindingInput): FindingRaised[] {
  if (file.found.has(kind)) return []
  return [{ type: 'FindingRaised', id: newId(), kind, clause, person: person === undefined ? file.handler : person, detail, days: days ?? null }]
}

/** What comes online and is looked through there was never a visit: what binds a visit does not bind it. EP-NET-05. */
export function isReviewedOnline({ opened }: CaseFile, { policy }: Pick<Situation, 'policy'>): boolean {
  return policy.online !== undefined && opened?.channel === 'online'
}

/** Whether two moments lie on one day of the center. */
export function isSameDay(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return dateOf(a).equals(dateOf(b))
}

/** Working days after the date, or after the nth one after `from`. */
export function workdaysAfter(calendar: WorkingCalendar, from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  return n === 0 ? (calendar.isWorkday(from) ? from : calendar.nextWorkday(from)) : calendar.addWorkdays(from, n)
}

/** How many working days the moment lies past the last day; 0 in time. */
export function workdaysLate({ calendar, now }: Pick<Situation, 'calendar' | 'now'>, last: Temporal.PlainDate): number {
  const today = dateOf(now)
  return Temporal.PlainDate.compare(today, last) > 0 ? Math.max(1, calendar.workdaysBetween(last, today)) : 0
}

export function isAuthorized({ authorities, actor }: Situation, capacity: Authority['capacity'], item: string): boolean {
  return authorities.some((one) => one.person === actor && one.capacity === capacity && (one.item === null || one.item === item))
}

/** Whether one examines and another approves: by the item's list, or for every item. TG-CAS-37, TG-CAS-40. */
export function needsTwo({ policy: { examination }, content }: Pick<Situation, 'policy' | 'content'>): boolean {
  return content.twoPersons || examination?.value.twoPersons === 'every_item'
}
