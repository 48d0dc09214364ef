import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openGateway, problemFrom } from './open-gateway.ts'

const COMMAND = '0190a5a0-0000-7000-8000-000000000001'

describe('a call that is allowed', () => {
  test('reaches the service with the caller’s own token', async () => {
    await using edge = await openGateway()
    const client = edge.client(await edge.token('p1', ['coordination@center:qp']))
    const [listed, moved] = await Promise.all([client.bureau.files.list.query({ center: 'qp' }), client.bureau.files.move.mutate({ center: 'qp', commandId: COMMAND })])
    expect([listed, moved]).toEqual([{ actor: 'p1' }, { moved: true }])
  })
  test('is refused by the service with code, clause and details', async () => {
    await using edge = await openGateway()
    const client = edge.client(await edge.token('p1', ['city_authority@city']))
    expect(await problemFrom(client.bureau.files.move.mutate({ center: 'tg', commandId: COMMAND }))).toEqual({ code: 'FILE_LENT', clause: 'TG-ARC-04', details: { center: 'tg' } })
  })
  test('needs no token on a public procedure, and a bad one does no harm there', async () => {
    await using edge = await openGateway()
    expect(await edge.client().bureau.guide.read.query({ topic: '社保' })).toMatchObject({ text: '社保' })
    expect(await edge.client('garbage').bureau.guide.read.query({ topic: '社保' })).toMatchObject({ text: '社保' })
  })
  test('carries its trace, or is given one', async () => {
    await using edge = await openGateway()
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    const read = async (headers: Record<string, string>) => {
      const response = await fetch(`${edge.url}/trpc/bureau.guide.read?input=${encodeURIComponent('{"topic":"x"}')}`, { headers })
      return ((await response.json()) as { result: { data: { traceparent: string } } }).result.data.traceparent
    }
    expect(await read({ traceparent })).toBe(traceparent)
    expect(await read({ traceparent: 'nonsense' })).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect(edge.lines).toContainEqual(expect.objectContaining({ fields: expect.objectContaining({ path: 'bureau.guide.read', traceparent }) }))
  })
  test('of a department or a window is left to the rows where the gateway cannot know', async () => {
    await using edge = await openGateway()
    const admin = edge.client(await edge.token('p1', ['department_admin@department:tax']))
    expect(await admin.bureau.files.list.query({ center: 'qp', person: 'p2' })).toEqual({ actor: 'p1' })
    const coordinator = edge.client(await edge.token('p3', ['coordination@center:qp']))
    expect(await coordinator.bureau.files.list.query({ person: 'p2' })).toEqual({ actor: 'p3' })
  })
})

describe('the wire', () => {
  const post = (url: string, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => fetch(url, { method: 'POST', body, headers })

  test('a batch in which some went well is 207, each part in its place', async () => {
    await using edge = await openGateway()
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await edge.token('p1', ['city_authority@city'])}` }
    const inputs = JSON.stringify({ 0: { center: 'qp', commandId: COMMAND }, 1: { center: 'tg', commandId: COMMAND } })
    const response = await post(`${edge.url}/trpc/bureau.files.move,bureau.files.move,bureau.files.nothing?batch=1`, inputs, headers)
    expect(response.status).toBe(207)
    expect(await response.json()).toMatchObject([
      { result: { data: { moved: true } } },
      { error: { message: 'FILE_LENT', data: { httpStatus: 422, path: 'bureau.files.move', problem: { clause: 'TG-ARC-04' } } } },
      { error: { message: 'NOT_FOUND', data: { httpStatus: 404 } } },
    ])
  })
  test.each([
    ['a command by GET', 'GET', '/trpc/bureau.files.move?input=%7B%7D', undefined, 404, 'NOT_FOUND'],
    ['another method', 'DELETE', '/trpc/bureau.files.move', undefined, 405, 'BAD_INPUT'],
    ['a body that is no JSON', 'POST', '/trpc/bureau.files.move', '{"a":', 400, 'BAD_INPUT'],
    ['an input that is no JSON', 'GET', '/trpc/bureau.files.list?input=%7B', undefined, 400, 'BAD_INPUT'],
    ['a path that cannot be decoded', 'GET', '/trpc/%ff', undefined, 400, 'BAD_INPUT'],
    ['a prototype property', 'GET', '/trpc/__proto__.constructor', undefined, 404, 'NOT_FOUND'],
    ['no path', 'GET', '/trpc', undefined, 404, 'NOT_FOUND'],
  ])('%s is a problem', async (_what, method, path, body, status, code) => {
    await using edge = await openGateway()
    const response = await fetch(edge.url + path, { method, ...(body !== undefined && { body, headers: { 'content-type': 'application/json' } }) })
    expect([response.status, await response.json()]).toMatchObject([status, { error: { message: code, data: { problem: { code } } } }])
  })
  test('a query may come by POST', async () => {
    await using edge = await openGateway()
    const response = await post(`${edge.url}/trpc/bureau.guide.read`, '{"topic":"社保"}')
    expect(await response.json()).toMatchObject({ result: { data: { text: '社保' } } })
  })
  test('a form of another site cannot send a command', async () => {
    await using edge = await openGateway()
    const response = await post(`${edge.url}/trpc/bureau.files.move`, '{}', { 'content-type': 'text/plain' })
    expect([response.status, await response.json()]).toMatchObject([415, { error: { data: { problem: { code: 'BAD_INPUT' } } } }])
  })
  test('a value is passed on as it came, also none', async () => {
    await using edge = await openGateway()
    const read = async (path: string) => (await fetch(`${edge.url}/trpc/${path}`)).text()
    expect(await read('bureau.guide.nothing')).toBe('{"result":{}}')
    expect(await read(`bureau.guide.read?input=${encodeURIComponent('{"topic":"政务\\n\\""}')}`)).toMatch(/^\{"result":\{"data":\{"text":"政务\\n\\"","traceparent":"[^"]+"\}\}\}$/)
  })
})

describe('when a service does not answer', () => {
  test('and is not there: UNAVAILABLE at once', async () => {
    await using edge = await openGateway()
    await edge.closeBureau()
    expect(await problemFrom(edge.client().bureau.guide.read.query({ topic: 'x' }))).toEqual({ code: 'UNAVAILABLE', details: { what: 'service' } })
  })
  test('in time: TIMEOUT', async () => {
    await using edge = await openGateway({}, { callTimeoutMs: 100 })
    expect(await problemFrom(edge.client(await edge.token('p1')).bureau.slow.never.query({}))).toEqual({ code: 'TIMEOUT' })
  })
  test('and the keys of the issuer cannot be had: UNAVAILABLE, not "not logged in"', async () => {
    await using edge = await openGateway({ identity: { jwksUrl: 'http://127.0.0.1:1/jwks' } as never })
    expect(await problemFrom(edge.client(await edge.token('p1')).bureau.files.list.query({}))).toMatchObject({ code: 'UNAVAILABLE' })
  })
})

describe('whatever is sent', () => {
  test('a large body is taken in from a known caller only, and not without end', async () => {
    await using edge = await openGateway()
    const send = async (megabytes: number, token?: string) => {
      const body = JSON.stringify({ center: 'x'.repeat(megabytes * 1_000_000), commandId: COMMAND })
      const response = await fetch(`${edge.url}/trpc/bureau.files.move`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) } })
      const said = (await response.json()) as { error?: { message: string }; result?: { data: unknown } }
      return said.error?.message ?? said.result?.data
    }
    const token = await edge.token('p1', ['city_authority@city'])
    expect([await send(5, token), await send(7, token), await send(5, 'no.such.token'), await send(5)]).toEqual([{ moved: true }, 'TOO_LARGE', 'TOO_LARGE', 'TOO_LARGE'])
  })
  test('a body of more than a megabyte is TOO_LARGE, announced or not', async () => {
    await using edge = await openGateway()
    const body = JSON.stringify({ center: 'x'.repeat(5_000_000), commandId: COMMAND })
    const send = (given: RequestInit) => fetch(`${edge.url}/trpc/bureau.files.move`, { method: 'POST', headers: { 'content-type': 'application/json' }, ...given })
    const chunked = new ReadableStream({ start(controller) { controller.enqueue(new TextEncoder().encode(body)); controller.close() } })
    for (const response of [await send({ body }), await send({ body: chunked, duplex: 'half' } as RequestInit)]) {
      expect(response.status).toBe(413)
      expect(await response.json()).toMatchObject({ error: { message: 'TOO_LARGE', data: { problem: { code: 'TOO_LARGE' } } } })
    }
  })
  test('a batch without end is BAD_INPUT', async () => {
    await using edge = await openGateway()
    const paths = Array(500).fill('bureau.guide.read').join(',')
    const response = await fetch(`${edge.url}/trpc/${paths}?batch=1&input=%7B%7D`)
    expect(response.status).toBe(400)
    expect(JSON.stringify(await response.json())).toContain('BAD_INPUT')
  })
  test('keys that reach for prototypes change nothing', async () => {
    await using edge = await openGateway()
    const response = await fetch(`${edge.url}/trpc/bureau.files.move`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await edge.token('p1', ['city_authority@city'])}` },
      body: `{"center":"qp","commandId":"${COMMAND}","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`,
    })
    expect(await response.json()).toEqual({ result: { data: { moved: true } } })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
  test('as path, method and body, the answer is JSON with a problem, never INTERNAL', async () => {
    await using edge = await openGateway()
    const segment = fc.oneof(fc.constantFrom('trpc', 'live', 'iclock', 'health', 'metrics', 'bureau.files.move', '..', '__proto__', 'config.json'), fc.string({ maxLength: 12 }))
    await fc.assert(fc.asyncProperty(
      fc.array(segment, { maxLength: 3 }), fc.string({ maxLength: 30 }), fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'), fc.string({ unit: 'binary-ascii', maxLength: 200 }),
      async (segments, search, method, body) => {
        const url = `${edge.url}/${segments.map(encodeURIComponent).join('/')}?${encodeURI(search.toWellFormed()).replaceAll('#', '')}`
        const response = await fetch(url, { method, ...(method !== 'GET' && { body }) })
        const text = await response.text()
        expect(text).not.toContain('INTERNAL')
        if (response.status >= 400 && !url.includes('/iclock/')) expect(text).toMatch(/"problem":\{"code":"[A-Z_]+"/)
      },
    ), { numRuns: 300 })
  })
})
