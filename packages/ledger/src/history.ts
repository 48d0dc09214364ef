import type { Transaction } from '@hall/database'

interface Row { at: Temporal.Instant; type: string; actor: string; clauses: string[] | null; data: Record<string, unknown> }

/** What happened to one thing, the latest first, with the clauses it rests on; `shown` are the fields a timeline shows of an event. */
export async function historyOf(tx: Transaction, stream: string, shown: readonly string[]) {
  const rows = await tx.sql<Row>(`select occurred_at as at, type, actor, policy_ref -> 'clauses' as clauses, data from journal where stream = $1 order by version desc limit 200`, [stream], 'stream.history')
  return rows.map(({ at, type, actor, clauses, data }) => ({ at: at.toString(), type, actor, clauses: clauses ?? [], detail: shown.flatMap((key) => wordOf(data[key])).join(' · ') }))
}

function wordOf(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'string' && value !== '' ? [value] : []
}
