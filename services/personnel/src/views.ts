import type { OutputOf } from '@hall/contract'
import type { PersonnelContract } from '@hall/contract-personnel'
import type { EntryRow } from './db/entry-store.ts'

export type EntryView = OutputOf<PersonnelContract['procedures']['entries']['register']>

export function entryView({ id, center, title, registeredAt }: EntryRow): EntryView {
  return { id, center, title, registeredAt: registeredAt.toString() }
}
