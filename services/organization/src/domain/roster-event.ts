import type { Capacity, Gender, Line, Place, Roster, Seat } from './roster.ts'
import { isBefore, reaches, type Stay } from './stay.ts'

/** Stream `roster/<center>`. No phone in it: what is journaled stays. */
export type LineEvent =
  | ({
    readonly type: 'PersonPosted'
    readonly person: string
    readonly name: string
    readonly gender: Gender
    readonly attendanceNumber: string | null
    readonly lead: boolean
    readonly from: string
    readonly since: string
  } & Place)
  | { readonly type: 'PersonLeft'; readonly person: string; readonly name: string; readonly on: string }
  | { readonly type: 'PhoneChanged'; readonly person: string }

export type SeatEvent =
  | { readonly type: 'PostAssigned'; readonly post: string; readonly window: string; readonly person: string; readonly name: string; readonly capacity: Capacity; readonly from: string }
  | { readonly type: 'PostLeft'; readonly post: string; readonly window: string; readonly person: string; readonly capacity: Capacity; readonly on: string }

export type RosterEvent = LineEvent | SeatEvent

export const EMPTY_ROSTER: Roster = { lines: new Map(), seats: new Map() }

/** The roster after the events. What they do not touch stays the same object. */
export function evolveRoster(roster: Roster, events: Iterable<RosterEvent>): Roster {
  const lines = new Map(roster.lines)
  const seats = new Map(roster.seats)
  for (const event of events) {
    switch (event.type) {
      case 'PersonPosted':
      case 'PersonLeft':
      case 'PhoneChanged':
        lines.set(event.person, evolveLines(lines.get(event.person) ?? [], event))
        break
      case 'PostAssigned':
      case 'PostLeft':
        seats.set(event.post, evolveSeats(seats.get(event.post) ?? [], event))
        break
      default:
        event satisfies never
    }
  }
  return { lines, seats }
}

function evolveLines(lines: readonly Line[], event: LineEvent): readonly Line[] {
  switch (event.type) {
    case 'PersonPosted': {
      const { type: _type, from, since, ...content } = event
      const day = Temporal.PlainDate.from(from)
      return [...cutAt(lines, day), { ...content, from: day, until: null, since: Temporal.PlainDate.from(since) }]
    }
    case 'PersonLeft': return cutAt(lines, Temporal.PlainDate.from(event.on))
    case 'PhoneChanged': return lines
  }
}

export function evolveSeats(seats: readonly Seat[], event: SeatEvent): readonly Seat[] {
  switch (event.type) {
    case 'PostAssigned': {
      const { type: _type, from, ...content } = event
      return [...seats, { ...content, from: Temporal.PlainDate.from(from), until: null }]
    }
    case 'PostLeft': {
      const held = (seat: Seat) => seat.capacity === event.capacity && seat.person === event.person
      return cutAt(seats, Temporal.PlainDate.from(event.on), held)
    }
  }
}

/** Ends on `day` what would have gone on after it. */
function cutAt<S extends Stay>(stays: readonly S[], day: Temporal.PlainDate, concerned: (stay: S) => boolean = () => true): readonly S[] {
  return stays.map((stay) => (concerned(stay) && reaches(stay, day) && !isBefore(day, stay.from) ? { ...stay, until: day } : stay))
}
