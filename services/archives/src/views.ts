import type { OutputOf } from '@hall/contract'
import type { ArchivesContract } from '@hall/contract-archives'
import type { EntryRow } from './db/entry-store.ts'

export type EntryView = OutputOf<ArchivesContract['procedures']['entries']['register']>

export function entryView({ id, center, title, registeredAt }: EntryRow): EntryView {
  return { id, center, title, registeredAt: registeredAt.toString() }
}
