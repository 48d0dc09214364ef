import type { WorkingTime } from '../leave/leave-time.ts'
import { overlaps } from '../leave/leave-time.ts'
import { isAway, type WindowStaff } from './window-day.ts'

/** One window in one half day. */
export interface GridCell {
  readonly window: string
  readonly date: Temporal.PlainDate
  readonly half: 'am' | 'pm'
  readonly present: readonly string[]
  readonly away: readonly string[]
  readonly covers: readonly { readonly id: string; readonly holder: string; readonly person: string | null; readonly state: 'asked' | 'accepted' }[]
  /** Posts neither of whose holders is there. */
  readonly unmanned: readonly string[]
  /** Nobody is there and nobody has agreed to come. */
  readonly gap: boolean
}

/** Who keeps a window in each half day: holders, backups, covers and what is left open. */
export function coverGrid({ window, members, pairs, covers }: WindowStaff, times: readonly WorkingTime[]): GridCell[] {
  return times.map((time) => {
    const away = members.filter((member) => isAway(member, time)).map(({ person }) => person)
    const present = members.filter(({ person }) => !away.includes(person)).map(({ person }) => person)
    const here = covers.flatMap(({ id, holder, person, state, from, to }) =>
      (state === 'asked' || state === 'accepted') && overlaps({ from, to }, time) ? [{ id, holder, person, state }] : [])
    const covered = here.filter(({ state }) => state === 'accepted').map(({ holder }) => holder)
    const isHeld = (person: string | null) => person !== null && (present.includes(person) || covered.includes(person))
    const unmanned = pairs.filter(({ primary, backup }) => (primary ?? backup) !== null && !isHeld(primary) && !isHeld(backup)).map(({ post }) => post)
    return {
      window, date: time.date, half: time.half, present, away, covers: here, unmanned,
      gap: members.length > 0 && present.length === 0 && covered.length === 0,
    }
  })
}
