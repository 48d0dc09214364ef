import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { openGateway, type TestGateway } from './open-gateway.ts'

/** What comes back when these bytes are sent and nothing follows. */
function raw(edge: TestGateway, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(edge.url).port), '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.on('data', (chunk) => { text += chunk })
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
  })
}

describe('a client that', () => {
  test('trickles its headers is cut off', async () => {
    await using edge = await openGateway({}, { limits: { headersMs: 300, requestMs: 600 } })
    const answer = await raw(edge, 'GET /health/live HTTP/1.1\r\nhost: x\r\nx-slow: ')
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*"code":"TIMEOUT"/s)
  })
  test('trickles its body is cut off', async () => {
    await using edge = await openGateway({}, { limits: { headersMs: 300, requestMs: 600 } })
    const answer = await raw(edge, 'POST /trpc/bureau.files.move HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a"')
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*"code":"TIMEOUT"/s)
    expect(edge.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
  test('sends headers without end is told TOO_LARGE', async () => {
    await using edge = await openGateway()
    expect(await raw(edge, `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(60_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 .*"code":"TOO_LARGE"/s)
  })
  test.each([
    ['speaks no HTTP', '\u0016\u0003\u0001\u0002'],
    ['smuggles a second length', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['names no host', 'GET / HTTP/1.1\r\n\r\n'],
  ])('%s is told BAD_INPUT or 400', async (_what, bytes) => {
    await using edge = await openGateway()
    expect(await raw(edge, bytes)).toMatch(/^HTTP\/1\.1 400 /)
  })
  test.each(['http://evil.example/trpc', '*', '//evil.example/%00'])('asks for the address %s gets a problem', async (address) => {
    await using edge = await openGateway()
    expect(await raw(edge, `GET ${address} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 40[04] .*"problem"/s)
  })
})

describe('every answer', () => {
  test.each(['/health/live', '/nowhere', '/trpc/nowhere.at.all', '/config.json', '/live'])('%s forbids sniffing and other origins', async (path) => {
    await using edge = await openGateway()
    const { headers } = await fetch(edge.url + path, { headers: { origin: 'http://evil.example' } })
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })
  test('a preflight of another origin is not answered', async () => {
    await using edge = await openGateway()
    const response = await fetch(`${edge.url}/trpc/bureau.files.move`, { method: 'OPTIONS', headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' } })
    expect(response.ok).toBe(false)
    expect(response.headers.get('access-control-allow-methods')).toBeNull()
  })
})

describe('health', () => {
  test('live and ready while it can pass calls on', async () => {
    await using edge = await openGateway()
    expect((await fetch(`${edge.url}/health/live`)).status).toBe(200)
    expect((await fetch(`${edge.url}/health/ready`)).status).toBe(200)
    expect((await fetch(`${edge.url}/health/other`)).status).toBe(404)
  })
  test('not ready without NATS, and still alive', async () => {
    await using edge = await openGateway({}, {})
    const own = await openGateway()
    await using gateway = await (await import('../src/index.ts')).startGateway({
      port: 0, host: '127.0.0.1', natsUrl: '', behindProxy: false, languages: ['zh'], logLevel: 'silent',
      identity: { issuer: 'http://x/identity', audience: 'hall-api', jwksUrl: 'http://x/jwks', provider: 'oidc', spaClientId: 'hall-admin' },
    }, { nats: own.nats })
    await own[Symbol.asyncDispose]()
    expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(503)
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200)
    expect((await fetch(`${edge.url}/health/ready`)).status).toBe(200)
  })
  test('metrics count calls; they are for loopback or the bearer of the token', async () => {
    await using edge = await openGateway({ metricsToken: 'a-token-of-metrics' })
    await edge.client().bureau.guide.read.query({ topic: 'x' })
    const read = (headers: Record<string, string> = {}) => fetch(`${edge.url}/metrics`, { headers })
    expect(await (await read()).text()).toContain('hall_rpc_seconds_count{procedure="bureau.guide.read"} 1')
    expect((await read({ 'x-forwarded-for': '10.1.1.1' })).status).toBe(403)
    expect((await read({ 'x-forwarded-for': '10.1.1.1', authorization: 'Bearer a-token-of-metrics' })).status).toBe(200)
    expect((await read({ authorization: 'Bearer a-token-of-nothing' })).status).toBe(403)
  })
})

test('a port that is taken is one error, and nothing is left running', async () => {
  await using edge = await openGateway()
  await expect(openGateway({ port: Number(new URL(edge.url).port) })).rejects.toThrow('EADDRINUSE')
})
