import { randomUUID } from 'node:crypto'
import { EVERYTHING, NOTHING } from '@hall/access'
import { findSqlState, INSUFFICIENT_PRIVILEGE, TransactionAbortedError } from '@hall/database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { append, loadStream } from '../src/index.ts'
import { filed, meta } from './fixture/parts.ts'
import { type Fixture, openFixture } from './fixture/setup.ts'

let fixture: Fixture
beforeAll(async () => { fixture = await openFixture() })
afterAll(() => fixture[Symbol.asyncDispose]())

const load = (stream: string, reach = EVERYTHING) => fixture.db.read(reach, (tx) => loadStream(tx, stream))
const add = (stream: string, expectedVersion: number, count = 1, over = {}) =>
  fixture.db.transaction(EVERYTHING, (tx) => append(tx, {
    stream, expectedVersion, events: Array.from({ length: count }, (_, i) => filed(`${i}`)), meta: meta(over),
  }))

describe('append', () => {
  test('answers versions and keeps everything a record needs', async () => {
    const commandId = randomUUID()
    const causedBy = randomUUID()
    const policyRef = { center: 'c-1', area: 'cases', version: 3, clauses: ['QP-CAS-11'] }
    const over = { commandId, causedBy, policyRef, department: 'd-1', window: 'w-1', person: 'p-9' }
    expect(await add('case-1', 0, 2, over)).toEqual({ ok: true, value: [1, 2] })
    const [first, second] = await load('case-1')
    expect(first).toMatchObject({
      stream: 'case-1', version: 1, v: 1, event: filed('0'), actor: 'p-1', commandId, ordinal: 0, causedBy, policyRef,
      place: { center: 'c-1', department: 'd-1', window: 'w-1', person: 'p-9' },
    })
    expect(first!.occurredAt.toString()).toBe('2026-11-02T01:00:00Z')
    expect(second).toMatchObject({ version: 2, ordinal: 1 })
    expect(second!.seq).toBe(first!.seq + 1)
  })
  test('ordinals of a command go on over streams', async () => {
    const commandId = randomUUID()
    await fixture.db.transaction(EVERYTHING, async (tx) => {
      await append(tx, { stream: 'a-1', expectedVersion: 0, events: [filed(), filed()], meta: meta({ commandId }) })
      await append(tx, { stream: 'a-2', expectedVersion: 0, events: [filed()], meta: meta({ commandId }) })
    })
    expect((await load('a-2'))[0]!.ordinal).toBe(2)
  })
  test('text survives: quotes, braces, backslashes, Chinese, null in arrays', async () => {
    const note = String.raw`{"a"},\ 'x' 受理 😀 ` + '\n'
    await fixture.db.transaction(EVERYTHING, (tx) => append(tx, { stream: 'text', expectedVersion: 0, events: [{ type: 'Filed', note, list: [null, 1.5] } as never], meta: meta() }))
    expect((await load('text'))[0]!.event).toEqual({ type: 'Filed', note, list: [null, 1.5] })
  })
  test('a stream that is elsewhere is a conflict, not written', async () => {
    await add('moved', 0, 2)
    expect(await add('moved', 1)).toMatchObject({ ok: false, problem: { code: 'CONFLICT' } })
    expect(await add('moved', 5)).toMatchObject({ ok: false, problem: { code: 'CONFLICT' } })
    expect(await load('moved')).toHaveLength(2)
  })
  test('of many at the same version one wins; a loser cannot commit', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => add('race', 0).catch((error: unknown) => error)))
    expect(outcomes.filter((outcome) => (outcome as { ok?: boolean }).ok === true)).toHaveLength(1)
    for (const outcome of outcomes) {
      expect(outcome instanceof TransactionAbortedError || typeof (outcome as { ok: boolean }).ok === 'boolean').toBe(true)
    }
    expect(await load('race')).toHaveLength(1)
  })
})

describe('the app role and the reach', () => {
  test.for(['update journal set actor = actor', 'delete from journal', 'truncate journal', 'update journal_chain set hash = hash',
    'delete from journal_chain', 'update command_outcome set actor = actor'])('never: %s', async (statement) => {
    const error = await fixture.db.transaction(EVERYTHING, (tx) => tx.sql(statement)).catch((e: unknown) => e)
    expect(findSqlState(error)).toBe(INSUFFICIENT_PRIVILEGE)
  })
  test('another center neither reads nor appends', async () => {
    await add('hidden', 0)
    expect(await load('hidden', { ...NOTHING, centers: ['c-2'] })).toEqual([])
    expect(await load('hidden', { ...NOTHING, centers: ['c-1'] })).toHaveLength(1)
    const reach = { ...NOTHING, centers: ['c-2'] }
    const blind = fixture.db.transaction(reach, (tx) => append(tx, { stream: 'hidden', expectedVersion: 0, events: [filed()], meta: meta({ center: 'c-2' }) }))
    await expect(blind).rejects.toBeInstanceOf(TransactionAbortedError)
    await expect(fixture.db.transaction(reach, (tx) => append(tx, { stream: 'new', expectedVersion: 0, events: [filed()], meta: meta() }))).rejects.toThrow('row-level security')
  })
  test('what belongs to the city is seen with the whole reach only', async () => {
    await add('city', 0, 1, { center: undefined })
    expect(await load('city')).toHaveLength(1)
    expect(await load('city', { ...NOTHING, centers: ['c-1'] })).toEqual([])
  })
  test('a stream seen in part is not seen', async () => {
    await add('moving', 0, 1, { center: 'c-1' })
    await add('moving', 1, 1, { center: 'c-2' })
    expect(await load('moving', { ...NOTHING, centers: ['c-2'] })).toEqual([])
  })
})
