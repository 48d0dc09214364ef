import type { Page, PageQuery } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import type { Area, ClauseFile, Kind } from '@hall/regulation'
import { and, count, eq, like, type SQL, sql } from 'drizzle-orm'
import { clause, regulation } from './schema.ts'

export type ClauseRow = typeof clause.$inferSelect
export type RegulationRow = typeof regulation.$inferSelect

/** Puts a regulation and its clauses in the place of what was there. */
export async function replaceRegulation(tx: Transaction, { center, document, conventions, clauses }: ClauseFile, digest: string): Promise<void> {
  const row = { center: center.id, name: center.name, region: center.region, ...document, conventions, digest }
  await tx.insert(regulation).values(row).onConflictDoUpdate({ target: regulation.center, set: row })
  await tx.delete(clause).where(eq(clause.center, center.id))
  await tx.insert(clause).values(clauses.map((one, index) => ({
    ...one, center: center.id, position: index + 1, reading: one.reading ?? null, search: searchText(one),
  })))
}

function searchText({ id, cite, title, summary, reading }: ClauseFile['clauses'][number]): string {
  return [id, cite, ...[title, summary, reading].flatMap((text) => (text ? [text.zh, text.en] : []))].join('\n').toLowerCase()
}

export async function findDigest(tx: Transaction, center: string): Promise<string | undefined> {
  const [row] = await tx.select({ digest: regulation.digest }).from(regulation).where(eq(regulation.center, center))
  return row?.digest
}

export async function findRegulation(tx: Transaction, center: string): Promise<RegulationRow | undefined> {
  const [row] = await tx.select().from(regulation).where(eq(regulation.center, center))
  return row
}

/** Regulations with how many clauses each has, by area. */
export async function listRegulations(tx: Transaction): Promise<(RegulationRow & { byArea: Record<string, number> })[]> {
  const rows = await tx.select().from(regulation).orderBy(regulation.center)
  const counts = await tx.select({ center: clause.center, area: clause.area, clauses: count() }).from(clause).groupBy(clause.center, clause.area).orderBy(clause.center, clause.area)
  return rows.map((row) => ({
    ...row,
    byArea: Object.fromEntries(counts.filter(({ center }) => center === row.center).map(({ area, clauses }) => [area, clauses])),
  }))
}

export async function clauseIds(tx: Transaction, center: string): Promise<ReadonlySet<string>> {
  const rows = await tx.select({ id: clause.id }).from(clause).where(eq(clause.center, center))
  return new Set(rows.map(({ id }) => id))
}

export async function findClause(tx: Transaction, id: string): Promise<ClauseRow | undefined> {
  const [row] = await tx.select().from(clause).where(eq(clause.id, id))
  return row
}

export interface ClauseQuery extends PageQuery {
  readonly center?: string
  readonly area?: Area
  readonly kind?: Kind
}

/** Clauses in the order of their regulation; every word of the search must stand somewhere in them. */
export function listClauses(tx: Transaction, { center, area, kind, search, ...page }: ClauseQuery): Promise<Page<ClauseRow>> {
  const conditions: (SQL | undefined)[] = [
    center ? eq(clause.center, center) : undefined,
    area ? eq(clause.area, area) : undefined,
    kind ? eq(clause.kind, kind) : undefined,
    ...wordsOf(search).map((word) => like(clause.search, `%${word}%`)),
  ]
  return listPage(tx, tx.select().from(clause).where(and(...conditions)).$dynamic(), {
    page,
    sortable: { place: sql`(${clause.center}, ${clause.position})`, id: clause.id, area: clause.area, kind: clause.kind },
    defaultSort: 'place',
    tiebreaker: clause.id,
  })
}

function wordsOf(search: string | undefined): string[] {
  const words = search?.toLowerCase().split(/\s+/) ?? []
  return words.filter((word) => word !== '').map((word) => word.replace(/[\\%_]/g, '\\$&'))
}
