import { EVERYTHING, rightsOf, ROLES } from '@hall/access'
import { organizationContract } from '@hall/contract-organization'
import { service } from '@hall/organization-service/service'
import { createTestCity, type TestCity, type TestService } from '@hall/testing/city'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoAccounts, demoCity, type Organization } from '../src/index.ts'
import { loadOrganization } from '../src/load-organization.ts'
import { valueOf } from '../src/outcome.ts'

const demo = demoCity()
let city: TestCity
let running: TestService
let it: Organization
beforeAll(async () => {
  city = await createTestCity()
  running = await city.start(service)
  it = city.client(organizationContract, 'CITY02', ['it@city'])
  await loadOrganization(demo, it)
})
afterAll(() => city[Symbol.asyncDispose]())
const journaled = () => running.context.db.read(EVERYTHING, async (tx) => (await tx.sql<{ n: number }>('select count(*) as n from journal'))[0]!.n)

test('loading it twice changes nothing', async () => {
  const before = await journaled()
  await loadOrganization(demo, it)
  expect(await journaled()).toBe(before)
})
test('every post is held by an A and a B of the window', async () => {
  for (const center of demo.centers) {
    const { rows } = await valueOf(it.directory.posts({ center: center.id }))
    expect(rows).toHaveLength(center.posts.length)
    for (const post of rows) expect([post.primary, post.backup].every(Boolean), post.id).toBe(true)
  }
})
test('people have come and gone', async () => {
  const total = async (on: string) => (await valueOf(it.people.list({ on, size: 1 }))).total
  expect(await total('2024-01-01')).toBe(0)
  const founded = await total('2024-01-02')
  expect(founded).toBe(demo.centers.reduce((sum, { founding }) => sum + founding.length, 0))
  expect(await total('2025-09-01')).toBe(founded)
  const gone = demo.centers[0]!.rotated.find(({ until }) => until !== null)!
  expect((await valueOf(it.people.list({ search: gone.number, on: '2025-09-01' }))).total).toBe(0)
})

describe('the accounts', () => {
  const accounts = demoAccounts(demo)
  test('are one at least for each role of people', () => {
    const held = new Set(accounts.flatMap(({ grants }) => grants.map((grant) => grant.split('@')[0])))
    expect(ROLES.filter((role) => rightsOf(role).length > 0 && !held.has(role))).toEqual(['device_gateway'])
  })
  test('carry the rights the organization has given', async () => {
    const posted = accounts.filter(({ person }) => !person.startsWith('CITY'))
    const { rows } = await valueOf(it.grants.ofPeople({ people: posted.map(({ person }) => person) }))
    const given = Object.fromEntries(rows.map(({ person, name, grants }) => [person, [name, grants.toSorted()]]))
    expect(given).toEqual(Object.fromEntries(posted.map(({ person, name, grants }) => [person, [name, grants.toSorted()]])))
  })
})
