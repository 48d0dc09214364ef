import type { WorkingCalendar } from '@hall/calendar'

/** Until when a week is reported: its weekday, or the last working day of the week before it; none for a week without. EP-CAS-01. */
export function weekDue(monday: Temporal.PlainDate, { weekday, time }: { weekday: number; time: string }, calendar: WorkingCalendar): Temporal.PlainDateTime | undefined {
  for (let day = monday.add({ days: weekday - 1 }); Temporal.PlainDate.compare(day, monday) >= 0; day = day.subtract({ days: 1 })) {
    if (calendar.isWorkday(day)) return day.toPlainDateTime(time)
  }
  return undefined
}
