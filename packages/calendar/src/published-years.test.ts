import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { calendarYear } from './calendar-year.ts'
import { publishedYears } from './published-years.ts'
import { datesFrom } from './zone.ts'

const chineseDays = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Record<'holidays' | 'workdays', Record<string, string>>

function yearOf(year: number) {
  const document = publishedYears.find((one) => one.year === year)
  if (!document) throw new Error(`no ${year}`)
  const dates = (kind: string) => document.days.filter((day) => day.kind === kind).map((day) => day.date)
  return { holidays: dates('holiday'), exchanged: dates('exchanged_workday') }
}

/** `01-01..01-03, 05-09` as the inventories of the regulations write it. */
function datesOf(year: number, spans: string): string[] {
  return spans.split(', ').flatMap((span) => {
    const [from, to] = span.split('..').map((monthDay) => Temporal.PlainDate.from(`${year}-${monthDay}`))
    return [...datesFrom(from!, to ?? from!)].map(String)
  })
}

test('2026 has the days off and the working days that all five inventories name', () => {
  expect(yearOf(2026)).toEqual({
    holidays: datesOf(2026, '01-01..01-03, 02-15..02-23, 04-04..04-06, 05-01..05-05, 06-19..06-21, 09-25..09-27, 10-01..10-07'),
    exchanged: datesOf(2026, '01-04, 02-14, 02-28, 05-09, 09-20, 10-10'),
  })
})

test.each([2024, 2025, 2026])('%i has the days of chinese-days, no more and no fewer', (year) => {
  const ofYear = (days: Record<string, string>) => Object.keys(days).filter((date) => date.startsWith(`${year}-`)).sort()
  expect(yearOf(year)).toEqual({ holidays: ofYear(chineseDays.holidays), exchanged: ofYear(chineseDays.workdays) })
})

describe('a document an administrator loads', () => {
  const [document] = publishedYears
  const day = (date: string) => ({ date, kind: 'exchanged_workday' as const, name: { zh: '元旦', en: 'New Year' } })

  test('may move working days of the December before', () => {
    expect(calendarYear.safeParse({ ...document, days: [day('2023-12-31')] }).success).toBe(true)
  })
  test('is refused with a day of another year', () => {
    expect(calendarYear.safeParse({ ...document, days: [day('2023-11-30')] }).error?.issues[0]?.message).toBe('DAY_OUTSIDE_YEAR')
  })
  test('is refused with the same day twice', () => {
    expect(calendarYear.safeParse({ ...document, days: [day('2024-01-06'), day('2024-01-06')] }).error?.issues[0]?.message).toBe('DAY_TWICE')
  })
})
