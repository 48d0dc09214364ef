import { dateOf, type WorkingCalendar } from '@hall/calendar'

/** Whether something is reported within so many working days of the day it was found; 0 is that working day. */
export function isLate({ foundAt, reportedAt }: { foundAt: Temporal.Instant; reportedAt: Temporal.Instant }, workdays: number, calendar: WorkingCalendar): boolean {
  const found = dateOf(foundAt)
  const last = workdays > 0 ? calendar.addWorkdays(found, workdays) : calendar.isWorkday(found) ? found : calendar.nextWorkday(found)
  return Temporal.PlainDate.compare(dateOf(reportedAt), last) > 0
}
