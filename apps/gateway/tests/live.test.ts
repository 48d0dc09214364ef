import type { NatsConnection } from '@nats-io/nats-core'
import { describe, expect, test } from 'vitest'
import { openGateway, type TestGateway } from './open-gateway.ts'

interface Told { readonly event: string; readonly data: unknown }

/** Reads a stream as the SPA does: by fetch, the token in a header. */
async function listen(edge: TestGateway, token: string) {
  const leaving = new AbortController()
  const response = await fetch(`${edge.url}/live`, { headers: { authorization: `Bearer ${token}` }, signal: leaving.signal })
  const told: Told[] = []
  let raw = ''
  const ended = (async () => {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      raw += chunk
      for (let end = raw.indexOf('\n\n'); end >= 0; end = raw.indexOf('\n\n')) {
        const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(raw.slice(0, end)) ?? [undefined, ':', 'null']
        told.push({ event: event!, data: JSON.parse(data!) })
        raw = raw.slice(end + 2)
      }
    }
  })().catch(() => undefined)
  await expect.poll(() => told[0]?.event).toBe('open')
  return {
    response, told, ended,
    hints: () => told.filter(({ event }) => event === 'hints').flatMap(({ data }) => data as unknown[]),
    leave: async () => { leaving.abort(); await ended },
  }
}

async function announce(nats: NatsConnection, subject: string, event: unknown) {
  nats.publish(subject, typeof event === 'string' ? event : JSON.stringify(event))
  await nats.flush()
}

const judged = (center: string, data: Record<string, string> = {}) => ({ id: 'e', type: 'day-judged', center, data: { center, person: 'p9', department: 'tax', outcome: 'late', ...data } })

describe('who is told', () => {
  test.each([
    ['of the city', 'city_authority@city', ['qp', 'tg']],
    ['of a center', 'director@center:qp', ['qp']],
    ['of a section', 'coordination@section:tg/coordination', ['tg']],
    ['of a window', 'window_lead@window:qp/w1', ['qp']],
    ['of the department named', 'department_admin@department:tax', ['qp', 'tg']],
    ['of another department', 'department_admin@department:police', []],
    ['without any grant', 'staff@self:p1', []],
  ])('%s', async (_who, grant, centers) => {
    await using edge = await openGateway()
    const listener = await listen(edge, await edge.token('p1', [grant]))
    const witness = await listen(edge, await edge.token('p2', ['city_authority@city']))
    await announce(edge.nats, 'evt.attendance.day-judged', judged('qp'))
    await announce(edge.nats, 'evt.attendance.day-judged', judged('tg'))
    await expect.poll(() => witness.hints()).toHaveLength(2)
    await announce(edge.nats, 'evt.calendar.loaded', { data: {} })
    await expect.poll(() => listener.hints()).toContainEqual({ service: 'calendar', type: 'loaded' })
    expect(listener.hints().flatMap((hint) => (hint as { center?: string }).center ?? [])).toEqual(centers)
    await Promise.all([listener.leave(), witness.leave()])
  })
  test('the person an event names, whatever the center', async () => {
    await using edge = await openGateway()
    const listener = await listen(edge, await edge.token('p9'))
    await announce(edge.nats, 'evt.attendance.day-judged', judged('qp'))
    await expect.poll(() => listener.hints()).toEqual([{ service: 'attendance', type: 'day-judged', center: 'qp' }])
    await listener.leave()
  })
})

describe('a hint', () => {
  test('names service, type and center, and no fact', async () => {
    await using edge = await openGateway()
    const listener = await listen(edge, await edge.token('p1', ['director@center:qp']))
    await announce(edge.nats, 'evt.attendance.day-judged', judged('qp', { outcome: 'absent', note: 'ill' }))
    await expect.poll(() => listener.hints()).toEqual([{ service: 'attendance', type: 'day-judged', center: 'qp' }])
    await listener.leave()
  })
  test('stands for a burst of events', async () => {
    await using edge = await openGateway()
    const listener = await listen(edge, await edge.token('p1', ['director@center:qp']))
    for (let i = 0; i < 500; i++) edge.nats.publish('evt.attendance.day-judged', JSON.stringify(judged('qp')))
    await announce(edge.nats, 'evt.attendance.deadline-moved', judged('qp'))
    await expect.poll(() => listener.hints()).toContainEqual({ service: 'attendance', type: 'deadline-moved', center: 'qp' })
    expect(listener.hints().length).toBeLessThan(20)
    await listener.leave()
  })
  test('is not made of garbage', async () => {
    await using edge = await openGateway()
    const listener = await listen(edge, await edge.token('p1', ['city_authority@city']))
    for (const payload of ['', 'null', '[', '{"center":7}']) await announce(edge.nats, 'evt.attendance.odd', payload)
    await announce(edge.nats, 'evt.too.many.words', '{}')
    await announce(edge.nats, 'evt.attendance.day-judged', judged('qp'))
    await expect.poll(() => listener.hints()).toContainEqual({ service: 'attendance', type: 'day-judged', center: 'qp' })
    await listener.leave()
  })
})

describe('the stream', () => {
  test.each([['no token', undefined, 401], ['garbage', 'garbage', 401]])('refuses %s', async (_what, token, status) => {
    await using edge = await openGateway()
    const response = await fetch(`${edge.url}/live?token=x`, { headers: token ? { authorization: `Bearer ${token}` } : {} })
    expect([response.status, await response.json()]).toMatchObject([status, { problem: { code: 'UNAUTHENTICATED' } }])
  })
  test('says so and ends when its token expires', async () => {
    await using edge = await openGateway()
    const listener = await listen(edge, await edge.token('p1', [], { expiresInSeconds: 2 }))
    await listener.ended
    expect(listener.told.at(-1)).toEqual({ event: 'expired', data: {} })
  })
  test('beats while nothing happens', async () => {
    await using edge = await openGateway({}, { heartbeatMs: 20 })
    const listener = await listen(edge, await edge.token('p1'))
    await expect.poll(() => listener.told.filter(({ event }) => event === ':').length).toBeGreaterThan(2)
    await listener.leave()
  })
  test('is counted while it lives and forgotten after', async () => {
    await using edge = await openGateway()
    const streams = async () => /hall_live_streams (\d+)/.exec(await (await fetch(`${edge.url}/metrics`)).text())?.[1]
    const listener = await listen(edge, await edge.token('p1'))
    expect(await streams()).toBe('1')
    await listener.leave()
    await expect.poll(streams).toBe('0')
  })
  test('ends when the gateway stops', async () => {
    const edge = await openGateway()
    const listener = await listen(edge, await edge.token('p1'))
    await edge[Symbol.asyncDispose]()
    await listener.ended
  })
})
