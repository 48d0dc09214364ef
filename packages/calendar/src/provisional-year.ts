import { localized } from '@hall/contract'
import { z } from 'zod'
import table from '../data/statutory-holidays.json' with { type: 'json' }
import { calendarSource, type CalendarYear, type NamedDay } from './calendar-year.ts'

const monthAndDay = { monthCode: z.string(), day: z.int() }
const statutoryHoliday = z.strictObject({
  name: localized,
  on: z.discriminatedUnion('calendar', [
    z.strictObject({ calendar: z.literal('iso8601'), ...monthAndDay }),
    z.strictObject({ calendar: z.literal('chinese'), ...monthAndDay }),
    z.strictObject({ calendar: z.literal('solar_term') }),
  ]),
  /** The holiday begins on the day before. */
  eve: z.boolean().default(false),
  days: z.int().min(1),
})
type StatutoryHoliday = z.infer<typeof statutoryHoliday>

const statute = z.strictObject({ source: calendarSource, holidays: z.array(statutoryHoliday) }).parse(table)

/**
 * What the law alone says about a year whose order is not out yet: the days it fixes, some of them by the lunar calendar.
 * Bridging days and exchanged working days come only with the order, hence provisional.
 */
export function provisionalYear(year: number): CalendarYear {
  return { country: 'CN', year, version: 1, status: 'provisional', source: statute.source, days: statutoryDays(year) }
}

function statutoryDays(year: number): NamedDay[] {
  const days = new Map<string, NamedDay>()
  for (const holiday of statute.holidays) {
    const first = festivalOf(year, holiday.on).subtract({ days: holiday.eve ? 1 : 0 })
    for (let offset = 0; offset < holiday.days; offset++) {
      const date = first.add({ days: offset }).toString()
      // Mid-autumn may fall on National Day: one day off, under the name that comes first.
      if (!days.has(date)) days.set(date, { date, kind: 'holiday', name: holiday.name })
    }
  }
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date))
}

function festivalOf(year: number, on: StatutoryHoliday['on']): Temporal.PlainDate {
  switch (on.calendar) {
    case 'iso8601':
    case 'chinese': return Temporal.PlainDate.from({ year, ...on }).withCalendar('iso8601')
    case 'solar_term': return qingming(year)
  }
}

/** 清明, by the usual approximation of the solar term for 2000-2099. */
function qingming(year: number): Temporal.PlainDate {
  const yearOfCentury = year % 100
  return new Temporal.PlainDate(year, 4, Math.floor(yearOfCentury * 0.2422 + 4.81) - Math.floor(yearOfCentury / 4))
}
