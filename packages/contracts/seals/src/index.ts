import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const sealsContract = defineContract({ service: 'seals', procedures, events })
export type SealsContract = typeof sealsContract
