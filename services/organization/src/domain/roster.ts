import type { Stay } from './stay.ts'

export type Capacity = 'primary' | 'backup'
export const CAPACITIES: readonly Capacity[] = ['primary', 'backup']
export const GENDERS = ['female', 'male', 'unknown'] as const
export type Gender = (typeof GENDERS)[number]

/** Where a center puts a person: at a department's window, with a department only, or into a section of its own. */
export interface Place {
  readonly department: string | null
  readonly window: string | null
  readonly section: string | null
}

/** One line of a center's roster: what held about a person from a day on. A change closes the line and opens the next. */
export interface Line extends Place, Stay {
  /** Of the stored row; a line decided on and not yet stored has none. */
  readonly seq?: number
  readonly person: string
  readonly name: string
  readonly gender: Gender
  readonly attendanceNumber: string | null
  readonly lead: boolean
  /** First day at this place, over all lines that only changed something else. */
  readonly since: Temporal.PlainDate
}

/** Who held a post as A (`primary`) or B (`backup`). */
export interface Seat extends Stay {
  readonly seq?: number
  readonly post: string
  readonly window: string
  readonly capacity: Capacity
  readonly person: string
  readonly name: string
}

/** Who is and was where in one center, or the part of it a decision needs; lines and seats in order of recording. */
export interface Roster {
  /** By person. */
  readonly lines: ReadonlyMap<string, readonly Line[]>
  /** By post. */
  readonly seats: ReadonlyMap<string, readonly Seat[]>
}

export function samePlace(a: Place, b: Place): boolean {
  return a.department === b.department && a.window === b.window && a.section === b.section
}
