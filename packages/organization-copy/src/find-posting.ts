import type { Transaction } from '@hall/database'
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { posting, sectionCopy, windowCopy } from './schema.ts'

export type Posting = typeof posting.$inferSelect

/** Where somebody is posted on a day, as far as the reach of `tx` sees. */
export async function findPosting(tx: Transaction, person: string, on: Temporal.PlainDate): Promise<Posting | undefined> {
  const [row] = await tx.select().from(posting).where(and(eq(posting.person, person), lte(posting.from, on), or(isNull(posting.until), gt(posting.until, on))))
  return row?.center ? row : undefined
}

export async function findWindow(tx: Transaction, id: string): Promise<typeof windowCopy.$inferSelect | undefined> {
  const [row] = await tx.select().from(windowCopy).where(eq(windowCopy.id, id))
  return row
}

export async function findSection(tx: Transaction, id: string): Promise<typeof sectionCopy.$inferSelect | undefined> {
  const [row] = await tx.select().from(sectionCopy).where(eq(sectionCopy.id, id))
  return row
}
