import type { Places } from '../places.ts'
import { maskPhone } from '../phone.ts'
import type { Roster, Seat } from '../roster.ts'
import { evolveRoster, type LineEvent, type RosterEvent } from '../roster-event.ts'
import { reaches } from '../stay.ts'
import { checkAttendanceNumbers, checkPersons } from './across-rows.ts'
import { type Change, describe, difference } from './changes.ts'
import { locate } from './locate.ts'
import { indexPlaces, type PlaceIndex } from './place-index.ts'
import { lastLine, planLine } from './plan-line.ts'
import { planSeats } from './plan-seats.ts'
import type { RosterRow, RowError, Wanted } from './row.ts'

export interface RosterFile {
  readonly rows: readonly RosterRow[]
  /** Holds for rows without a day of their own. */
  readonly day: Temporal.PlainDate
}

/** What a file is compared with. */
export interface Recorded {
  readonly places: Places
  readonly roster: Roster
  readonly phones: ReadonlyMap<string, string | null>
  /** Persons of the file whom another center has on or after the day. */
  readonly postedElsewhere: ReadonlySet<string>
}

export interface RosterPlan {
  readonly errors: readonly RowError[]
  readonly changes: readonly Change[]
  readonly events: readonly RosterEvent[]
  /** New telephone numbers by person: they are kept out of events. */
  readonly phones: ReadonlyMap<string, string | null>
}

/** What a roster file would change, and what is wrong with it. Nothing of it may be done while there are errors. */
export function planRoster({ rows, day }: RosterFile, recorded: Recorded): RosterPlan {
  const { roster } = recorded
  const places = indexPlaces(recorded.places)
  const located = rows.map((row) => locate(row, lastLine(roster.lines.get(row.person)), { places, day }))
  const errors = [...located.flatMap((one) => one.errors), ...checkPersons(rows, recorded.postedElsewhere)]
  const unreadable = rowsOf(errors)
  const sound = located.map(({ wanted }) => wanted).filter(({ row }) => !unreadable.has(row))

  const lines = planLines(sound, roster)
  errors.push(...lines.errors)
  const posted = evolveRoster(roster, lines.events)
  const wrongRows = rowsOf(errors)
  const wrong = new Set(rows.filter(({ row }) => wrongRows.has(row)).map(({ person }) => person))
  const seats = planSeats(sound, { before: roster, after: posted, places, wrong })
  errors.push(...checkAttendanceNumbers(sound, posted, wrong), ...seats.errors)

  const phones = changedPhones(sound, recorded.phones)
  return {
    errors: errors.sort((a, b) => a.row - b.row),
    changes: compare(sound, { ...recorded, places }, { roster: evolveRoster(posted, seats.events), phones }),
    events: [...lines.events, ...[...phones.keys()].map((person) => ({ type: 'PhoneChanged' as const, person })), ...seats.events],
    phones,
  }
}

function rowsOf(errors: readonly RowError[]): Set<number> {
  return new Set(errors.map(({ row }) => row))
}

function planLines(rows: readonly Wanted[], roster: Roster): { events: LineEvent[]; errors: RowError[] } {
  const events: LineEvent[] = []
  const errors: RowError[] = []
  for (const wanted of rows) {
    const decision = planLine(wanted, lastLine(roster.lines.get(wanted.person)))
    if (decision.ok) events.push(...decision.events)
    else {
      const { code, details } = decision.refusal
      errors.push({ row: wanted.row, field: code === 'BEFORE_CURRENT' ? 'from' : 'until', code, details })
    }
  }
  return { events, errors }
}

function changedPhones(rows: readonly Wanted[], recorded: Recorded['phones']): Map<string, string | null> {
  return new Map(rows.flatMap(({ person, phone }) => (phone === undefined || phone === (recorded.get(person) ?? null) ? [] : [[person, phone]])))
}

type State = Pick<Recorded, 'roster' | 'phones'>

function compare(rows: readonly Wanted[], { places, roster, phones }: State & { places: PlaceIndex }, after: State): Change[] {
  const seatsBefore = seatsByPerson(roster)
  const seatsAfter = seatsByPerson(after.roster)
  return rows.map((wanted) => {
    const { person, from } = wanted
    const shown = (at: Roster, seats: Map<string, Seat[]>, phone: string | null) => describe({
      line: lastLine(at.lines.get(person)),
      seats: (seats.get(person) ?? []).filter((seat) => reaches(seat, from)),
      phone: phone && maskPhone(phone),
      places,
    })
    const phoneBefore = phones.get(person) ?? null
    const changed = after.phones.has(person)
    return difference(wanted, {
      before: shown(roster, seatsBefore, phoneBefore),
      after: shown(after.roster, seatsAfter, changed ? after.phones.get(person) ?? null : phoneBefore),
      phone: changed,
    })
  })
}

function seatsByPerson({ seats }: Roster): Map<string, Seat[]> {
  return Map.groupBy([...seats.values()].flat(), ({ person }) => person)
}
