import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const personnelContract = defineContract({ service: 'personnel', procedures, events })
export type PersonnelContract = typeof personnelContract
