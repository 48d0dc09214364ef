import { type Grant, permissions, ROLES, type Scope, SCOPE_KINDS } from '@hall/access'
import type { Problem } from '@hall/contract'
import { createTestIssuer } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTurns } from './in-turns.ts'
import { callThrough, openGateway } from './open-gateway.ts'
import { HERE } from './places.ts'
import { questionsOf } from './questions.ts'
import { loadServices, proceduresOf } from './services.ts'

const services = await loadServices()
const procedures = services.flatMap(proceduresOf).filter(({ procedure }) => !procedure.public).map(({ path, procedure }) => ({
  path,
  kind: procedure.kind,
  // What the contract takes, so that nothing but the token and the rights is refused.
  input: questionsOf(procedure, { sort: [] })[0]!,
}))

const SCOPES: Readonly<Record<Scope['kind'], Scope>> = {
  city: { kind: 'city' },
  center: { kind: 'center', center: HERE.id },
  section: { kind: 'section', center: HERE.id, section: HERE.section },
  department: { kind: 'department', department: HERE.department },
  window: { kind: 'window', center: HERE.id, window: HERE.window },
  self: { kind: 'self', person: HERE.people[0] },
}

/** Grants that must not open a procedure: every role without the right, as wide as can be, and every role with it, in each scope that is too narrow. */
function grantsLacking(path: string): Grant[] {
  const row = permissions[path]
  if (row?.everyone) return []
  return ROLES.flatMap((role) => {
    const needed = row?.roles[role]
    const tooNarrow = needed ? SCOPE_KINDS.slice(SCOPE_KINDS.indexOf(needed) + 1) : SCOPE_KINDS.slice(0, 1)
    return needed === 'self' ? [] : tooNarrow.map((kind) => ({ role, scope: SCOPES[kind] }))
  })
}

/** Grants that must open it: every role with the right, in each scope that is wide enough. */
function grantsCarrying(path: string): Grant[] {
  const { roles = {} } = permissions[path] ?? {}
  return ROLES.flatMap((role) => {
    const needed = roles[role]
    return needed ? SCOPE_KINDS.slice(0, SCOPE_KINDS.indexOf(needed) + 1).map((kind) => ({ role, scope: SCOPES[kind] })) : []
  })
}

type Call = (procedure: { readonly path: string; readonly input: unknown }, token?: string) => Promise<Problem | undefined>

let city: TestCity
const resources = new AsyncDisposableStack()
beforeAll(async () => { city = resources.use(await createTestCity()) })
afterAll(() => resources.disposeAsync())

/** One token for each grant there is. */
const issued = new Map<string, Promise<string>>()
function tokenOf(grant: Grant): Promise<string> {
  const name = `${grant.role} ${grant.scope.kind}`
  const known = issued.get(name) ?? city.issuer.token(HERE.people[0], [grant], { expiresInSeconds: 3600 })
  issued.set(name, known)
  return known
}

/** Each wall by itself: no service stands behind the gateway, no gateway before the services. */
const WALLS: Readonly<Record<string, () => Promise<Call>>> = {
  async 'the gateway alone'() {
    const gateway = resources.use(await openGateway(city))
    return async ({ path, input }, token) => {
      const answer = await callThrough(gateway, path, { input, token })
      return answer.ok ? undefined : answer.problem
    }
  },
  async 'the services alone'() {
    for (const service of services) await city.start(service)
    const clients = new Map(services.map(({ contract }) => [contract.service, city.client(contract)]))
    return async ({ path, input }, token) => {
      const [service = '', group, name] = path.split('.')
      const answer = await clients.get(service)!.call(`${group}.${name}` as never, input, { token })
      return answer.ok ? undefined : answer.problem
    }
  },
}

describe.each(Object.entries(WALLS))('%s', (_wall, open) => {
  let call: Call
  beforeAll(async () => { call = await open() })

  const everything: Grant[] = ROLES.map((role) => ({ role, scope: SCOPES.city }))
  const tokens: Readonly<Record<string, () => Promise<string | undefined>>> = {
    'no token': async () => undefined,
    'an expired token': () => city.issuer.token('CITY01', everything, { expiresInSeconds: -1 }),
    'a forged token': async () => (await createTestIssuer()).token('CITY01', everything),
    'a token of a foreign issuer': () => city.issuer.token('CITY01', everything, { issuer: 'http://127.0.0.1/elsewhere' }),
    'a token for a foreign audience': () => city.issuer.token('CITY01', everything, { audience: 'another-api' }),
    'a token without a signature': async () => `${(await city.issuer.token('CITY01', everything)).split('.').slice(0, 2).join('.')}.`,
    'a token of somebody called like the system': () => city.issuer.token('system:attendance', everything),
    'a token whose end was moved': async () => {
      const [head, claims = '', signature] = (await city.issuer.token('CITY01', everything, { expiresInSeconds: -1 })).split('.')
      const longer = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()) as object, exp: 4_000_000_000 }
      return [head, Buffer.from(JSON.stringify(longer)).toString('base64url'), signature].join('.')
    },
    'a token that was changed': async () => {
      const [head, claims = '', signature] = (await city.issuer.token('P1', [])).split('.')
      const raised = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()) as object, hall_grants: ['it@city'] }
      return [head, Buffer.from(JSON.stringify(raised)).toString('base64url'), signature].join('.')
    },
  }
  test.for(Object.entries(tokens))('%s opens nothing', async ([, make]) => {
    const token = await make()
    const opened = await inTurns(procedures, async (one) => ({ path: one.path, code: (await call(one, token))?.code }))
    expect(opened.filter(({ code }) => code !== 'UNAUTHENTICATED')).toEqual([])
  })

  test('a person without any grant opens only what is for everybody', async () => {
    const token = await city.issuer.token('P1', [])
    const closed = procedures.filter(({ path }) => !permissions[path]?.everyone)
    const opened = await inTurns(closed, async (one) => ({ path: one.path, code: (await call(one, token))?.code }))
    expect(opened.filter(({ code }) => code !== 'FORBIDDEN')).toEqual([])
  })
  test('every right opens its procedure, in each scope wide enough', async () => {
    const tries = procedures.flatMap((one) => grantsCarrying(one.path).map((grant) => ({ one, grant })))
    const opened = await inTurns(tries, async ({ one, grant }) => {
      const token = await tokenOf(grant)
      // Input is looked at only after the rights: what it says about this one tells that the door was open.
      return { path: one.path, grant, code: (await call({ ...one, input: null }, token))?.code }
    })
    expect(tries.length).toBeGreaterThan(procedures.length)
    expect(opened.filter(({ code }) => code !== 'BAD_INPUT')).toEqual([])
  })
  test.for(ROLES.map((role) => [role]))('%s opens nothing it has no right to, in no scope', async ([role]) => {
    const tries = procedures.flatMap((one) => grantsLacking(one.path).filter((grant) => grant.role === role).map((grant) => ({ one, grant })))
    const opened = await inTurns(tries, async ({ one, grant }) => {
      const token = await tokenOf(grant)
      return { path: one.path, scope: grant.scope.kind, code: (await call(one, token))?.code }
    })
    expect(tries.length).toBeGreaterThan(0)
    expect(opened.filter(({ code }) => code !== 'FORBIDDEN')).toEqual([])
  })
})
