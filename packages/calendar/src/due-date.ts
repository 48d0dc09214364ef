import type { Limit, Run } from './limit.ts'
import { pastStops } from './stops.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { dateOf, instantOf } from './zone.ts'

type PlainDate = Temporal.PlainDate

/** The last day in time. Cheap: counts by table, however long the limit is. */
export function dueDate(calendar: WorkingCalendar, limit: Limit, run: Run): PlainDate {
  return offRestDay(calendar, limit, countedEnd(calendar, limit, run))
}

/** The last day counted, not yet moved off a rest day. */
export function countedEnd(calendar: WorkingCalendar, limit: Limit, run: Run): PlainDate {
  if (limit.unit === 'hour') return dateOf(momentDue(limit, run))
  if ('before' in run) return countedBack(calendar, limit, dateOf(run.before))
  const start = dateOf(run.from)
  const end = countedOn(calendar, limit, start)
  return run.stops?.length ? pastStops(calendar, limit, { start, end, stops: run.stops }) : end
}

/** Of a limit in hours. */
export function momentDue({ length: hours }: Limit, run: Run): Temporal.Instant {
  return 'before' in run ? instantOf(run.before).subtract({ hours }) : instantOf(run.from).add({ hours })
}

function countedOn(calendar: WorkingCalendar, { length, unit, countFirstDay }: Limit, start: PlainDate): PlainDate {
  const early = { days: countFirstDay && length > 0 ? 1 : 0 }
  switch (unit) {
    case 'workday': return length > 0 ? calendar.addWorkdays(start.subtract(early), length) : onOrAfter(calendar, start)
    case 'calendar_day': return start.add({ days: length }).subtract(early)
    case 'month': return start.add({ months: length }).subtract(early)
    case 'hour': throw new TypeError('hours run from a moment, not a day')
  }
}

function countedBack(calendar: WorkingCalendar, { length, unit, countFirstDay }: Limit, event: PlainDate): PlainDate {
  const late = { days: countFirstDay && length > 0 ? 1 : 0 }
  switch (unit) {
    case 'workday': return length > 0 ? calendar.addWorkdays(event.add(late), -length) : onOrBefore(calendar, event)
    case 'calendar_day': return event.subtract({ days: length }).add(late)
    case 'month': return event.subtract({ months: length }).add(late)
    case 'hour': throw new TypeError('hours run from a moment, not a day')
  }
}

function offRestDay(calendar: WorkingCalendar, { restDay }: Limit, date: PlainDate): PlainDate {
  switch (restDay) {
    case 'stays': return date
    case 'next_workday': return onOrAfter(calendar, date)
    case 'previous_workday': return onOrBefore(calendar, date)
  }
}

function onOrAfter(calendar: WorkingCalendar, date: PlainDate): PlainDate {
  return calendar.isWorkday(date) ? date : calendar.nextWorkday(date)
}

function onOrBefore(calendar: WorkingCalendar, date: PlainDate): PlainDate {
  return calendar.isWorkday(date) ? date : calendar.previousWorkday(date)
}
