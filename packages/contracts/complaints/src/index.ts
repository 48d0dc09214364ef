import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const complaintsContract = defineContract({ service: 'complaints', procedures, events })
export type ComplaintsContract = typeof complaintsContract
export {
  CHANNELS, CLASSES, CONSEQUENCES, OFFICES, RATING_CHANNELS, RESULTS, STANDINGS, STATUSES, STEPS, type ClockView, type ComplaintRow,
} from './values.ts'
export type { DeskAction, Lodging, ObjectionDecision, PersonAction, UnitAction } from './actions.ts'
