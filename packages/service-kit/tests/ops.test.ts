import { EVERYTHING } from '@hall/access'
import { adminUrl, until } from '@hall/testing'
import { createTestCity, type TestCity, type TestService } from '@hall/testing/city'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { permissions, ticketsContract, ticketsService } from './fixture/tickets.ts'

let city: TestCity
let running: TestService
let poisonous: string[]
beforeEach(async () => {
  poisonous = ['poison']
  city = await createTestCity()
  running = await city.start(ticketsService({
    beforeShown: (purpose) => { if (poisonous.includes(purpose)) throw new Error(`${purpose} cannot be shown`) },
  }), { permissions })
})
afterEach(() => city[Symbol.asyncDispose]())

const it = () => city.client(ticketsContract, 'IT1', ['it@city'])
const id = () => crypto.randomUUID()
const take = (purpose: string) => it().tickets.take({ purpose, commandId: id() })
const counts = async () => { const result = await it().tickets.counts({}); return result.ok ? result.value : undefined }
async function letters() {
  const result = await it().ops.deadLetters({})
  return result.ok ? result.value.rows : []
}
async function poisonedLetter() {
  await take('poison')
  return until(async () => (await letters())[0])
}
const journal = () => running.context.db.read(EVERYTHING, (tx) =>
  tx.sql<{ type: string; actor: string; data: object }>(`select type, actor, data from journal where stream like 'dead-letter/%'`))
const status = async () => { const result = await it().ops.status({}); return result.ok ? result.value : undefined }

test('status counts calls, failures, waiting events and dead letters', async () => {
  await take('tax')
  await it().tickets.take({ purpose: 'x'.repeat(51), commandId: id() })
  await poisonedLetter()
  await until(async () => (await status())?.unpublished === 0)
  const now = await status()
  expect(now).toMatchObject({ service: 'tickets', clock: 'system', deadLetters: 1, relayLagMs: 0 })
  expect(now?.procedures.find(({ path }) => path === 'tickets.tickets.take')).toMatchObject({ count: 3, failed: 1, p50Ms: expect.any(Number) })
})

test('what a consumer gave up is listed with its error, and holds nothing up', async () => {
  const letter = await poisonedLetter()
  expect(letter).toMatchObject({ consumer: 'board', eventType: 'evt.tickets.ticket-taken', attempts: 2, event: { data: { purpose: 'poison' } } })
  expect(letter.error).toContain('poison cannot be shown')
  await take('tax')
  await until(async () => (await counts())?.shown === 1)
})

test('replayed after the cause is gone: handled, settled, on record, once', async () => {
  const letter = await poisonedLetter()
  const replay = { id: letter.id, commandId: id() }
  expect(await it().ops.replayDeadLetter(replay)).toMatchObject({ problem: { code: 'EVENT_FAILS_AGAIN', details: { error: 'poison cannot be shown' } } })
  expect(await letters()).toHaveLength(1)
  poisonous = []
  expect(await it().ops.replayDeadLetter(replay)).toEqual({ ok: true, value: { replayed: true } })
  expect(await it().ops.replayDeadLetter(replay)).toEqual({ ok: true, value: { replayed: true } })
  expect(await it().ops.replayDeadLetter({ ...replay, commandId: id() })).toMatchObject({ problem: { code: 'NOT_FOUND' } })
  expect(await counts()).toMatchObject({ shown: 1 })
  expect(await letters()).toEqual([])
  expect(await journal()).toEqual([{ type: 'DeadLetterReplayed', actor: 'IT1', data: { consumer: 'board', event: letter.event['id'] } }])
})

test('discarded: never handled, and the reason is on record', async () => {
  const letter = await poisonedLetter()
  const discard = { id: letter.id, reason: ' a test ticket ', commandId: id() }
  expect(await it().ops.discardDeadLetter(discard)).toEqual({ ok: true, value: { discarded: true } })
  expect(await it().ops.discardDeadLetter({ ...discard, commandId: id() })).toMatchObject({ problem: { code: 'NOT_FOUND' } })
  expect(await letters()).toEqual([])
  expect(await journal()).toEqual([{ type: 'DeadLetterDiscarded', actor: 'IT1', data: { consumer: 'board', event: letter.event['id'], reason: 'a test ticket' } }])
})

test('an unknown id is no letter', async () => {
  expect(await it().ops.replayDeadLetter({ id: id(), commandId: id() })).toMatchObject({ problem: { code: 'NOT_FOUND' } })
  expect(await it().ops.discardDeadLetter({ id: id(), reason: 'x', commandId: id() })).toMatchObject({ problem: { code: 'NOT_FOUND' } })
})

test('decisions about letters are not published', async () => {
  const letter = await poisonedLetter()
  await it().ops.discardDeadLetter({ id: letter.id, reason: 'x', commandId: id() })
  await take('tax')
  await until(async () => (await counts())?.shown === 1)
  await until(async () => (await status())?.unpublished === 0)
  expect(await letters()).toEqual([])
})

test('a journal nobody touched is intact; one row changed with an administrator\'s rights is found', async () => {
  for (const purpose of ['tax', 'permits', 'land']) await take(purpose)
  await until(async () => (await status())?.unpublished === 0)
  expect(await it().ops.verifyJournal({})).toEqual({ ok: true, value: { intact: true, entries: 3, faults: [] } })
  await tamper(`update journal set data = jsonb_set(data, '{purpose}', '"none"') where stream = 'ticket/2'`)
  expect(await it().ops.verifyJournal({})).toMatchObject({ value: { intact: false, faults: [{ kind: 'changed', position: 2, stream: 'ticket/2' }] } })
})

test('a tail cut off together with everything that counts it is found by the stream', async () => {
  for (const purpose of ['tax', 'permits', 'land']) await take(purpose)
  await until(async () => (await status())?.unpublished === 0 && (await status())?.relayLagMs === 0)
  await tamper(`delete from journal where stream = 'ticket/3'`, 'delete from journal_chain where position = 3', 'update relay_cursor set position = 2')
  expect(await it().ops.verifyJournal({})).toMatchObject({ value: { intact: false, entries: 2, faults: [{ kind: 'cut', position: 3 }] } })
})

test('the group is for the city\'s IT', async () => {
  for (const client of [city.client(ticketsContract, 'IT2', ['it@center:qingpu']), city.client(ticketsContract, 'D1', ['director@center:qingpu'])])
    expect(await client.ops.status({})).toMatchObject({ problem: { code: 'FORBIDDEN' } })
  expect(await city.client(ticketsContract).ops.status({})).toMatchObject({ problem: { code: 'UNAUTHENTICATED' } })
})

/** With the rights of a database administrator: no row-level security, no grants. */
async function tamper(...statements: string[]) {
  const client = new pg.Client(Object.assign(new URL(adminUrl()), { pathname: `/${running.database.name}` }).href)
  await client.connect()
  try { for (const statement of statements) await client.query(statement) } finally { await client.end() }
}
