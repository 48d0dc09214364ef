import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import { confidentialTo, officesAt } from './calls.ts'

/** Centers whose confidential complaints stay out of a list for this caller; `null` for all of them. */
export async function confidentialHidden(tx: Transaction, { actor }: Pick<CallContext, 'actor'>, center: string | undefined): Promise<string[] | null> {
  if (!center) return null
  const named = await confidentialTo(tx, center)
  return officesAt(actor, center).some((role) => named.includes(role)) ? [] : null
}
