import { randomUUID } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { append, type Command, executeCommand, loadStream } from '../src/index.ts'
import { filed, meta } from './fixture/parts.ts'
import { type Fixture, openFixture } from './fixture/setup.ts'

let fixture: Fixture
beforeAll(async () => { fixture = await openFixture() })
afterAll(() => fixture[Symbol.asyncDispose]())

const command = (over: Partial<Command> = {}): Command =>
  ({ commandId: randomUUID(), actor: 'p-1', procedure: 'cases.accept', input: { b: 1, a: 2 }, reach: EVERYTHING, ...over })

/** Appends at the end of `stream`, wherever that is, and answers the version. */
const accept = (given: Command, stream: string) => executeCommand(fixture.db, given, async (tx) => {
  const expectedVersion = (await loadStream(tx, stream)).length
  const appended = await append(tx, { stream, expectedVersion, events: [filed()], meta: meta({ commandId: given.commandId }) })
  return appended.ok ? { ok: true, value: { version: appended.value[0]!, at: undefined } } : appended
})
const versions = async (stream: string) => (await fixture.db.read(EVERYTHING, (tx) => loadStream(tx, stream))).length

test('the same command again gives the first outcome, whatever the order of its keys', async () => {
  const given = command()
  const first = await accept(given, 'once')
  expect(first).toEqual({ ok: true, value: { version: 1 } })
  expect(await accept({ ...given, input: { a: 2, b: 1 } }, 'once')).toEqual(first)
  expect(await versions('once')).toBe(1)
})
test('twenty at once give one outcome', async () => {
  const given = command()
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => accept(given, 'twenty')))
  for (const outcome of outcomes) expect(outcome).toEqual({ ok: true, value: { version: 1 } })
  expect(await versions('twenty')).toBe(1)
})
test.for<[string, Partial<Command>]>([
  ['another actor', { actor: 'p-2' }], ['another input', { input: { a: 2, b: 2 } }], ['another procedure', { procedure: 'cases.refuse' }],
])('an id used again by %s is refused', async ([, over]) => {
  const given = command()
  await accept(given, `reused ${given.commandId}`)
  expect(await accept({ ...given, ...over }, 'elsewhere')).toEqual(problem('COMMAND_REUSED'))
  expect(await versions('elsewhere')).toBe(0)
})
test('a refusal writes nothing and may be tried again', async () => {
  const given = command()
  const refused = await executeCommand(fixture.db, given, async (tx) => {
    await append(tx, { stream: 'refused', expectedVersion: 0, events: [filed()], meta: meta() })
    return problem('CASE_NOT_RUNNING', { clause: 'QP-CAS-11' })
  })
  expect(refused).toEqual(problem('CASE_NOT_RUNNING', { clause: 'QP-CAS-11' }))
  expect(await versions('refused')).toBe(0)
  expect(await accept(given, 'refused')).toMatchObject({ ok: true })
})
test('an exception comes out and leaves nothing', async () => {
  const given = command()
  await expect(executeCommand(fixture.db, given, () => { throw new Error('bug') })).rejects.toThrow('bug')
  expect(await accept(given, 'after the bug')).toMatchObject({ ok: true })
})
test('who loses the race for a stream tries again', async () => {
  const outcomes = await Promise.all([1, 2, 3].map(() => accept(command(), 'contended')))
  expect(outcomes.map((outcome) => outcome.ok && outcome.value.version).sort()).toEqual([1, 2, 3])
})
test('after three tries the conflict is answered', async () => {
  let tries = 0
  const outcome = await executeCommand(fixture.db, command(), async (tx) => {
    tries++
    return append(tx, { stream: 'never', expectedVersion: 7, events: [filed()], meta: meta() })
  })
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'CONFLICT' } })
  expect(tries).toBe(3)
})
test('a deadlock is run again', async () => {
  const touch = (one: string, other: string, met: () => Promise<void>) => executeCommand(fixture.db, command(), async (tx) => {
    await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 7))', [one])
    await met()
    await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 7))', [other])
    return { ok: true, value: one }
  })
  let waiting = 0
  const both = Promise.withResolvers<void>()
  const meet = () => { if (++waiting >= 2) both.resolve(); return both.promise }
  const outcomes = await Promise.all([touch('x', 'y', meet), touch('y', 'x', meet)])
  expect(outcomes).toEqual([{ ok: true, value: 'x' }, { ok: true, value: 'y' }])
  expect(waiting).toBe(3)
})
