import type { Refusal } from '@hall/decider'
import type { Capacity, Gender, Place } from '../roster.ts'

type Day = Temporal.PlainDate

/** Columns of a roster file. */
export const FIELDS = [
  'person', 'name', 'gender', 'department', 'window', 'section', 'primary', 'backup', 'lead', 'attendanceNumber', 'phone', 'from', 'until',
] as const
export type Field = (typeof FIELDS)[number]

/** A line of the file. Undefined: the file has no such column, what is recorded stays; null: the cell is empty. */
export interface RosterRow {
  readonly row: number
  readonly person: string
  readonly name: string
  readonly gender?: Gender | null
  /** Places by id, number or name, as written. */
  readonly department?: string | null
  readonly window?: string | null
  readonly section?: string | null
  /** Posts held as A, and as B. */
  readonly primary?: readonly string[] | null
  readonly backup?: readonly string[] | null
  readonly lead?: boolean | null
  readonly attendanceNumber?: string | null
  readonly phone?: string | null
  /** From when the row holds; the day of the import unless given. */
  readonly from?: Day | null
  /** First day on which the person is no longer in the center. */
  readonly until?: Day | null
}

export const ROW_CODES = [
  /** `first`: row */
  'NUMBER_TWICE',
  'POSTED_ELSEWHERE',
  /** `value` */
  'DEPARTMENT_UNKNOWN', 'WINDOW_UNKNOWN', 'SECTION_UNKNOWN', 'POST_UNKNOWN',
  /** `value`: several posts are called so */
  'POST_AMBIGUOUS',
  'WINDOW_CLOSED',
  'PLACE_MISSING', 'PLACE_TWICE',
  /** `number`, `name`, `other`: row */
  'ATTENDANCE_NUMBER_TWICE',
  /** `number`, `name`, `holder`: somebody the file does not name */
  'ATTENDANCE_NUMBER_TAKEN',
  /** `post`, `name`, `other`: row */
  'POST_TWICE',
  /** `post`, `name`, `holder`: somebody the file does not name */
  'POST_HELD',
  /** `post` */
  'SAME_PERSON_TWICE',
  /** `from`: what is recorded begins only then */
  'BEFORE_CURRENT',
  'UNTIL_BEFORE_FROM',
] as const
export type RowCode = (typeof ROW_CODES)[number]

export interface RowError {
  readonly row: number
  readonly field: Field
  readonly code: RowCode
  readonly details?: Refusal['details']
}

/** A row with its places found: what shall hold about the person. */
export interface Wanted {
  readonly row: number
  readonly person: string
  readonly from: Day
  /** Undefined: as recorded. */
  readonly until: Day | null | undefined
  readonly content: Content
  readonly phone: string | null | undefined
  /** Ids of posts; undefined: as recorded. */
  readonly posts: Readonly<Record<Capacity, readonly string[] | undefined>>
}

/** What a roster line says about a person, but for its days. */
export interface Content extends Place {
  readonly name: string
  readonly gender: Gender
  readonly attendanceNumber: string | null
  readonly lead: boolean
}
