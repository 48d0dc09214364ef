import type { EventOf } from '@hall/contract'
import { type ArchivesContract, archivesContract } from '@hall/contract-archives'
import type { ToPublic } from '@hall/journal'
import type { LedgerHeadSigned } from '@hall/ledger'
import type { ArchiveEvent } from '../domain/archive-event.ts'

type Events = ArchivesContract['events']

/** What other services get to know of an event: that a volume was filed, not what stands in it. */
export const toPublic: ToPublic = ({ event }) => show(event as ArchiveEvent | LedgerHeadSigned)

function show(event: ArchiveEvent | LedgerHeadSigned) {
  switch (event.type) {
    case 'VolumeFiled': return shown('volume-filed', event)
    case 'ArchiveFindingRecorded': return shown('archive-finding-recorded', event)
    case 'AppraisalExecuted': return shown('volumes-destroyed', event)
    case 'TransferConfirmed': return event.accepted ? shown('volumes-transferred', event) : undefined
    case 'HoldingChanged': return shown('holding-changed', event)
    case 'LedgerHeadSigned': return shown('ledger-head-signed', event)
    case 'NoticeRaised': return shown('notice-raised', event)
    case 'VolumeMarked': case 'VolumeMoved': case 'VolumeStateChanged': case 'FileAttached': case 'VolumesDelivered': case 'DeliveryConfirmed': case 'KeeperNamed': case 'KeeperEnded': case 'RegisterHandedOver':
    case 'HandoverSigned': case 'AccessRequested': case 'AccessDecided': case 'VolumeOpened': case 'UseEntered': case 'VolumeLent': case 'LoanFinished': case 'VolumeReturned': case 'RoomInspected': case 'DamageReported':
    case 'RepairEntered': case 'ClimateMeasured': case 'PackageOpened': case 'PackageClosed': case 'ComponentAdded': case 'PackageFiled': case 'HoldPlaced': case 'HoldReleased': case 'AppraisalOpened':
    case 'AppraisalAnswered': case 'TransferPacked':
      return undefined
  }
}

function shown<T extends keyof Events>(type: T, data: EventOf<Events[T]>) {
  const { v, data: shape } = archivesContract.events[type]
  // Parsed, so that a field only this service knows stays here.
  return { type, v, data: shape.parse(data) }
}
