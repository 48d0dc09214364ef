import { accept, type Decision, refuse } from '@hall/decider'
import type { Capacity, Line, Seat } from './roster.ts'
import type { SeatEvent } from './roster-event.ts'
import { isBefore, isOn, reaches, sameDay } from './stay.ts'

type Day = Temporal.PlainDate

/** What there is to know about one post. */
export interface PostState {
  readonly post: string
  readonly window: string
  readonly seats: readonly Seat[]
}

export interface AssignPost {
  readonly capacity: Capacity
  readonly from: Day
  /** The roster line of the person that holds on `from`; undefined when the center does not have the person then. */
  readonly line: Line | undefined
}

/** Puts a person on a post; who holds it in that capacity leaves it that day. One A and one B, never the same person. */
export function assign(
  { capacity, from, line }: AssignPost,
  { post, window, seats }: PostState,
): Decision<SeatEvent, 'PERSON_NOT_HERE' | 'SAME_PERSON_TWICE' | 'BEFORE_CURRENT'> {
  if (!line || !isOn(line, from)) return refuse('PERSON_NOT_HERE')
  const { person, name } = line
  const open = seats.filter((seat) => reaches(seat, from))
  const later = open.find((seat) => seat.capacity === capacity && isBefore(from, seat.from))
  if (later) return refuse('BEFORE_CURRENT', { from: later.from.toString() })
  const other = open.find((seat) => seat.capacity !== capacity && seat.person === person)
  if (other) return refuse('SAME_PERSON_TWICE', { person, as: other.capacity })

  const held = open.find((seat) => seat.capacity === capacity)
  if (held?.person === person && sameDay(held.until, line.until)) return accept()
  const events: SeatEvent[] = []
  if (held) events.push({ type: 'PostLeft', post, window, person: held.person, capacity, on: from.toString() })
  events.push({ type: 'PostAssigned', post, window, person, name, capacity, from: from.toString() })
  if (line.until) events.push({ type: 'PostLeft', post, window, person, capacity, on: line.until.toString() })
  return accept(...events)
}

export function leave(
  { capacity, on }: { readonly capacity: Capacity; readonly on: Day },
  { post, window, seats }: PostState,
): Decision<SeatEvent, 'POST_EMPTY' | 'BEFORE_CURRENT'> {
  const open = seats.filter((seat) => seat.capacity === capacity && reaches(seat, on))
  const held = open.find((seat) => !isBefore(on, seat.from))
  if (held) return accept({ type: 'PostLeft', post, window, person: held.person, capacity, on: on.toString() })
  const [later] = open
  return later ? refuse('BEFORE_CURRENT', { from: later.from.toString() }) : refuse('POST_EMPTY')
}
