import type { EventOf } from '@hall/contract'
import { type ComplaintsContract, complaintsContract } from '@hall/contract-complaints'
import type { RecordedEvent, ToPublic } from '@hall/journal'
import type { ServiceEvent } from '../domain/service-event.ts'

type Events = ComplaintsContract['events']

/** What other services get to know: that, where and with what result; never who complained or what was said. */
export const toPublic: ToPublic = (recorded) => {
  const event = recorded.event as ServiceEvent
  const at = placeOf(recorded)
  switch (event.type) {
    case 'Lodged': return shown('complaint-opened', event)
    case 'Joined': return shown('complaint-joined', { ...at, channel: event.channel })
    case 'Found': return shown('complaint-found', { ...at, person: event.person, result: event.result, serious: event.serious, clauses: [...event.clauses] })
    case 'Reopened': return shown('complaint-reopened', at)
    case 'Closed': return shown('complaint-closed', { ...at, result: event.result, late: event.late })
    case 'ConsequenceRaised': return shown('consequence-raised', event)
    case 'ConsequenceWithdrawn': return shown('consequence-withdrawn', event)
    case 'RatingGiven': return shown('rating-given', event)
    case 'HoldingChanged': return shown('holding-changed', event)
    case 'NoticeRaised': return shown('notice-raised', event)
    default: return undefined
  }
}

function placeOf({ stream, place }: RecordedEvent) {
  return { id: stream.split('/')[1]!, center: place.center!, department: place.department ?? null, window: place.window ?? null }
}

function shown<T extends keyof Events>(type: T, data: EventOf<Events[T]>) {
  const { v, data: shape } = complaintsContract.events[type]
  // Parsed, so that a field only this service knows stays here.
  return { type, v, data: shape.parse(data) }
}
