import { secondsAfter } from '@hall/calendar'
import type { Finding } from '@hall/contract-attendance'
import type { AttendancePolicy } from '@hall/regulation'
import type { JudgedCheck } from '../check.ts'
import type { Punch } from '../facts.ts'
import { isBefore } from '../time-of-day.ts'

/** Two records of one sign-in of which only one is in time: neither wins by itself, a section decides (EP-ATT-03). */
export function conflicts(policy: AttendancePolicy, checks: readonly JudgedCheck[], counted: readonly Punch[]): Finding[] {
  const { conflict } = policy
  if (!conflict) return []
  return checks.flatMap((check) => {
    const records = conflict.value.between.map((method) => firstOf(counted, method, check))
    const [earliest, latest] = records.filter((punch) => punch !== undefined).sort((a, b) => Temporal.PlainDateTime.compare(a.at, b.at))
    if (!check.due || check.point.direction !== 'in' || !earliest || !latest) return []
    const late = (punch: Punch) => secondsLate(policy, check.due!, punch)
    if (late(earliest) > 0 || late(latest) === 0) return []
    return [{
      kind: 'conflict' as const, clause: conflict.clause, point: check.point.id, value: conflict.value.between.join(', '),
      seconds: late(latest), days: null, facts: [earliest.id, latest.id], binding: true,
    }]
  })
}

function firstOf(counted: readonly Punch[], method: string, { window }: JudgedCheck): Punch | undefined {
  return counted.find((punch) => punch.method === method && !isBefore(punch.at, window.from) && isBefore(punch.at, window.to))
}

function secondsLate({ precision, late }: AttendancePolicy, due: Temporal.PlainDateTime, { at }: Punch): number {
  const seconds = secondsAfter(due.toPlainTime(), at.toPlainTime(), precision.value)
  return seconds <= (late?.value.graceSeconds ?? 0) ? 0 : seconds
}
