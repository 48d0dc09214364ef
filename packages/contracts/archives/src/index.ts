import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const archivesContract = defineContract({ service: 'archives', procedures, events })
export type ArchivesContract = typeof archivesContract
export {
  ACCESS_KINDS, ACCESS_STATES, ANSWERS, CLASSES, COMPONENT_KINDS, FINDING_KINDS, HOLD_GROUNDS, IDENTITY_KINDS, LOG_KINDS, PROPERTIES, REPAIRS, RETENTIONS, SECRECY, TRANSFER_STATES, VOLUME_STATES,
} from './shapes.ts'
export * as archivesShapes from './shapes.ts'
