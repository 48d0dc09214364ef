import { EVERYTHING } from '@hall/access'
import { isExclusionViolation } from '@hall/database'
import { createTestCity, type TestCity, type TestService } from '@hall/testing/city'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldPost, standIn } from '../src/db/schema.ts'
import { service } from '../src/service.ts'

let city: TestCity
let running: TestService
beforeAll(async () => {
  city = await createTestCity()
  running = await city.start(service)
})
afterAll(() => city[Symbol.asyncDispose]())

const day = (text: string) => Temporal.PlainDate.from(text)
const hold = (person: string, window: string, [from, until]: readonly [string, string | null]) => running.context.db.transaction(EVERYTHING, (tx) =>
  tx.insert(heldPost).values({ order: randomUUID(), center: 'qingpu', department: 'tax', window, post: null, person, span: { from: day(from), until: until === null ? null : day(until) } }))
const cover = (person: string, window: string, [from, to]: readonly [string, string]) => running.context.db.transaction(EVERYTHING, (tx) =>
  tx.insert(standIn).values({ id: randomUUID(), center: 'qingpu', department: 'tax', window, post: null, holder: 'X', person, span: { from: Temporal.PlainDateTime.from(from), to: Temporal.PlainDateTime.from(to) } }))
const outcome = (work: Promise<unknown>, constraint: string) => work.then(() => 'kept', (error: unknown) => (isExclusionViolation(error, constraint) ? 'excluded' : String(error)))

test('nobody holds two posts on one day; the day of the change belongs to the new one', async () => {
  const held = (window: string, span: readonly [string, string | null]) => outcome(hold('QP0001', window, span), 'held_post_once')
  expect(await held('a', ['2026-01-05', '2026-04-01'])).toBe('kept')
  expect(await held('b', ['2026-03-31', null])).toBe('excluded')
  expect(await held('b', ['2026-04-01', null])).toBe('kept')
  expect(await held('c', ['2027-01-01', '2027-02-01'])).toBe('excluded')
})

test('two orders at one moment: one is kept', async () => {
  const both = await Promise.all(['a', 'b'].map((window) => outcome(hold('QP0002', window, ['2026-01-05', null]), 'held_post_once')))
  expect(both.sort()).toEqual(['excluded', 'kept'])
})

test('nobody stands in for two windows at one time, but for two posts of one window', async () => {
  const stood = (window: string, span: readonly [string, string]) => outcome(cover('QP0003', window, span), 'stand_in_one_window')
  expect(await stood('a', ['2026-03-16T08:30', '2026-03-16T12:00'])).toBe('kept')
  expect(await stood('a', ['2026-03-16T09:00', '2026-03-16T12:00'])).toBe('kept')
  expect(await stood('b', ['2026-03-16T11:59', '2026-03-16T17:00'])).toBe('excluded')
  expect(await stood('b', ['2026-03-16T12:00', '2026-03-16T17:00'])).toBe('kept')
})
