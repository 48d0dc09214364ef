import type { JudgedCheck } from '../check.ts'
import type { AbsentTime } from './find-absence.ts'

/** A half day is missed when every one of its checks is; a check excused by time away speaks against it (WS-ATT-31). */
export function absentByHalfDay({ daysEach }: { daysEach: number }, checks: readonly JudgedCheck[]): AbsentTime[] {
  const halves = Object.values(Object.groupBy(checks, ({ point }) => point.id.slice(0, 2)))
  const missed = halves.filter((half) => half?.every(({ state }) => state === 'missed')).map((half) => half!.map(({ point }) => point.id))
  if (missed.length === 0) return []
  const point = missed.length === 1 ? missed[0]![0]! : null
  return [{ days: missed.length * daysEach, point, value: String(daysEach), insteadOf: missed.flat(), facts: [] }]
}
