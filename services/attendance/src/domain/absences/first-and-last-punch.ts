import { isBy, isFrom, type Precision } from '@hall/calendar'
import type { AttendancePolicy } from '@hall/regulation'
import { isMoved, type JudgedCheck } from '../check.ts'
import type { AbsentTime } from './find-absence.ts'

type Values = Extract<AttendancePolicy['absence']['value'], { strategy: 'first_and_last_punch' }> & { precision: Precision }

/**
 * A day without a punch, a first punch after the morning, a last punch before the afternoon (TG-ATT-14). The leaving
 * punch that was never made stays listed as missing beside it (TG-ATT-02).
 */
export function absentByFirstAndLastPunch(values: Values, checks: readonly JudgedCheck[]): AbsentTime[] {
  const coming = checks.find(({ point }) => point.direction === 'in')
  const leaving = checks.find(({ point }) => point.direction === 'out')
  if (!coming || !leaving) return []
  const halves = [missedMorning(values, coming, leaving), missedAfternoon(values, coming, leaving)].filter((half) => half !== undefined)
  if (coming.punch || leaving.punch || halves.length === 0) return halves
  const days = halves.length * values.daysEach
  return [{ ...halves[0]!, days, ...(halves.length === 2 && { point: null, value: String(days) }), insteadOf: [coming.point.id, leaving.point.id] }]
}

function missedMorning({ daysEach, morningMissedFrom, precision }: Values, coming: JudgedCheck, leaving: JudgedCheck): AbsentTime | undefined {
  if (isMoved(coming)) return undefined
  const first = coming.punch ?? leaving.punch
  const missed = first ? isFrom(Temporal.PlainTime.from(morningMissedFrom), first.at.toPlainTime(), precision) : coming.state === 'missed'
  if (!missed) return undefined
  return { days: daysEach, point: coming.point.id, value: morningMissedFrom, insteadOf: [coming.point.id], facts: first ? [first.id] : [] }
}

function missedAfternoon({ daysEach, afternoonMissedUntil, precision }: Values, coming: JudgedCheck, leaving: JudgedCheck): AbsentTime | undefined {
  if (isMoved(leaving) || (leaving.state !== 'missed' && leaving.state !== 'early')) return undefined
  const last = leaving.punch ?? coming.punch
  if (last && !isBy(Temporal.PlainTime.from(afternoonMissedUntil), last.at.toPlainTime(), precision)) return undefined
  const insteadOf = leaving.punch ? [leaving.point.id] : []
  return { days: daysEach, point: leaving.point.id, value: afternoonMissedUntil, insteadOf, facts: last ? [last.id] : [] }
}
