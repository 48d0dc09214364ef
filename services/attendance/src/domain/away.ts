import type { Verdict } from '@hall/contract-attendance'
import { type AttendancePolicy, sessionsOn } from '@hall/regulation'
import type { Absence } from './facts.ts'
import { earlier, isBefore, later } from './time-of-day.ts'

/** Half days of approved time away, by kind: a session counts for the kind that covers more than half of it. */
export function awayHalves({ timetable }: AttendancePolicy, date: Temporal.PlainDate, absences: readonly Absence[]): Verdict['away'] {
  const kinds = sessionsOn(timetable.value, date).flatMap((session) => {
    const length = session.from.until(session.to).total('seconds')
    const away = absences.find(({ from, to }) => isBefore(from, session.to) && isBefore(session.from, to)
      && later(from, session.from).until(earlier(to, session.to)).total('seconds') * 2 > length)
    return away ? [away.kind] : []
  })
  return [...Map.groupBy(kinds, (kind) => kind)].map(([kind, same]) => ({ kind, halves: same.length }))
}
