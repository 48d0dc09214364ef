import type { ExpectedCheck, PickedCheck } from '../check.ts'
import type { Punch } from '../facts.ts'
import { isBefore } from '../time-of-day.ts'

/** Each check takes the first or the last punch of its own window of the day (QP-ATT-02, EP-ATT-08, WS-ATT-16). */
export function pickFromWindows(expected: readonly ExpectedCheck[], counted: readonly Punch[]): PickedCheck[] {
  return expected.map((check) => {
    const inWindow = counted.filter(({ at }) => !isBefore(at, check.window.from) && isBefore(at, check.window.to))
    return { ...check, punch: inWindow.at(check.point.pick === 'first' ? 0 : -1) }
  })
}
