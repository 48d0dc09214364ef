import type { EventOf } from '@hall/contract'
import { type PersonnelContract, personnelContract } from '@hall/contract-personnel'
import type { ToPublic } from '@hall/journal'
import type { BadgeEvent } from '../domain/badge/badge-event.ts'
import type { EntryEvent } from '../domain/entry/entry-event.ts'
import type { LeavingEvent } from '../domain/leaving/leaving-event.ts'

/** Everything this service writes into its journal. */
export type PersonnelEvent = EntryEvent | LeavingEvent | BadgeEvent

type Events = PersonnelContract['events']

/** What other services get to know of an event: what changes who may do what; why stays here. */
export const toPublic: ToPublic = (recorded) => {
  const event = recorded.event as PersonnelEvent
  switch (event.type) {
    case 'PostingOrdered': return shown('posting-ordered', event)
    case 'PostingEnded': return shown('posting-ended', event)
    case 'StaffReleased': return shown('staff-released', { ...event, openLines: event.lines.length })
    case 'BadgeMade': return shown('badge-changed', { ...event, state: 'made' })
    case 'BadgeIssued': return shown('badge-changed', { ...event, state: 'issued' })
    case 'BadgeLost': return shown('badge-changed', { ...event, state: 'lost' })
    case 'BadgeTakenBack': return shown('badge-changed', { ...event, state: 'returned' })
    case 'BadgeCancelled': return shown('badge-changed', { ...event, state: 'cancelled' })
    default: return undefined
  }
}

function shown<T extends keyof Events>(type: T, data: EventOf<Events[T]>) {
  const { v, data: shape } = personnelContract.events[type]
  // Parsed, so that a field only this service knows stays here.
  return { type, v, data: shape.parse(data) }
}
