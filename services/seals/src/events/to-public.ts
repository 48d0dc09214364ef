import { sealsContract } from '@hall/contract-seals'
import type { ToPublic } from '@hall/journal'
import type { EntryRegistered } from '../domain/entry-event.ts'

/** Everything this service writes into its journal. */
export type SealsEvent = EntryRegistered

/** What other services get to know of an event. Parsed, so that a field only this service knows stays here. */
export const toPublic: ToPublic = (recorded) => {
  const event = recorded.event as SealsEvent
  switch (event.type) {
    case 'EntryRegistered': {
      const { v, data } = sealsContract.events['entry-registered']
      return { type: 'entry-registered', v, data: data.parse(event) }
    }
  }
}
