import { problem } from '@hall/contract'
import { isUniqueViolation, type Transaction } from '@hall/database'
import { append, type EventMeta } from '@hall/journal'
import { and, asc, eq } from 'drizzle-orm'
import { streamVersion } from './directory-store.ts'
import { readingOf } from '../domain/pinyin.ts'
import type { Line, Roster, Seat } from '../domain/roster.ts'
import { evolveRoster, type RosterEvent } from '../domain/roster-event.ts'
import { plain, posting, seat } from './schema.ts'

/** Who sits where in a center is decided one command at a time: all of it is one stream. */
export function rosterStream(center: string): string {
  return `roster/${center}`
}

export interface StoredRoster extends Roster {
  readonly center: string
  /** Of the stream, read before the rows: rows newer than it make the append fail, older ones cannot be. */
  readonly version: number
  /** By person. */
  readonly phones: ReadonlyMap<string, string | null>
}

/** The whole roster of a center, or the seats of one post and the lines of one person or nobody. */
export async function loadRoster(tx: Transaction, center: string, only?: { post: string; person?: string }): Promise<StoredRoster> {
  const [version, lines, seats] = await Promise.all([
    streamVersion(tx, rosterStream(center)),
    only && only.person === undefined ? [] : tx.select().from(posting)
      .where(and(eq(posting.center, center), only?.person === undefined ? undefined : eq(plain(posting.person), only.person))).orderBy(asc(posting.seq)),
    tx.select().from(seat)
      .where(and(eq(seat.center, center), only && eq(seat.post, only.post))).orderBy(asc(seat.seq)),
  ])
  return {
    center,
    version,
    lines: Map.groupBy(lines.map(({ center: _center, phone: _phone, pinyin: _pinyin, pinyinJoined: _joined, initials: _initials, ...line }): Line => line), ({ person }) => person),
    seats: Map.groupBy(seats.map(({ center: _center, department: _department, ...held }): Seat => held), ({ post }) => post),
    phones: new Map(lines.map(({ person, phone }) => [person, phone])),
  }
}

/** Journals what was decided on `roster` and makes the rows say it. Answers the version of the stream. */
export async function commitRoster(
  tx: Transaction,
  roster: StoredRoster,
  { events, phones = new Map(), meta }: { events: readonly RosterEvent[]; phones?: ReadonlyMap<string, string | null>; meta: EventMeta },
) {
  const appended = await append(tx, { stream: rosterStream(roster.center), expectedVersion: roster.version, events, meta: { ...meta, center: roster.center } })
  if (!appended.ok) return appended
  const after = evolveRoster(roster, events)
  try {
    await saveLines(tx, roster, after)
  } catch (error) {
    // Another center has taken the person on in this moment.
    if (isUniqueViolation(error, 'posting_open')) return problem('CONFLICT', { details: { roster: roster.center } })
    throw error
  }
  await saveSeats(tx, roster, after)
  await savePhones(tx, roster, { after, phones })
  return { ok: true as const, value: { version: roster.version + events.length } }
}

async function saveLines(tx: Transaction, { center, lines: before }: StoredRoster, { lines: after }: Roster): Promise<void> {
  const { ended, added } = difference(before, after)
  if (ended.length > 0) await tx.sql(END('posting'), [JSON.stringify(ended)])
  if (added.length === 0) return
  await tx.sql(ADD_LINES, [center, JSON.stringify(added.map((line) => ({ ...line, ...readingOf(line.name) })))])
  await tx.sql(RENAME_SEATS, [center, JSON.stringify(added)])
}

async function saveSeats(tx: Transaction, { center, seats: before }: StoredRoster, { seats: after }: Roster): Promise<void> {
  const { ended, added } = difference(before, after)
  if (ended.length > 0) await tx.sql(END('seat'), [JSON.stringify(ended)])
  if (added.length > 0) await tx.sql(ADD_SEATS, [center, JSON.stringify(added)])
}

/** What is new, and what has another end. */
function difference<S extends Line | Seat>(before: ReadonlyMap<string, readonly S[]>, after: ReadonlyMap<string, readonly S[]>): { ended: S[]; added: S[] } {
  const known = new Set([...before.values()].flat())
  const changed = [...after.values()].flat().filter((stay) => !known.has(stay))
  return { ended: changed.filter(({ seq }) => seq !== undefined), added: changed.filter(({ seq }) => seq === undefined) }
}

/** The number moves on to a person's last line: it is no history. */
async function savePhones(
  tx: Transaction,
  { center, lines, phones: before }: StoredRoster,
  { after, phones }: { after: Roster; phones: ReadonlyMap<string, string | null> },
): Promise<void> {
  const touched = [...after.lines.keys()].filter((person) => phones.has(person) || (before.get(person) && after.lines.get(person) !== lines.get(person)))
  if (touched.length === 0) return
  const numbers = touched.map((person) => (phones.has(person) ? phones.get(person) ?? null : before.get(person) ?? null))
  await tx.sql(SET_PHONES, [center, touched, numbers])
}

const END = (table: 'posting' | 'seat') => `update ${table} set ends_on = v.until from jsonb_to_recordset($1) v(seq bigint, until date) where ${table}.seq = v.seq`

/** In order: a later line of a person has a higher number. */
const ADD_LINES = `
insert into posting (center, person, name, pinyin, pinyin_joined, initials, gender, department, "window", section,
  attendance_number, lead, starts_on, ends_on, since)
select $1, v.person, v.name, v.pinyin, v.joined, v.initials, v.gender, v.department, v."window", v.section,
  v."attendanceNumber", v.lead, v."from", v.until, v.since
from rows from (jsonb_to_recordset($2) as (person text, name text, pinyin text, joined text, initials text, gender text, department text,
  "window" text, section text, "attendanceNumber" text, lead boolean, "from" date, until date, since date)) with ordinality v
order by v.ordinality`

const RENAME_SEATS = `
update seat set name = v.name from jsonb_to_recordset($2) v(person text, name text)
where seat.center = $1 and seat.person = v.person and seat.name <> v.name`

const ADD_SEATS = `
insert into seat (center, department, "window", post, capacity, person, name, starts_on, ends_on)
select $1, p.department, v."window", v.post, v.capacity, v.person, v.name, v."from", v.until
from rows from (jsonb_to_recordset($2) as (post text, "window" text, capacity text, person text, name text, "from" date, until date)) with ordinality v
join post p on p.id = v.post
order by v.ordinality`

const SET_PHONES = `
update posting p set phone = case when p.seq = last.seq then v.phone end
from unnest($2::text[], $3::text[]) v(person, phone)
cross join lateral (select max(seq) as seq from posting where center = $1 and person = v.person) last
where p.center = $1 and p.person = v.person`
