import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EVERYTHING } from '@hall/access'
import { freePort, startNats } from '@hall/embedded'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listDeadLetters, type PublicEvent } from '../src/index.ts'
import { file, listHandled, listPublished, startNoting, startTestRelay } from './fixture/parts.ts'
import { eventually, type Fixture, openFixture, spawnWorker, untilHandled } from './fixture/setup.ts'

let fixture: Fixture
beforeEach(async () => { fixture = await openFixture() })
afterEach(() => fixture[Symbol.asyncDispose]())

const names = (events: readonly { stream: string; version: number }[]) => events.map(({ stream, version }) => `${stream} ${version}`)
const listJournal = () => fixture.db.read(EVERYTHING, (tx) =>
  tx.sql<{ stream: string; version: number }>('select stream, version from journal order by seq'))

/** Everything committed is there once, and each stream in order. */
function expectComplete(committed: string[], arrived: string[]) {
  expect([...arrived].sort()).toEqual([...committed].sort())
  const last = new Map<string, number>()
  for (const name of arrived) {
    const [stream, version] = name.split(' ') as [string, string]
    expect(Number(version)).toBe((last.get(stream) ?? 0) + 1)
    last.set(stream, Number(version))
  }
}

test('a service killed between commit and publish loses and doubles nothing', async () => {
  for (let version = 1; version <= 10; version++) await file(fixture.db, 'a', version)
  expect(await spawnWorker(fixture, 'relay-worker.ts', { dieAtVersion: 5 }).ended).toBe('SIGKILL')
  expect(names(await listPublished(fixture))).toEqual(['a 1', 'a 2', 'a 3'])
  await using _ = startTestRelay(fixture)
  await eventually(() => listPublished(fixture), (list) => expect(names(list)).toEqual(names(Array.from({ length: 10 }, (_, i) => ({ stream: 'a', version: i + 1 })))))
})

test('a service killed again and again under load publishes each event once, in order', async () => {
  for (let round = 0; round < 4; round++) {
    const before = (await listJournal()).length
    const worker = spawnWorker(fixture, 'service-worker.ts')
    await eventually(listJournal, (rows) => expect(rows.length).toBeGreaterThan(before + 100 + 37 * round))
    worker.process.kill('SIGKILL')
    await worker.ended
  }
  await using relay = startTestRelay(fixture)
  await eventually(() => relay.lagMs(), (lag) => expect(lag).toBe(0))
  expectComplete(names(await listJournal()), names(await listPublished(fixture)))
})

test('a consumer killed in the middle of handling handles each event once', async () => {
  await using _relay = startTestRelay(fixture)
  for (let version = 1; version <= 10; version++) await file(fixture.db, 'a', version)
  expect(await spawnWorker(fixture, 'consumer-worker.ts', { dieAtVersion: 7 }).ended).toBe('SIGKILL')
  await using _ = startNoting(fixture)
  expectComplete(names(await listJournal()), await untilHandled(fixture.db, 10))
})

test('an event that ends the process each time becomes a dead letter, and the next ones are handled', async () => {
  await using _relay = startTestRelay(fixture)
  for (let version = 1; version <= 4; version++) await file(fixture.db, 'a', version)
  const findLetters = () => fixture.db.read(EVERYTHING, (tx) => listDeadLetters(tx, { page: 1, size: 5 }))
  let worker = spawnWorker(fixture, 'consumer-worker.ts', { dieAtVersion: 3 })
  const respawn = () => { worker = spawnWorker(fixture, 'consumer-worker.ts', { dieAtVersion: 3 }); worker.process.once('exit', onExit) }
  let over = false
  const onExit = () => { if (!over) respawn() }
  worker.process.once('exit', onExit)
  const { rows: [letter] } = await eventually(findLetters, (page) => expect(page.total).toBe(1), 120_000)
  expect(await untilHandled(fixture.db, 3)).toEqual(['a 1', 'a 2', 'a 4'])
  over = true
  worker.process.kill('SIGKILL')
  await worker.ended
  expect((letter!.event as PublicEvent).version).toBe(3)
  expect(letter!.error).toContain('the process ended')
})

test('nats-server killed and started again under load: nothing lost, nothing twice, order kept', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'hall-nats-'))
  const port = await freePort()
  let nats = await startNats({ dir, port })
  await using own = await openFixture(nats.url)
  try {
    await using relay = startTestRelay(own)
    await using _ = startNoting(own)
    let writing = true
    const committed: string[] = []
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let version = 1; writing; version++) {
        await file(own.db, `w${writer}`, version)
        committed.push(`w${writer} ${version}`)
      }
    })
    for (let round = 0; round < 3; round++) {
      const before = (await listHandled(own.db)).length
      await untilHandled(own.db, before + 50)
      await nats.kill()
      nats = await startNats({ dir, port })
    }
    writing = false
    await Promise.all(writers)
    await eventually(() => relay.lagMs(), (lag) => expect(lag).toBe(0))
    expectComplete(committed, await untilHandled(own.db, committed.length))
    expectComplete(committed, names(await listPublished(own)))
  } finally {
    await nats[Symbol.asyncDispose]()
    rmSync(dir, { recursive: true, force: true })
  }
})
