import type { Transaction } from '@hall/database'
import { and, eq, inArray } from 'drizzle-orm'
import type { Desk } from '../desk.ts'
import { place } from '../domain/appraisal.ts'
import { publicResult, type ResultRow, type RoundRow } from '../views.ts'
import { monthClosed, result, round } from './schema.ts'

export async function lockRound(tx: Transaction, { center, round: id }: { center: string; round: string }): Promise<RoundRow | undefined> {
  const [row] = await tx.select().from(round).where(and(eq(round.id, id), eq(round.center, center))).for('update')
  return row
}

export async function findRound(tx: Transaction, id: string): Promise<RoundRow | undefined> {
  const [row] = await tx.select().from(round).where(eq(round.id, id))
  return row
}

export async function changeRound(tx: Transaction, id: string, change: Partial<RoundRow>): Promise<void> {
  await tx.update(round).set(change).where(eq(round.id, id))
}

export async function findResult(tx: Transaction, { round: of, kind, subject }: { round: string; kind: 'person' | 'window'; subject: string }): Promise<ResultRow | undefined> {
  const [row] = await tx.select().from(result).where(and(eq(result.round, of), eq(result.kind, kind), eq(result.subject, subject)))
  return row
}

export function resultsOf(tx: Transaction, id: string): Promise<ResultRow[]> {
  return tx.select().from(result).where(eq(result.round, id)).orderBy(result.kind, result.subject)
}

/** Months of a year whose attendance is not closed, of as many as the regulation wants. */
export async function monthsMissing(tx: Transaction, { center, year, months }: { center: string; year: number; months: number }): Promise<{ closed: string[]; missing: string[] }> {
  const wanted = Array.from({ length: months }, (_, nth) => `${year}-${String(nth + 1).padStart(2, '0')}`)
  const rows = wanted.length === 0 ? [] : await tx.select().from(monthClosed).where(and(eq(monthClosed.center, center), inArray(monthClosed.month, wanted)))
  const closed = rows.map(({ month }) => month).toSorted()
  return { closed, missing: wanted.filter((month) => !closed.includes(month)) }
}

const PLACED = ['grade', 'rank', 'field', 'below', 'last', 'capped'] as const

const withoutPlace = (row: ResultRow): ResultRow => ({ ...row, points: null, grade: null, rank: null, field: null, below: null, last: false, provisional: false })

/** Grades and ranks anew from the points, and the word of them to others: those that differ from what was told. */
export async function settleResults(desk: Desk, of: RoundRow, { first, touched = [], gone = [] }: { first: boolean; touched?: readonly string[]; /** No longer of the field. */ gone?: readonly ResultRow[] }): Promise<ResultRow[]> {
  const { tx, rules } = desk
  const before = await resultsOf(tx, of.id)
  const placed = place(before, rules.policy?.appraisal)
  const differs = (row: ResultRow, next: (typeof placed)[number]) => PLACED.some((key) => row[key] !== next[key])
  const changed: string[] = []
  for (const [nth, next] of placed.entries()) {
    const row = before[nth]!
    if (!differs(row, next)) continue
    changed.push(row.id)
    const { id: _id, ...set } = next
    await tx.update(result).set(set).where(eq(result.id, row.id))
  }
  const after = await resultsOf(tx, of.id)
  const told = after.filter(({ id }) => first || changed.includes(id) || touched.includes(id))
  if (told.length + gone.length === 0) return after
  const version = of.told + 1
  await changeRound(tx, of.id, { told: version })
  await desk.write({ stream: `appraisal/${of.id}`, place: of, events: [{ type: first ? 'AppraisalPublished' : 'AppraisalChanged', center: of.center, round: of.id, year: of.year, version, results: [...told, ...gone.map(withoutPlace)].map(publicResult) }] },
    [rules.policy?.appraisal?.grades?.clause, rules.policy?.appraisal?.lastTwice?.clause, rules.policy?.appraisal?.lastWindows?.clause])
  return after
}
