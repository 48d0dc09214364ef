import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const casesContract = defineContract({ service: 'cases', procedures, events })
export type CasesContract = typeof casesContract
export { ACTIONS, CHANNELS, FINDINGS, isOpenState, KINDS, STATES, type CaseAction, type CaseState } from './shapes.ts'
export { CHANGE_KINDS, ITEM_STATES, type ItemContent, type LimitDays } from './item-shapes.ts'
export { REGISTER_FIELDS } from './desk-procedures.ts'
export { ITEM_CODES } from './item-procedures.ts'
export * as casesShapes from './shapes.ts'
export * as itemShapes from './item-shapes.ts'
