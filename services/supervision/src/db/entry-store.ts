import type { Transaction } from '@hall/database'
import { and, eq, gt, gte, inArray, isNotNull, lte, not, or, type SQL } from 'drizzle-orm'
import type { Desk } from '../desk.ts'
import { stateOf } from '../domain/ledger.ts'
import type { Held } from '../domain/follow-ups.ts'
import { entry } from './schema.ts'

export type EntryRow = typeof entry.$inferSelect

/** A withdrawal that came before what it withdraws is no line yet. */
export const KNOWN = isNotNull(entry.toldAt)
const stands = and(not(entry.setAside), gt(entry.balance, 0))!

export function inState(state: ReturnType<typeof stateOf>): SQL {
  if (state === 'withdrawn') return not(stands)
  return and(stands, state === 'in_force' ? entry.confirmed : not(entry.confirmed))!
}
export const WAITING = and(stands, or(entry.objectionOpen, not(entry.confirmed)))!

/** The days of a year, or of one of its months. */
export function within(year: number, month?: number): SQL {
  const from = new Temporal.PlainDate(year, month ?? 1, 1)
  return and(gte(entry.on, from), lte(entry.on, from.add(month ? { months: 1 } : { years: 1 }).subtract({ days: 1 })))!
}

export async function lockEntry(tx: Transaction, { center, entry: id }: { center: string; entry: string }): Promise<EntryRow | undefined> {
  const [row] = await tx.select().from(entry).where(and(eq(entry.id, id), eq(entry.center, center), KNOWN)).for('update')
  return row
}

/** Everything known of some people or counters in a time. */
export async function entriesOf(tx: Transaction, { people = [], windows = [], when }: { people?: readonly string[]; windows?: readonly string[]; when: SQL }): Promise<EntryRow[]> {
  if (people.length + windows.length === 0) return []
  return tx.select().from(entry).where(and(KNOWN, when, or(inArray(entry.person, [...people]), inArray(entry.window, [...windows])))).orderBy(entry.on)
}

export function heldOf(row: EntryRow): Held {
  return { ...row, on: row.on.toString() }
}

/** Told to others where what counts has changed: that it does, or no longer does. */
export async function announceEntry(desk: Desk, before: EntryRow | undefined, after: EntryRow) {
  const was = before !== undefined && before.toldAt !== null && stateOf(before) === 'in_force'
  const is = after.toldAt !== null && stateOf(after) === 'in_force'
  if (was === is) return
  const { id, center, department, window, person, kind, source, fact, on, clause, points, serious } = after
  await desk.write({ stream: `entry/${id}`, place: after, events: [{ type: 'EntryChanged', id, center, department, window, person, kind, source, fact, on: on.toString(), clause, points, serious, inForce: is }] }, [clause])
}
