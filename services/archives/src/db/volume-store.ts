import type { Transaction } from '@hall/database'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { hold, item, keeper, volume } from './schema.ts'

export type VolumeRow = typeof volume.$inferSelect
export type ItemRow = typeof item.$inferSelect

export async function findVolume(tx: Transaction, center: string, id: string): Promise<VolumeRow | undefined> {
  const [row] = await tx.select().from(volume).where(and(eq(volume.id, id), eq(volume.center, center)))
  return row
}

export async function findByNumber(tx: Transaction, center: string, number: string): Promise<VolumeRow | undefined> {
  const [row] = await tx.select().from(volume).where(and(eq(volume.number, number), eq(volume.center, center)))
  return row
}

/** Locked, in the order asked for; undefined when one of them is not there. */
export async function lockVolumes(tx: Transaction, center: string, ids: readonly string[]): Promise<VolumeRow[] | undefined> {
  if (ids.length === 0) return []
  const rows = await tx.select().from(volume).where(and(eq(volume.center, center), inArray(volume.id, [...ids]))).for('update')
  return rows.length === new Set(ids).size ? rows : undefined
}

export function itemsOf(tx: Transaction, volumes: readonly string[]): Promise<ItemRow[]> {
  return volumes.length === 0 ? Promise.resolve([]) : tx.select().from(item).where(inArray(item.volume, [...volumes])).orderBy(item.volume, item.number)
}

/** Those of the subjects nothing may be done to. */
export async function heldOf(tx: Transaction, subjects: readonly string[]): Promise<ReadonlySet<string>> {
  if (subjects.length === 0) return new Set()
  const rows = await tx.select({ subject: hold.subject }).from(hold).where(and(inArray(hold.subject, [...subjects]), isNull(hold.releasedAt)))
  return new Set(rows.map(({ subject }) => subject))
}

/** Who answers for a register on a day. */
export async function keeperOn(tx: Transaction, { center, window }: { center: string; window: string | null }, on: Temporal.PlainDate): Promise<typeof keeper.$inferSelect | undefined> {
  const [row] = await tx.select().from(keeper).where(and(eq(keeper.center, center), window === null ? isNull(keeper.window) : eq(keeper.window, window), sql`${keeper.from} <= ${on.toString()}::date and (${keeper.last} is null or ${keeper.last} >= ${on.toString()}::date)`))
  return row
}

/** Of a register: what must be counted when it passes on. */
export function registerOf(tx: Transaction, { center, window }: { center: string; window: string | null }): Promise<VolumeRow[]> {
  return tx.select().from(volume).where(and(eq(volume.center, center), window === null ? isNull(volume.window) : eq(volume.window, window), inArray(volume.state, ['filed', 'lent', 'missing'])))
}
