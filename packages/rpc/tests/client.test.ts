import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNats } from '@hall/embedded'
import { natsUrl, until } from '@hall/testing'
import { connect } from '@nats-io/transport-node'
import { describe, expect, test } from 'vitest'
import { createClient } from '../src/index.ts'
import { openDesk, uniqueDesk } from './desk.ts'

const nobody = uniqueDesk()

describe('a client', () => {
  test('is told UNAVAILABLE at once when nobody answers', async () => {
    const nats = await connect({ servers: natsUrl() })
    const startedAt = performance.now()
    const result = await createClient(nats, nobody, { timeoutMs: 20_000 }).guide.read({ topic: 'x' })
    expect(result).toEqual({ ok: false, problem: { code: 'UNAVAILABLE', details: { what: 'service' } } })
    expect(performance.now() - startedAt).toBeLessThan(5000)
    await nats.close()
  })
  test('gives up with TIMEOUT when an answer does not come, and a late answer harms nobody', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    await using slow = await openDesk({ context: { greeting: 'hi', released: () => promise } })
    const token = await slow.issuer.token('p1', [])
    const client = createClient(slow.caller, slow.contract, { token: () => token })
    expect(await client.odd.wait({}, { timeoutMs: 50 })).toEqual({ ok: false, problem: { code: 'TIMEOUT' } })
    resolve()
    expect(await client.guide.read({ topic: 'x' })).toEqual({ ok: true, value: { text: 'hi: x' } })
  })
  test('does not send what has no time left', async () => {
    const nats = await connect({ servers: natsUrl() })
    expect(await createClient(nats, nobody).guide.read({ topic: 'x' }, { timeoutMs: 0 })).toEqual({ ok: false, problem: { code: 'TIMEOUT' } })
    await nats.close()
  })
  test('answers UNAVAILABLE for calls pending when the connection closes, and for any after', async () => {
    const nats = await connect({ servers: natsUrl() })
    const deaf = await connect({ servers: natsUrl() })
    deaf.subscribe(`rpc.${nobody.service}.guide.read`, { callback: () => undefined })
    await deaf.flush()
    const client = createClient(nats, nobody)
    const pending = client.guide.read({ topic: 'x' })
    await nats.flush()
    await nats.close()
    expect(await pending).toEqual({ ok: false, problem: { code: 'UNAVAILABLE', details: { what: 'messaging' } } })
    expect(await client.guide.read({ topic: 'x' })).toMatchObject({ problem: { code: 'UNAVAILABLE' } })
    await deaf.close()
  })
  test('answers UNAVAILABLE at once for calls pending when the server goes, and for any until it is back', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'hall-rpc-'))
    const server = await startNats({ dir })
    const nats = await connect({ servers: server.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 })
    nats.subscribe(`rpc.${nobody.service}.guide.read`, { callback: () => undefined })
    const client = createClient(nats, nobody, { timeoutMs: 20_000 })
    const pending = client.guide.read({ topic: 'x' })
    await nats.flush()
    await server.kill()
    const gone = { ok: false, problem: { code: 'UNAVAILABLE', details: { what: 'messaging' } } }
    expect(await pending).toEqual(gone)
    expect(await client.guide.read({ topic: 'x' })).toEqual(gone)
    await using _again = await startNats({ dir, port: server.port })
    // Delivered again, to somebody who never answers.
    await until(async () => {
      const answer = await client.guide.read({ topic: 'x' }, { timeoutMs: 50 })
      return !answer.ok && answer.problem.code === 'TIMEOUT'
    })
    await nats.close()
    rmSync(dir, { recursive: true })
  })
  test('keeps thousands of calls apart', async () => {
    await using desk = await openDesk({ maxWaiting: 5000 })
    const client = createClient(desk.caller, desk.contract)
    const topics = Array.from({ length: 3000 }, (_, i) => `t${i}`)
    const answers = await Promise.all(topics.map((topic) => client.guide.read({ topic })))
    expect(answers.map((answer) => answer.ok && answer.value.text)).toEqual(topics.map((topic) => `您好: ${topic}`))
  })
  test('waits for a token that has to be fetched', async () => {
    await using desk = await openDesk()
    const client = createClient(desk.caller, desk.contract, { token: () => desk.issuer.token('p9', []) })
    expect(await client.odd.context({})).toMatchObject({ ok: true, value: { actor: 'p9' } })
  })
})
