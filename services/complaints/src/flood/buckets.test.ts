import { expect, test } from 'vitest'
import { createBuckets } from './buckets.ts'

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
