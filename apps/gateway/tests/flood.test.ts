import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openGateway, problemFrom, type TestGateway } from './open-gateway.ts'

/** Loopback has many addresses: the flood comes from one, everybody else from another. */
const HOSTILE = '127.0.0.66'
const FLOOD = 6000
const AT_ONCE = 60

let edge: TestGateway
beforeAll(async () => {
  edge = await openGateway({ publicLimits: { query: { perSecond: 1, burst: 60 }, command: { perSecond: 1, burst: 5 }, address: { perSecond: 1, burst: 100 } } })
})
afterAll(async () => edge[Symbol.asyncDispose]())

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE, localAddress: HOSTILE })
afterAll(() => agent.destroy())

function send(path: string, { from = agent, method = 'GET', body = '', headers = {} }: { from?: Agent; method?: string; body?: string; headers?: Record<string, string> } = {}) {
  return new Promise<{ status: number; retryAfter: string | undefined; text: string }>((resolve, reject) => {
    const sent = request(`${edge.url}${path}`, { agent: from, method, headers: { ...(body && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }), ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode!, retryAfter: response.headers['retry-after'], text: Buffer.concat(chunks).toString() }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const guide = `/trpc/bureau.guide.read?input=${encodeURIComponent(JSON.stringify({ topic: 'license' }))}`

/** Latencies of a person who goes on asking while `busy` lasts. */
async function normalCalls(busy: Promise<unknown>): Promise<number[]> {
  const client = edge.client(await edge.token('p1', ['staff@center:qp']))
  let over = false
  void busy.finally(() => { over = true })
  const times: number[] = []
  while (!over || times.length < 20) {
    const from = performance.now()
    await client.bureau.files.list.query({ person: 'p1' })
    times.push(performance.now() - from)
    await pause(5)
  }
  return times.sort((a, b) => a - b)
}

const share = (times: readonly number[], part: number) => times[Math.floor(times.length * part)]!

describe('thousands of requests from one address', () => {
  test('are held off with a code and a time to come back, while others are answered', async () => {
    const quiet = await normalCalls(Promise.resolve())
    const before = process.memoryUsage.rss()
    const started = performance.now()
    const flooder = fork(new URL('flooder.mjs', import.meta.url), [JSON.stringify({ url: `${edge.url}${guide}`, localAddress: HOSTILE, count: FLOOD, atOnce: AT_ONCE })])
    const flood = once(flooder, 'message').then(([statuses]) => statuses as Record<string, number>)
    const times = await normalCalls(flood)
    const statuses = await flood
    const seconds = (performance.now() - started) / 1000
    const grownMb = (process.memoryUsage.rss() - before) / 1e6
    console.log(`flood of ${FLOOD} in ${seconds.toFixed(1)} s: ${JSON.stringify(statuses)}; a normal call p50 ${share(times, 0.5).toFixed(1)} ms, p95 ${share(times, 0.95).toFixed(1)} ms (quiet: ${share(quiet, 0.5).toFixed(1)}, ${share(quiet, 0.95).toFixed(1)}); memory +${grownMb.toFixed(0)} MB`)
    expect(statuses['200']).toBeLessThanOrEqual(60 + seconds + 1)
    expect(statuses['429']! + statuses['200']!).toBe(FLOOD)
    expect(share(times, 0.5)).toBeLessThan(1000)
    expect(grownMb).toBeLessThan(200)
  })
  test('the answer says what happened and when to come back, in the header too', async () => {
    const held = await send(guide)
    expect(held).toMatchObject({ status: 429, retryAfter: expect.stringMatching(/^\d+$/) })
    expect(JSON.parse(held.text).error.data.problem).toMatchObject({ code: 'TOO_MANY_REQUESTS', details: { retryAfterSeconds: expect.any(Number) } })
  })
  test('bodies of a flood are not taken in, and forged tokens do not get around it', async () => {
    const body = JSON.stringify({ topic: 'x'.repeat(500_000) })
    const large = await Promise.all(Array.from({ length: 50 }, () => send('/trpc/bureau.guide.read', { method: 'POST', body }).then(({ status }) => status, () => 429)))
    expect(large.filter((status) => status !== 429).length).toBeLessThan(10)
    const forged = await Promise.all(Array.from({ length: 50 }, () => send(guide, { headers: { authorization: 'Bearer no.such.token' } })))
    expect(forged.filter(({ status }) => status !== 429).length).toBeLessThan(10)
  })
  test('another address without a login, and a signed-in person of the same one, are answered', async () => {
    const neighbour = new Agent({ localAddress: '127.0.0.67' })
    expect((await send(guide, { from: neighbour })).status).toBe(200)
    const token = await edge.token('p1', ['staff@center:qp'])
    expect((await send(guide, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
    neighbour.destroy()
  })
  test('a batch does not multiply what one address may', async () => {
    const other = new Agent({ localAddress: '127.0.0.68' })
    const paths = Array.from({ length: 80 }, () => 'bureau.guide.read').join()
    const input = JSON.stringify(Object.fromEntries(Array.from({ length: 80 }, (_, i) => [i, { topic: 'a' }])))
    const { text } = await send(`/trpc/${paths}?batch=1&input=${encodeURIComponent(input)}`, { from: other })
    const answers = JSON.parse(text) as { result?: unknown; error?: unknown }[]
    expect(answers.filter(({ result }) => result).length).toBe(60)
    expect(answers.filter(({ error }) => error).length).toBe(20)
    other.destroy()
  })
  test('what stood in an address is in no log', async () => {
    await send(`/portal/rate?token=one-time-secret`)
    expect(JSON.stringify(edge.lines)).not.toMatch(/one-time-secret|"topic"/)
  })
  test('a problem a page can show', async () => {
    const client = edge.client()
    const found = await Promise.allSettled(Array.from({ length: 75 }, () => problemFrom(client.bureau.guide.read.query({ topic: 'a' }))))
    const problems = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value.code] : []))
    expect(new Set(problems)).toEqual(new Set(['TOO_MANY_REQUESTS']))
  })
})
