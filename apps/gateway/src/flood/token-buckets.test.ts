import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTokenBuckets } from './token-buckets.ts'

const RATE = { perSecond: 2, burst: 3 }

describe('a bucket', () => {
  test('gives its burst at once, then as fast as it fills', () => {
    let ms = 0
    const buckets = createTokenBuckets(() => ms, 10)
    expect([1, 2, 3].map(() => buckets.take('a', RATE))).toEqual([0, 0, 0])
    expect(buckets.take('a', RATE)).toBe(0.5)
    ms = 499
    expect(buckets.take('a', RATE)).toBeCloseTo(0.001)
    ms = 500
    expect(buckets.take('a', RATE)).toBe(0)
    expect(buckets.take('b', RATE)).toBe(0)
  })
  test('never gives more than burst and rate allow, whenever it is asked', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 }), (gaps) => {
      let ms = 0
      const buckets = createTokenBuckets(() => ms, 10)
      const granted = gaps.filter((gap) => { ms += gap; return buckets.take('a', RATE) === 0 })
      expect(granted.length).toBeLessThanOrEqual(RATE.burst + (ms / 1000) * RATE.perSecond)
    }))
  })
})

test('a million addresses are not remembered', () => {
  const buckets = createTokenBuckets(() => 0, 1000)
  for (let i = 0; i < 1_000_000; i++) buckets.take(`10.${i}`, RATE)
  expect(buckets.size()).toBe(1000)
})
