import { sqlBeyondReach, type Transaction } from '@hall/database'

export interface Reduction { readonly id: string; readonly item: string; readonly code: string; readonly kind: string; readonly cents: number; readonly document: string; readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate | null }

const FIND = `select id, item, code, kind, cents, document, starts_on as "from", ends_on as until from fee_reduction where id = $1`

/** The department's consent holds at every window that charges the item. */
export async function findReduction(tx: Transaction, id: string): Promise<Reduction | undefined> {
  const [row] = await sqlBeyondReach<Reduction>(tx, { text: FIND, values: [id], name: 'fee.reduction' })
  return row
}
