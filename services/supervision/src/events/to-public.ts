import type { EventOf } from '@hall/contract'
import { type SupervisionContract, supervisionContract } from '@hall/contract-supervision'
import type { ToPublic } from '@hall/journal'
import type { SupervisionEvent } from '../domain/supervision-event.ts'

type Events = SupervisionContract['events']

/** What other services get to know: what counts, not what was said about it. */
export const toPublic: ToPublic = (recorded) => {
  const event = recorded.event as SupervisionEvent
  switch (event.type) {
    case 'EntryChanged': return shown('entry-changed', event)
    case 'AppraisalPublished': return shown('appraisal-published', event)
    case 'AppraisalChanged': return shown('appraisal-changed', event)
    case 'AppraisalSealed': return shown('appraisal-sealed', event)
    case 'RectificationOrdered': return shown('rectification-ordered', event)
    case 'AccountabilityDecided': return shown('accountability-decided', event)
    case 'NoticeRaised': return shown('notice-raised', event)
    case 'EntryProposed': case 'EntryAnswered': case 'EntryConfirmed': case 'EntryDropped': case 'EntryObjected': case 'ObjectionDecided':
    case 'RoundOpened': case 'RoundAnnounced': case 'MarksEntered': case 'OpinionGiven': case 'YearImported': case 'ReconsiderationFiled': case 'ReconsiderationDecided':
    case 'RectificationReported': case 'RectificationVerified': case 'Nominated':
    case 'MatterOpened': case 'GroundChosen': case 'EvidenceAdded': case 'LiabilityProposed': case 'StatementMade': case 'MatterDecided': case 'MatterClosed': case 'MatterWithdrawn':
      return undefined
  }
}

function shown<T extends keyof Events>(type: T, data: EventOf<Events[T]>) {
  const { v, data: shape } = supervisionContract.events[type]
  // Parsed, so that a field only this service knows stays here.
  return { type, v, data: shape.parse(data) }
}
