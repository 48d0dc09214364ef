import { EVERYTHING } from '@hall/access'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { headers, nanos } from '@nats-io/nats-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { append, eventStreamName, findHead, type PublicEvent, startRelay } from '../src/index.ts'
import { readHead } from '../src/publisher.ts'
import { file, filed, listPublished, meta, showAll, silent, startTestRelay } from './fixture/parts.ts'
import { eventually, type Fixture, openFixture } from './fixture/setup.ts'

let fixture: Fixture
beforeEach(async () => { fixture = await openFixture() })
afterEach(() => fixture[Symbol.asyncDispose]())

const untilPublished = (count: number) => eventually(() => listPublished(fixture), (list) => expect(list.length).toBeGreaterThanOrEqual(count))
const names = (events: PublicEvent[]) => events.map(({ stream, version }) => `${stream} ${version}`)

test('the envelope says what happened, where and when', async () => {
  await using _ = startTestRelay(fixture)
  await file(fixture.db, 'case-1')
  const [event] = await untilPublished(1)
  expect(event).toEqual({
    id: event!.id, type: 'filed', v: 1, service: fixture.service, center: 'c-1', occurredAt: '2026-11-02T01:00:00Z',
    stream: 'case-1', version: 1, data: { note: 'case-1 1' },
  })
})

test('a slow transaction is not skipped; what committed before it is published before it', async () => {
  await using _ = startTestRelay(fixture)
  const slow = Promise.withResolvers<void>()
  const appended = Promise.withResolvers<void>()
  const open = fixture.db.transaction(EVERYTHING, async (tx) => {
    await append(tx, { stream: 'slow', expectedVersion: 0, events: [filed()], meta: meta() })
    appended.resolve()
    await slow.promise
  })
  await appended.promise
  for (let i = 1; i <= 5; i++) await file(fixture.db, 'quick', i)
  expect(names(await untilPublished(5))).toEqual(['quick 1', 'quick 2', 'quick 3', 'quick 4', 'quick 5'])
  slow.resolve()
  await open
  await file(fixture.db, 'after')
  expect(names(await untilPublished(7))).toEqual(['quick 1', 'quick 2', 'quick 3', 'quick 4', 'quick 5', 'slow 1', 'after 1'])
})

test('a rollback leaves a gap in seq and none in the order', async () => {
  await using _ = startTestRelay(fixture)
  await file(fixture.db, 'kept')
  await fixture.db.transaction(EVERYTHING, async (tx) => {
    await append(tx, { stream: 'lost', expectedVersion: 0, events: [filed()], meta: meta() })
    throw new Error('crash')
  }).catch(() => undefined)
  await file(fixture.db, 'next')
  expect(names(await untilPublished(2))).toEqual(['kept 1', 'next 1'])
  expect((await fixture.db.read(EVERYTHING, (tx) => findHead(tx.sql))).position).toBe(2)
})

test('events a service keeps private move the order on and are not published', async () => {
  const { db, nats, service } = fixture
  await using relay = startRelay({ db, nats, service, log: silent, toPublic: (e) => (e.stream === 'private' ? undefined : showAll(e)) })
  await file(db, 'shown')
  await file(db, 'private')
  await eventually(() => relay.lagMs(), (lag) => expect(lag).toBe(0))
  await file(db, 'shown', 2)
  expect(names(await untilPublished(2))).toEqual(['shown 1', 'shown 2'])
})

test('of two relays one works; the other takes over where it ended', async () => {
  const first = startTestRelay(fixture)
  await file(fixture.db, 'a')
  await untilPublished(1)
  await using _ = startTestRelay(fixture)
  await first[Symbol.asyncDispose]()
  await file(fixture.db, 'b')
  expect(names(await untilPublished(2))).toEqual(['a 1', 'b 1'])
})

test('what was published and not noted is not published again, however late', async () => {
  await (async () => {
    await using _ = startTestRelay(fixture)
    for (let i = 1; i <= 3; i++) await file(fixture.db, 'a', i)
    await untilPublished(3)
  })()
  // As after a crash between publishing and moving the cursor, longer ago than the server remembers message ids.
  await fixture.db.transaction(EVERYTHING, (tx) => tx.sql('update relay_cursor set position = 0'))
  const manager = await jetstreamManager(fixture.nats)
  await manager.streams.update(eventStreamName(fixture.service), { duplicate_window: nanos(100) })
  const forgottenAt = Date.now() + 200
  await eventually(async () => Date.now(), (now) => expect(now).toBeGreaterThan(forgottenAt))
  await using _ = startTestRelay(fixture)
  await file(fixture.db, 'b')
  expect(names(await untilPublished(4))).toEqual(['a 1', 'a 2', 'a 3', 'b 1'])
})

test('a stream that was lost is filled again from the journal', async () => {
  await (async () => {
    await using _ = startTestRelay(fixture)
    for (let i = 1; i <= 3; i++) await file(fixture.db, 'a', i)
    await untilPublished(3)
  })()
  await (await jetstreamManager(fixture.nats)).streams.delete(eventStreamName(fixture.service))
  await using _ = startTestRelay(fixture)
  await eventually(async () => names(await listPublished(fixture).catch(() => [])), (list) => expect(list).toEqual(['a 1', 'a 2', 'a 3']))
})

test('a foreign message is passed over; a foreign history stops the relay and is reported', async () => {
  const { db, nats, service } = fixture
  const reports: string[] = []
  const log = { ...silent, warn: (details: object) => void reports.push(String((details as { err: Error }).err.message)) }
  await using relay = startRelay({ db, nats, service, toPublic: showAll, log })
  await file(db, 'a')
  await untilPublished(1)
  await jetstream(nats).publish(`evt.${service}.forged`, '{}')
  await file(db, 'b')
  expect((await untilPublished(3)).map(({ stream }) => stream)).toEqual(['a', undefined, 'b'])
  const forged = headers()
  forged.set('Hall-Position', '2')
  forged.set('Hall-Hash', '00'.repeat(32))
  await jetstream(nats).publish(`evt.${service}.forged`, '{}', { headers: forged })
  await file(db, 'c')
  await eventually(async () => reports.join('\n'), (text) => expect(text).toMatch(/not the journal's/))
  expect(await relay.lagMs()).toBeGreaterThan(0)
})

test('every message carries its link, so the stream witnesses the chain', async () => {
  await using _ = startTestRelay(fixture)
  for (let i = 1; i <= 4; i++) await file(fixture.db, 'a', i)
  await untilPublished(4)
  const manager = await jetstreamManager(fixture.nats)
  const last = await manager.streams.getMessage(eventStreamName(fixture.service), { seq: 4 })
  const head = await fixture.db.read(EVERYTHING, (tx) => findHead(tx.sql))
  expect(readHead(last!.header)).toEqual({ position: 4, hash: head.hash })
})
