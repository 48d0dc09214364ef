import type { Transaction } from '@hall/database'
import type { AttendanceLine } from '../domain/device/attendance-line.ts'
import { methodOf, type Records } from '../domain/device/verify-mode.ts'
import { intoList, TOUCHED } from '../judging/day-key.ts'
import type { NumberHolder } from './posting-store.ts'
import { beginEarlier } from './settlement-store.ts'

/** The terminal that sent the lines. */
export interface Sender {
  readonly serial: string
  readonly center: string
  readonly records: Records
  readonly enrolledAt: Temporal.Instant
  readonly clockDriftSeconds: number | null
  /** The latest check it had sent before, as ISO text. */
  readonly newestCheck?: string | null
}

export interface UnreadLine { readonly line: string; readonly code: string; readonly number?: string }

/** Looked for first, which costs half of `on conflict`: the terminal is locked, so nobody else can be adding its lines. */
const UNLESS_KEPT = 'where not exists (select 1 from punch p where p.serial = $2 and p.number = l.number and p.at = l.at and p.verify = l.verify)'

const keep = (unless: string) => `
  with kept as (
    insert into punch (center, serial, received_at, clock_drift_seconds, department, "window", person, number, at, verify, method)
    select $1, $2, $3::timestamptz, $4::int, l.*
    from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::timestamp[], $10::int[], $11::text[]) as l(department, "window", person, number, at, verify, method)
    ${unless}
    returning person, at
  ), touched as (${intoList('select distinct person, at::date as date from kept', `'punches'`)})
  select count(*)::int as accepted from kept`
const KEEP = keep(UNLESS_KEPT)
const KEEP_NEWER = keep('')

export interface Kept<L extends AttendanceLine> {
  readonly accepted: number
  /** Kept before. */
  readonly known: number
  /** With a number nobody held on their day. */
  readonly unknown: readonly L[]
}

/** Keeps the lines whose number somebody held on their day. Lines kept before are not kept twice. The terminal must be locked. */
export async function keepPunches<L extends AttendanceLine>(
  tx: Transaction,
  sender: Sender,
  { lines, holders, now }: { lines: readonly L[]; holders: readonly NumberHolder[]; now: Temporal.Instant },
): Promise<Kept<L>> {
  const { held, unknown, repeated } = findOwners(lines, holders)
  if (held.length === 0) return { accepted: 0, known: repeated, unknown }
  const earliest = held.map(({ line }) => line.at).reduce((a, b) => (a < b ? a : b))
  const newer = typeof sender.newestCheck === 'string' && earliest > sender.newestCheck
  const [[row]] = await Promise.all([
    tx.sql<{ accepted: number }>(newer ? KEEP_NEWER : KEEP, [
      sender.center, sender.serial, now, sender.clockDriftSeconds,
      list(held.map(({ owner }) => owner.department)), list(held.map(({ owner }) => owner.window)), list(held.map(({ owner }) => owner.person)),
      list(held.map(({ owner }) => owner.number)), list(held.map(({ line }) => line.at)), list(held.map(({ line }) => line.verify)),
      list(held.map(({ line }) => methodOf(sender.records, line.verify))),
    ], newer ? 'punch.keep-newer' : 'punch.keep'),
    beginEarlier(tx, sender, earliest),
  ])
  if (row!.accepted > 0) tx.signal(TOUCHED)
  return { accepted: row!.accepted, known: held.length - row!.accepted + repeated, unknown }
}

/** ISO dates compare as text. A check that stands twice in a body is one. */
function findOwners<L extends AttendanceLine>(lines: readonly L[], holders: readonly NumberHolder[]) {
  const owners = Map.groupBy(holders.map(ownerOf), ({ holder }) => holder.number)
  const held = new Map<string, { line: L; owner: Owner }>()
  const unknown: L[] = []
  for (const line of lines) {
    const owner = owners.get(line.number)?.find(({ from, until }) => from <= line.at && line.at < until)
    if (owner) held.set(`${line.number} ${line.at} ${line.verify}`, { line, owner })
    else unknown.push(line)
  }
  return { held: [...held.values()], unknown, repeated: lines.length - unknown.length - held.size }
}

type Owner = ReturnType<typeof ownerOf>

/** With its texts as elements of an array, quoted once for all lines. */
function ownerOf(holder: NumberHolder) {
  const { number, person, department, window, from, until } = holder
  return {
    holder, from: from.toString(), until: until?.toString() ?? '9999',
    number: element(number), person: element(person), department: element(department), window: element(window),
  }
}

function element(text: string | null): string {
  return text === null ? 'null' : `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** An array as Postgres writes it; the driver would look at every element of every list. */
function list(elements: readonly (string | number)[]): string {
  return `{${elements.join(',')}}`
}

const KEEP_UNREAD = `
  insert into unread_line (center, serial, received_at, number, line, code)
  select $1, $2, $3, l.* from unnest($4::text[], $5::text[], $6::text[]) as l on conflict do nothing`

/** Kept and shown, once each however often they are sent. */
export async function keepUnread(tx: Transaction, { center, serial }: Pick<Sender, 'center' | 'serial'>, { lines, now }: { lines: readonly UnreadLine[]; now: Temporal.Instant }): Promise<void> {
  if (lines.length === 0) return
  await tx.sql(KEEP_UNREAD, [center, serial, now, lines.map(({ number }) => number ?? null), lines.map(({ line }) => line), lines.map(({ code }) => code)], 'unread.keep')
}

/** How many of these checks are kept already, whatever they were verified by. */
export async function countKnown(tx: Transaction, serial: string, lines: readonly { readonly number: string; readonly at: string; readonly verify: number }[]): Promise<number> {
  const [row] = await tx.sql<{ known: number }>(
    `select count(*)::int as known from unnest($2::text[], $3::timestamp[], $4::int[]) as l(number, at, verify)
       join punch p on p.serial = $1 and p.number = l.number and p.at = l.at and p.verify = l.verify`,
    [serial, lines.map(({ number }) => number), lines.map(({ at }) => at), lines.map(({ verify }) => verify)], 'punch.known')
  return row!.known
}
