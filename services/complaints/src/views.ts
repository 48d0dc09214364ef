import type { OutputOf } from '@hall/contract'
import type { ComplaintsContract } from '@hall/contract-complaints'
import type { EntryRow } from './db/entry-store.ts'

export type EntryView = OutputOf<ComplaintsContract['procedures']['entries']['register']>

export function entryView({ id, center, title, registeredAt }: EntryRow): EntryView {
  return { id, center, title, registeredAt: registeredAt.toString() }
}
