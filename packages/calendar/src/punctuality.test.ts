import { expect, test } from 'vitest'
import { isBy, isFrom, type Precision, secondsAfter, secondsBefore } from './punctuality.ts'

const time = (text: string) => Temporal.PlainTime.from(text)

test.each<[string, Precision, boolean, number]>([
  ['08:30:00', 'second', true, 0],
  ['08:30:00.900', 'second', true, 0],
  ['08:30:01', 'second', false, 1],
  ['08:30:59', 'minute', true, 0],
  ['08:31:00', 'minute', false, 60],
  ['11:59:00', 'second', false, 209 * 60],
])('in by 08:30: %s by the %s', (punch, precision, met, late) => {
  expect(isBy(time('08:30'), time(punch), precision)).toBe(met)
  expect(secondsAfter(time('08:30'), time(punch), precision)).toBe(late)
})

test.each<[string, Precision, boolean, number]>([
  ['17:00:00', 'second', true, 0],
  ['16:59:59', 'second', false, 1],
  ['16:59:59', 'minute', false, 60],
  ['17:00:59', 'minute', true, 0],
])('out from 17:00: %s by the %s', (punch, precision, met, early) => {
  expect(isFrom(time('17:00'), time(punch), precision)).toBe(met)
  expect(secondsBefore(time('17:00'), time(punch), precision)).toBe(early)
})
