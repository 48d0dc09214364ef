import { expect, test } from 'vitest'
import { createBuckets } from './buckets.ts'
import { harderBy } from './guard.ts'

test('so many within the span, then none until it is over', () => {
  const buckets = createBuckets({ most: 2, spanMs: 100 })
  expect([buckets.take('a', 0), buckets.take('a', 1), buckets.take('a', 99), buckets.take('b', 99), buckets.take('a', 100)]).toEqual([true, true, false, true, true])
})

test('it holds no more keys than it may', () => {
  const buckets = createBuckets({ most: 1, spanMs: 1000, keys: 2 })
  for (const key of ['a', 'b', 'c']) buckets.take(key, 0)
  expect(buckets.take('c', 1)).toBe(false)
  expect(buckets.take('a', 1)).toBe(true)
})

test('how full a measure is, and how much harder that makes the next task', () => {
  const buckets = createBuckets({ most: 4, spanMs: 100 })
  expect(buckets.share('a', 0)).toBe(0)
  for (let nth = 0; nth < 3; nth++) buckets.take('a', 0)
  expect([buckets.share('a', 99), buckets.share('a', 100)]).toEqual([0.75, 0])
  expect([0, 0.49, 0.5, 0.79, 0.8, 2].map(harderBy)).toEqual([0, 0, 1, 1, 3, 3])
})
