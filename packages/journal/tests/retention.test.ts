import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import { jetstreamManager } from '@nats-io/jetstream'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { append, eventStreamName, executeCommand, forgetOld } from '../src/index.ts'
import { lowestIdAt } from '../src/event-time.ts'
import { file, filed, listHandled, meta, startNoting, startTestRelay } from './fixture/parts.ts'
import { eventually, type Fixture, openFixture, untilHandled } from './fixture/setup.ts'

let fixture: Fixture
beforeEach(async () => { fixture = await openFixture() })
afterEach(() => fixture[Symbol.asyncDispose]())

const DAY_MS = 86_400_000
const KEEP = { inboxDays: 30, outcomeDays: 30 }
const rows = <T extends object>(text: string, values: unknown[] = []) => fixture.db.transaction(EVERYTHING, (tx) => tx.sql<T>(text, values))
/** As the owner, past what a service may. */
async function asOwner(text: string, values: unknown[] = []) {
  const client = new pg.Client(fixture.database.migratorUrl)
  await client.connect()
  await client.query(`select set_config('hall.all', 'on', false)`)
  for (const table of ['journal', 'journal_chain', 'command_outcome']) await client.query(`alter table ${table} no force row level security`)
  await client.query(text, values).finally(() => client.end())
}
/** An id as an event appended some days ago has it. */
const idOf = (daysAgo: number) => lowestIdAt(Date.now() - daysAgo * DAY_MS).slice(0, 19) + randomUUIDv7().slice(19)

describe('outcomes of commands', () => {
  const accept = (commandId: string, stream: string) => executeCommand(fixture.db, { commandId, actor: 'p-1', procedure: 'cases.accept', input: {}, reach: EVERYTHING }, async (tx) => {
    const appended = await append(tx, { stream, expectedVersion: 0, events: [filed()], meta: meta({ commandId }) })
    return appended.ok ? { ok: true, value: { stream } } : appended
  })
  test('go when they are old; a command repeated even later is not carried out again', async () => {
    const [old, young] = [randomUUID(), randomUUID()]
    await accept(old, 'old')
    await accept(young, 'young')
    await asOwner(`update command_outcome set at = now() - interval '31 days' where command_id = $1`, [old])
    expect(await forgetOld(fixture.db, KEEP)).toMatchObject({ outcomes: 1 })
    expect(await accept(young, 'young')).toEqual({ ok: true, value: { stream: 'young' } })
    expect(await accept(old, 'old again')).toEqual(problem('COMMAND_REUSED'))
    expect(await rows(`select 1 from journal where stream = 'old again'`)).toEqual([])
  })
  test('of a week stay, whatever the service is told or tries', async () => {
    const id = randomUUID()
    await accept(id, 'young')
    await asOwner(`update command_outcome set at = now() - interval '6 days'`)
    expect(await forgetOld(fixture.db, { inboxDays: 0, outcomeDays: 0 })).toMatchObject({ outcomes: 0 })
    expect(await rows('delete from command_outcome returning 1')).toEqual([])
  })
  test('many go in parts', async () => {
    await asOwner(`insert into command_outcome (command_id, actor, procedure, input_hash, outcome, at)
      select gen_random_uuid(), 'p', 'x', '', '{}', now() - interval '40 days' from generate_series(1, 12000)`)
    expect(await forgetOld(fixture.db, KEEP)).toMatchObject({ outcomes: 12_000 })
  })
})

describe('what was handled', () => {
  const note = (consumer: string, ...ids: string[]) => rows('insert into inbox (consumer, event_id) select $1, unnest($2::uuid[])', [consumer, ids])
  const known = async (consumer: string) => (await rows<{ event_id: string }>('select event_id from inbox where consumer = $1 order by 1', [consumer])).map((row) => row.event_id)
  beforeEach(() => rows(`insert into consumer_cursor (consumer, stream_created, sequence) values ('notes', 'x', 1), ('asleep', 'x', 1)`))

  test('is forgotten when it is old, but never the last day before the newest', async () => {
    const [ancient, old, yesterday] = [idOf(90), idOf(40), idOf(1)] as [string, string, string]
    const [asleepOld, asleepNewest] = [idOf(62), idOf(60)] as [string, string]
    await note('notes', ancient, old, yesterday)
    await note('asleep', asleepOld, idOf(60.5), asleepNewest)
    expect(await forgetOld(fixture.db, KEEP)).toMatchObject({ handled: 3 })
    expect(await known('notes')).toEqual([yesterday])
    expect((await known('asleep')).at(-1)).toBe(asleepNewest)
    expect(await known('asleep')).toHaveLength(2)
  })
})

test('a stream filled again after its events were forgotten: nothing is handled twice, nothing new left out', async () => {
  const { db } = fixture
  await using _relay = startTestRelay(fixture)
  for (const version of [1, 2, 3]) await file(db, 'a', version)
  await (async () => {
    await using _ = startNoting(fixture)
    await untilHandled(db, 3)
  })()
  // Two months pass: the ids tell the time.
  const ids = [idOf(63), idOf(62), idOf(60)] as const
  for (const [index, id] of ids.entries()) {
    const [row] = await rows<{ id: string }>(`select id from journal where stream = 'a' and version = $1`, [index + 1])
    await asOwner(`with j as (update journal set id = $1 where id = $2), c as (update journal_chain set journal_id = $1 where journal_id = $2) update inbox set event_id = $1 where event_id = $2`, [id, row!.id])
  }
  expect(await forgetOld(db, KEEP)).toMatchObject({ handled: 2 })
  await (await jetstreamManager(fixture.nats)).streams.delete(eventStreamName(fixture.service))
  await file(db, 'a', 4)
  await using _ = startNoting(fixture)
  expect(await untilHandled(db, 4)).toEqual(['a 1', 'a 2', 'a 3', 'a 4'])
  await eventually(() => rows<{ sequence: number }>(`select sequence from consumer_cursor where consumer = 'notes'`), ([cursor]) => expect(cursor!.sequence).toBeGreaterThanOrEqual(4))
  expect(await listHandled(db)).toHaveLength(4)
})

test('a consumer started late handles a history older than what is kept', async () => {
  const { db } = fixture
  for (const version of [1, 2, 3]) await file(db, 'a', version)
  for (const [index, days] of [400, 200, 100].entries()) {
    const [row] = await rows<{ id: string }>(`select id from journal where stream = 'a' and version = $1`, [index + 1])
    const id = idOf(days)
    await asOwner('with j as (update journal set id = $1 where id = $2) update journal_pending set journal_id = $1 where journal_id = $2', [id, row!.id])
  }
  await using _relay = startTestRelay(fixture)
  await using _ = startNoting(fixture)
  expect(await untilHandled(db, 3)).toEqual(['a 1', 'a 2', 'a 3'])
})
