import { expect, test } from 'vitest'
import { createAttempts } from './attempts.ts'

const SECOND = 1_000
const clock = () => {
  let at = 0
  return { now: () => at, pass: (ms: number) => { at += ms } }
}
const failTimes = (attempts: ReturnType<typeof createAttempts>, key: string, times: number) => {
  for (let i = 0; i < times; i++) attempts.failed(key)
}

test('the fifth wrong password makes that key wait, and no other', () => {
  const attempts = createAttempts({ limit: 5, now: clock().now })
  failTimes(attempts, 'li', 4)
  expect(attempts.waitMs('li')).toBe(0)
  attempts.failed('li')
  expect(attempts.waitMs('li')).toBe(30 * SECOND)
  expect(attempts.waitMs('wang')).toBe(0)
})

test('every further wrong password doubles the wait, up to a quarter of an hour', () => {
  const attempts = createAttempts({ limit: 5, now: clock().now })
  failTimes(attempts, 'li', 6)
  expect(attempts.waitMs('li')).toBe(60 * SECOND)
  failTimes(attempts, 'li', 20)
  expect(attempts.waitMs('li')).toBe(900 * SECOND)
})

test('the wait ends, and the right password or half an hour of peace forgets', () => {
  const time = clock()
  const attempts = createAttempts({ limit: 5, now: time.now })
  failTimes(attempts, 'li', 5)
  time.pass(30 * SECOND)
  expect(attempts.waitMs('li')).toBe(0)
  time.pass(1800 * SECOND)
  failTimes(attempts, 'li', 4)
  expect(attempts.waitMs('li')).toBe(0)
  attempts.succeeded('li')
  failTimes(attempts, 'li', 4)
  expect(attempts.waitMs('li')).toBe(0)
})
