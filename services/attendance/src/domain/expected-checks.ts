import { type AttendancePolicy, type CheckPoint, inSeason, momentOn, seasonOn, sessionsOn } from '@hall/regulation'
import type { ExpectedCheck } from './check.ts'
import type { Absence } from './facts.ts'
import { dueIn, dueOut, type TimeAway } from './time-away.ts'
import { isBefore, type Span } from './time-of-day.ts'

/** The checks of a working day, each with its limit after approved time away; none where the regulation sets none. */
export function expectedChecks(policy: AttendancePolicy, date: Temporal.PlainDate, absences: readonly Absence[]): ExpectedCheck[] {
  const checks = policy.checks.value
  if (checks.strategy === 'none') return []
  const timetable = policy.timetable.value
  const season = seasonOn(timetable, date)
  const away = { absences, sessions: sessionsOn(timetable, date) }
  return checks.points.map((point) => {
    const limitText = inSeason(point.limit.value, season)
    const limit = momentOn(date, limitText)
    const window = { from: momentOn(date, inSeason(point.window.from, season)), to: momentOn(date, inSeason(point.window.to, season)) }
    return { point, limitText, limit, window, due: dueAt(point, { limit, window, away }) }
  })
}

/** A limit moved out of the window in which the check could still be made leaves nothing to be checked. */
function dueAt({ direction }: CheckPoint, { limit, window, away }: { limit: Temporal.PlainDateTime; window: Span; away: TimeAway }) {
  switch (direction) {
    case 'in': {
      const due = dueIn(limit, away)
      return due && isBefore(due, window.to) ? due : undefined
    }
    case 'out': {
      const due = dueOut(limit, away)
      return due && isBefore(window.from, due) ? due : undefined
    }
  }
}
