import { randomUUID } from 'node:crypto'
import { EVERYTHING, NOTHING, type Reach } from '@hall/access'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type Consumer, discardDeadLetter, eventStreamName, listDeadLetters, type PublicEvent, replayDeadLetter, startConsumer,
} from '../src/index.ts'
import { file, listHandled, noteHandled, silent, startNoting, startTestRelay } from './fixture/parts.ts'
import { eventually, type Fixture, openFixture, untilHandled } from './fixture/setup.ts'

let fixture: Fixture
let relay: AsyncDisposable
beforeEach(async () => {
  fixture = await openFixture()
  relay = startTestRelay(fixture)
})
afterEach(async () => {
  await relay[Symbol.asyncDispose]()
  await fixture[Symbol.asyncDispose]()
})

const fileMany = async (stream: string, from: number, to: number) => {
  for (let version = from; version <= to; version++) await file(fixture.db, stream, version)
}
const listLetters = (reach = EVERYTHING) => fixture.db.read(reach, (tx) => listDeadLetters(tx, { page: 1, size: 50 }))
const untilLetters = (total: number) => eventually(listLetters, (page) => expect(page.total).toBe(total))
const names = (stream: string, from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `${stream} ${from + i}`)

/** Publishes around the relay, as a redelivery from beyond the deduplication window would look. */
async function republish(sequence: number) {
  const manager = await jetstreamManager(fixture.nats)
  const stored = await manager.streams.getMessage(eventStreamName(fixture.service), { seq: sequence })
  await jetstream(fixture.nats).publish(stored!.subject, stored!.data)
}

test('a consumer started late handles history, in order', async () => {
  await fileMany('a', 1, 30)
  await using _ = startNoting(fixture)
  expect(await untilHandled(fixture.db, 30)).toEqual(names('a', 1, 30))
})

test('a new start goes on where the last one ended', async () => {
  await (async () => {
    await using _ = startNoting(fixture)
    await fileMany('a', 1, 3)
    await untilHandled(fixture.db, 3)
  })()
  await fileMany('a', 4, 6)
  await using _ = startNoting(fixture)
  expect(await untilHandled(fixture.db, 6)).toEqual(names('a', 1, 6))
})

test('the same event delivered again, without a message id, does nothing', async () => {
  await using _ = startNoting(fixture)
  await fileMany('a', 1, 3)
  await untilHandled(fixture.db, 3)
  await relay[Symbol.asyncDispose]()
  await Promise.all([republish(1), republish(2), republish(2), republish(3)])
  await eventually(
    () => fixture.db.read(EVERYTHING, (tx) => tx.sql<{ sequence: number }>('select sequence from consumer_cursor')),
    ([cursor]) => expect(cursor!.sequence).toBe(7),
  )
  expect(await listHandled(fixture.db)).toEqual(names('a', 1, 3))
})

test('only the types asked for are handled', async () => {
  const { db, nats, service } = fixture
  const noting = (name: string, types: string[]) => startConsumer({
    db, nats, service, name, from: service, types, log: silent, handle: async (tx, event) => void (await noteHandled(tx, event)),
  })
  await using _one = noting('one', ['filed'])
  await using _two = noting('two', ['accepted', 'refused'])
  await fileMany('a', 1, 3)
  await eventually(
    () => db.read(EVERYTHING, (tx) => tx.sql<{ consumer: string; sequence: number }>('select consumer, sequence from consumer_cursor order by 1')),
    (rows) => expect(rows).toMatchObject([{ consumer: 'one', sequence: 3 }, { consumer: 'two', sequence: 3 }]),
  )
  expect(await listHandled(db)).toEqual(names('a', 1, 3))
})

test('a stream made anew is read again, and nothing handled twice', async () => {
  await using _ = startNoting(fixture)
  await fileMany('a', 1, 3)
  await untilHandled(fixture.db, 3)
  await (await jetstreamManager(fixture.nats)).streams.delete(eventStreamName(fixture.service))
  await fileMany('a', 4, 5)
  expect(await untilHandled(fixture.db, 5)).toEqual(names('a', 1, 5))
})

describe('failing', () => {
  test('a passing failure delays the events after it and loses none', async () => {
    let failures = 2
    await using _ = startNoting(fixture, async (tx, event) => {
      await noteHandled(tx, event)
      if (event.version === 2 && failures-- > 0) throw new Error('not yet')
    })
    await fileMany('a', 1, 4)
    expect(await untilHandled(fixture.db, 4)).toEqual(names('a', 1, 4))
    expect((await listLetters()).total).toBe(0)
  })

  test('what fails for good becomes a dead letter with its error; the others are handled', async () => {
    await using _ = startNoting(fixture, async (tx, event) => {
      await noteHandled(tx, event)
      if (event.version === 2) throw new Error('cannot be')
    })
    await fileMany('a', 1, 4)
    expect(await untilHandled(fixture.db, 3)).toEqual(['a 1', 'a 3', 'a 4'])
    const { rows: [letter] } = await untilLetters(1)
    expect(letter).toMatchObject({ consumer: 'notes', center: 'c-1', attempts: 3, event: { stream: 'a', version: 2, data: { note: 'a 2' } } })
    expect(letter!.error).toContain('cannot be')
    expect((await listLetters({ ...NOTHING, centers: ['c-2'] })).total).toBe(0)
    expect((await listLetters({ ...NOTHING, centers: ['c-1'] })).total).toBe(1)
  })

  test('a dead letter is replayed or discarded, once', async () => {
    let broken = true
    await using consumer = startNoting(fixture, async (tx, event) => {
      if (broken) throw new Error('broken')
      const [row] = await tx.sql<{ all: boolean }>('select hall_all() as all')
      expect(row!.all).toBe(true)
      await noteHandled(tx, event)
    })
    await fileMany('a', 1, 2)
    const { rows } = await untilLetters(2)
    const replay = (id: string, of: Consumer, reach: Reach = { ...NOTHING, centers: ['c-1'] }) => fixture.db.transaction(reach, (tx) => replayDeadLetter(tx, { id, by: 'p-1' }, of.handle))
    const first = rows.find((row) => (row.event as PublicEvent).version === 1)!
    await expect(replay(first.id, consumer)).rejects.toThrow('broken')
    broken = false
    expect(await replay(first.id, consumer, { ...NOTHING, centers: ['c-2'] })).toMatchObject({ ok: false, problem: { code: 'NOT_FOUND' } })
    expect(await replay(first.id, consumer)).toMatchObject({ ok: true })
    expect(await replay(first.id, consumer)).toMatchObject({ ok: false, problem: { code: 'NOT_FOUND' } })
    const second = rows.find((row) => row.id !== first.id)!
    expect(await fixture.db.transaction(EVERYTHING, (tx) => discardDeadLetter(tx, { id: second.id, by: 'p-1' }))).toMatchObject({ ok: true })
    expect(await replay(randomUUID(), consumer)).toMatchObject({ ok: false })
    expect(await listHandled(fixture.db)).toEqual(['a 1'])
    expect((await listLetters()).total).toBe(0)
  })

  test('what is no event becomes a dead letter at once, as text', async () => {
    await using _ = startNoting(fixture)
    await file(fixture.db, 'a')
    await untilHandled(fixture.db, 1)
    await relay[Symbol.asyncDispose]()
    await jetstream(fixture.nats).publish(`evt.${fixture.service}.filed`, 'not json {')
    const { rows: [letter] } = await untilLetters(1)
    expect(letter).toMatchObject({ event: 'not json {', attempts: 1, center: null })
  })
})
