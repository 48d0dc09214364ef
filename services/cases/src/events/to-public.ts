import { casesContract } from '@hall/contract-cases'
import type { ToPublic } from '@hall/journal'
import type { EntryRegistered } from '../domain/entry-event.ts'

/** Everything this service writes into its journal. */
export type CasesEvent = EntryRegistered

/** What other services get to know of an event. Parsed, so that a field only this service knows stays here. */
export const toPublic: ToPublic = (recorded) => {
  const event = recorded.event as CasesEvent
  switch (event.type) {
    case 'EntryRegistered': {
      const { v, data } = casesContract.events['entry-registered']
      return { type: 'entry-registered', v, data: data.parse(event) }
    }
  }
}
