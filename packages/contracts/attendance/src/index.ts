import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const attendanceContract = defineContract({ service: 'attendance', procedures, events })
export type AttendanceContract = typeof attendanceContract
export { FINDINGS, OUTCOMES, POINT_STATES, type Finding, type PointResult, type Verdict } from './shapes.ts'
export * as attendanceShapes from './shapes.ts'
