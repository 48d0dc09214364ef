import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const sealsContract = defineContract({ service: 'seals', procedures, events })
export type SealsContract = typeof sealsContract
export { FILINGS, HANDOVER_REASONS, KINDS, MEDIA, SEAL_STATES, USE_STATES, VIOLATIONS } from './shapes.ts'
export * as sealsShapes from './shapes.ts'
