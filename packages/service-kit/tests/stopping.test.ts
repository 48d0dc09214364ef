import { startService } from '@hall/service-kit'
import { adminUrl, until } from '@hall/testing'
import { createTestCity, type TestCity, type TestService } from '@hall/testing/city'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { permissions, ticketsContract, ticketsService } from './fixture/tickets.ts'

let city: TestCity
beforeEach(async () => { city = await createTestCity({ clock: 'simulated' }) })
afterEach(() => city[Symbol.asyncDispose]())

/** A service whose `hold` is under way until `release`. */
async function startHeld() {
  const { promise, resolve: release } = Promise.withResolvers<void>()
  const entered = Promise.withResolvers<void>()
  const running = await city.start(ticketsService({ released: () => { entered.resolve(); return promise } }), { permissions })
  const held = city.client(ticketsContract).tickets.hold({})
  await entered.promise
  return { running, held, release }
}

test('refuses new calls at once, and ends only after those under way are answered', async () => {
  const { running, held, release } = await startHeld()
  let stopped = false
  const stopping = running[Symbol.asyncDispose]().then(() => { stopped = true })
  const call = () => city.client(ticketsContract).tickets.counts({})
  await until(async () => { const result = await call(); return !result.ok && result.problem.code === 'UNAVAILABLE' })
  expect(stopped).toBe(false)
  release()
  expect(await held).toEqual({ ok: true, value: { held: true } })
  await stopping
})

test('the next replica takes over what is left', async () => {
  const { running, held, release } = await startHeld()
  const client = city.client(ticketsContract, 'P1', ['it@city'])
  await client.tickets.take({ purpose: 'x', commandId: crypto.randomUUID() })
  release()
  await held
  await running[Symbol.asyncDispose]()
  await using _ = await startService(ticketsService(), running.config, { permissions })
  await until(async () => { const counts = await client.tickets.counts({}); return counts.ok && counts.value.shown === 1 })
})

test('leaves no connection behind', async () => {
  const before = openSockets()
  const { running, held, release } = await startHeld()
  release()
  await held
  expect(await sessionsOf(running)).toBeGreaterThan(0)
  await running[Symbol.asyncDispose]()
  expect(await sessionsOf(running)).toBe(0)
  await until(() => openSockets() <= before)
})

test('leaves a shared connection open, and nothing of its own on it', async () => {
  const started = await city.start(ticketsService(), { permissions, nats: city.nats })
  await started[Symbol.asyncDispose]()
  expect(city.nats.isClosed()).toBe(false)
  expect(await city.client(ticketsContract).tickets.counts({})).toMatchObject({ problem: { code: 'UNAVAILABLE' } })
})

const openSockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length

async function sessionsOf({ database }: TestService): Promise<number> {
  const client = new pg.Client(adminUrl())
  await client.connect()
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from pg_stat_activity where datname = $1', [database.name])
  await client.end()
  return rows[0]!.n
}
