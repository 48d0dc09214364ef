import type { Transaction } from '@hall/database'
import type { AttendanceLine } from '../domain/device/attendance-line.ts'
import { methodOf, type Records } from '../domain/device/verify-mode.ts'
import { TOUCHED } from '../judging/day-key.ts'
import { findHolders, type NumberHolder } from './posting-store.ts'
import { beginEarlier } from './settlement-store.ts'

/** The terminal that sent the lines. */
export interface Sender {
  readonly serial: string
  readonly center: string
  readonly records: Records
  readonly enrolledAt: Temporal.Instant
  readonly clockDriftSeconds: number | null
}

export interface ReadLine extends AttendanceLine { readonly line: string }
export interface UnreadLine { readonly line: string; readonly code: string; readonly number?: string }

type Holder = (line: AttendanceLine) => NumberHolder | undefined

const KEEP = `
  with kept as (
    insert into punch (center, serial, received_at, clock_drift_seconds, department, "window", person, number, at, verify, method)
    select $1, $2, $3::timestamptz, $4::int, l.*
    from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::timestamp[], $10::int[], $11::text[]) as l
    on conflict do nothing
    returning person, at
  ), touched as (
    insert into day_to_judge (person, date, cause) select distinct person, at::date, 'punches' from kept
  )
  select count(*)::int as accepted from kept`

/** Keeps the lines whose number somebody holds on their day; the rest come back. Lines kept before are not kept twice. */
export async function keepPunches(tx: Transaction, sender: Sender, { lines, now }: { lines: readonly ReadLine[]; now: Temporal.Instant }) {
  const holderOf = await loadHolders(tx, sender.center, lines)
  const held = lines.flatMap((line) => { const holder = holderOf(line); return holder ? [{ line, holder }] : [] })
  const unknown = lines.filter((line) => !holderOf(line))
  if (held.length === 0) return { accepted: 0, known: 0, unknown }
  const [row] = await tx.sql<{ accepted: number }>(KEEP, [
    sender.center, sender.serial, now, sender.clockDriftSeconds,
    held.map(({ holder }) => holder.department), held.map(({ holder }) => holder.window), held.map(({ holder }) => holder.person),
    held.map(({ line }) => line.number), held.map(({ line }) => line.at.toString()), held.map(({ line }) => line.verify),
    held.map(({ line }) => methodOf(sender.records, line.verify)),
  ], 'punch.keep')
  const accepted = row!.accepted
  if (accepted > 0) {
    tx.signal(TOUCHED)
    await beginEarlier(tx, sender, held.map(({ line }) => line.at).reduce((a, b) => (Temporal.PlainDateTime.compare(a, b) < 0 ? a : b)))
  }
  return { accepted, known: held.length - accepted, unknown }
}

async function loadHolders(tx: Transaction, center: string, lines: readonly AttendanceLine[]): Promise<Holder> {
  const holders = Map.groupBy(await findHolders(tx, center, [...new Set(lines.map(({ number }) => number))]), ({ number }) => number)
  return ({ number, at }) => {
    const date = at.toPlainDate()
    return holders.get(number)?.find(({ from, until }) =>
      Temporal.PlainDate.compare(from, date) <= 0 && (until === null || Temporal.PlainDate.compare(date, until) < 0))
  }
}

const KEEP_UNREAD = `
  insert into unread_line (center, serial, received_at, number, line, code)
  select $1, $2, $3, l.* from unnest($4::text[], $5::text[], $6::text[]) as l on conflict do nothing`

/** Kept and shown, once each however often they are sent. */
export async function keepUnread(tx: Transaction, { center, serial }: Pick<Sender, 'center' | 'serial'>, { lines, now }: { lines: readonly UnreadLine[]; now: Temporal.Instant }): Promise<void> {
  if (lines.length === 0) return
  await tx.sql(KEEP_UNREAD, [center, serial, now, lines.map(({ number }) => number ?? null), lines.map(({ line }) => line), lines.map(({ code }) => code)], 'unread.keep')
}
