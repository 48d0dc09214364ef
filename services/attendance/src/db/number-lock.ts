import type { Transaction } from '@hall/database'

/**
 * A line whose number belongs to nobody waits for a posting that brings the number; the posting reads what waits. At the same
 * moment neither would see the other. So who leaves a line waiting holds this with others like it, and looks once more for the
 * number; who brings a number holds it alone. Until the end of the transaction.
 */
export async function holdNumbers(tx: Transaction, center: string, how: 'together' | 'alone'): Promise<void> {
  await tx.sql(`select pg_advisory_xact_lock${how === 'together' ? '_shared' : ''}(hashtextextended('numbers of ' || $1, 0))`, [center])
}
