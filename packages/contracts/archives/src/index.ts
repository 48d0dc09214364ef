import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const archivesContract = defineContract({ service: 'archives', procedures, events })
export type ArchivesContract = typeof archivesContract
