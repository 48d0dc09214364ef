import { describe, expect, test } from 'vitest'
import { plain } from './arbitraries.ts'
import { hoursOn, isOpen, scheduledMinutes, sessionsTouched } from './opening-hours.ts'
import { publishedYears } from './published-years.ts'
import { seasonOf, type Session, timetable, type Timetable } from './timetable.ts'
import { createWorkingCalendar } from './working-calendar.ts'

const calendar = createWorkingCalendar({ years: publishedYears })
const am = { name: 'am', from: '08:30', to: '12:00' } as const
const pm = (from: string, to: string): Session => ({ name: 'pm', from, to })
const table = (rest: Partial<Timetable>) => timetable.parse({ inForceFrom: '2020-01-01', regular: [am, pm('13:00', '17:00')], ...rest })
const on = (iso: string) => Temporal.PlainDateTime.from(iso)
const at = (iso: string) => Temporal.Instant.from(`${iso}:00+08:00`)
const hours = (schedule: { timetables: Timetable[] }, date: string) => hoursOn({ calendar, ...schedule }, plain(date))

describe('Qingpu: summer time as the center sets it for a year', () => {
  const qingpu = { timetables: [table({
    summer: [am, pm('13:30', '17:00')],
    summerPeriod: { strategy: 'as_set', periods: [{ from: '2026-07-01', to: '2026-09-30' }] },
    extraDays: [{ date: '2026-03-07', name: { zh: '便民窗口周六开放', en: 'Convenience windows open' } }],
  })] }

  test.each([['2026-06-30', '13:00'], ['2026-07-01', '13:30'], ['2026-09-30', '13:30'], ['2026-10-08', '13:00'], ['2025-08-01', '13:00']])(
    'the afternoon of %s starts at %s', (date, from) => {
      expect(hours(qingpu, date).sessions).toMatchObject([am, { from }])
    },
  )
  test('open from the opening moment to just before the closing one', () => {
    const answers = ['08:29', '08:30', '11:59', '12:00', '12:59', '13:00', '16:59', '17:00'].map((time) =>
      isOpen({ calendar, ...qingpu }, at(`2026-03-10T${time}`)))
    expect(answers).toEqual([false, true, true, false, false, true, true, false])
  })
  test('closed on a holiday, with its name; open on an exchanged Saturday', () => {
    expect(hours(qingpu, '2026-05-04')).toMatchObject({ sessions: [], reason: { kind: 'holiday', name: { zh: '劳动节' } } })
    expect(hours(qingpu, '2026-05-09').sessions).toHaveLength(2)
  })
  test('an extra Saturday is open and still no working day', () => {
    expect(hours(qingpu, '2026-03-07')).toMatchObject({ sessions: [am, { from: '13:00' }], reason: { kind: 'extra_day' } })
    expect(calendar.isWorkday(plain('2026-03-07'))).toBe(false)
  })
})

describe('Wenshang: summer time every year, until a notice replaces it', () => {
  const summer = { summer: [am, pm('14:00', '18:00')] }
  const everyYear = { strategy: 'every_year', from: '05-01', to: '09-30' } as const
  const season = (period: Timetable['summerPeriod'], date: string) => seasonOf(table({ ...summer, summerPeriod: period }), plain(date))

  test('WS-ATT-21: every date has one season', () => {
    const dates = ['2026-04-30', '2026-05-01', '2026-09-30', '2026-10-01']
    expect(dates.map((date) => season({ ...everyYear, replacedBy: [] }, date))).toEqual(['regular', 'summer', 'summer', 'regular'])
  })
  test('WS-ATT-21: the notice of a year moves that year only', () => {
    const moved = { ...everyYear, replacedBy: [{ from: '2026-06-01', to: '2026-09-30' }] }
    expect(season(moved, '2026-05-20')).toBe('regular')
    expect(season(moved, '2027-05-20')).toBe('summer')
  })
})

test('Enping: new hours from a date on', () => {
  const timetables = [
    table({ inForceFrom: '2026-07-01', regular: [am, pm('15:00', '18:00')] }),
    table({ regular: [am, pm('14:30', '17:30')] }),
  ]
  expect(hours({ timetables }, '2026-06-30').sessions.at(-1)?.from).toBe('14:30')
  expect(hours({ timetables }, '2026-07-01').sessions.at(-1)?.from).toBe('15:00')
  expect(hours({ timetables }, '2019-12-31')).toMatchObject({ sessions: [], season: undefined })
})

describe('Taigu: scheduled hours', () => {
  const schedule = { calendar, timetables: [table({ regular: [am, pm('14:00', '17:30')] })] }
  test.each([
    ['2026-03-03T08:30', '2026-03-03T12:00', 3.5],
    ['2026-03-03T08:30', '2026-03-03T14:30', 4],
    ['2026-03-04T10:00', '2026-03-04T15:00', 3],
    ['2026-03-03T14:00', '2026-03-04T12:00', 7],
    ['2026-03-06T14:00', '2026-03-09T12:00', 7],
    ['2026-03-04T12:00', '2026-03-04T14:00', 0],
    ['2026-03-04T15:00', '2026-03-04T10:00', 0],
  ])('%s to %s: %d', (from, to, expected) => {
    expect(scheduledMinutes(schedule, on(from), on(to)) / 60).toBe(expected)
  })

  test('sessions touched tell which half days are taken whole', () => {
    const touched = sessionsTouched(schedule, on('2026-03-06T14:00'), on('2026-03-09T10:00'))
    expect(touched.map(({ date, session, whole }) => [date.toString(), session.name, whole])).toEqual([
      ['2026-03-06', 'pm', true],
      ['2026-03-09', 'am', false],
    ])
  })

  test('a closed morning is not scheduled and says why', () => {
    const closure = { from: '2026-03-10', to: '2026-03-10', part: 'am', pausesPeriods: false, name: { zh: '停电', en: 'Power cut' }, source: '中心通知' } as const
    const closed = { ...schedule, calendar: createWorkingCalendar({ years: publishedYears, closures: [closure] }) }
    expect(scheduledMinutes(closed, on('2026-03-10T00:00'), on('2026-03-11T00:00'))).toBe(210)
    expect(hoursOn(closed, plain('2026-03-10')).closed).toEqual([{ session: 'am', name: closure.name, source: closure.source }])
  })
})

test.each([
  [[{ name: 'am', from: '12:00', to: '08:30' }], 'ENDS_BEFORE_START'],
  [[{ name: 'am', from: '08:30', to: '12:00' }, { name: 'pm', from: '11:30', to: '17:00' }], 'SESSIONS_OVERLAP'],
])('a timetable that cannot be is refused', (regular, message) => {
  expect(timetable.safeParse({ inForceFrom: '2026-01-01', regular }).error?.issues[0]?.message).toBe(message)
})
