import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCalendar, anyDate, plain, wire } from './arbitraries.ts'
import { deadline } from './deadline.ts'
import { type Limit, limit, type Run } from './limit.ts'
import { publishedYears } from './published-years.ts'
import { createWorkingCalendar } from './working-calendar.ts'

const calendar = createWorkingCalendar({ years: publishedYears })
const within = (length: number, unit: Limit['unit'], rest: Partial<Limit> = {}): Limit =>
  ({ length, unit, countFirstDay: false, restDay: 'stays', ...rest })
const due = (limit: Limit, run: Run) => deadline(calendar, limit, run).date.toString()

describe('examples of the regulations', () => {
  const toNextWorkday = { restDay: 'next_workday' } as const
  test.each<[string, string, Limit, string]>([
    ['QP-ATT-10: two working days over 清明节', '2026-04-02', within(2, 'workday'), '2026-04-07'],
    ['WS: five working days over 清明节', '2026-04-02', within(5, 'workday'), '2026-04-10'],
    ['DC-CAS-27: an exchanged Saturday is the last day', '2026-04-29', within(5, 'workday'), '2026-05-09'],
    ['QP: three working days over 劳动节', '2026-04-30', within(3, 'workday'), '2026-05-08'],
    ['DC-CAS-27: calendar days', '2026-03-02', within(30, 'calendar_day', toNextWorkday), '2026-04-01'],
    ['EP-PER-15: one month', '2026-03-02', within(1, 'month', toNextWorkday), '2026-04-02'],
    ['EP-PER-15: one month, then off the holiday', '2026-03-06', within(1, 'month', toNextWorkday), '2026-04-07'],
    ['EP-PER-17: one month, then off 劳动节', '2026-04-02', within(1, 'month', toNextWorkday), '2026-05-06'],
    ['EP monthly summary: first working day of May', '2026-05-01', within(1, 'workday', { countFirstDay: true }), '2026-05-06'],
    ['EP-PER-09: at least five days, the first one included', '2026-04-02', within(5, 'workday', { countFirstDay: true }), '2026-04-09'],
    ['TG-PER-26: ten days ahead, then a working day', '2026-03-11', within(10, 'calendar_day', toNextWorkday), '2026-03-23'],
    ['TG-ATT summary: fifth working day of April', '2026-03-31', within(5, 'workday'), '2026-04-08'],
    ['promptly: by the end of the same working day', '2026-02-28', within(0, 'workday'), '2026-02-28'],
    ['promptly, on a day off: the next working day', '2026-04-04', within(0, 'workday'), '2026-04-07'],
    ['a month has its last day where it lacks the number', '2026-01-31', within(1, 'month'), '2026-02-28'],
    ['a month from a counted first day', '2026-03-01', within(1, 'month', { countFirstDay: true }), '2026-03-31'],
  ])('%s', (_, from, limit, expected) => {
    expect(due(limit, { from: plain(from) })).toBe(expected)
  })

  test.each<[string, string, Limit, string]>([
    ['QP-PER-36: the working day before a Monday', '2026-03-16', within(1, 'workday'), '2026-03-13'],
    ['the working day before the first one after 清明节', '2026-04-07', within(1, 'workday'), '2026-04-03'],
    ['TG-PER-26: ten calendar days ahead', '2026-03-20', within(10, 'calendar_day'), '2026-03-10'],
    ['Friday report in a week whose Friday is a holiday', '2026-06-19', within(0, 'workday'), '2026-06-18'],
    ['month end on an exchanged Saturday', '2026-02-28', within(0, 'workday'), '2026-02-28'],
    ['a month before, moved back to a working day', '2026-05-06', within(1, 'month', { restDay: 'previous_workday' }), '2026-04-03'],
  ])('before: %s', (_, before, limit, expected) => {
    expect(due(limit, { before: plain(before) })).toBe(expected)
  })

  test('DC-CAS-34: days of an expert review do not count, both ends of it included', () => {
    const stops = [{ from: plain('2026-03-05'), to: plain('2026-03-09') }]
    expect(due(within(10, 'workday'), { from: plain('2026-03-02') })).toBe('2026-03-16')
    expect(due(within(10, 'workday'), { from: plain('2026-03-02'), stops })).toBe('2026-03-19')
  })
})

test('the deadline is 24:00 in the centers', () => {
  const received = Temporal.Instant.from('2026-03-10T23:30:00+08:00')
  const { date, endsAt } = deadline(calendar, within(1, 'workday'), { from: received })
  expect([date.toString(), endsAt.toString()]).toEqual(['2026-03-11', '2026-03-11T16:00:00Z'])
})

test('hours run from the moment, through nights and days off', () => {
  const from = Temporal.Instant.from('2026-04-03T17:00:00+08:00')
  expect(wire(deadline(calendar, within(24, 'hour'), { from }))).toMatchObject({
    date: '2026-04-04', endsAt: '2026-04-04T09:00:00Z', provisional: false,
  })
  expect(limit.safeParse(within(24, 'hour', { restDay: 'next_workday' })).success).toBe(false)
})

test('the steps tell how it was counted', () => {
  const { steps } = deadline(calendar, within(2, 'workday'), { from: plain('2026-04-02') })
  expect(steps.map(({ date, counted, reason }) => [date.toString(), counted, reason.kind])).toEqual([
    ['2026-04-02', false, 'first_day'],
    ['2026-04-03', true, 'weekday'],
    ['2026-04-04', false, 'holiday'],
    ['2026-04-05', false, 'holiday'],
    ['2026-04-06', false, 'holiday'],
    ['2026-04-07', true, 'weekday'],
  ])
})

test('a day reached only because the last one is a rest day is not counted', () => {
  const { steps } = deadline(calendar, within(1, 'month', { restDay: 'next_workday' }), { from: plain('2026-03-06') })
  expect(steps.slice(-2).map(({ counted, reason }) => [counted, reason.kind])).toEqual([[true, 'holiday'], [false, 'moved']])
})

describe('a date that rests on a year without an order', () => {
  test.each<[string, boolean, Limit]>([
    ['2026-12-24', false, within(5, 'workday')],
    ['2026-12-25', true, within(5, 'workday')],
    ['2026-12-25', false, within(10, 'calendar_day')],
    ['2026-12-25', true, within(10, 'calendar_day', { restDay: 'next_workday' })],
  ])('from %s: %s', (from, provisional, limit) => {
    expect(deadline(calendar, limit, { from: plain(from) }).provisional).toBe(provisional)
  })
})

describe('for any calendar', () => {
  const anyStop = fc.tuple(anyDate, fc.integer({ min: 0, max: 60 })).map(([from, days]) => ({ from, to: from.add({ days }) }))
  const anyLimit: fc.Arbitrary<Limit> = fc.record({
    length: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('workday' as const, 'calendar_day' as const),
    countFirstDay: fc.boolean(),
    restDay: fc.constant('stays' as const),
  })

  test('exactly the length is counted, the date last, and none of it in a stop', () => {
    fc.assert(fc.property(anyCalendar, anyLimit, anyDate, fc.array(anyStop, { maxLength: 4 }), (calendar, limit, from, stops) => {
      const { date, steps } = deadline(calendar, limit, { from, stops })
      expect(steps.filter(({ counted }) => counted)).toHaveLength(limit.length)
      expect(wire(steps.at(-1))).toMatchObject({ counted: true, date: date.toString() })
    }))
  })
  test('the same holds looking back from an event, the date first', () => {
    fc.assert(fc.property(anyCalendar, anyLimit, anyDate, (calendar, limit, before) => {
      const { date, steps } = deadline(calendar, limit, { before })
      expect(steps.filter(({ counted }) => counted)).toHaveLength(limit.length)
      expect(wire(steps[0])).toMatchObject({ counted: true, date: date.toString() })
    }))
  })
  test('what may be done within n working days could be asked for n working days before', () => {
    fc.assert(fc.property(anyCalendar, anyDate, fc.integer({ min: 1, max: 60 }), (calendar, from, length) => {
      const limit = within(length, 'workday')
      const { date } = deadline(calendar, limit, { from })
      expect(Temporal.PlainDate.compare(deadline(calendar, limit, { before: date }).date, from)).toBeLessThanOrEqual(0)
    }))
  })
})
