import type { EventOf } from '@hall/contract'
import { type AssetsContract, assetsContract } from '@hall/contract-assets'
import type { ToPublic } from '@hall/journal'
import type { LedgerHeadSigned } from '@hall/ledger'
import type { AssetEvent } from '../domain/asset-event.ts'

type Events = AssetsContract['events']

/** What other services get to know of an event. */
export const toPublic: ToPublic = ({ event }) => {
  const own = event as AssetEvent | LedgerHeadSigned
  switch (own.type) {
    case 'AssetRegistered': return shown('asset-registered', own)
    case 'AssetStateChanged': return shown('asset-state-changed', own)
    case 'AssetFindingRecorded': return shown('asset-finding-recorded', own)
    case 'DeductionEntered': return shown('deduction-entered', own)
    case 'StocktakeSigned': return shown('stocktake-signed', own)
    case 'HoldingChanged': return shown('holding-changed', own)
    case 'NoticeRaised': return shown('notice-raised', own)
    case 'LedgerHeadSigned': return shown('ledger-head-signed', own)
    default: return undefined
  }
}

function shown<T extends keyof Events>(type: T, data: EventOf<Events[T]>) {
  const { v, data: shape } = assetsContract.events[type]
  // Parsed, so that a field only this service knows stays here.
  return { type, v, data: shape.parse(data) }
}
