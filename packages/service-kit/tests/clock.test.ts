import { until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { afterEach, expect, test } from 'vitest'
import { openClock } from '../src/clock.ts'
import { permissions, ticketsContract, ticketsService } from './fixture/tickets.ts'

const cities: TestCity[] = []
afterEach(async () => { for (const city of cities.splice(0)) await city[Symbol.asyncDispose]() })
async function openCity(clock: 'system' | 'simulated') {
  const city = await createTestCity({ clock })
  cities.push(city)
  return city
}
const later = Temporal.Instant.from('2099-03-02T00:30:00Z')
const isAtLeast = (now: Temporal.Instant, instant: Temporal.Instant) => Temporal.Instant.compare(now, instant) >= 0
const setTo = (now: string) => ({ now, commandId: crypto.randomUUID() })

test('set in one service, it moves in all, and runs on', async () => {
  const city = await openCity('simulated')
  const one = await openClock('simulated', city.nats)
  const { context: { clock } } = await city.start(ticketsService(), { permissions })
  let moves = 0
  using _ = one.onMove(() => moves++)
  const ops = city.client(ticketsContract, 'IT1', ['it@city']).ops
  expect(await ops.setClock(setTo(later.toString()))).toMatchObject({ ok: true })
  expect(isAtLeast(clock.now(), later)).toBe(true)
  await until(() => isAtLeast(one.now(), later))
  expect(moves).toBe(1)
  await until(() => isAtLeast(one.now(), later.add({ milliseconds: 1 })))
  expect(await ops.status({})).toMatchObject({ value: { clock: 'simulated', now: expect.stringContaining('2099-03-02T00:3') } })
})

test('a service that starts later finds the time of the city', async () => {
  const { nats } = await openCity('simulated')
  const first = await openClock('simulated', nats)
  await first.set(later)
  first[Symbol.dispose]()
  expect(isAtLeast((await openClock('simulated', nats)).now(), later)).toBe(true)
})

test('it never goes back, whoever asks and however often', async () => {
  const city = await openCity('simulated')
  await city.start(ticketsService(), { permissions })
  const ops = city.client(ticketsContract, 'IT1', ['it@city']).ops
  const command = setTo(later.toString())
  const first = await ops.setClock(command)
  expect(first).toMatchObject({ ok: true })
  expect(await ops.setClock(setTo(later.subtract({ seconds: 1 }).toString()))).toMatchObject({ problem: { code: 'CLOCK_GOES_BACK' } })
  // The same command again is the same click, not a second one.
  expect(await ops.setClock(command)).toEqual(first)
})

test('two set at the same time: it ends at the later one everywhere', async () => {
  const { nats } = await openCity('simulated')
  const clocks = await Promise.all(Array.from({ length: 4 }, () => openClock('simulated', nats)))
  await Promise.all(clocks.map((clock, hours) => clock.set(later.add({ hours }))))
  const latest = later.add({ hours: 3 })
  await until(() => clocks.every((clock) => isAtLeast(clock.now(), latest)))
  expect(isAtLeast((await openClock('simulated', nats)).now(), latest)).toBe(true)
})

test('a system clock is set by nobody', async () => {
  const city = await openCity('system')
  await city.start(ticketsService(), { permissions })
  expect(await city.client(ticketsContract, 'IT1', ['it@city']).ops.setClock(setTo(later.toString()))).toMatchObject({ problem: { code: 'CLOCK_NOT_SIMULATED' } })
  await expect((await openClock('system', city.nats)).set(later)).rejects.toThrow('cannot be set')
})
