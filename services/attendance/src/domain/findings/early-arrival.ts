import { isBy, secondsBefore } from '@hall/calendar'
import type { Finding } from '@hall/contract-attendance'
import type { AttendancePolicy } from '@hall/regulation'
import type { JudgedCheck } from '../check.ts'

/** Being there ahead of time is counted and never demanded (QP-ATT-04, EP-ATT-09). */
export function earlyArrival({ encouraged, precision }: AttendancePolicy, checks: readonly JudgedCheck[]): Finding[] {
  const check = checks.find(({ point, state }) => point.id === encouraged?.value.point && state === 'met')
  if (!encouraged || !check?.punch) return []
  const limit = check.limit.toPlainTime()
  const at = check.punch.at.toPlainTime()
  const minutes = encouraged.value.minutesEarly
  if (!isBy(limit.subtract({ minutes }), at, precision.value)) return []
  return [{
    kind: 'early_arrival', clause: encouraged.clause, point: check.point.id, value: String(minutes),
    seconds: secondsBefore(limit, at, precision.value), days: null, facts: [check.punch.id], binding: false,
  }]
}
