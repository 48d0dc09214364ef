import type { Page, PageQuery, Result } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { append, type EventMeta } from '@hall/journal'
import { eq } from 'drizzle-orm'
import type { EntryRegistered } from '../domain/entry-event.ts'
import { entry } from './schema.ts'

export type EntryRow = typeof entry.$inferSelect

/** Entries within the reach, newest first unless asked otherwise. */
export function listEntries(tx: Transaction, { center, ...page }: PageQuery & { readonly center?: string }): Promise<Page<EntryRow>> {
  const select = tx.select().from(entry).where(center === undefined ? undefined : eq(entry.center, center)).$dynamic()
  return listPage(tx, select, {
    page,
    sortable: { registeredAt: entry.registeredAt, title: entry.title },
    defaultSort: '-registeredAt',
    tiebreaker: entry.id,
  })
}

/** Row and journal event in one commit. */
export async function registerEntry(tx: Transaction, row: EntryRow, meta: EventMeta): Promise<Result<EntryRow, 'CONFLICT'>> {
  const event: EntryRegistered = { type: 'EntryRegistered', ...row, registeredAt: row.registeredAt.toString() }
  const appended = await append(tx, { stream: `entry/${row.id}`, expectedVersion: 0, events: [event], meta: { ...meta, center: row.center } })
  if (!appended.ok) return appended
  await tx.insert(entry).values(row)
  return { ok: true, value: row }
}
