import { secondsAfter, secondsBefore } from '@hall/calendar'
import type { AttendancePolicy } from '@hall/regulation'
import type { CheckState, JudgedCheck, PickedCheck } from './check.ts'
import { isMoved } from './check.ts'
import { isBefore } from './time-of-day.ts'

type PlainDateTime = Temporal.PlainDateTime

/**
 * The state of one check. It is decided as soon as no later punch of the day can change it: a sign-in by its first
 * punch, everything else when its window closes; until then it is waiting.
 */
export function judgeCheck(policy: AttendancePolicy, check: PickedCheck, localNow: PlainDateTime): JudgedCheck {
  const { due, punch } = check
  if (!due) return { ...check, state: 'excused', seconds: 0 }
  const undecided = isBefore(localNow, check.window.to)
  if (!punch) return { ...check, state: undecided ? 'waiting' : 'missed', seconds: 0 }

  const seconds = secondsOff(policy, check, { limit: due, at: punch.at })
  if (seconds === 0) return { ...check, state: metBy(policy, check, punch.at), seconds }
  switch (check.point.direction) {
    case 'in': return { ...check, state: 'late', seconds }
    case 'out': return undecided ? { ...check, state: 'waiting', seconds: 0 } : { ...check, state: 'early', seconds }
  }
}

/** A check that holds only because time away moved its limit is excused, not met. */
function metBy(policy: AttendancePolicy, check: PickedCheck, at: PlainDateTime): CheckState {
  return isMoved(check) && secondsOff(policy, check, { limit: check.limit, at }) > 0 ? 'excused' : 'met'
}

/** Seconds on the wrong side of the limit, 0 within the grace (EP-ATT-05, TG-ATT-04, WS-ATT-17..20). */
function secondsOff({ precision, late, earlyLeave }: AttendancePolicy, { point }: PickedCheck, { limit, at }: { limit: PlainDateTime; at: PlainDateTime }): number {
  const within = (seconds: number, grace = 0) => (seconds <= grace ? 0 : seconds)
  switch (point.direction) {
    case 'in': return within(secondsAfter(limit.toPlainTime(), at.toPlainTime(), precision.value), late?.value.graceSeconds)
    case 'out': return within(secondsBefore(limit.toPlainTime(), at.toPlainTime(), precision.value), earlyLeave?.value.graceSeconds)
  }
}
