import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const regulationContract = defineContract({ service: 'regulation', procedures, events })
export type RegulationContract = typeof regulationContract
export { regulationShapes, VERSION_STATES } from './procedures.ts'
