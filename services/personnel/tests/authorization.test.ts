import { randomUUID } from 'node:crypto'
import { permissions, ROLES, type Role } from '@hall/access'
import type { Result } from '@hall/contract'
import { personnelContract } from '@hall/contract-personnel'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { service } from '../src/service.ts'

let city: TestCity
beforeAll(async () => {
  city = await createTestCity()
  await city.start(service)
})
afterAll(() => city[Symbol.asyncDispose]())

const as = (person: string | undefined, ...grants: string[]) => city.client(personnelContract, person, grants)
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problem.code)
const paths = Object.entries(personnelContract.procedures).flatMap(([group, members]) => Object.keys(members).map((name) => `${group}.${name}`))
const REFUSED = ['FORBIDDEN', 'UNAUTHENTICATED']

/** As narrow as the table asks for. */
const grantOf = (role: Role, scope: string) => {
  switch (scope) {
    case 'city': return `${role}@city`
    case 'center': return `${role}@center:qingpu`
    case 'section': return `${role}@section:qingpu/qingpu-window`
    case 'department': return `${role}@department:tax`
    case 'window': return `${role}@window:qingpu/qingpu-a01`
    default: return `${role}@self:QP0001`
  }
}

test.for(paths)('%s is open to the roles of the table and to nobody else', async (path) => {
  const row = permissions[`personnel.${path}`]!
  // An empty input is refused by the contract once the right is there.
  const through = await Promise.all(ROLES.map(async (role) => {
    const narrowest = row.roles[role]
    const code = codeOf(await as('QP0001', grantOf(role, narrowest ?? 'city')).call(path as never, {}))
    return REFUSED.includes(code) ? [] : [role]
  }))
  expect(through.flat()).toEqual(row.everyone ? [...ROLES] : ROLES.filter((role) => row.roles[role]))
})

test('without a token nothing is answered', async () => {
  const codes = await Promise.all(paths.map(async (path) => codeOf(await as(undefined).call(path as never, {}))))
  expect(new Set(codes)).toEqual(new Set(['UNAUTHENTICATED']))
})

test('another center, another department, another person are forbidden', async () => {
  const director = as('DIR', 'director@center:qingpu')
  expect(codeOf(await director.staff.center({ center: 'taigu' }))).toBe('FORBIDDEN')
  expect(codeOf(await director.badges.worn({ center: 'taigu', serial: '1' }))).toBe('FORBIDDEN')
  expect(codeOf(await as('DEP', 'department_admin@department:tax').staff.department({ department: 'police' }))).toBe('FORBIDDEN')
  expect(codeOf(await as('QP0001', 'staff@self:QP0001').staff.person({ person: 'QP0002' }))).toBe('FORBIDDEN')
  expect(codeOf(await director.entries.get({ id: randomUUID() }))).toBe('NOT_FOUND')
})
