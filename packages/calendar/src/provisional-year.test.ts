import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { calendarYear } from './calendar-year.ts'
import { provisionalYear } from './provisional-year.ts'

const lunar = createRequire(import.meta.url)('chinese-days') as {
  getSolarDateFromLunar(lunar: string): { date: string }
  getSolarTermDate(year: number, month: number, term: string): string
}

test('2027 has the days the law fixes, and is provisional', () => {
  const { status, days } = provisionalYear(2027)
  expect(status).toBe('provisional')
  expect(days.map(({ date }) => date)).toEqual([
    '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02',
    '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03',
  ])
})

test('the festivals are those of an independent lunar calendar until 2060', () => {
  for (let year = 2024; year <= 2060; year++) {
    const dates = provisionalYear(year).days.map(({ date }) => date)
    for (const festival of ['01-01', '05-05', '08-15']) expect(dates).toContain(lunar.getSolarDateFromLunar(`${year}-${festival}`).date)
    expect(dates).toContain(lunar.getSolarTermDate(year, 4, 'pure_brightness'))
  }
})

test('is a valid document in every year, also where Mid-autumn falls on National Day', () => {
  for (let year = 2027; year <= 2099; year++) expect(calendarYear.safeParse(provisionalYear(year)).success).toBe(true)
  expect(provisionalYear(2031).days.find(({ date }) => date === '2031-10-01')?.name.zh).toBe('中秋节')
})
