import type { EventOf, NoticeRaised } from '@hall/contract'
import { type PersonnelContract, personnelContract } from '@hall/contract-personnel'
import type { ToPublic } from '@hall/journal'
import type { BadgeEvent } from '../domain/badge/badge-event.ts'
import type { ActingEvent, OutingEvent } from '../domain/cover/outing.ts'
import type { PairEvent } from '../domain/cover/pair.ts'
import type { CapabilityEvent } from '../domain/capability/capability-event.ts'
import type { EntryEvent } from '../domain/entry/entry-event.ts'
import type { IncidentEvent } from '../domain/incident/incident.ts'
import type { InternEvent } from '../domain/intern/intern.ts'
import type { LeavingEvent } from '../domain/leaving/leaving-event.ts'
import type { MandateEvent } from '../domain/mandate/mandate.ts'
import type { RecordEvent } from '../domain/record/record.ts'
import type { ReturnEvent } from '../domain/return/return.ts'
import type { SecondmentEvent } from '../domain/secondment/secondment.ts'
import type { SessionEvent } from '../domain/session/session.ts'
import type { CoverEvent } from '../domain/cover/cover-event.ts'
import type { SheetEvent } from '../domain/sheet/sheet.ts'

/** Everything this service writes into its journal. */
export type PersonnelEvent = EntryEvent | LeavingEvent | BadgeEvent | PairEvent | CoverEvent | OutingEvent | ActingEvent | MandateEvent | ReturnEvent | SessionEvent
  | ({ readonly type: 'NoticeRaised' } & NoticeRaised) | SecondmentEvent | InternEvent | SheetEvent | IncidentEvent | RecordEvent | CapabilityEvent

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
    // Organization seats one backup a post; the others are known here.
    case 'PairAgreed': return event.rank === 1 ? shown('pair-agreed', event) : undefined
    case 'PairEnded': return event.rank === 1 ? shown('pair-ended', event) : undefined
    case 'CoverStarted': return shown('cover-started', event)
    case 'CoverEnded': return shown('cover-ended', event)
    case 'MandateGranted': return shown('mandate-granted', { ...event, letter: event.letter.number })
    case 'MandateWithdrawn': return shown('mandate-withdrawn', event)
    case 'SessionMissed': return shown('session-missed', event)
    case 'SecondmentAgreed': return shown('secondment-agreed', event)
    case 'InternAdmitted': return shown('intern-admitted', event)
    case 'InternExempted': return shown('intern-exempted', event)
    case 'InternEnded': return shown('intern-ended', event)
    case 'QualificationRegistered': return shown('qualification-registered', event)
    case 'NoticeRaised': return shown('notice-raised', event)
    case 'StaffReturned': return shown('staff-returned', event)
    default: return undefined
  }
}

function shown<T extends keyof Events>(type: T, data: EventOf<Events[T]>) {
  const { v, data: shape } = personnelContract.events[type]
  // Parsed, so that a field only this service knows stays here.
  return { type, v, data: shape.parse(data) }
}
