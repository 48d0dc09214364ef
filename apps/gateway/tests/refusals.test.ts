import { createTestIssuer } from '@hall/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGateway, problemFrom, type TestGateway } from './open-gateway.ts'

const COMMAND = '0190a5a0-0000-7000-8000-000000000001'

/** Nothing serves the contract: whatever is refused here, the gateway refused, and nothing went over NATS. */
let edge: TestGateway
const seen: string[] = []
beforeAll(async () => {
  edge = await openGateway()
  await edge.closeBureau()
  edge.nats.subscribe('rpc.>', { callback: (_error, message) => void seen.push(message.subject) })
  await edge.nats.flush()
})
afterAll(async () => {
  await edge.nats.flush()
  expect(seen).toEqual([])
  await edge[Symbol.asyncDispose]()
})

const move = (token?: string, center = 'qp') => problemFrom(edge.client(token).bureau.files.move.mutate({ center, commandId: COMMAND }))

describe('the gateway refuses by itself', () => {
  test('no token', async () => expect(await move()).toEqual({ code: 'UNAUTHENTICATED', details: { reason: 'missing' } }))
  test('an expired token', async () => {
    expect(await move(await edge.token('p1', ['coordination@center:qp'], { expiresInSeconds: -1 }))).toEqual({ code: 'UNAUTHENTICATED', details: { reason: 'expired' } })
  })
  test('a forged signature', async () => {
    const forged = await (await createTestIssuer()).token('p1', [{ role: 'city_authority', scope: { kind: 'city' } }])
    expect(await move(forged)).toEqual({ code: 'UNAUTHENTICATED', details: { reason: 'invalid' } })
  })
  test.each([{ issuer: 'http://elsewhere/identity' }, { audience: 'another-api' }])('a foreign token: %j', async (overrides) => {
    expect(await move(await edge.token('p1', ['coordination@center:qp'], overrides))).toEqual({ code: 'UNAUTHENTICATED', details: { reason: 'invalid' } })
  })
  test('a role without the right', async () => {
    expect(await move(await edge.token('p1', ['staff@center:qp']))).toEqual({ code: 'FORBIDDEN', details: { procedure: 'bureau.files.move' } })
  })
  test('a scope narrower than the right asks for', async () => {
    expect(await move(await edge.token('p1', ['coordination@window:qp/w1']))).toMatchObject({ code: 'FORBIDDEN' })
  })
  test('another center', async () => {
    expect(await move(await edge.token('p1', ['coordination@center:qp']), 'tg')).toEqual({ code: 'FORBIDDEN', details: { reason: 'outside_reach' } })
  })
  test('another department', async () => {
    const token = await edge.token('p1', ['department_admin@department:tax'])
    expect(await problemFrom(edge.client(token).bureau.files.list.query({ department: 'police' }))).toEqual({ code: 'FORBIDDEN', details: { reason: 'outside_reach' } })
  })
  test("another person's files", async () => {
    const token = await edge.token('p1')
    expect(await problemFrom(edge.client(token).bureau.files.list.query({ person: 'p2' }))).toMatchObject({ code: 'FORBIDDEN' })
  })
  test('a token in the address', async () => {
    const token = await edge.token('p1', ['city_authority@city'])
    const response = await fetch(`${edge.url}/trpc/bureau.files.list?input=%7B%7D&access_token=${token}&token=${token}`)
    expect(response.status).toBe(401)
  })
  test('a basic login', async () => {
    const response = await fetch(`${edge.url}/trpc/bureau.files.list?input=%7B%7D`, { headers: { authorization: 'Basic cDE6cDE=' } })
    expect(response.status).toBe(401)
  })
  test('input the contract does not know, after the token, before anything else', async () => {
    const client = edge.client(await edge.token('p1', ['coordination@center:qp']))
    expect(await problemFrom(client.bureau.files.move.mutate({ center: 7 } as never))).toEqual({ code: 'BAD_INPUT', details: { issues: ['center:invalid_type', 'commandId:invalid_type'] } })
    expect(await problemFrom(edge.client().bureau.files.move.mutate({ center: 7 } as never))).toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})
