import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { and, asc, eq, gte, isNotNull, lte } from 'drizzle-orm'
import { seal, use } from './db/schema.ts'
import { countDay, type DayCount } from './domain/count.ts'
import { loadRules } from './rules.ts'

export interface CountedDay extends DayCount { readonly seal: string; readonly sealName: string; readonly date: Temporal.PlainDate }

/** The figures of each seal and day on which it was used, computed from the ledger as it stands. */
export async function countDays(tx: Transaction, { center, from, to, of }: { center: string; from: Temporal.PlainDate; to: Temporal.PlainDate; of?: string }): Promise<CountedDay[]> {
  const { policy } = await loadRules(tx, center, dateOf(to))
  const rows = await tx.select({ use, sealName: seal.name }).from(use).innerJoin(seal, eq(seal.id, use.seal))
    .where(and(eq(use.center, center), isNotNull(use.stampedOn), gte(use.stampedOn, from), lte(use.stampedOn, to), of ? eq(use.seal, of) : undefined)).orderBy(asc(use.stampedOn))
  const byDay = Map.groupBy(rows, (row) => `${row.use.seal} ${row.use.stampedOn}`)
  return [...byDay.values()].map((own) => {
    const [{ use: first, sealName }] = own as [(typeof own)[number]]
    const stamped = own.map(({ use: one }) => ({ stampedCopies: one.stampedCopies!, approvedCopies: one.approvedCopies ?? 0, counted: one.counted, archivedCopies: one.archivedCopies }))
    return { seal: first.seal, sealName, date: first.stampedOn!, ...countDay(stamped, policy?.dailyCount?.value) }
  })
}
