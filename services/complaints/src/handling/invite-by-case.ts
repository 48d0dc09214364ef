import type { Transaction } from '@hall/database'
import { findRules } from '../db/rules-store.ts'
import { invitation } from '../db/schema.ts'
import type { CaseMoved } from '../db/case-store.ts'
import { newToken, tokenHash } from './rating-token.ts'

/**
 * A case is finished: its service may be rated once, by whoever holds the receipt or at the tablet of the window. Nobody at the
 * window chooses who is asked.
 */
export async function inviteByCase(tx: Transaction, { center, department, window, handler, number, itemName, finishedAt, receipt }: CaseMoved, newId: () => string): Promise<void> {
  if (!finishedAt || !receipt || !window) return
  const completedAt = Temporal.Instant.from(finishedAt)
  const rules = await findRules(tx, center, { receivedAt: completedAt, now: completedAt })
  if (!rules) return
  const expiresAt = completedAt.add({ hours: 24 * rules.policy.ratings.linkValidDays.value })
  const service = { center, department, window, person: handler, item: itemName, caseNumber: number, completedAt, invitedAt: completedAt, expiresAt }
  const byReceipt = await tx.insert(invitation).values({ ...service, id: newId(), hash: Buffer.from(receipt, 'hex') }).onConflictDoNothing().returning({ id: invitation.id })
  if (byReceipt.length === 0) return
  const token = newToken()
  await tx.insert(invitation).values({ ...service, id: newId(), hash: tokenHash(token), token })
}
