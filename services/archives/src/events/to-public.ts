import { archivesContract } from '@hall/contract-archives'
import type { ToPublic } from '@hall/journal'
import type { EntryRegistered } from '../domain/entry-event.ts'

/** Everything this service writes into its journal. */
export type ArchivesEvent = EntryRegistered

/** What other services get to know of an event. Parsed, so that a field only this service knows stays here. */
export const toPublic: ToPublic = (recorded) => {
  const event = recorded.event as ArchivesEvent
  switch (event.type) {
    case 'EntryRegistered': {
      const { v, data } = archivesContract.events['entry-registered']
      return { type: 'entry-registered', v, data: data.parse(event) }
    }
  }
}
