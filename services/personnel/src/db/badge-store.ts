import type { Transaction } from '@hall/database'
import { and, eq } from 'drizzle-orm'
import { badge } from './schema.ts'

export type BadgeRow = typeof badge.$inferSelect

export async function findBadge(tx: Transaction, { center, serial }: { center: string; serial: string }): Promise<BadgeRow | undefined> {
  const [row] = await tx.select().from(badge).where(and(eq(badge.center, center), eq(badge.serial, serial)))
  return row
}

export async function saveBadge(tx: Transaction, row: BadgeRow): Promise<void> {
  const { center: _center, serial: _serial, ...rest } = row
  await tx.insert(badge).values(row).onConflictDoUpdate({ target: [badge.center, badge.serial], set: rest })
}
