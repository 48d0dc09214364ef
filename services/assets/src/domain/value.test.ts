import { expect, test } from 'vitest'
import { bookValue } from './value.ts'

const on = (day: string) => Temporal.PlainDate.from(day)
const asset = { value: 120_000, acquiredOn: on('2024-01-15'), usefulMonths: 60 }

test.each([['2024-01-15', 120_000], ['2024-02-14', 120_000], ['2024-02-15', 118_000], ['2026-07-15', 60_000], ['2029-01-15', 0], ['2031-01-01', 0]])('on %s it is worth %i', (day, worth) => {
  expect(bookValue(asset, on(day))).toBe(worth)
})
test('land does not wear out', () => {
  expect(bookValue({ ...asset, usefulMonths: 0 }, on('2050-01-01'))).toBe(120_000)
})
