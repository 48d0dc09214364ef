import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGateway, type TestGateway } from './open-gateway.ts'

const SCRIPT = `console.log("${'hall '.repeat(500)}")`
const outside = mkdtempSync(join(tmpdir(), 'hall-spa-'))
const dir = join(outside, 'dist')
let edge: TestGateway
beforeAll(async () => {
  mkdirSync(join(dir, 'assets'), { recursive: true })
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>政务厅</title>')
  writeFileSync(join(dir, 'assets/index-B4f_9xQz.js'), SCRIPT)
  writeFileSync(join(dir, 'assets/given-C5g_0yRa.js'), SCRIPT)
  writeFileSync(join(dir, 'assets/given-C5g_0yRa.js.br'), brotliCompressSync('// precompressed'))
  writeFileSync(join(dir, 'favicon.svg'), '<svg/>')
  mkdirSync(join(dir, 'portal/assets'), { recursive: true })
  writeFileSync(join(dir, 'portal/index.html'), '<!doctype html><title>政务服务</title>')
  writeFileSync(join(dir, 'portal/assets/index-D4f_9xQz.js'), SCRIPT)
  edge = await openGateway({ staticDir: dir })
})
afterAll(async () => {
  await edge[Symbol.asyncDispose]()
  rmSync(outside, { recursive: true })
})

/** As sent, without a client that tidies the path or decompresses the answer. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(edge.url, { path, headers, method, agent: false }, async (answer) => resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(await answer.toArray()) }))
    sent.once('error', reject).end()
  })
}

describe('the SPA', () => {
  test.each(['/', '/index.html', '/attendance/days', '/regulations/QP-ATT-10?lang=en'])('%s opens the entry page, never from a cache unasked', async (path) => {
    const { status, headers, body } = await get(path, { accept: 'text/html,*/*' })
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache'])
    expect(body.toString()).toContain('政务厅')
  })
  test('pages for everybody tell no other site their address, load only our own and are framed by nobody', async () => {
    const { headers } = await get('/portal/rate?token=one-time', { accept: 'text/html' })
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' })
    expect(headers['content-security-policy']).not.toContain('unsafe-inline')
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['set-cookie']).toBeUndefined()
  })
  test.each(['/portal', '/portal/', '/portal/cases/follow?lang=en'])('%s opens the entry page of the app below', async (path) => {
    const { status, body } = await get(path, { accept: 'text/html,*/*' })
    expect([status, body.toString()]).toEqual([200, '<!doctype html><title>政务服务</title>'])
  })
  test('the entry page allows scripts of our own only', async () => {
    const { headers } = await get('/', { accept: 'text/html' })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self' 'unsafe-inline'")
    expect(policy).toContain("connect-src 'self' http://127.0.0.1;")
    expect(policy).not.toMatch(/script-src[^;]*unsafe|\*/)
  })
  test('hashed files are kept for ever, others asked for again', async () => {
    expect((await get('/assets/index-B4f_9xQz.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await get('/portal/assets/index-D4f_9xQz.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await get('/favicon.svg')).headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'image/svg+xml' })
  })
  test('a known etag is answered without the body', async () => {
    const { headers } = await get('/favicon.svg')
    const again = await get('/favicon.svg', { 'if-none-match': String(headers['etag']) })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })
  test('texts are compressed as the browser likes', async () => {
    const brotli = await get('/assets/index-B4f_9xQz.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT)
    expect((await get('/assets/index-B4f_9xQz.js', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip')
    expect((await get('/assets/index-B4f_9xQz.js', { 'accept-encoding': 'br;q=0' })).headers['content-encoding']).toBeUndefined()
    expect((await get('/assets/index-B4f_9xQz.js')).body.toString()).toBe(SCRIPT)
  })
  test('what was compressed at build time is sent as it is', async () => {
    const { headers, body } = await get('/assets/given-C5g_0yRa.js', { 'accept-encoding': 'br' })
    expect([headers['content-encoding'], brotliDecompressSync(body).toString()]).toEqual(['br', '// precompressed'])
    expect((await get('/assets/given-C5g_0yRa.js.br')).status).toBe(404)
  })
  test('HEAD has no body', async () => {
    const { status, headers, body } = await get('/favicon.svg', {}, 'HEAD')
    expect([status, headers['content-length'], body.length]).toEqual([200, '6', 0])
  })
  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/%00', '/%ff', '/.env', '//secret.txt', '/__proto__'])('%s leads nowhere', async (path) => {
    const { status, body } = await get(path)
    expect([400, 404]).toContain(status)
    expect(body.toString()).toContain('"problem"')
  })
  test('a missing script is a problem, not the entry page', async () => {
    expect((await get('/assets/gone-B4f_9xQz.js', { accept: '*/*' })).status).toBe(404)
  })
  test('nothing can be put there', async () => {
    const { status, headers } = await get('/index.html', {}, 'PUT')
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD'])
  })
})

test('the API is not hidden by the SPA', async () => {
  expect((await get('/trpc/nowhere', { accept: 'text/html' })).headers['content-type']).toContain('json')
  expect((await get('/health/nowhere', { accept: 'text/html' })).status).toBe(404)
})

test('a SPA that was not built is found at start', async () => {
  await expect(openGateway({ staticDir: join(dir, 'assets') })).rejects.toThrow('build the SPA first')
})
