import type { ExpectedCheck, PickedCheck } from '../check.ts'
import type { Punch } from '../facts.ts'
import { isBefore } from '../time-of-day.ts'

/**
 * The first punch of the day is coming, the last is leaving (TG-ATT-02). One punch alone is coming, unless it is made
 * when leaving is allowed already.
 */
export function pickFirstAndLast(expected: readonly ExpectedCheck[], counted: readonly Punch[]): PickedCheck[] {
  const first = counted.at(0)
  const last = counted.length > 1 ? counted.at(-1) : undefined
  const leaving = expected.find(({ point }) => point.direction === 'out')?.limit
  const alone = first && !last && leaving && !isBefore(first.at, leaving) ? { in: undefined, out: first } : undefined
  const picked = alone ?? { in: first, out: last }
  return expected.map((check) => ({ ...check, punch: picked[check.point.direction] }))
}
