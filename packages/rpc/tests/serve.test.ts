import { ProblemError, type Result } from '@hall/contract'
import { Svcm } from '@nats-io/services'
import { connect } from '@nats-io/transport-node'
import { natsUrl } from '@hall/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, createClient } from '../src/index.ts'
import { type Desk, type DeskContract, deskHandlers, NOW, openDesk, uniqueDesk } from './desk.ts'

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new ProblemError(result.problem)
  return result.value
}

let desk: Desk
let client: Client<DeskContract>
beforeAll(async () => {
  desk = await openDesk()
  const token = await desk.issuer.token('p1', [{ role: 'staff', scope: { kind: 'window', center: 'qp', window: 'w1' } }])
  client = createClient(desk.caller, desk.contract, { token: () => token })
})
afterAll(() => desk[Symbol.asyncDispose]())

describe('an answer', () => {
  test('holds what the contract names and not a column more', async () => {
    expect(await client.items.byId({ center: 'qp', id: 'a' })).toEqual({ ok: true, value: { id: 'a', title: 'Item a' } })
  })
  test('a refusal carries code, clause and details', async () => {
    expect(await client.items.byId({ center: 'qp', id: 'gone' })).toEqual({
      ok: false, problem: { code: 'ITEM_GONE', clause: 'QP-ARC-01', details: { id: 'gone' } },
    })
  })
  test('wrong input comes back as paths and codes', async () => {
    const result = await client.call('items.byId', { id: '', tags: [1] })
    expect(result).toEqual({
      ok: false, problem: { code: 'BAD_INPUT', details: { issues: ['center:invalid_type', 'id:too_small', 'tags.0:invalid_type'] } },
    })
  })
  test.each(['a\0b', 'a\ud800b'])('text no database keeps is wrong input: %j', async (id) => {
    expect(await client.items.byId({ center: 'qp', id })).toMatchObject({ problem: { code: 'BAD_INPUT', details: { issues: ['$:unstorable_text'] } } })
  })
  test('an exception says a reference only; the log has the rest', async () => {
    const result = await client.odd.throws({}, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' })
    const logged = desk.lines.find((line) => line.level === 'error')
    expect(result).toEqual({ ok: false, problem: { code: 'INTERNAL', details: { reference: logged?.fields['reference'] } } })
    expect(logged).toMatchObject({ fields: { path: `${desk.contract.service}.odd.throws`, traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } })
    expect(JSON.stringify(result)).not.toContain('password')
  })
  test('with its database away it is UNAVAILABLE', async () => {
    await using cut = await openDesk({ isAway: (error) => error instanceof Error && error.message.includes('relation') })
    const token = await cut.issuer.token('p1', [])
    const result = await createClient(cut.caller, cut.contract, { token: () => token }).odd.throws({})
    expect(result).toEqual({ ok: false, problem: { code: 'UNAVAILABLE', details: { what: 'database' } } })
  })
  test('refused by a row policy alone it is FORBIDDEN, and the log has it', async () => {
    await using guarded = await openDesk({ isRowRefused: (error) => error instanceof Error && error.message.includes('relation') })
    const token = await guarded.issuer.token('p1', [])
    const result = await createClient(guarded.caller, guarded.contract, { token: () => token }).odd.throws({})
    expect(result).toEqual({ ok: false, problem: { code: 'FORBIDDEN', details: { procedure: `${guarded.contract.service}.odd.throws` } } })
    expect(guarded.lines).toContainEqual(expect.objectContaining({ level: 'error', message: 'refused by a row policy alone' }))
  })
  test('one too large for the wire says so, both ways', async () => {
    expect(await client.odd.repeat({ times: 9_000_000 })).toMatchObject({ problem: { code: 'TOO_LARGE' } })
    expect(await client.call('guide.read', { topic: 'x'.repeat(9_000_000) })).toMatchObject({ problem: { code: 'TOO_LARGE' } })
  })
})

describe('the context', () => {
  test('holds actor, reach, time, trace, path and what to hand on', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    const token = await desk.issuer.token('p7', [])
    const result = await client.odd.context({}, { traceparent, token, timeoutMs: 2000 })
    expect(result).toMatchObject({
      ok: true,
      value: { actor: 'p7', persons: ['p7'], now: NOW.toString(), traceparent, path: `${desk.contract.service}.odd.context`, aborted: false, onward: { token, traceparent } },
    })
    const { timeoutMs } = valueOf(result)['onward'] as { timeoutMs: number }
    expect(timeoutMs).toBeGreaterThan(0)
    expect(timeoutMs).toBeLessThanOrEqual(2000)
  })
  test.each(['nonsense', '00-00000000000000000000000000000000-b7ad6b7169203331-01'])('a trace is started where the caller sends none: %s', async (traceparent) => {
    const result = await client.odd.context({}, { traceparent })
    expect(valueOf(result)['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  })
})

describe('bytes that are no request', () => {
  test.each([
    ['nothing', ''], ['no head', '{"a":1}'], ['another version', '9 100 - -\n{}'], ['no time', '1 soon - -\n{}'], ['words too many', '1 100 - - -\n{}'],
    ['no JSON', '1 1000 - -\n{"topic":'], ['binary', '\u0001\u0002\n\u0003'],
  ])('%s: BAD_INPUT', async (_what, bytes) => {
    const reply = await desk.caller.request(`rpc.${desk.contract.service}.guide.read`, bytes)
    expect(reply.json()).toMatchObject({ ok: false, problem: { code: 'BAD_INPUT' } })
  })
  test('time run out before arrival: TIMEOUT, and nothing is done', async () => {
    const reply = await desk.caller.request(`rpc.${desk.contract.service}.guide.read`, '1 0 - -\n{"topic":"x"}')
    expect(reply.json()).toEqual({ ok: false, problem: { code: 'TIMEOUT' } })
  })
  test('keys that reach for prototypes change nothing', async () => {
    const reply = await desk.caller.request(`rpc.${desk.contract.service}.guide.read`, '1 1000 - -\n{"topic":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')
    expect(reply.json()).toMatchObject({ ok: true })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
  test('JSON nested without end', async () => {
    const reply = await desk.caller.request(`rpc.${desk.contract.service}.guide.read`, `1 1000 - -\n${'['.repeat(400_000)}`)
    expect(reply.json()).toMatchObject({ problem: { code: 'BAD_INPUT' } })
  })
})

describe('load', () => {
  test('more than may run wait, more than may wait are told UNAVAILABLE', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const context = { greeting: '', released: () => promise }
    await using crowd = await openDesk({ context, maxRunning: 2, maxWaiting: 3 })
    const token = await crowd.issuer.token('p1', [])
    const waiting = createClient(crowd.caller, crowd.contract, { token: () => token })
    const calls = Array.from({ length: 10 }, () => waiting.odd.wait({}))
    const refused = await Promise.race(calls)
    expect(refused).toMatchObject({ problem: { code: 'UNAVAILABLE', details: { what: 'busy' } } })
    resolve()
    const codes = (await Promise.all(calls)).map((result) => (result.ok ? 'OK' : result.problem.code)).sort()
    expect(codes).toEqual([...Array(5).fill('OK'), ...Array(5).fill('UNAVAILABLE')])
  })
  test('stopping refuses new calls and finishes those under way', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const entered = Promise.withResolvers<void>()
    const context = { greeting: '', released: () => { entered.resolve(); return promise } }
    await using closing = await openDesk({ context })
    const token = await closing.issuer.token('p1', [])
    const caller = createClient(closing.caller, closing.contract, { token: () => token })
    const underWay = caller.odd.wait({})
    await entered.promise
    const stopped = closing.serving[Symbol.asyncDispose]()
    await expect.poll(() => caller.odd.wait({}, { timeoutMs: 500 })).toMatchObject({ problem: { code: 'UNAVAILABLE' } })
    resolve()
    expect(await underWay).toMatchObject({ ok: true })
    await stopped
  })
  test('a missing handler is found at start, not at the first call', async () => {
    const { items: _left, ...handlers } = deskHandlers
    await expect(openDesk({ handlers: handlers as typeof deskHandlers })).rejects.toThrow('items.byId has no handler')
  })
})

describe('what can be seen from outside', () => {
  test('discovery under $SRV names every procedure, its queue group and its counters', async () => {
    await client.items.byId({ center: 'qp', id: 'a' })
    const services = new Svcm(desk.caller).client()
    const infos = await Array.fromAsync(await services.info(desk.contract.service))
    expect(infos[0]?.endpoints?.map(({ subject, queue_group }) => [subject, queue_group])).toContainEqual([`rpc.${desk.contract.service}.items.byId`, desk.contract.service])
    const stats = await Array.fromAsync(await services.stats(desk.contract.service))
    const endpoint = stats.flatMap(({ endpoints }) => endpoints ?? []).find(({ subject, data }) => subject === `rpc.${desk.contract.service}.items.byId` && data)
    expect(endpoint?.data).toMatchObject({ path: `${desk.contract.service}.items.byId` })
  })
  test('metrics count calls, problems and latencies', async () => {
    const before = desk.serving.metrics().find(({ path }) => path === `${desk.contract.service}.items.byId`)?.problems['ITEM_GONE'] ?? 0
    await client.items.byId({ center: 'qp', id: 'gone' })
    const after = desk.serving.metrics().find(({ path }) => path === `${desk.contract.service}.items.byId`)
    expect(after?.problems['ITEM_GONE']).toBe(before + 1)
    expect(after?.buckets.reduce((a, b) => a + b)).toBe(after?.count)
  })
  test('each answered call is one debug line with its trace', async () => {
    await client.guide.read({ topic: 'x' }, { traceparent: '00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01' })
    await expect.poll(() => desk.lines).toContainEqual(expect.objectContaining({
      level: 'debug', fields: expect.objectContaining({ path: `${desk.contract.service}.guide.read`, code: undefined, traceparent: '00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01' }),
    }))
  })
  test('two instances share the work', async () => {
    const contract = uniqueDesk()
    await using one = await openDesk({ contract })
    await using two = await openDesk({ contract })
    const caller = createClient(one.caller, contract)
    await Promise.all(Array.from({ length: 200 }, () => caller.guide.read({ topic: 'x' })))
    const counts = [one, two].map(({ serving }) => serving.metrics().find(({ path }) => path === `${contract.service}.guide.read`)?.count ?? 0)
    expect(counts[0]! + counts[1]!).toBe(200)
    expect(Math.min(...counts)).toBeGreaterThan(20)
  })
})

test('the same connection serves and calls', async () => {
  const nats = await connect({ servers: natsUrl() })
  await using own = await openDesk({ nats })
  expect(await createClient(nats, own.contract).guide.read({ topic: 'x' })).toMatchObject({ ok: true })
  await own.serving[Symbol.asyncDispose]()
  await nats.close()
})
