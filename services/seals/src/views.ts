import type { OutputOf } from '@hall/contract'
import type { SealsContract } from '@hall/contract-seals'
import type { EntryRow } from './db/entry-store.ts'

export type EntryView = OutputOf<SealsContract['procedures']['entries']['register']>

export function entryView({ id, center, title, registeredAt }: EntryRow): EntryView {
  return { id, center, title, registeredAt: registeredAt.toString() }
}
