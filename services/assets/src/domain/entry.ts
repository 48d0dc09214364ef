import { accept, type Decision, refuse } from '@hall/decider'
import type { AssetsPolicy } from '@hall/regulation'

export interface Entry { readonly owner: 'center' | 'department' | 'third_party'; readonly category: string }
export type EntryKeeper = 'it' | 'general_office' | 'window'

/** Who manages a thing day by day, and so changes its entry: of devices, where the regulation says so, the owner (QP-NET-02); else the office. */
export function keeperOfEntry({ owner, category }: Entry, policy: AssetsPolicy | undefined): EntryKeeper {
  if (owner === 'department') return 'window'
  const isDevice = category === 'computer' || category === 'device'
  return policy?.deviceManager && owner === 'center' && isDevice ? 'it' : 'general_office'
}

export function changeEntry(entry: Entry, by: ReadonlySet<EntryKeeper>, policy: AssetsPolicy | undefined): Decision<never, 'NOT_ENTRY_KEEPER'> {
  const keeper = keeperOfEntry(entry, policy)
  return by.has(keeper) ? accept() : refuse('NOT_ENTRY_KEEPER', { keeper }, policy?.deviceManager?.clause)
}
