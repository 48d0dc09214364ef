import { randomUUID } from 'node:crypto'
import { ROLES } from '@hall/access'
import type { Result } from '@hall/contract'
import { supervisionContract } from '@hall/contract-supervision'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { service } from '../src/service.ts'

let city: TestCity
beforeAll(async () => {
  city = await createTestCity()
  await city.start(service)
})
afterAll(() => city[Symbol.asyncDispose]())

const as = (person: string | undefined, ...grants: string[]) => city.client(supervisionContract, person, grants)
const codeOf = (result: Result<unknown>) => (result.ok ? 'accepted' : result.problem.code)
const registered = (center: string) => ({ center, title: `of ${center}`, commandId: randomUUID() })

test('an entry is registered by the roles of the table of permissions, in their own center', async () => {
  const answers = await Promise.all(ROLES.map(async (role) => [role, codeOf(await as('li', `${role}@center:qingpu`).entries.register(registered('qingpu')))]))
  expect(answers.filter(([, code]) => code === 'accepted').map(([role]) => role)).toEqual(['director', 'it'])
  expect(new Set(answers.map(([, code]) => code))).toEqual(new Set(['accepted', 'FORBIDDEN']))
  expect(codeOf(await as('li', 'it@center:qingpu').entries.register(registered('taigu')))).toBe('FORBIDDEN')
})

test('entries of another center are neither listed nor counted', async () => {
  await as('sun', 'it@center:taigu').entries.register(registered('taigu'))
  await as('li', 'it@center:qingpu').entries.register(registered('qingpu'))
  const stranger = as('li', 'it@center:qingpu')
  expect(await stranger.entries.list({ center: 'taigu' })).toEqual({ ok: true, value: { rows: [], total: 0 } })
  const listed = await stranger.entries.list({})
  expect(listed.ok && [...new Set(listed.value.rows.map(({ center }) => center))]).toEqual(['qingpu'])
})

test('the same command twice registers once', async () => {
  const command = registered('wenshang')
  const client = as('zhao', 'director@center:wenshang')
  expect(await client.entries.register(command)).toEqual(await client.entries.register(command))
  expect(await client.entries.list({})).toMatchObject({ value: { total: 1 } })
})

test('without a token nothing is answered', async () => {
  const nobody = as(undefined)
  const paths = Object.entries(supervisionContract.procedures)
    .flatMap(([group, members]) => Object.keys(members).map((name) => `${group}.${name}`))
  const codes = await Promise.all(paths.map(async (path) => codeOf(await nobody.call(path as never, {}))))
  expect(new Set(codes)).toEqual(new Set(['UNAUTHENTICATED']))
})
