import type { AttendanceContract } from '@hall/contract-attendance'
import { service } from '@hall/attendance-service/service'
import { type OnDisk, openService } from './open-service.ts'

export type AttendanceOnDisk = OnDisk<AttendanceContract>

/** Attendance with the policy of one center, or with another's where `of` says so. */
export function openAttendance(center: string, file: string, of = center): Promise<AttendanceOnDisk> {
  return openService(service, { center, area: 'attendance', file, of })
}
