import { expect, test } from 'vitest'
import { demoCity } from './city.ts'
import { personDay } from './person-day.ts'
import { seededRandom } from './random.ts'

const date = new Temporal.PlainDate(2026, 3, 10)

test('a day is the same however often it is asked for, and another for another person', () => {
  const { founding, checks } = demoCity().centers[0]!
  const days = founding.map((person) => personDay(person, date, checks).map(String))
  expect(founding.map((person) => personDay(person, date, checks).map(String))).toEqual(days)
  expect(new Set(days.map(String)).size).toBeGreaterThan(founding.length * 0.9)
})
test('most are on time, some are late, some forget', () => {
  const checks = [{ direction: 'in' as const, at: '08:30' }]
  const limit = date.toPlainDateTime('08:30')
  const first = Array.from({ length: 2000 }, (_, index) => personDay({ number: `X${index}` }, date, checks)[0])
  const late = first.filter((at) => at && Temporal.PlainDateTime.compare(at, limit) > 0).length
  const missing = first.filter((at) => !at).length
  expect(late).toBeGreaterThan(30)
  expect(late).toBeLessThan(120)
  expect(missing).toBeGreaterThan(30)
  expect(missing).toBeLessThan(120)
})
test('the same seed gives the same numbers on every machine', () => {
  const random = seededRandom('hall')
  expect([random.between(0, 999), random.between(0, 999), random.between(0, 999)]).toMatchInlineSnapshot(`
    [
      839,
      78,
      329,
    ]
  `)
})
