import type { Sql } from '@hall/database'
import type { LedgerEntry } from './chain.ts'

interface Row { position: number; id: string; stream: string; version: number; type: string; data: object; actor: string; policy_ref: object | null; occurred_at: Temporal.Instant }

/** Events of a center in the order of their publication, after a position of the journal's chain. */
export async function loadEntries(sql: Sql, { center, after, limit }: { center: string; after: number; limit: number }): Promise<{ position: number; entry: LedgerEntry }[]> {
  const rows = await sql<Row>(`
    select c.position, j.id, j.stream, j.version, j.type, j.data, j.actor, j.policy_ref, j.occurred_at
    from journal_chain c join journal j on j.id = c.journal_id
    where j.center = $1 and c.position > $2 order by c.position limit $3`, [center, after, limit], 'ledger.entries')
  return rows.map(({ position, policy_ref: policy, occurred_at: at, ...row }) => ({ position, entry: { ...row, at: at.toString(), policy } }))
}
