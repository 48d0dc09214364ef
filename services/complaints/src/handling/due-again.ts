import type { Transaction } from '@hall/database'
import { loadComplaint, updateComplaint } from '../db/complaint-store.ts'
import { findRules } from '../db/rules-store.ts'

/** Works out the days of all open complaints anew. */
export async function dueAgain(tx: Transaction, now: Temporal.Instant): Promise<void> {
  const open = await tx.sql<{ id: string; center: string; receivedAt: Temporal.Instant }>(
    `select id, center, received_at as "receivedAt" from complaint where status in ('draft', 'open')`)
  for (const { id, center, receivedAt } of open) {
    const loaded = await loadComplaint(tx, id)
    const rules = await findRules(tx, center, { receivedAt, now })
    if (loaded && rules) await updateComplaint(tx, loaded.state, { version: loaded.version, rules })
  }
}
