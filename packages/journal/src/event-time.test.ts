import { randomUUID, randomUUIDv7 } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventTimeMs, lowestIdAt } from './event-time.ts'

test('an id tells when it was made; one of another kind does not', () => {
  const before = Date.now()
  const ms = eventTimeMs(randomUUIDv7())!
  expect(ms).toBeGreaterThanOrEqual(before)
  expect(ms).toBeLessThanOrEqual(Date.now())
  expect(eventTimeMs(randomUUID())).toBeUndefined()
})

test('the lowest id of a moment lies below every id made from then on and above every one before', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 47 }), (ms) => {
    expect(eventTimeMs(lowestIdAt(ms))).toBe(ms)
    expect(lowestIdAt(ms - 1) < lowestIdAt(ms)).toBe(true)
  }))
})
