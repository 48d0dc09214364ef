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
const entered = (center: string) => ({ center, person: 'QP0001', window: null, kind: 'criticism' as const, clause: 'QP-EVA-05', points: null, on: '2026-01-05', fact: 'C-1', reason: 'found', evidence: 'record', commandId: randomUUID() })

test('an entry is made by the sections that supervise, in their own center', async () => {
  const answers = await Promise.all(ROLES.map(async (role) => [role, codeOf(await as('li', `${role}@center:qingpu`).ledgerEntries.enter(entered('qingpu')))]))
  expect(answers.filter(([, code]) => code !== 'FORBIDDEN').map(([role]) => role)).toEqual(['coordination', 'supervision'])
  expect(codeOf(await as('li', 'supervision@center:qingpu').ledgerEntries.enter(entered('taigu')))).toBe('FORBIDDEN')
})

test('only the heads of a center publish, seal, decide on a reconsideration or on liability', async () => {
  const input = { center: 'qingpu', round: randomUUID(), rectifyUntil: null, commandId: randomUUID() }
  const answers = await Promise.all(ROLES.map(async (role) => [role, codeOf(await as('li', `${role}@center:qingpu`).appraisalRounds.publish({ ...input, commandId: randomUUID() }))]))
  expect(answers.filter(([, code]) => code !== 'FORBIDDEN')).toEqual([['deputy_director', 'APPRAISAL_ROUND_UNKNOWN'], ['director', 'APPRAISAL_ROUND_UNKNOWN']])
})

test('what is everybody\'s own shows nothing of others', async () => {
  expect(await as('QP0001', 'staff@self:QP0001').ledgerEntries.mine({})).toEqual({ ok: true, value: { rows: [] } })
  expect(codeOf(await as('QP0001').results.reconsider({ result: randomUUID(), reasons: 'x', commandId: randomUUID() }))).toBe('RESULT_UNKNOWN')
  expect(codeOf(await as('QP0001').matters.state({ matter: randomUUID(), text: 'x', commandId: randomUUID() }))).toBe('MATTER_UNKNOWN')
})

test('without a token nothing is answered', async () => {
  const nobody = as(undefined)
  const paths = Object.entries(supervisionContract.procedures).flatMap(([group, members]) => Object.keys(members).map((name) => `${group}.${name}`))
  const codes = await Promise.all(paths.map(async (path) => codeOf(await nobody.call(path as never, {}))))
  expect(new Set(codes)).toEqual(new Set(['UNAUTHENTICATED']))
})
