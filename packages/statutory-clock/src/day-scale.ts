import { dateOf, endOf, localTime, startOf, ZONE, type WorkingCalendar } from '@hall/calendar'
import type { ClockLimit } from '@hall/regulation'
import { closingOn, type Moment } from './moment.ts'
import type { Due, Scale, Stretch } from './scale.ts'

type PlainDate = Temporal.PlainDate
type Days = Extract<ClockLimit, { kind: 'days' }>

const EPOCH = new Temporal.PlainDate(1970, 1, 1)
export const dayNumber = (date: PlainDate) => EPOCH.until(date).days
export const dateAt = (day: number) => EPOCH.add({ days: day })

/** Counts days; a point is the beginning of a day, and an end the midnight after the last one. */
export function dayScale(limit: Days, moment: Moment): Scale {
  const { calendar } = moment
  const inWorkdays = limit.unit === 'workday'
  const dayOf = (at: Temporal.Instant) => dayNumber(dateOf(at))

  return {
    unit: inWorkdays ? 'workday' : 'calendar_day',
    units: inWorkdays
      ? (a, b) => (a < b ? calendar.workdaysBetween(dateAt(a - 1), dateAt(b - 1)) : 0)
      : (a, b) => Math.max(0, b - a),
    advance: inWorkdays
      ? (a, n) => (n === 0 ? a : dayNumber(calendar.addWorkdays(dateAt(a - 1), n)) + 1)
      : (a, n) => a + n,
    opened: ({ at }) => openedOn(limit, receivedOn(limit, moment, at)),
    pointOf: dayOf,
    runTo: (at) => dayOf(at) + 1,
    stopsFrom: (at, { firstDay }) => dayOf(at) + (firstDay === 'counted' ? 1 : 0),
    stopsTo: (at, { lastDay }) => dayOf(at) + (lastDay === 'counted' ? 0 : 1),
    endOfDate: (date) => dayNumber(date) + 1,
    lengthened: (end, length) => {
      switch (limit.unit) {
        case 'workday': return dayNumber(calendar.addWorkdays(dateAt(end - 1), length)) + 1
        case 'calendar_day': return end + length
        case 'month': return dayNumber(dateAt(end - 1).add({ months: length })) + 1
      }
    },
    dueAt: (end) => dueOn(limit, moment, offRestDay(limit, calendar, dateAt(end - 1))),
    endOf: ({ date }) => dayNumber(date) + 1,
    beginOf: (end) => startOf(dateAt(end - 1)),
    isProvisional: (from, end) => {
      const last = dateAt(end - 1)
      if (!inWorkdays) return limit.restDay !== 'stays' && calendar.isProvisional(last.year)
      for (let { year } = dateAt(from); year <= last.year; year++) if (calendar.isProvisional(year)) return true
      return false
    },
  }
}

/** The date something counts as received on. */
export function receivedOn({ afterHours }: Days, moment: Moment, at: Temporal.Instant): PlainDate {
  const date = dateOf(at)
  if (afterHours === 'same_day') return date
  const closing = closingOn(moment, date)
  const closed = closing ? Temporal.PlainDateTime.compare(closing, localTime(at)) < 0 : !moment.calendar.isWorkday(date)
  return closed ? moment.calendar.nextWorkday(date) : date
}

/** With no length the period is the day itself, or the first working day from it on. */
function openedOn({ length, unit, countFirstDay }: Days, date: PlainDate): Stretch {
  const from = dayNumber(date) + (countFirstDay || length === 0 ? 0 : 1)
  if (length === 0 || unit !== 'month') return { from, units: Math.max(1, length) }
  const last = date.add({ months: length }).subtract({ days: countFirstDay ? 1 : 0 })
  return { from, units: dayNumber(last) + 1 - from }
}

function offRestDay({ unit, restDay }: Days, calendar: WorkingCalendar, date: PlainDate): PlainDate {
  if (unit === 'workday' || restDay === 'stays' || calendar.isWorkday(date)) return date
  return restDay === 'next_workday' ? calendar.nextWorkday(date) : calendar.previousWorkday(date)
}

function dueOn({ ends, closing }: Days, moment: Moment, date: PlainDate): Due {
  const close = ends === 'close' ? closingOn(moment, date) : undefined
  return close
    ? { date, at: close.toZonedDateTime(ZONE).toInstant(), inclusive: closing === 'in_time' }
    : { date, at: endOf(date), inclusive: false }
}
