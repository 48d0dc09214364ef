import { describe, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, formatDay, formatMonth, formatShortDay, localDateTime, monthSpan, secondsOf, weekdayOf, weeksOf } from './dates.ts'

describe('days', () => {
  test('counting crosses months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
    expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
    expect(daysBetween('2026-03-01', '2026-02-01')).toEqual([])
  })
  test('a week begins on Monday', () => {
    expect(weekdayOf('2026-03-02')).toBe(1)
    expect(weekdayOf('2026-03-01')).toBe(7)
    const weeks = weeksOf('2026-03')
    expect(weeks[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-03-01'])
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect(weeks.flat().filter(Boolean)).toHaveLength(31)
  })
  test('months', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01')
    expect(monthSpan('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  })
})

test('days as the screens write them', () => {
  expect(formatDay('2026-03-02', 'zh')).toBe('2026年3月2日 周一')
  expect(formatDay('2026-03-02', 'en')).toBe('Mon 2 Mar 2026')
  expect(formatShortDay('2026-03-02', 'zh')).toBe('3月2日')
  expect(formatMonth('2026-03', 'zh')).toBe('2026年3月')
})

test('instants in the time of the center', () => {
  expect(localDateTime('2026-03-02T00:30:01Z', 'Asia/Shanghai')).toBe('2026-03-02T08:30:01')
  expect(localDateTime('2026-03-01T16:00:00Z', 'Asia/Shanghai')).toBe('2026-03-02T00:00:00')
  expect(secondsOf('08:30:01')).toBe(30_601)
})
