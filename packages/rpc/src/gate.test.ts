import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

test('as many run as may, as many wait as may, in order; the rest is refused', async () => {
  const gate = createGate({ running: 1, waiting: 2 })
  const order: string[] = []
  expect(gate.enter()).toBe(true)
  const first = Promise.resolve(gate.enter()).then((entered) => order.push(`first ${entered}`))
  const second = Promise.resolve(gate.enter()).then((entered) => order.push(`second ${entered}`))
  expect(gate.enter()).toBe(false)
  gate.leave()
  await first
  gate.leave()
  await second
  expect(order).toEqual(['first true', 'second true'])
})

test('idle when the last one left, not before', async () => {
  const gate = createGate({ running: 2, waiting: 0 })
  await gate.idle()
  void gate.enter()
  void gate.enter()
  let idle = false
  const waited = gate.idle().then(() => { idle = true })
  gate.leave()
  await Promise.resolve()
  expect(idle).toBe(false)
  gate.leave()
  await waited
})
