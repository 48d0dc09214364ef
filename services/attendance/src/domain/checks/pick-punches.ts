import type { AttendancePolicy } from '@hall/regulation'
import type { ExpectedCheck, PickedCheck } from '../check.ts'
import type { Punch } from '../facts.ts'
import { pickFirstAndLast } from './first-and-last.ts'
import { pickFromWindows } from './windows.ts'

/** Takes the punch of each check, by the strategy the policy names. `counted` is in the order of the clock. */
export function pickPunches(policy: AttendancePolicy, expected: readonly ExpectedCheck[], counted: readonly Punch[]): PickedCheck[] {
  const { strategy } = policy.checks.value
  switch (strategy) {
    case 'none': return []
    case 'windows': return pickFromWindows(expected, counted)
    case 'first_and_last': return pickFirstAndLast(expected, counted)
  }
}
