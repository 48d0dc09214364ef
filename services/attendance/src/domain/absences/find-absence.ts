import type { AttendancePolicy } from '@hall/regulation'
import type { JudgedCheck } from '../check.ts'
import { absentByFirstAndLastPunch } from './first-and-last-punch.ts'
import { absentByHalfDay } from './half-day-without-checks.ts'
import { absentByMissingSignIn } from './each-missing-sign-in.ts'

/** Absence without leave, in days. */
export interface AbsentTime {
  readonly days: number
  readonly point: string | null
  /** The value that decided, as the policy writes it. */
  readonly value: string
  /** Checks whose own finding it stands for. */
  readonly insteadOf: readonly string[]
  /** Ids of the punches it rests on; none when it rests on there being none. */
  readonly facts: readonly string[]
}

/** By the strategy the policy names. Approved time away over a limit is never absence without leave. */
export function findAbsence({ absence: { value }, precision }: AttendancePolicy, checks: readonly JudgedCheck[]): AbsentTime[] {
  switch (value.strategy) {
    case 'none': return []
    case 'each_missing_sign_in': return absentByMissingSignIn(value, checks)
    case 'half_day_without_checks': return absentByHalfDay(value, checks)
    case 'first_and_last_punch': return absentByFirstAndLastPunch({ ...value, precision: precision.value }, checks)
  }
}
