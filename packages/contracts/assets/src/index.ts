import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const assetsContract = defineContract({ service: 'assets', procedures, events })
export type AssetsContract = typeof assetsContract
export { ASSET_STATES, CATEGORIES, COUNT_RESULTS, FINDING_KINDS, LOSS_KINDS, LOSS_STATES, OWNERS, REPAIR_STATES, REQUEST_KINDS, REQUEST_STATES } from './shapes.ts'
export * as assetsShapes from './shapes.ts'
