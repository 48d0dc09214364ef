import { describe, expect, test } from 'vitest'
import { plain, wire } from './arbitraries.ts'
import type { CalendarYear } from './calendar-year.ts'
import { publishedYears } from './published-years.ts'
import { reproject } from './reproject.ts'
import { createWorkingCalendar } from './working-calendar.ts'

const limit = { length: 5, unit: 'workday', countFirstDay: false, restDay: 'stays' } as const
const open = (id: string, from: string) => ({ id, limit, run: { from: plain(from) } })
const newYear = { zh: '元旦', en: "New Year's Day" }

/** The order for 2027 bridges January 2 and 3 (a weekend) with Monday the 4th, worked on Saturday the 9th. */
const order2027: CalendarYear = {
  country: 'CN', year: 2027, version: 1, status: 'published',
  source: { authority: newYear, number: null, issued: null, url: null },
  days: [
    ...['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map((date) => ({ date, kind: 'holiday' as const, name: newYear })),
    { date: '2027-01-09', kind: 'exchanged_workday', name: newYear },
  ],
}
const before = createWorkingCalendar({ years: publishedYears })
const after = createWorkingCalendar({ years: [...publishedYears, order2027] })

describe('an order comes out', () => {
  const { moved, settled } = reproject(
    [open('across', '2026-12-30'), open('safe', '2027-02-15'), open('untouched', '2026-03-10')], before, after,
  )

  test('a deadline across the new days moves, and says from where, to where and why', () => {
    expect(moved).toHaveLength(1)
    expect(wire(moved[0])).toMatchObject({ id: 'across', from: '2027-01-07', to: '2027-01-08', provisional: false })
    expect(moved[0]!.causes.map(({ before, after }) => [before.date.toString(), before.reason.kind, after.reason.kind])).toEqual([
      ['2027-01-04', 'weekday', 'holiday'],
    ])
  })
  test('one that stays is no longer provisional', () => {
    expect(settled).toEqual(['safe'])
  })
})

test('the same calendar moves nothing', () => {
  expect(reproject([open('a', '2026-12-30'), open('b', '2026-03-10')], before, before)).toEqual({ moved: [], settled: [] })
})

test('a closure that pauses periods moves deadlines too', () => {
  const repairs = { from: '2026-03-12', to: '2026-03-12', part: 'day', pausesPeriods: true, name: { zh: '检修', en: 'Repairs' }, source: '中心通知' } as const
  const closed = createWorkingCalendar({ years: publishedYears, closures: [repairs] })
  const { moved } = reproject([open('case', '2026-03-10')], before, closed)
  expect(wire(moved[0])).toMatchObject({ to: '2026-03-18', causes: [{ after: { reason: { kind: 'closure' } } }] })
})
