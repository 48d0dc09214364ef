import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const attendanceContract = defineContract({ service: 'attendance', procedures, events })
export type AttendanceContract = typeof attendanceContract
export { SHIFTS } from './shifts.ts'
export { ABSENCE_KINDS, ENTERED_KINDS, FINDINGS, LOOK_STATES, OUTCOMES, POINT_STATES, RULINGS, type Finding, type PointResult, type Verdict } from './shapes.ts'
export * as attendanceShapes from './shapes.ts'
export { LEAVE_MARKS, LEAVE_STATES } from './leaves.ts'
export { MISSING_ENDS } from './events.ts'
export { POST_FINDINGS } from './away.ts'
export type { Order } from './device-commands.ts'
export { MONTH_STATES, STATEMENT_STATES } from './months.ts'
export { OBJECTION_STATES } from './objections.ts'
export { REGISTRATION_STATES } from './registrations.ts'
