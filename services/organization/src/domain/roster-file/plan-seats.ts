import { type Places } from '../places.ts'
import { CAPACITIES, type Capacity, type Roster, type Seat } from '../roster.ts'
import { evolveRoster, type SeatEvent } from '../roster-event.ts'
import { assign } from '../seating.ts'
import { isBefore, isOn, reaches } from '../stay.ts'
import { postLabel } from './locate.ts'
import { lastLine } from './plan-line.ts'
import type { RowError, Wanted } from './row.ts'

interface Seating {
  readonly before: Roster
  readonly after: Roster
  readonly places: Places
  /** Persons whose rows have errors: what they hold may be about to change, so nobody is told that it is taken. */
  readonly wrong: ReadonlySet<string>
}
interface SeatPlan { readonly events: readonly SeatEvent[]; readonly errors: readonly RowError[] }

/**
 * Seats all rows of a file: first everybody leaves what they shall not hold any more, then everybody takes what they
 * shall, so that A and B may change places in one file. `before` and `after` differ by the lines the file changes.
 */
export function planSeats(rows: readonly Wanted[], { before, after, places, wrong }: Seating): SeatPlan {
  const errors: RowError[] = []
  const events: SeatEvent[] = []
  let roster = after
  const apply = (...more: SeatEvent[]) => {
    events.push(...more)
    roster = evolveRoster({ lines: roster.lines, seats: roster.seats }, more)
  }

  const seatsByPerson = Map.groupBy([...before.seats.values()].flat(), ({ person }) => person)
  for (const wanted of rows) {
    for (const seat of seatsByPerson.get(wanted.person) ?? []) {
      const on = leavingDay(seat, wanted, { before, after })
      if (!on) continue
      if (isBefore(on, seat.from)) errors.push({ row: wanted.row, field: seat.capacity, code: 'BEFORE_CURRENT', details: { from: seat.from.toString() } })
      else apply({ type: 'PostLeft', post: seat.post, window: seat.window, person: seat.person, capacity: seat.capacity, on: on.toString() })
    }
  }
  const rowByPerson = new Map(rows.map((wanted) => [wanted.person, wanted.row]))
  for (const wanted of rows) {
    for (const capacity of CAPACITIES) {
      for (const post of wanted.posts[capacity] ?? []) {
        const outcome = take(wanted, { post, capacity }, { roster, places, wrong, rowByPerson })
        if ('code' in outcome) errors.push(outcome)
        else apply(...outcome.events)
      }
    }
  }
  return { events, errors }
}

/** The day the row makes its person leave a seat; undefined when the seat stays as it is. */
function leavingDay(seat: Seat, { person, from, posts }: Wanted, { before, after }: { before: Roster; after: Roster }): Temporal.PlainDate | undefined {
  const line = lastLine(after.lines.get(person))
  const end = line?.until ?? null
  if (!line || !reaches(seat, from)) return end && reaches(seat, end) ? end : undefined
  const listed = posts[seat.capacity]
  if (listed) return listed.includes(seat.post) ? (end && reaches(seat, end) ? end : undefined) : from
  // Whoever goes to another window cannot hold the post of the old one; backing it up from there remains possible.
  const movedAway = seat.capacity === 'primary' && lastLine(before.lines.get(person))?.window === seat.window && line.window !== seat.window
  if (movedAway) return from
  return end && reaches(seat, end) ? end : undefined
}

interface Sitting extends Pick<Seating, 'places' | 'wrong'> { readonly roster: Roster; readonly rowByPerson: ReadonlyMap<string, number> }

function take(
  { row, person, from }: Wanted,
  { post, capacity }: { post: string; capacity: Capacity },
  { roster, places, wrong, rowByPerson }: Sitting,
): RowError | { events: readonly SeatEvent[] } {
  const at = places.posts.find(({ id }) => id === post)!
  const label = postLabel(at, places)
  const seats = roster.seats.get(post) ?? []
  const holder = seats.find((seat) => seat.capacity === capacity && seat.person !== person && reaches(seat, from))
  if (holder && wrong.has(holder.person)) return { events: [] }
  if (holder) {
    const other = rowByPerson.get(holder.person)
    return other === undefined
      ? { row, field: capacity, code: 'POST_HELD', details: { post: label, name: holder.name, holder: holder.person } }
      : { row, field: capacity, code: 'POST_TWICE', details: { post: label, name: holder.name, other } }
  }
  // What is recorded already, from whatever day, is no change.
  if (seats.some((seat) => seat.capacity === capacity && seat.person === person && reaches(seat, from))) return { events: [] }
  const line = roster.lines.get(person)?.find((one) => isOn(one, from))
  const decision = assign({ capacity, from, line }, { post, window: at.window, seats })
  if (decision.ok) return { events: decision.events }
  const { code } = decision.refusal
  // A person without a line on that day was reported with the line.
  return code === 'PERSON_NOT_HERE' ? { events: [] } : { row, field: capacity, code, details: { post: label, ...decision.refusal.details } }
}
