import type { EventOf } from '@hall/contract'
import { type SealsContract, sealsContract } from '@hall/contract-seals'
import type { ToPublic } from '@hall/journal'
import type { LedgerHeadSigned } from '@hall/ledger'
import type { SealEvent } from '../domain/seal-event.ts'

type Events = SealsContract['events']

/** What other services get to know of an event: that a seal was used, not on which paper. */
export const toPublic: ToPublic = ({ event }) => show(event as SealEvent | LedgerHeadSigned)

function show(event: SealEvent | LedgerHeadSigned) {
  switch (event.type) {
    case 'SealRegistered': return shown('seal-registered', event)
    case 'SealFiled': return shown('seal-filed', event)
    case 'CustodianNamed': return shown('custody-passed', { ...event, from: null })
    case 'HandoverAccepted': return shown('custody-passed', event)
    case 'UseStamped': return shown('seal-used', { ...event, use: event.id })
    case 'ViolationRecorded': return shown('violation-recorded', event)
    case 'DocumentSigned': return shown('document-signed', event)
    case 'HoldingChanged': return shown('holding-changed', event)
    case 'LedgerHeadSigned': return shown('ledger-head-signed', event)
    case 'NoticeRaised': return shown('notice-raised', event)
    case 'RulesFiled': case 'HandoverOffered': case 'MandateFiled': case 'ItemEntered': case 'CaseRegistered': case 'UseRequested': case 'UseDecided': case 'UseArchived':
    case 'SealLeft': case 'SealReturned': case 'DayCounted': case 'InspectionOpened': case 'InspectionClosed':
      return undefined
  }
}

function shown<T extends keyof Events>(type: T, data: EventOf<Events[T]>) {
  const { v, data: shape } = sealsContract.events[type]
  // Parsed, so that a field only this service knows stays here.
  return { type, v, data: shape.parse(data) }
}
