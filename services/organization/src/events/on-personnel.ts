import { formatGrant, type Grant, systemActor } from '@hall/access'
import { type PersonnelContract, personnelContract } from '@hall/contract-personnel'
import type { EventOf } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append, type EventMeta, type PublicEvent } from '@hall/journal'
import type { ConsumerSpec } from '@hall/service-kit'
import { findPost, streamVersion } from '../db/directory-store.ts'
import { commitRoster, loadRoster, type StoredRoster } from '../db/roster-store.ts'
import { roleGrant } from '../db/schema.ts'
import { type GrantEvent, placeOf, scopeText } from '../domain/grants.ts'
import type { RosterEvent } from '../domain/roster-event.ts'
import { assign, leave } from '../domain/seating.ts'
import { isOn, reaches } from '../domain/stay.ts'

type Events = PersonnelContract['events']
type Data<T extends keyof Events> = EventOf<Events[T]>
const { events } = personnelContract
const TYPES = ['posting-ordered', 'posting-ended', 'pair-agreed', 'pair-ended', 'mandate-granted', 'mandate-withdrawn'] as const

/** Orders of the personnel service, on their day: the roster, the backups of posts, the rights of chief representatives. */
export function onPersonnel(): ConsumerSpec {
  return { name: 'personnel', from: 'personnel', types: TYPES, handle: (tx, event) => apply(tx, event) }
}

async function apply(tx: Transaction, event: PublicEvent): Promise<void> {
  const meta: EventMeta = { commandId: event.id, actor: systemActor('organization').id, now: Temporal.Instant.from(event.occurredAt), causedBy: event.id }
  switch (event.type) {
    case 'posting-ordered': return post(tx, events['posting-ordered'].data.parse(event.data), meta)
    case 'posting-ended': return end(tx, events['posting-ended'].data.parse(event.data), meta)
    case 'pair-agreed': return pair(tx, events['pair-agreed'].data.parse(event.data), meta)
    case 'pair-ended': return unpair(tx, events['pair-ended'].data.parse(event.data), meta)
    case 'mandate-granted': return grant(tx, events['mandate-granted'].data.parse(event.data), meta)
    case 'mandate-withdrawn': return withdraw(tx, events['mandate-withdrawn'].data.parse(event.data), meta)
  }
}

async function post(tx: Transaction, order: Data<'posting-ordered'>, meta: EventMeta): Promise<void> {
  const { person, name, center, department, window, lead, attendanceNumber, from } = order
  const roster = await loadRoster(tx, center)
  const before = roster.lines.get(person)?.at(-1)
  const day = Temporal.PlainDate.from(from)
  const at = { department, window, section: null }
  const posted: RosterEvent = {
    type: 'PersonPosted', person, name, gender: before?.gender ?? 'unknown', attendanceNumber: attendanceNumber ?? before?.attendanceNumber ?? null, lead, ...at, from, since: from,
  }
  const seated = order.post === null || order.capacity === null ? [] : seatOf(roster, {
    post: order.post, window, capacity: order.capacity, from: day,
    line: { ...at, person, name, gender: 'unknown', attendanceNumber, lead, from: day, until: null, since: day },
  })
  await commit(tx, roster, { events: [posted, ...seated], meta })
}

function seatOf(roster: StoredRoster, { post: id, window, ...seating }: { post: string; window: string } & Parameters<typeof assign>[0]): readonly RosterEvent[] {
  const decision = assign(seating, { post: id, window, seats: roster.seats.get(id) ?? [] })
  if (!decision.ok) throw new Error(`${id}: ${decision.refusal.code}`)
  return decision.events
}

/** Off the roster and off every post on the day; what had ended before stays as it was. */
async function end(tx: Transaction, { person, center, on }: Data<'posting-ended'>, meta: EventMeta): Promise<void> {
  const roster = await loadRoster(tx, center)
  const day = Temporal.PlainDate.from(on)
  const line = roster.lines.get(person)?.findLast((one) => isOn(one, day) || reaches(one, day))
  if (!line) return
  const seats = [...roster.seats.values()].flat().filter((seat) => seat.person === person && reaches(seat, day))
  const left: RosterEvent[] = seats.map(({ post: id, window, capacity }) => ({ type: 'PostLeft', post: id, window, person, capacity, on }))
  await commit(tx, roster, { events: [...left, { type: 'PersonLeft', person, name: line.name, on }], meta })
}

async function pair(tx: Transaction, { center, post: id, backup, from }: Data<'pair-agreed'>, meta: EventMeta): Promise<void> {
  const place = await findPost(tx, id)
  if (!place) throw new Error(`${id}: no such post`)
  const roster = await loadRoster(tx, center, { post: id, person: backup })
  const day = Temporal.PlainDate.from(from)
  const line = roster.lines.get(backup)?.find((one) => isOn(one, day))
  await commit(tx, roster, { events: seatOf(roster, { post: id, window: place.window, capacity: 'backup', from: day, line }), meta })
}

async function unpair(tx: Transaction, { center, post: id, backup, on }: Data<'pair-ended'>, meta: EventMeta): Promise<void> {
  const roster = await loadRoster(tx, center, { post: id })
  const seats = roster.seats.get(id) ?? []
  const day = Temporal.PlainDate.from(on)
  if (!seats.some((seat) => seat.person === backup && seat.capacity === 'backup' && isOn(seat, day))) return
  const decision = leave({ capacity: 'backup', on: day }, { post: id, window: seats[0]!.window, seats })
  if (decision.ok) await commit(tx, roster, { events: decision.events, meta })
}

async function commit(tx: Transaction, roster: StoredRoster, decided: { events: readonly RosterEvent[]; meta: EventMeta }): Promise<void> {
  const committed = await commitRoster(tx, roster, decided)
  if (!committed.ok) throw new Error(`roster of ${roster.center}: ${committed.problem.code}`)
}

/** The right lasts as long as the letter. */
async function grant(tx: Transaction, { id, person, center, department, window, from, until }: Data<'mandate-granted'>, meta: EventMeta): Promise<void> {
  const given: Grant = { role: 'chief_representative', scope: window === null ? { kind: 'department', department } : { kind: 'window', center, window } }
  const place = placeOf(given.scope, center)
  const after = until === null ? null : Temporal.PlainDate.from(until).add({ days: 1 })
  await tx.insert(roleGrant).values({
    id, person, role: given.role, scope: scopeText(given), ...place, grantedBy: meta.actor, from: Temporal.PlainDate.from(from), until: after,
  }).onConflictDoNothing()
  const event: GrantEvent = { type: 'GrantGiven', id, person, grant: formatGrant(given), from, until: after?.toString() ?? null }
  await appendGrant(tx, id, { event, meta: { ...meta, ...place } })
}

async function withdraw(tx: Transaction, { id, person, center, on }: Data<'mandate-withdrawn'>, meta: EventMeta): Promise<void> {
  const rows = await tx.sql<{ role: string; scope: string }>(
    `update role_grant set ends_on = greatest($2::date, starts_on) where id = $1 and (ends_on is null or ends_on > $2::date) returning role, scope`, [id, on])
  if (rows[0]) await appendGrant(tx, id, { event: { type: 'GrantRevoked', id, person, grant: `${rows[0].role}@${rows[0].scope}`, on }, meta: { ...meta, center } })
}

async function appendGrant(tx: Transaction, id: string, { event, meta }: { event: GrantEvent; meta: EventMeta }): Promise<void> {
  const stream = `grant/${id}`
  const appended = await append(tx, { stream, expectedVersion: await streamVersion(tx, stream), events: [event], meta })
  if (!appended.ok) throw new Error(`${stream}: ${appended.problem.code}`)
}
