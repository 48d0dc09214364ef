import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const supervisionContract = defineContract({ service: 'supervision', procedures, events })
export type SupervisionContract = typeof supervisionContract
export {
  ANNOUNCED, APPRAISER_SOURCES, DEGREES, ENTRY_KINDS, ENTRY_SOURCES, ENTRY_STATES, FAULTS, HANDLINGS, INDICATOR_FACTORS, INDICATOR_TYPES, INTENTS, LIABILITIES, MATTER_ORIGINS, MATTER_RESULTS, MATTER_STATES, OVERSIGHTS,
  RECONSIDERATION_STATES, RECTIFICATION_STATES, ROUND_STATES, SHEET_PERIODS, STAGE_ROLES, SUBJECTS,
} from './shapes.ts'
export * as supervisionShapes from './shapes.ts'
