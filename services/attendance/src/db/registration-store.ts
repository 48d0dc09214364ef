import type { Transaction } from '@hall/database'
import { and, eq } from 'drizzle-orm'
import { registration } from './schema.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
type Row = typeof registration.$inferSelect

/** Locked until the transaction ends; undefined outside the reach of `tx`. */
export async function lockRegistration(tx: Transaction, { id, center }: { id: string; center: string }): Promise<Row | undefined> {
  if (!UUID.test(id)) return undefined
  const [row] = await tx.select().from(registration).where(and(eq(registration.id, id), eq(registration.center, center))).for('update')
  return row
}
