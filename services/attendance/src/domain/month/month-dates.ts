import { ZONE, type WorkingCalendar } from '@hall/calendar'
import { type AttendancePolicy, type MonthPolicy, sessionsOn } from '@hall/regulation'

type PlainDate = Temporal.PlainDate

/** The moment from which the summary of a month can be made (EP-ATT-19, TG-ATT-15). `first` is the first day of the month. */
export function readyAt({ month, timetable }: { month: MonthPolicy; timetable: AttendancePolicy['timetable'] }, calendar: WorkingCalendar, first: PlainDate): Temporal.Instant {
  const { value } = month.ready
  switch (value.strategy) {
    case 'workday_of_next_month': return nthWorkday(calendar, first.add({ months: 1 }), value.nth).toZonedDateTime(ZONE).toInstant()
    case 'last_workday_close': {
      const last = lastWorkday(calendar, first)
      return sessionsOn(timetable.value, last)[1].to.toZonedDateTime(ZONE).toInstant()
    }
  }
}

/** The last day on which the month is put up in time; undefined where no day is named (TG-ATT-16). */
export function postBy({ posting }: MonthPolicy, calendar: WorkingCalendar, first: PlainDate): PlainDate | undefined {
  const nth = posting?.value.latestWorkday
  return nth ? nthWorkday(calendar, first.add({ months: 1 }), nth) : undefined
}

/** The nth working day of the month that begins on `first`. */
function nthWorkday(calendar: WorkingCalendar, first: PlainDate, nth: number): PlainDate {
  return calendar.addWorkdays(first.subtract({ days: 1 }), nth)
}

function lastWorkday(calendar: WorkingCalendar, first: PlainDate): PlainDate {
  return calendar.previousWorkday(first.add({ months: 1 }))
}
