import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const assetsContract = defineContract({ service: 'assets', procedures, events })
export type AssetsContract = typeof assetsContract
export {
  ASSET_STATES, CATEGORIES, COUNT_RESULTS, FAULT_CAUSES, FINDING_KINDS, INSPECTION_ITEMS, LOSS_KINDS, LOSS_STATES, OUTSIDE_EFFECTS, OWNERS, REPAIR_STATES, REQUEST_KINDS, REQUEST_STATES,
  SANCTION_CONSEQUENCES, SOFTWARE_NATURES,
} from './shapes.ts'
export * as assetsShapes from './shapes.ts'
