import type { ItemContent } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import { and, desc, eq, lte } from 'drizzle-orm'
import { item, itemVersion } from './schema.ts'

export type ItemRow = typeof item.$inferSelect
export type VersionRow = typeof itemVersion.$inferSelect

export async function findItem(tx: Transaction, id: string): Promise<ItemRow | undefined> {
  const [row] = await tx.select().from(item).where(eq(item.id, id))
  return row
}

export async function versionsOf(tx: Transaction, id: string): Promise<VersionRow[]> {
  return tx.select().from(itemVersion).where(eq(itemVersion.item, id)).orderBy(desc(itemVersion.version))
}

/** The version in force on a day; undefined before the first. */
export async function versionOn(tx: Transaction, id: string, on: Temporal.PlainDate): Promise<VersionRow | undefined> {
  const [row] = await tx.select().from(itemVersion).where(and(eq(itemVersion.item, id), lte(itemVersion.effectiveFrom, on))).orderBy(desc(itemVersion.effectiveFrom), desc(itemVersion.version)).limit(1)
  return row
}

/** What an item requires by its latest version. */
export async function currentContent(tx: Transaction, id: string): Promise<ItemContent | undefined> {
  const [row] = await versionsOf(tx, id)
  return row?.content
}

interface OpenItem { readonly id: string; readonly center: string; readonly department: string; readonly name: string; readonly state: string; readonly version: number; readonly content: ItemContent | undefined }

/** An item with the version in force on the day; without content where no new case may be opened. QP-ITM-07. */
export async function findOpenItem(tx: Transaction, id: string, on: Temporal.PlainDate): Promise<OpenItem | undefined> {
  const [found, version] = await Promise.all([findItem(tx, id), versionOn(tx, id, on)])
  if (!found) return undefined
  const left = found.leftOn !== null && Temporal.PlainDate.compare(found.leftOn, on) <= 0
  const { center, department } = found
  return { id, center, department, name: version?.content.name ?? found.name, state: found.state, version: version?.version ?? 0, content: left ? undefined : version?.content }
}
