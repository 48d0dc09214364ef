import { CAPACITIES, type Capacity, type Roster, type Seat } from '../roster.ts'
import { evolveSeats, type SeatEvent } from '../roster-event.ts'
import { assign } from '../seating.ts'
import { isBefore, isOn, reaches } from '../stay.ts'
import type { PlaceIndex } from './place-index.ts'
import { lastLine } from './plan-line.ts'
import type { RowError, Wanted } from './row.ts'

interface Seating {
  readonly before: Roster
  readonly after: Roster
  readonly places: PlaceIndex
  /** Persons whose rows have errors: what they hold may be about to change, so nobody is told that it is taken. */
  readonly wrong: ReadonlySet<string>
}
interface SeatPlan { readonly events: readonly SeatEvent[]; readonly errors: readonly RowError[] }

/**
 * Seats all rows of a file: first everybody leaves what they shall not hold any more, then everybody takes what they
 * shall, so that A and B may change places in one file. `before` and `after` differ by the lines the file changes.
 */
export function planSeats(rows: readonly Wanted[], seating: Seating): SeatPlan {
  const seats = new Map(seating.before.seats)
  const happened = (plan: SeatPlan) => {
    for (const event of plan.events) seats.set(event.post, evolveSeats(seats.get(event.post) ?? [], event))
    return plan
  }
  const held = Map.groupBy([...seats.values()].flat(), ({ person }) => person)
  const left = rows.flatMap((row) => (held.get(row.person) ?? []).map((seat) => happened(leaveSeat(row, seat, seating))))

  const rowByPerson = new Map(rows.map(({ person, row }) => [person, row]))
  const taken = rows.flatMap((row) => CAPACITIES.flatMap((capacity) => (row.posts[capacity] ?? [])
    .map((post) => happened(takeSeat(row, { post, capacity }, { ...seating, seats, rowByPerson })))))

  const plans = [...left, ...taken]
  return { events: plans.flatMap(({ events }) => events), errors: plans.flatMap(({ errors }) => errors) }
}

const NOTHING: SeatPlan = { events: [], errors: [] }
const event = (...events: SeatEvent[]): SeatPlan => ({ events, errors: [] })
const error = (one: RowError): SeatPlan => ({ events: [], errors: [one] })

function leaveSeat(wanted: Wanted, seat: Seat, seating: Seating): SeatPlan {
  const { post, window, person, capacity, from } = seat
  const on = leavingDay(seat, wanted, seating)
  if (!on) return NOTHING
  if (isBefore(on, from)) return error({ row: wanted.row, field: capacity, code: 'BEFORE_CURRENT', details: { from: from.toString() } })
  return event({ type: 'PostLeft', post, window, person, capacity, on: on.toString() })
}

/** The day the row makes its person leave a seat; undefined when the seat stays as it is. */
function leavingDay(seat: Seat, { person, from, posts }: Wanted, { before, after }: Seating): Temporal.PlainDate | undefined {
  const line = lastLine(after.lines.get(person))
  if (reaches(seat, from)) {
    const listed = posts[seat.capacity]
    if (listed && !listed.includes(seat.post)) return from
    // Whoever goes to another window cannot hold the post of the old one; backing it up from there remains possible.
    const cameFromThere = lastLine(before.lines.get(person))?.window === seat.window
    if (!listed && seat.capacity === 'primary' && cameFromThere && line?.window !== seat.window) return from
  }
  return line?.until && reaches(seat, line.until) ? line.until : undefined
}

interface Taking extends Seating {
  /** By post, with everything that happened so far. */
  readonly seats: Roster['seats']
  readonly rowByPerson: ReadonlyMap<string, number>
}

function takeSeat({ row, person, from }: Wanted, { post, capacity }: { post: string; capacity: Capacity }, { after, places, wrong, seats: all, rowByPerson }: Taking): SeatPlan {
  const at = places.getPost(post)
  const label = places.labelOf(at)
  const seats = all.get(post) ?? []
  const holder = seats.find((seat) => seat.capacity === capacity && reaches(seat, from))
  // What is recorded already, from whatever day, is no change.
  if (holder && (holder.person === person || wrong.has(holder.person))) return NOTHING
  if (holder) {
    const other = rowByPerson.get(holder.person)
    const about = { row, field: capacity, details: { post: label, name: holder.name } }
    return error(other === undefined
      ? { ...about, code: 'POST_HELD', details: { ...about.details, holder: holder.person } }
      : { ...about, code: 'POST_TWICE', details: { ...about.details, other } })
  }
  const line = after.lines.get(person)?.find((one) => isOn(one, from))
  const decision = assign({ capacity, from, line }, { post, window: at.window, seats })
  if (decision.ok) return event(...decision.events)
  const { code, details } = decision.refusal
  // A person without a line on that day was reported with the line.
  return code === 'PERSON_NOT_HERE' ? NOTHING : error({ row, field: capacity, code, details: { post: label, ...details } })
}
