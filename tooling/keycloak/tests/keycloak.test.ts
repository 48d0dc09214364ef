import { createHash, randomBytes } from 'node:crypto'
import { createVerifier } from '@hall/access'
import { defineContract, query } from '@hall/contract'
import { freePort } from '@hall/embedded'
import { createClient, serveContract } from '@hall/rpc'
import { natsUrl } from '@hall/testing'
import { connect } from '@nats-io/transport-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addPeople, carryGrants, clientToken, findDistribution, type Keycloak, say, startKeycloak } from '../src/index.ts'

const folder = findDistribution()
if (!folder) console.warn(say('absent'))

const ORIGIN = 'http://localhost:8080'
const SECRETS = { gatewaySecret: 'secret-of-the-gateway', carrierSecret: 'secret-of-the-carrier' }
const ADMIN = { user: 'admin', password: randomBytes(9).toString('base64url') }
const PERSON = { username: 'liuyu', password: 'hall-2026-Keycloak', person: 'QP0002', name: '刘玉' }

const deskContract = defineContract({
  service: 'kcdesk',
  procedures: { me: { get: query({ input: z.object({}), output: z.object({ id: z.string(), name: z.string(), centers: z.array(z.string()), all: z.boolean() }) }) } },
  events: {},
})
const permissions = { 'kcdesk.me.get': { roles: { coordination: 'section', device_gateway: 'city', it: 'city' }, basis: 'test' } } as const

// Where Keycloak was never fetched this file holds the one test that says so.
describe.runIf(folder)('Keycloak itself, with the realm of infra/keycloak', { timeout: 120_000 }, () => {
  let keycloak: Keycloak
  const resources = new AsyncDisposableStack()
  beforeAll(async () => {
    keycloak = resources.use(await startKeycloak({ folder: folder!, port: await freePort(), hallOrigin: ORIGIN, ...SECRETS, admin: ADMIN, inMemory: true }))
    const nats = resources.adopt(await connect({ servers: natsUrl() }), (connection) => connection.close())
    const silent = () => undefined
    resources.use(await serveContract({
      nats, contract: deskContract, context: {}, permissions, now: Temporal.Now.instant, log: { debug: silent, info: silent, warn: silent, error: silent },
      verify: createVerifier({ issuer: keycloak.issuer, audience: 'hall-api', keys: new URL(keycloak.jwksUrl) }),
      handlers: { me: { get: async (_, { actor, reach }) => ({ ok: true, value: { id: actor.id, name: actor.name, centers: [...reach.centers], all: reach.all } }) } },
    }))
    ask = (token) => createClient(nats, deskContract, { token: () => token }).me.get({})
    await addPeople(keycloak, ADMIN, [{ ...PERSON, grants: ['coordination@center:qingpu'] }])
  }, 660_000)
  afterAll(() => resources.disposeAsync())

  let ask: (token: string) => Promise<unknown>
  const post = async (url: string, form: Record<string, string>) => (await (await fetch(url, { method: 'POST', body: new URLSearchParams(form) })).json()) as { access_token: string; error?: string }

  /** The way keycloak-js goes: code with PKCE through the login page. */
  async function login(): Promise<string> {
    const verifier = randomBytes(32).toString('base64url')
    const redirect = { client_id: 'hall-admin', redirect_uri: `${ORIGIN}/my-day` }
    const query = new URLSearchParams({ ...redirect, response_type: 'code', scope: 'openid', code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' })
    const page = await fetch(`${keycloak.issuer}/protocol/openid-connect/auth?${query}`)
    const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
    const [, action = ''] = /action="([^"]+)"/.exec(await page.text()) ?? []
    const back = await fetch(action.replaceAll('&amp;', '&'), { method: 'POST', redirect: 'manual', headers: { cookie }, body: new URLSearchParams({ username: PERSON.username, password: PERSON.password }) })
    const code = new URL(back.headers.get('location') ?? 'http://none').searchParams.get('code') ?? ''
    return (await post(keycloak.tokenUrl, { ...redirect, grant_type: 'authorization_code', code, code_verifier: verifier })).access_token
  }

  test('a person logs in with code and PKCE, and a service takes the token with its rights', async () => {
    expect(await ask(await login())).toEqual({ ok: true, value: { id: PERSON.person, name: PERSON.name, centers: ['qingpu'], all: false } })
  })
  test('the gateway has its token, and a foreign secret gets none', async () => {
    expect(await ask(await clientToken(keycloak.tokenUrl, 'hall-gateway', SECRETS.gatewaySecret))).toMatchObject({ ok: true, value: { id: 'client:hall-gateway', all: true } })
    await expect(clientToken(keycloak.tokenUrl, 'hall-gateway', 'guessed')).rejects.toThrow('401')
  })
  test('rights are carried: what is given counts from the next token, what is revoked is gone from it', async () => {
    const token = () => clientToken(keycloak.tokenUrl, 'hall-carrier', SECRETS.carrierSecret)
    const carry = (...grants: string[]) => carryGrants({ url: keycloak.url, token, rightsOf: async () => new Map([[PERSON.person, grants]]) })
    expect(await carry('coordination@center:qingpu')).toEqual({ users: 1, changed: 0 })
    expect(await carry('coordination@center:qingpu', 'coordination@center:taigu')).toEqual({ users: 1, changed: 1 })
    expect(await ask(await login())).toMatchObject({ ok: true, value: { centers: ['qingpu', 'taigu'] } })
    expect(await carryGrants({ url: keycloak.url, token, rightsOf: async () => new Map(), standing: [PERSON.person] })).toMatchObject({ changed: 0 })
    expect(await carry()).toEqual({ users: 1, changed: 1 })
    expect(await ask(await login())).toMatchObject({ ok: false, problem: { code: 'FORBIDDEN' } })
  })
})

test('whether Keycloak itself was tested is said', () => {
  expect(folder ? 'tested above' : say('absent')).toBeTruthy()
})
