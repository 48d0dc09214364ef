import { describe, expect, test } from 'vitest'
import { addressOf, createFloodGuard } from './guard.ts'

const from = (remoteAddress: string, forwarded?: string) => ({ socket: { remoteAddress }, headers: { ...(forwarded && { 'x-forwarded-for': forwarded }) } })

describe('whom a request comes from', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:0:12::1', '2001:db8:0:12'],
    ['2001:0db8::9', '2001:db8:0:0'],
    ['2001:db8:0:12:aaaa:bbbb:cccc:dddd', '2001:db8:0:12'],
  ])('%s', (remote, address) => expect(addressOf(from(remote), false)).toBe(address))
  test('what a client says of itself counts only behind our own ingress, and of that the last hop', () => {
    expect(addressOf(from('10.0.0.1', '1.2.3.4'), false)).toBe('10.0.0.1')
    expect(addressOf(from('10.0.0.1', '6.6.6.6, 1.2.3.4'), true)).toBe('1.2.3.4')
  })
})

describe('one address', () => {
  const limits = { query: { perSecond: 1, burst: 2 }, command: { perSecond: 0.1, burst: 1 }, address: { perSecond: 1, burst: 3 } }
  test('is held off by procedure, and told when to come back', () => {
    const guard = createFloodGuard(limits, () => 0)
    const code = (address: string, path: string, kind: 'query' | 'command') => { const verdict = guard.call(address, path, kind); return verdict.ok ? 'ok' : verdict.problem.details }
    expect([code('a', 'x', 'query'), code('a', 'x', 'query'), code('a', 'x', 'query')]).toEqual(['ok', 'ok', { retryAfterSeconds: 1 }])
    expect([code('a', 'y', 'query'), code('b', 'x', 'query')]).toEqual(['ok', 'ok'])
    expect([code('a', 'z', 'command'), code('a', 'z', 'command')]).toEqual(['ok', { retryAfterSeconds: 10 }])
  })
  test('and for all it asks together', () => {
    const guard = createFloodGuard(limits, () => 0)
    expect([1, 2, 3, 4].map(() => guard.request('a').ok)).toEqual([true, true, true, false])
  })
})
