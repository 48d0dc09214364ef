import { expect, test } from 'vitest'
import { periodStart } from './period.ts'

const start = (on: string, every: 'week' | 'month' | 'quarter') => periodStart(Temporal.PlainDate.from(on), every).toString()

test('a week begins on Monday, a month and a quarter on their first day', () => {
  expect([start('2026-03-01', 'week'), start('2026-03-02', 'week')]).toEqual(['2026-02-23', '2026-03-02'])
  expect([start('2026-03-31', 'month'), start('2026-04-01', 'month')]).toEqual(['2026-03-01', '2026-04-01'])
  expect([start('2026-03-31', 'quarter'), start('2026-04-01', 'quarter'), start('2026-12-31', 'quarter')]).toEqual(['2026-01-01', '2026-04-01', '2026-10-01'])
})
