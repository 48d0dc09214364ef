import { expect, test } from 'vitest'
import { lastWorkday, readDays } from './calendar-days.ts'

const words = { holiday: ['off', '放假'], exchanged_workday: ['work', '上班'] }

test('lines parted by spaces, commas and tabs', () => {
  expect(readDays('2027-01-01 放假 元旦 New Year\n\n2027-02-06,上班,春节\n2027-02-07\toff\tSpring', words)).toEqual({
    days: [
      { date: '2027-01-01', kind: 'holiday', name: { zh: '元旦', en: 'New Year' } },
      { date: '2027-02-06', kind: 'exchanged_workday', name: { zh: '春节', en: '春节' } },
      { date: '2027-02-07', kind: 'holiday', name: { zh: 'Spring', en: 'Spring' } },
    ],
    wrong: [],
  })
})

test('a day that does not exist, an unknown kind and a missing name are named by their lines', () => {
  expect(readDays('2027-02-30 放假 春节\n2027-02-01 maybe 春节\n2027-02-01 放假\n2027-02-02 放假 春节', words)).toMatchObject({ wrong: [1, 2, 3], days: [{ date: '2027-02-02' }] })
})

test('JSON of a year, or of its days alone', () => {
  const days = [{ date: '2027-01-01', kind: 'holiday', name: { zh: '元旦', en: 'New Year' } }]
  expect(readDays(JSON.stringify({ year: 2027, days }), words)).toEqual({ days, wrong: [] })
  expect(readDays(JSON.stringify(days), words)).toEqual({ days, wrong: [] })
  expect(readDays('[{"date":"2027-01-01"}]', words)).toEqual({ days: [], wrong: [1] })
  expect(readDays('[{', words)).toEqual({ days: [], wrong: [1] })
})

test('the last working day is found past weekends and holidays, and an exchanged one counts', () => {
  const listed = [{ date: '2026-10-10', kind: 'exchanged_workday' as const }, ...['01', '02', '05', '06', '07'].map((day) => ({ date: `2026-10-${day}`, kind: 'holiday' as const }))]
  expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-10-10', '2026-10-07'].map((day) => lastWorkday(day, listed)))
    .toEqual(['2026-11-27', '2026-11-27', '2026-11-27', '2026-10-10', '2026-09-30'])
})
