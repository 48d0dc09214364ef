import { localTime } from '@hall/calendar'
import { sessionsOn } from '@hall/regulation'
import type { Rule } from '../domain/facts.ts'
import { isBefore } from '../domain/time-of-day.ts'

/** Whose turn counts at a moment: of the day until it closes, then of the next working day (TG-ATT-01). */
export function dutyDate({ policy, calendar }: Rule, now: Temporal.Instant): Temporal.PlainDate {
  const local = localTime(now)
  const date = local.toPlainDate()
  const isOpen = calendar.isWorkday(date) && isBefore(local, sessionsOn(policy.timetable.value, date)[1].to)
  return isOpen ? date : calendar.nextWorkday(date)
}
