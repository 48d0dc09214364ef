import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVerifier } from '@hall/access'
import { type City, createSay, startCity } from '@hall/city'
import { organizationContract } from '@hall/contract-organization'
import type { Result } from '@hall/contract'
import { createClient } from '@hall/rpc'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoAccounts } from '../src/accounts.ts'
import { demoCity } from '../src/city.ts'
import { loadOrganization } from '../src/load-organization.ts'

const dir = mkdtempSync(join(tmpdir(), 'hall-rights-'))
const resources = new AsyncDisposableStack()
let city: City
let nats: NatsConnection
beforeAll(async () => {
  city = resources.use(await startCity({
    dir, say: createSay('en'), report: () => undefined, logLevel: 'warn', services: [{ name: 'organization', folder: join(import.meta.dirname, '../../../services/organization') }],
    demo: { accounts: async () => demoAccounts(), parts: [] },
  }))
  nats = resources.adopt(await connect({ servers: city.natsUrl }), (connection) => connection.close())
  await loadOrganization(demoCity(), as('CITY02'))
})
afterAll(async () => {
  await resources.disposeAsync()
  rmSync(dir, { recursive: true, force: true })
})

const as = (person: string) => createClient(nats, organizationContract, { token: () => city.identity.tokenFor(person) })
const valueOf = async <T>(call: Promise<Result<T>>): Promise<T> => {
  const result = await call
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}
/** What a login now would carry. */
async function rightsOf(person: string): Promise<string[]> {
  const verify = createVerifier({ issuer: city.identity.issuer, audience: 'hall-api', keys: new URL(city.identity.jwksUrl) })
  const actor = await verify(await city.identity.tokenFor(person))
  if (!actor.ok) throw new Error(actor.problem.code)
  return actor.value.grants.map(({ role, scope }) => `${role}@${scope.kind}`).toSorted()
}
const today = () => Temporal.Now.plainDateISO('Asia/Shanghai').toString()

test('everybody has the rights the organization service knows of, as the demo describes them', async () => {
  for (const account of demoAccounts()) {
    expect([account.person, await rightsOf(account.person)]).toEqual([account.person, account.grants.map((grant) => grant.replace(/:.*$/, '')).toSorted()])
  }
})

test('a right given in the app is in the next token and works; revoked, the next token has lost it', async () => {
  const { person } = demoAccounts().find(({ grants }) => grants.every((grant) => grant.startsWith('staff@')))!
  const mayLook = async () => (await as(person).roster.template({ center: 'qingpu' })).ok
  expect([await rightsOf(person), await mayLook()]).toEqual([['staff@self'], false])

  const { id } = await valueOf(as('CITY02').grants.give({ person, grant: 'coordination@center:qingpu', from: today(), until: null, commandId: randomUUID() }))
  expect([await rightsOf(person), await mayLook()]).toEqual([['coordination@center', 'staff@self'], true])

  await valueOf(as('CITY02').grants.revoke({ id, on: today(), commandId: randomUUID() }))
  expect([await rightsOf(person), await mayLook()]).toEqual([['staff@self'], false])
})

test('without the organization service nobody on a roster gets a token, and the city\'s IT still does', async () => {
  const { person } = demoAccounts().find(({ standing }) => !standing)!
  expect(await rightsOf('CITY02')).toContain('it@city')
  await nats.drain()
  await city[Symbol.asyncDispose]()
  await expect(city.identity.tokenFor(person)).rejects.toThrow()
  expect(await city.identity.tokenFor('CITY02')).toBeTruthy()
})
