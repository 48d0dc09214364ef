import { describe, expect, test } from 'vitest'
import { drips } from './identity.ts'
import { openGateway } from './open-gateway.ts'

interface Echo { method: string; url: string; headers: Record<string, string>; body: string }

describe('/identity', () => {
  test('passes on method, path, query, body and what the visitor typed', async () => {
    await using edge = await openGateway()
    const response = await fetch(`${edge.url}/identity/echo/a%20b?x=1&y=%2F`, {
      method: 'POST', body: 'grant=1', headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Basic abc', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '1.2.3.4', forwarded: 'host=evil.example' },
    })
    const echo = (await response.json()) as Echo
    const { host, port } = new URL(edge.url)
    expect(response.status).toBe(201)
    expect(echo).toMatchObject({ method: 'POST', url: '/identity/echo/a%20b?x=1&y=%2F', body: 'grant=1' })
    expect(echo.headers).toMatchObject({ authorization: 'Basic abc', 'x-forwarded-host': host, 'x-forwarded-proto': 'http', 'x-forwarded-port': port, 'x-forwarded-for': '127.0.0.1' })
    expect(echo.headers['forwarded']).toBeUndefined()
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'")
  })
  test('believes X-Forwarded-* of an ingress of ours', async () => {
    await using edge = await openGateway({ behindProxy: true })
    const response = await fetch(`${edge.url}/identity/echo`, { headers: { 'x-forwarded-host': 'hall.example', 'x-forwarded-proto': 'https', 'x-forwarded-port': '443', 'x-forwarded-for': '1.2.3.4' } })
    expect(((await response.json()) as Echo).headers).toMatchObject({ 'x-forwarded-host': 'hall.example', 'x-forwarded-proto': 'https', 'x-forwarded-port': '443', 'x-forwarded-for': '1.2.3.4, 127.0.0.1' })
  })
  test('streams: the first half arrives before the second is sent', async () => {
    await using edge = await openGateway()
    const response = await fetch(`${edge.url}/identity/drip`)
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe('first ')
    drips.shift()!()
    expect((await reader.read()).value).toBe('second')
  })
  test('is a problem when the identity server is away or breaks off', async () => {
    await using edge = await openGateway()
    for (const path of ['/identity/hang']) {
      const response = await fetch(edge.url + path)
      expect([response.status, await response.json()]).toEqual([503, { problem: { code: 'UNAVAILABLE', details: { what: 'identity' } } }])
    }
    await edge.identity[Symbol.asyncDispose]()
    expect((await fetch(`${edge.url}/identity/echo`)).status).toBe(503)
  })
  test('does not exist when browsers go to the issuer directly', async () => {
    await using edge = await openGateway({ identity: { upstream: undefined } as never })
    expect((await fetch(`${edge.url}/identity/echo`)).status).toBe(404)
  })
  test.each(['/identity/../metrics', '/identity/..%2fmetrics', '/identityx'])('%s is not led elsewhere', async (path) => {
    await using edge = await openGateway()
    const response = await fetch(edge.url + path)
    expect(await response.text()).not.toContain('"url":"/metrics')
  })
})
