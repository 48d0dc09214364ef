import { until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { afterEach, expect, test } from 'vitest'
import type { Job } from '@hall/service-kit'
import { permissions, TAKEN, ticketsContract, ticketsService } from './fixture/tickets.ts'

let city: TestCity
afterEach(() => city[Symbol.asyncDispose]())
const NEVER_MS = 1_000_000_000

/** A job that counts, and runs no faster than it is let. */
function createTally(over: Partial<Job> = {}) {
  const tally = { runs: 0, atOnce: 0, mostAtOnce: 0, hold: Promise.resolve() }
  const job: Job = {
    name: 'tally', everyMs: NEVER_MS,
    async run() {
      tally.runs++
      tally.mostAtOnce = Math.max(tally.mostAtOnce, ++tally.atOnce)
      await tally.hold
      tally.atOnce--
    },
    ...over,
  }
  return { tally, job }
}
async function start(job: Job) {
  city = await createTestCity({ clock: 'simulated' })
  const running = await city.start(ticketsService({ jobs: [job] }), { permissions })
  return { running, client: city.client(ticketsContract, 'P1', ['it@city']) }
}

test('runs at the start and on its rhythm', async () => {
  const { tally, job } = createTally({ everyMs: 5 })
  await start(job)
  await until(() => tally.runs > 5)
})

test('runs when its signal was committed', async () => {
  const { tally, job } = createTally({ wakeOn: TAKEN })
  const { client } = await start(job)
  await until(() => tally.runs === 1)
  await client.tickets.take({ purpose: 'x', commandId: crypto.randomUUID() })
  await until(() => tally.runs === 2)
})

test('runs when the clock was moved', async () => {
  const { tally, job } = createTally()
  const { client } = await start(job)
  await until(() => tally.runs === 1)
  await client.ops.setClock({ now: '2099-01-01T00:00:00Z', commandId: crypto.randomUUID() })
  await until(() => tally.runs === 2)
})

test('woken many times while it runs, it runs once more, never twice at once', async () => {
  const { tally, job } = createTally({ wakeOn: TAKEN })
  const { promise, resolve } = Promise.withResolvers<void>()
  tally.hold = promise
  const { client } = await start(job)
  for (let i = 0; i < 5; i++) await client.tickets.take({ purpose: 'x', commandId: crypto.randomUUID() })
  expect(tally.runs).toBe(1)
  resolve()
  await until(() => tally.runs === 2 && tally.atOnce === 0)
  await client.tickets.take({ purpose: 'x', commandId: crypto.randomUUID() })
  await until(() => tally.runs === 3)
  expect(tally.mostAtOnce).toBe(1)
})

test('a run that fails, even before it begins, does not end the job', async () => {
  let runs = 0
  const fails = () => { runs++; throw new Error('not today') }
  await start({ name: 'clumsy', everyMs: 5, run: runs % 2 ? fails : async () => fails() })
  await until(() => runs > 3)
})

test('a run that found the database away is made again soon', async () => {
  let runs = 0
  await start({
    name: 'cut-off', everyMs: NEVER_MS,
    async run() { if (++runs === 1) throw Object.assign(new Error('terminating connection'), { code: '57P01' }) },
  })
  await until(() => runs === 2)
})

test('stopping tells it and waits for its end', async () => {
  const steps: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const { running } = await start({
    name: 'long', everyMs: NEVER_MS,
    async run(stopping) {
      stopping.addEventListener('abort', () => { steps.push('told'); resolve() })
      await promise
      steps.push('ended')
    },
  })
  await running[Symbol.asyncDispose]()
  expect(steps).toEqual(['told', 'ended'])
})
