import type { attendanceContract } from '@hall/contract-attendance'
import type { OutputOf } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { and, eq, gt, inArray, lte, ne, or } from 'drizzle-orm'
import { awaySign, cover } from './leave-schema.ts'

export type SignRow = typeof awaySign.$inferSelect
export type SignView = OutputOf<(typeof attendanceContract)['procedures']['aways']['list']>['rows'][number]

/** The sign of a person at a moment: out then, or asked for and approved for that time. */
export async function findSignAt(tx: Transaction, person: string, at: Temporal.PlainDateTime): Promise<SignRow | undefined> {
  const [row] = await tx.select().from(awaySign)
    .where(and(eq(awaySign.person, person), lte(awaySign.from, at), ne(awaySign.state, 'refused'), or(gt(awaySign.returnedAt, at), and(gt(awaySign.back, at)), eq(awaySign.state, 'out'))))
    .orderBy(awaySign.from).limit(1)
  return row && row.returnedAt && Temporal.PlainDateTime.compare(row.returnedAt, at) <= 0 ? undefined : row
}

export function signView(row: SignRow, standIn?: typeof cover.$inferSelect): SignView {
  return {
    id: row.id, person: row.person, name: row.name, window: row.window ?? '', kind: row.kind, reason: row.reason, choice: row.kind === 'longer' ? null : row.choice, destination: row.destination, otherWindow: row.otherWindow,
    from: row.from.toString(), back: row.back.toString(), returnedAt: row.returnedAt?.toString() ?? null, state: row.state, overdue: row.overdue,
    cover: standIn?.person ?? (row.kind === 'longer' ? row.choice : null), coverName: standIn?.name ?? null, coverAccepted: standIn?.state === 'accepted',
  }
}

export async function withCovers(tx: Transaction, rows: readonly SignRow[]): Promise<SignView[]> {
  const ids = rows.flatMap((row) => row.cover ?? [])
  const covers = ids.length > 0 ? await tx.select().from(cover).where(inArray(cover.id, ids)) : []
  return rows.map((row) => signView(row, covers.find(({ id }) => id === row.cover)))
}
