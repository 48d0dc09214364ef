import type { HoldingChanged } from '@hall/contract'
import type { Holding } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { and, asc, eq } from 'drizzle-orm'
import { holding } from './schema.ts'

export async function keepHolding(tx: Transaction, { person, kind, reference, open, center, label }: HoldingChanged, { source, at }: { source: string; at: Temporal.Instant }): Promise<void> {
  const [place] = await tx.sql<{ department: string | null }>('select department from posting where person = $1 order by starts_on desc limit 1', [person], 'holding.place')
  const row = { person, kind, reference, open, center, labelZh: label?.zh ?? null, labelEn: label?.en ?? null, department: place?.department ?? null, changedAt: at, source }
  const { source: _source, kind: _kind, reference: _reference, person: _person, ...changing } = row
  await tx.insert(holding).values(row).onConflictDoUpdate({ target: [holding.source, holding.kind, holding.reference, holding.person], set: changing })
}

/** What somebody holds now, of all services. */
export async function holdingsOf(tx: Transaction, person: string): Promise<Holding[]> {
  const rows = await tx.select().from(holding).where(and(eq(holding.person, person), eq(holding.open, true))).orderBy(asc(holding.kind), asc(holding.reference))
  return rows.map((row) => ({
    person: row.person, kind: row.kind, reference: row.reference, center: row.center, source: row.source, since: row.changedAt.toString(),
    label: row.labelZh === null ? null : { zh: row.labelZh, en: row.labelEn ?? row.labelZh },
  }))
}
