import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCalendar, anyDate, plain, slowlyAdded } from './arbitraries.ts'
import { publishedYears } from './published-years.ts'
import { createWorkingCalendar } from './working-calendar.ts'

const national = createWorkingCalendar({ years: publishedYears })
const name = { zh: '大厅检修', en: 'Repairs' }

describe('a day says what it is and why', () => {
  test.each([
    ['2026-03-10', true, 'weekday', undefined],
    ['2026-03-14', false, 'weekend', undefined],
    ['2026-02-28', true, 'exchanged_workday', '春节'],
    ['2026-04-06', false, 'holiday', '清明节'],
    ['2026-10-10', true, 'exchanged_workday', '国庆节'],
  ])('%s', (date, workday, kind, holiday) => {
    const day = national.dayKind(plain(date))
    expect(day).toMatchObject({ workday, provisional: false, reason: { kind } })
    expect('name' in day.reason ? day.reason.name : undefined).toEqual(holiday && expect.objectContaining({ zh: holiday }))
  })

  test('a holiday names its order', () => {
    expect(national.dayKind(plain('2025-10-06')).reason).toMatchObject({ source: { number: '国办发明电〔2024〕12号' } })
  })

  test('a year without an order is provisional and knows the days fixed by law', () => {
    expect(national.dayKind(plain('2027-02-08'))).toMatchObject({ workday: false, provisional: true, reason: { kind: 'holiday' } })
  })
})

describe('closures', () => {
  const span = { from: '2026-03-10', to: '2026-03-11', name, source: '中心通知〔2026〕3号' }
  const closed = (part: 'day' | 'am' | 'pm', pausesPeriods: boolean) =>
    createWorkingCalendar({ years: publishedYears, closures: [{ ...span, part, pausesPeriods }] })

  test('a whole day is no working day where its order says so', () => {
    const day = closed('day', true).dayKind(plain('2026-03-11'))
    expect(day).toMatchObject({ workday: false, reason: { kind: 'closure', name, source: '中心通知〔2026〕3号' } })
  })
  test('a whole day stays a working day for limits of law', () => {
    expect(closed('day', false).isWorkday(plain('2026-03-11'))).toBe(true)
  })
  test('half a day stays a working day and shuts its session only', () => {
    const calendar = closed('am', true)
    expect(calendar.isWorkday(plain('2026-03-10'))).toBe(true)
    expect(calendar.findClosure(plain('2026-03-10'), 'am')).toMatchObject({ name })
    expect(calendar.findClosure(plain('2026-03-10'), 'pm')).toBeUndefined()
  })
})

test('the highest version of a year counts', () => {
  const [first] = publishedYears
  const corrected = { ...first!, version: 2, days: [] }
  expect(createWorkingCalendar({ years: [corrected, first!] }).isWorkday(plain('2024-01-01'))).toBe(true)
})

test('an order may move working days of the December before', () => {
  const moved = { date: '2025-12-28', kind: 'exchanged_workday' as const, name: { zh: '元旦', en: "New Year's Day" } }
  const years = publishedYears.map((one) => (one.year === 2026 ? { ...one, days: [moved, ...one.days] } : one))
  const calendar = createWorkingCalendar({ years })
  expect(calendar.dayKind(plain('2025-12-28'))).toMatchObject({ workday: true, reason: { kind: 'exchanged_workday' } })
})

test.each([0, 1.5, Number.NaN, 1e9])('counting %d working days throws', (n) => {
  expect(() => national.addWorkdays(plain('2026-03-10'), n)).toThrow(RangeError)
})

describe('for any calendar', () => {
  const count = fc.integer({ min: 1, max: 300 })

  test('counting agrees with going day by day, both ways', () => {
    fc.assert(fc.property(anyCalendar, anyDate, count, (calendar, date, n) => {
      expect(calendar.addWorkdays(date, n).toString()).toBe(slowlyAdded(calendar, date, n).toString())
      expect(calendar.addWorkdays(date, -n).toString()).toBe(slowlyAdded(calendar, date, -n).toString())
    }))
  })
  test('counting never ends on a day off', () => {
    fc.assert(fc.property(anyCalendar, anyDate, count, (calendar, date, n) => calendar.isWorkday(calendar.addWorkdays(date, n))))
  })
  test('a longer limit ends later, a later start never earlier', () => {
    fc.assert(fc.property(anyCalendar, anyDate, count, (calendar, date, n) => {
      const end = calendar.addWorkdays(date, n)
      expect(Temporal.PlainDate.compare(end, calendar.addWorkdays(date, n + 1))).toBe(-1)
      expect(Temporal.PlainDate.compare(end, calendar.addWorkdays(date.add({ days: 1 }), n))).toBeLessThanOrEqual(0)
    }))
  })
  test('the days between are the days counted', () => {
    fc.assert(fc.property(anyCalendar, anyDate, count, (calendar, date, n) => {
      expect(calendar.workdaysBetween(date, calendar.addWorkdays(date, n))).toBe(n)
    }))
  })
  test('the days between add up and turn round', () => {
    fc.assert(fc.property(anyCalendar, anyDate, anyDate, anyDate, (calendar, a, b, c) => {
      expect(calendar.workdaysBetween(a, b) + calendar.workdaysBetween(b, c)).toBe(calendar.workdaysBetween(a, c))
      expect(calendar.workdaysBetween(a, b) + calendar.workdaysBetween(b, a)).toBe(0)
    }))
  })
  test('a working day is so for a reason that can be one', () => {
    fc.assert(fc.property(anyCalendar, anyDate, (calendar, date) => {
      const { workday, reason } = calendar.dayKind(date)
      expect(workday).toBe(reason.kind === 'weekday' || reason.kind === 'exchanged_workday')
    }))
  })
})
