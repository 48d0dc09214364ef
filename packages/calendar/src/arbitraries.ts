import fc from 'fast-check'
import type { CalendarYear } from './calendar-year.ts'
import type { Closure } from './closure.ts'
import { createWorkingCalendar, type WorkingCalendar } from './working-calendar.ts'

/** For tests: calendars, dates and a day-by-day count to hold the fast one against. */

export const plain = (iso: string) => Temporal.PlainDate.from(iso)

/** As it travels. Also for comparing: `toMatchObject` takes any two Temporal values for equal. */
export const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const FIRST = plain('2025-01-01')
const DAYS = 3 * 365

export const anyDate = fc.integer({ min: 0, max: DAYS }).map((days) => FIRST.add({ days }))

const name = { zh: '放假', en: 'Day off' }
const source = { authority: name, number: null, issued: null, url: null }

const anyYear = (year: number): fc.Arbitrary<CalendarYear> => {
  const day = fc.record({
    date: fc.integer({ min: 0, max: 364 }).map((days) => new Temporal.PlainDate(year, 1, 1).add({ days }).toString()),
    kind: fc.constantFrom('holiday' as const, 'exchanged_workday' as const),
    name: fc.constant(name),
  })
  return fc
    .uniqueArray(day, { maxLength: 120, selector: ({ date }) => date })
    .map((days) => ({ country: 'CN', year, version: 1, status: 'published', source, days }))
}

const anyClosure: fc.Arbitrary<Closure> = fc.record({
  start: anyDate,
  days: fc.integer({ min: 0, max: 40 }),
  part: fc.constantFrom('day' as const, 'am' as const, 'pm' as const),
  pausesPeriods: fc.boolean(),
}).map(({ start, days, part, pausesPeriods }) => ({
  from: start.toString(), to: start.add({ days }).toString(), part, pausesPeriods, name, source: '中心通知',
}))

/** 2025 and 2026 ordered at random, the years around provisional. */
export const anyCalendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({ years: fc.tuple(anyYear(2025), anyYear(2026)), closures: fc.array(anyClosure, { maxLength: 8 }) })
  .map(createWorkingCalendar)

export function slowlyAdded(calendar: WorkingCalendar, from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  let date = from
  for (let left = Math.abs(n); left > 0;) {
    date = date.add({ days: Math.sign(n) })
    if (calendar.isWorkday(date)) left--
  }
  return date
}
