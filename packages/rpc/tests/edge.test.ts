import { createServer } from 'node:http'
import { problem, ProblemError } from '@hall/contract'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { describe, expect, test } from 'vitest'
import { type EdgeCall, edgeRouter, type EdgeRouter } from '../src/edge/index.ts'
import { continueTrace, createClient } from '../src/index.ts'
import { type DeskContract, deskContract, openDesk } from './desk.ts'

/** An edge as small as one can be, before a desk of its own. */
async function openEdge() {
  const desk = await openDesk()
  const service = createClient(desk.caller, desk.contract)
  const forwarded: { path: string; input: unknown }[] = []
  const router = edgeRouter({ desk: deskContract }, {
    admit: ({ context, procedure }: EdgeCall) =>
      context.token || procedure.public ? { ok: true, value: undefined } : problem('UNAUTHENTICATED', { details: { reason: 'missing' } }),
    forward: ({ path, input, context }) => {
      forwarded.push({ path, input })
      return service.call(path.slice('desk.'.length) as 'items.byId', input, context)
    },
  })
  const server = createServer(createHTTPHandler({
    router, basePath: '/trpc',
    createContext: ({ req }) => ({
      token: req.headers.authorization?.replace(/^Bearer /, ''),
      traceparent: continueTrace(req.headers['traceparent'] as string | undefined),
    }),
  }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/trpc`
  const client = (token?: string) => createTRPCClient<EdgeRouter<{ desk: DeskContract }>>({
    links: [httpBatchLink({ url, headers: () => (token ? { authorization: `Bearer ${token}` } : {}) })],
  })
  return {
    desk, url, client, forwarded,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await desk[Symbol.asyncDispose]()
    },
  }
}

async function problemFrom(call: Promise<unknown>) {
  const error = await call.then(() => undefined, (caught: unknown) => caught)
  if (!(error instanceof TRPCClientError)) throw new Error('the call did not fail', { cause: error })
  expect(error.data).not.toHaveProperty('stack')
  return error.data.problem
}

describe('the edge router', () => {
  test('carries queries and commands to the service and back', async () => {
    await using edge = await openEdge()
    const token = await edge.desk.issuer.token('p1', [{ role: 'coordination', scope: { kind: 'center', center: 'qp' } }])
    const client = edge.client(token)
    const [item, lent] = await Promise.all([
      client.desk.items.byId.query({ center: 'qp', id: 'a' }),
      client.desk.items.lend.mutate({ center: 'qp', id: 'a', days: 3, commandId: crypto.randomUUID() }),
    ])
    expect([item, lent]).toEqual([{ id: 'a', title: 'Item a' }, { lentTo: 'p1' }])
  })
  test('sends input on as it came: what the contract adds is added once, by the service', async () => {
    await using edge = await openEdge()
    const token = await edge.desk.issuer.token('p1', [{ role: 'city_authority', scope: { kind: 'city' } }])
    await edge.client(token).desk.items.byId.query({ center: 'qp', id: 'a' })
    expect(edge.forwarded).toEqual([{ path: 'desk.items.byId', input: { center: 'qp', id: 'a' } }])
  })
  test('each call of a batch has its own outcome', async () => {
    await using edge = await openEdge()
    const token = await edge.desk.issuer.token('p1', [{ role: 'city_authority', scope: { kind: 'city' } }])
    const client = edge.client(token)
    const [good, gone] = await Promise.allSettled([client.desk.items.byId.query({ center: 'qp', id: 'a' }), client.desk.items.byId.query({ center: 'qp', id: 'gone' })])
    expect([good.status, gone.status]).toEqual(['fulfilled', 'rejected'])
  })
})

describe('problems', () => {
  test('of the service arrive with code, clause and details', async () => {
    await using edge = await openEdge()
    const token = await edge.desk.issuer.token('p1', [{ role: 'city_authority', scope: { kind: 'city' } }])
    expect(await problemFrom(edge.client(token).desk.items.byId.query({ center: 'qp', id: 'gone' }))).toEqual({
      code: 'ITEM_GONE', clause: 'QP-ARC-01', details: { id: 'gone' },
    })
  })
  test('of an exception say a reference only', async () => {
    await using edge = await openEdge()
    const token = await edge.desk.issuer.token('p1', [])
    const said = await problemFrom(edge.client(token).desk.odd.throws.query({}))
    expect(said).toEqual({ code: 'INTERNAL', details: { reference: expect.any(String) } })
  })
  test('no admission: nothing goes on, whatever the input', async () => {
    await using edge = await openEdge()
    expect(await problemFrom(edge.client().desk.items.byId.query({} as never))).toEqual({ code: 'UNAUTHENTICATED', details: { reason: 'missing' } })
    expect(edge.forwarded).toEqual([])
  })
  test('wrong input stops at the edge, as paths and codes', async () => {
    await using edge = await openEdge()
    expect(await problemFrom(edge.client().desk.guide.read.query({ topic: 7 } as never))).toEqual({
      code: 'BAD_INPUT', details: { issues: ['topic:invalid_type'] },
    })
    expect(edge.forwarded).toEqual([])
  })
  test.each([
    ['unknown procedure', '/desk.items.forget', undefined, 404, 'NOT_FOUND'],
    ['prototype property', '/__proto__.toString', undefined, 404, 'NOT_FOUND'],
    ['prototype property of a group', '/desk.items.constructor', undefined, 404, 'NOT_FOUND'],
    ['a body that is no JSON', '/desk.items.lend', '{"a":', 400, 'BAD_INPUT'],
    ['a command by GET', '/desk.items.lend', undefined, 405, 'BAD_INPUT'],
  ])('%s', async (_what, path, body, status, code) => {
    await using edge = await openEdge()
    const response = await fetch(edge.url + path, body === undefined ? {} : { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error: { message: code, data: { problem: { code } } } })
  })
})

test('a contract registered under another name is found at start', () => {
  const options = { admit: () => problem('FORBIDDEN'), forward: () => Promise.reject(new ProblemError({ code: 'INTERNAL' })) }
  expect(() => edgeRouter({ table: deskContract }, options)).toThrow('registered as table')
})
