import type { Grant } from '@hall/access'
import { createTestIssuer } from '@hall/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, createClient } from '../src/index.ts'
import { type Desk, type DeskContract, openDesk } from './desk.ts'

const COORDINATOR: Grant = { role: 'coordination', scope: { kind: 'section', center: 'qp', section: 'coordination' } }
const STAFF: Grant = { role: 'staff', scope: { kind: 'window', center: 'qp', window: 'qp-w1' } }
const COMMAND = '0190a5a0-0000-7000-8000-000000000001'
const lend = { center: 'qp', id: 'a', days: 3, commandId: COMMAND }

let desk: Desk
let client: Client<DeskContract>
beforeAll(async () => {
  desk = await openDesk()
  client = createClient(desk.caller, desk.contract)
})
afterAll(() => desk[Symbol.asyncDispose]())

describe('the service refuses by itself, whatever the gateway did', () => {
  test('no token', async () => {
    expect(await client.items.lend(lend)).toEqual({ ok: false, problem: { code: 'UNAUTHENTICATED', details: { reason: 'missing' } } })
  })
  test('an expired token', async () => {
    const token = await desk.issuer.token('p1', [COORDINATOR], { expiresInSeconds: -1 })
    expect(await client.items.lend(lend, { token })).toEqual({ ok: false, problem: { code: 'UNAUTHENTICATED', details: { reason: 'expired' } } })
  })
  test('a forged signature: same claims, another key', async () => {
    const token = await (await createTestIssuer()).token('p1', [COORDINATOR])
    expect(await client.items.lend(lend, { token })).toMatchObject({ problem: { code: 'UNAUTHENTICATED', details: { reason: 'invalid' } } })
  })
  test.each([['issuer', { issuer: 'http://elsewhere/identity' }], ['audience', { audience: 'another-api' }]])('a foreign %s', async (_what, overrides) => {
    const token = await desk.issuer.token('p1', [COORDINATOR], overrides)
    expect(await client.items.lend(lend, { token })).toMatchObject({ problem: { code: 'UNAUTHENTICATED', details: { reason: 'invalid' } } })
  })
  test.each(['', 'garbage', 'two words', 'a\nb', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'])('a token that is none: %j', async (token) => {
    expect(await client.items.lend(lend, { token })).toMatchObject({ problem: { code: 'UNAUTHENTICATED' } })
  })
  test('a role without the right', async () => {
    const token = await desk.issuer.token('p1', [STAFF])
    expect(await client.items.lend(lend, { token })).toEqual({ ok: false, problem: { code: 'FORBIDDEN', details: { procedure: `${desk.contract.service}.items.lend` } } })
  })
  test('a grant narrower than the right asks for', async () => {
    const token = await desk.issuer.token('p1', [{ role: 'coordination', scope: { kind: 'window', center: 'qp', window: 'w' } }])
    expect(await client.items.lend(lend, { token })).toMatchObject({ problem: { code: 'FORBIDDEN' } })
  })
  test('a procedure without a row in the table is closed to everybody', async () => {
    const token = await desk.issuer.token('p1', [{ role: 'city_authority', scope: { kind: 'city' } }])
    expect(await client.odd.closed({}, { token })).toMatchObject({ problem: { code: 'FORBIDDEN' } })
  })
  test('before it looks at the input', async () => {
    expect(await client.call('items.lend', { nonsense: true })).toMatchObject({ problem: { code: 'UNAUTHENTICATED' } })
  })
})

describe('the service answers', () => {
  test('whoever has the right', async () => {
    const token = await desk.issuer.token('p1', [COORDINATOR])
    expect(await client.items.lend(lend, { token })).toEqual({ ok: true, value: { lentTo: 'p1' } })
  })
  test('anybody on a public procedure, with or without a token', async () => {
    const token = await desk.issuer.token('p1', [COORDINATOR], { expiresInSeconds: -1 })
    expect(await client.guide.read({ topic: '社保' })).toEqual({ ok: true, value: { text: '您好: 社保' } })
    expect(await client.guide.read({ topic: '社保' }, { token })).toMatchObject({ ok: true })
  })
})
