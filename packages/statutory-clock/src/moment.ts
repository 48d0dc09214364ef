import { hoursOn, type Timetable, type WorkingCalendar } from '@hall/calendar'

/** When a clock is read, and by which calendar. Timetables are needed where a rule counts open hours or ends at closing time. */
export interface Moment {
  readonly calendar: WorkingCalendar
  readonly timetables?: readonly Timetable[]
  readonly now: Temporal.Instant
}

export function sessionsOn({ calendar, timetables = [] }: Moment, date: Temporal.PlainDate) {
  return hoursOn({ calendar, timetables }, date).sessions
}

/** The end of the last session of the date; undefined on a day without hours. */
export function closingOn(moment: Moment, date: Temporal.PlainDate): Temporal.PlainDateTime | undefined {
  const last = sessionsOn(moment, date).at(-1)
  return last && date.toPlainDateTime(last.to)
}
