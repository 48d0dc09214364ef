import type { Transaction } from '@hall/database'
import { findPosting } from '@hall/organization-copy'

/** Whether somebody works at a center on a day; who works elsewhere is as unknown there as who works nowhere. */
export async function isOfCenter(tx: Transaction, person: string, { center, on }: { center: string; on: Temporal.PlainDate }): Promise<boolean> {
  return (await findPosting(tx, person, on))?.center === center
}

/** Whether somebody works at a center or did so before: what is owed outlives a posting. */
export async function wasOfCenter(tx: Transaction, person: string, center: string): Promise<boolean> {
  return (await tx.sql('select 1 from posting where person = $1 and center = $2 limit 1', [person, center])).length > 0
}
