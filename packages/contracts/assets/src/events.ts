import { event, holdingChanged, ledgerHead, noticeRaised } from '@hall/contract'
import { z } from 'zod'
import { assetNumber, ASSET_STATES, deduction, finding, place } from './shapes.ts'

export const events = {
  'asset-registered': event(1, z.object({ center: place, asset: z.uuid(), number: assetNumber, owner: z.string(), window: place.nullable() })),
  'asset-state-changed': event(1, z.object({ center: place, number: assetNumber, state: z.enum(ASSET_STATES) })),
  'asset-finding-recorded': event(1, finding.omit({ at: true, confirmed: true, deletable: true, serious: true })),
  /** A confirmed finding became an entry for deduction; `points` null where the regulation names none. */
  'deduction-entered': event(1, deduction.omit({ id: true, at: true }).extend({ points: z.number().nullable() })),
  'stocktake-signed': event(1, z.object({ center: place, id: z.uuid(), window: place.nullable(), section: place.nullable(), year: z.int(), absent: z.int(), surplus: z.int(), moved: z.int() })),
  'ledger-head-signed': event(1, ledgerHead.extend({ center: place })),
  'holding-changed': event(1, holdingChanged),
  'notice-raised': event(1, noticeRaised),
} as const
