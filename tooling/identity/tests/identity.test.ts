import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVerifier } from '@hall/access'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNTS, type Front, GATEWAY_SECRET, startFront } from './front.ts'
import { createVisitor } from './visitor.ts'

const dir = mkdtempSync(join(tmpdir(), 'hall-identity-'))
let front: Front
let accounts = ACCOUNTS
let accountsAway = false

beforeAll(async () => {
  front = await startFront({
    dir,
    accounts: async () => {
      if (accountsAway) throw new Error('away')
      return accounts
    },
  })
})
afterAll(async () => {
  await front[Symbol.asyncDispose]()
  rmSync(dir, { recursive: true })
})

const verifier = () => createVerifier({ issuer: front.identity.issuer, audience: 'hall-api', keys: new URL(front.identity.jwksUrl) })

test('a person logs in and every service can verify who it is and what it may do', async () => {
  const tokens = await createVisitor(front.origin).login('li.na', 'hall-2026')
  expect(decodeProtectedHeader(tokens.access_token).alg).toBe('ES256')
  expect(decodeJwt(tokens.access_token)).toMatchObject({
    iss: `${front.origin}/identity`, aud: 'hall-api', sub: 'p-li-na', name: '李娜 <窗口>', preferred_username: 'li.na', client_id: 'hall-admin',
    hall_person: 'p-li-na', hall_grants: ['staff@window:qingpu/w-1', 'window_lead@window:qingpu/w-1'], realm_access: { roles: ['staff', 'window_lead'] },
  })
  expect(tokens.expires_in).toBe(300)
  expect(decodeJwt(tokens.id_token)).toMatchObject({ name: '李娜 <窗口>', nonce: 'n' })
  const verified = await verifier()(tokens.access_token)
  expect(verified).toMatchObject({ ok: true, value: { id: 'p-li-na', grants: [{ role: 'staff' }, { role: 'window_lead' }] } })
})

test('the gateway gets a token of its own, only with its secret', async () => {
  const visitor = createVisitor(front.origin)
  const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`hall-gateway:${secret}`).toString('base64')}` })
  const tokens = await visitor.token({ grant_type: 'client_credentials' }, basic(GATEWAY_SECRET))
  expect(await verifier()(tokens.access_token)).toMatchObject({
    ok: true, value: { id: 'client:hall-gateway', grants: [{ role: 'device_gateway', scope: { kind: 'city' } }] },
  })
  expect(await visitor.token({ grant_type: 'client_credentials' }, basic('guess'))).toMatchObject({ error: 'invalid_client' })
  expect(await visitor.token({ grant_type: 'client_credentials', client_id: 'hall-admin' })).toHaveProperty('error')
})

test('a refresh token works once; a second use ends the login of whoever copied it', async () => {
  const visitor = createVisitor(front.origin)
  const first = await visitor.login('li.na', 'hall-2026')
  const second = await visitor.refresh(first.refresh_token)
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect(decodeJwt(second.access_token).aud).toBe('hall-api')
  expect(await visitor.refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' })
  expect(await visitor.refresh(second.refresh_token)).toMatchObject({ error: 'invalid_grant' })
})

test('grants taken away are gone from the next token', async () => {
  const visitor = createVisitor(front.origin)
  let { refresh_token: refreshToken, access_token: before } = await visitor.login('li.na', 'hall-2026')
  const nextGrants = async () => {
    const next = await visitor.refresh(refreshToken)
    refreshToken = next.refresh_token
    return decodeJwt(next.access_token).hall_grants
  }
  accounts = ACCOUNTS.map((account) => ({ ...account, grants: [] }))
  try {
    await expect.poll(nextGrants, { timeout: 10_000, interval: 200 }).toEqual([])
  } finally { accounts = ACCOUNTS }
  expect(decodeJwt(before).hall_grants).toHaveLength(2)
})

test('a restart logs nobody out and keeps the keys', async () => {
  const visitor = createVisitor(front.origin)
  const before = await visitor.login('zhang.min', 'hall-2026')
  const verify = verifier()
  await front.restart()
  // The verifier's connection to the old server may still look open for a moment.
  await expect.poll(() => verify(before.access_token)).toMatchObject({ ok: true })
  expect(await visitor.refresh(before.refresh_token)).toHaveProperty('access_token')
  const silent = await visitor.ask({ prompt: 'none' })
  expect(new URL(silent.headers.get('location')!).searchParams.get('code')).toBeTruthy()
})

test('logging out ends the session and the refresh token', async () => {
  const visitor = createVisitor(front.origin)
  const tokens = await visitor.login('zhang.min', 'hall-2026')
  const query = new URLSearchParams({ client_id: 'hall-admin', id_token_hint: tokens.id_token, post_logout_redirect_uri: `${front.origin}/` })
  const page = await (await visitor.go(`/identity/session/end?${query}`)).text()
  expect(page).toContain('data-confirmed')
  const [, action] = /action="([^"]+)"/.exec(page)!
  const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page)!
  const done = await visitor.go(action!, { method: 'POST', body: new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }) })
  expect(done.headers.get('location')).toBe(`${front.origin}/`)
  expect(await visitor.refresh(tokens.refresh_token)).toMatchObject({ error: 'invalid_grant' })
  const silent = await visitor.ask({ prompt: 'none' })
  expect(silent.headers.get('location')).toContain('login_required')
})

test('without the proof of a login, logging out is asked about', async () => {
  const visitor = createVisitor(front.origin)
  await visitor.login('zhang.min', 'hall-2026')
  const page = await (await visitor.go('/identity/session/end?client_id=hall-admin&ui_locales=en')).text()
  expect(page).not.toContain('data-confirmed')
  expect(page).toContain('Do you want to log out?')
})

test('no PKCE, another address to return to, or an unknown client: no login page', async () => {
  const visitor = createVisitor(front.origin)
  expect((await visitor.ask({ redirect_uri: 'https://evil.example/' })).status).toBe(400)
  expect((await visitor.ask({ client_id: 'somebody' })).status).toBe(400)
  expect((await visitor.ask({ client_id: 'hall-gateway' })).status).toBe(400)
  const query = new URLSearchParams({ client_id: 'hall-admin', redirect_uri: `${front.origin}/`, response_type: 'code', scope: 'openid' })
  const plain = await visitor.go(`/identity/auth?${query}`)
  expect(plain.headers.get('location')).toContain('error=invalid_request')
})

test('wrong passwords are told in words, in Chinese or English, and then have to wait', async () => {
  const visitor = createVisitor(front.origin)
  const interaction = (await visitor.ask({ ui_locales: 'en' })).headers.get('location')!
  const guess = async (language = '') => (await visitor.submit(`${interaction}${language}`, { username: 'li.na', password: 'guess' }, { 'x-test-address': '10.0.0.9' })).text()
  expect(await guess()).toContain('user name or the password is wrong')
  expect(await guess('?lang=zh')).toContain('账号或密码不正确')
  for (let i = 0; i < 3; i++) await guess()
  expect(await guess('?lang=zh')).toContain('30 秒后再试')
  const right = await visitor.submit(interaction, { username: 'li.na', password: 'hall-2026' }, { 'x-test-address': '10.0.0.9' })
  expect(right.status).toBe(401)
  const elsewhere = await visitor.submit(interaction, { username: 'LI.NA ', password: 'hall-2026' }, { 'x-test-address': '10.0.0.8' })
  expect(elsewhere.status).toBe(303)
})

test('names from the data never become markup, and the page runs no script but its own', async () => {
  const visitor = createVisitor(front.origin)
  const page = await visitor.go((await visitor.ask()).headers.get('location')!)
  const html = await page.text()
  expect(html).toContain('李娜 &#60;窗口&#62;')
  expect(html).not.toMatch(/<script>|\son\w+=|style=/)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
})

test('a login page left open too long, and accounts that cannot be had, are explained', async () => {
  const visitor = createVisitor(front.origin)
  const stale = await visitor.go('/identity/interaction/long-gone')
  expect(stale.status).toBe(400)
  expect(await stale.text()).toContain('登录页面已过期')
  const interaction = (await visitor.ask()).headers.get('location')!
  accountsAway = true
  try {
    await expect.poll(async () => (await visitor.go(interaction)).status, { timeout: 10_000 }).toBe(503)
  } finally { accountsAway = false }
})

test('whatever host a request claims, answers point to our own origin', async () => {
  const discovery = async (host: string) => (await (await fetch(`${front.identity.upstream}/identity/.well-known/openid-configuration`, { headers: { 'x-forwarded-host': host } })).json()) as Record<string, string>
  const { port } = new URL(front.origin)
  expect(await discovery('evil.example')).toMatchObject({ issuer: `${front.origin}/identity`, token_endpoint: `${front.origin}/identity/token` })
  expect(await discovery(`127.0.0.1:${port}`)).toMatchObject({ issuer: `${front.origin}/identity`, token_endpoint: `http://127.0.0.1:${port}/identity/token` })
})
