import type { ABSENCE_KINDS } from '@hall/contract-attendance'
import type { WorkingCalendar } from '@hall/calendar'
import type { AttendancePolicy } from '@hall/regulation'
import type { LeaveOnDay } from './leave/absent-under.ts'

type PlainDateTime = Temporal.PlainDateTime

/** A check as it was recorded; never changes. `at` is the wall clock of the center. */
export interface Punch {
  readonly id: string
  readonly at: PlainDateTime
  readonly method: string
  /** Serial of the terminal; null for a line on the sign-in list. */
  readonly device: string | null
}

/** Time away that somebody entitled to it has approved. `to` is excluded. */
export interface Absence {
  readonly id: string
  readonly kind: (typeof ABSENCE_KINDS)[number]
  readonly from: PlainDateTime
  readonly to: PlainDateTime
  readonly registeredAt: Temporal.Instant
  /** From leave that was decided by its own rules, which also say how late it may be filed. */
  readonly ofLeave?: boolean
}

/** A terminal that did not work, or all of the center's where `device` is null; still going on where `to` is null. */
export interface Outage {
  readonly device: string | null
  readonly from: PlainDateTime
  readonly to: PlainDateTime | null
}

/** What a round saw of somebody; never changes. */
export interface Look {
  readonly id: string
  readonly at: PlainDateTime
  readonly state: 'present' | 'off_post' | 'wandering' | 'vacant'
}

/** What was ruled about a finding of the day. */
export interface Correction {
  readonly finding: string
  readonly point: string | null
  readonly ruling: 'lifted' | 'confirmed'
}

/** The policy and the calendar a day is judged under, with the versions that are put on record. */
export interface Rule {
  readonly policy: AttendancePolicy
  readonly version: number
  /** `YYYY-MM-DD` */
  readonly effectiveFrom: string
  readonly calendar: WorkingCalendar
  /** Version of the national calendar by year; a year without a document has none. */
  readonly calendarVersions: ReadonlyMap<number, number>
}

/** Everything that is known about one person and one day at a moment. */
export interface DayFacts {
  readonly date: Temporal.PlainDate
  /** False when the person belonged to no center that day. */
  readonly posted: boolean
  readonly punches: readonly Punch[]
  readonly absences: readonly Absence[]
  readonly outages: readonly Outage[]
  /** Leave that touches the day, or ended before it without a return: under which case a day away counts. */
  readonly leaves?: readonly LeaveOnDay[]
  /** First day after this one on which the person was seen at work. */
  readonly backOn?: Temporal.PlainDate
  readonly now: Temporal.Instant
  readonly looks?: readonly Look[]
  /** In the order they were made: the latest on a finding holds. */
  readonly corrections?: readonly Correction[]
  /** Something handed in for the day in time has not been looked at yet. */
  readonly pendingReview?: boolean
}
