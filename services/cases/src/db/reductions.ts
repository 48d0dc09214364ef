import type { Transaction } from '@hall/database'

export interface Reduction { readonly id: string; readonly item: string; readonly code: string; readonly kind: string; readonly cents: number; readonly document: string; readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate | null }

const FIND = `select id, item, code, kind, cents, document, starts_on as "from", ends_on as until from fee_reduction where id = $1`

export async function findReduction(tx: Transaction, id: string): Promise<Reduction | undefined> {
  const [row] = await tx.sql<Reduction>(FIND, [id], 'fee.reduction')
  return row
}
