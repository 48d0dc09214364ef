import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, id, ok, type OrganizationCity, startOrganization } from './city.ts'

let city: OrganizationCity
beforeAll(async () => { city = await startOrganization() })
afterAll(() => city[Symbol.asyncDispose]())
const cityIt = () => city.as('CITY1', 'it@city')
const qingpuIt = () => city.as('QP9009', 'it@center:qingpu')
const grantsOf = async (person: string) => (await ok(cityIt().grants.ofPeople({ people: [person] }))).rows[0]?.grants
const give = (grant: string, { person = 'QP0004', from = '2024-03-02', until = null as string | null, by = qingpuIt() } = {}) =>
  by.grants.give({ commandId: id(), person, grant, from, until })

describe('giving', () => {
  test('what is given is in the token from its day to its end', async () => {
    const { id: grant } = await ok(give('coordination@section:qingpu/qingpu-window'))
    await ok(give('duty_chief@center:qingpu', { until: '2024-03-09' }))
    await ok(give('supervision@center:qingpu', { from: '2999-01-01' }))
    expect(await grantsOf('QP0004')).toEqual(['staff@self:QP0004', 'coordination@section:qingpu/qingpu-window'])
    expect(await ok(qingpuIt().grants.list({ center: 'qingpu', person: 'QP0004' }))).toMatchObject({ total: 3, rows: expect.arrayContaining([
      { id: grant, person: 'QP0004', name: '陈静', role: 'coordination', scope: 'section:qingpu/qingpu-window', from: '2024-03-02', until: null, grantedBy: 'QP9009' },
    ]) })
    expect((await ok(qingpuIt().grants.list({ search: '陈' }))).total).toBe(3)
  })
  test('every right is listed with the name of its own holder', async () => {
    await ok(give('duty_chief@center:qingpu', { person: 'QP0001' }))
    const { rows } = await ok(qingpuIt().grants.list({ center: 'qingpu', size: 500 }))
    const names = await Promise.all(rows.map(async ({ person }) => (await ok(cityIt().people.get({ person }))).person.name))
    expect(rows.map(({ name }) => name)).toEqual(names)
  })
  test('nobody gives more than the own reach', async () => {
    for (const grant of ['director@center:taigu', 'it@city', 'department_admin@department:tax', 'window_lead@window:taigu/taigu-a01'])
      expect(await codeOf(give(grant)), grant).toBe('GRANT_BEYOND_OWN')
    expect(await codeOf(give('department_admin@department:tax', { by: cityIt() }))).toBe('ok')
  })
  test('what is no right of a place that exists cannot be given', async () => {
    for (const grant of ['king@city', 'director@center:nowhere', 'window_lead@window:qingpu/taigu-a01', 'city_authority@center:qingpu', 'staff@self:QP0001', 'supervision@section:qingpu/nothing'])
      expect(await codeOf(give(grant, { by: cityIt() })), grant).toBe('GRANT_UNKNOWN')
  })
  test('to somebody who is here', async () => {
    expect(await codeOf(give('director@center:qingpu', { person: 'QP7777' }))).toBe('PERSON_UNKNOWN')
    expect(await codeOf(give('director@center:qingpu', { person: 'TG0001' }))).toBe('PERSON_UNKNOWN')
  })
  test('not for no day', async () => {
    expect(await codeOf(give('director@center:qingpu', { until: '2024-03-02' }))).toBe('BAD_INPUT')
  })
})

describe('revoking', () => {
  test('ends a right on a day', async () => {
    const { id: grant } = await ok(give('general_office@center:qingpu', { person: 'QP0002' }))
    expect(await grantsOf('QP0002')).toContain('general_office@center:qingpu')
    expect(await ok(qingpuIt().grants.revoke({ commandId: id(), id: grant, on: '2024-03-05' }))).toEqual({ version: 2 })
    expect(await grantsOf('QP0002')).toEqual(['staff@self:QP0002'])
    expect(await ok(qingpuIt().grants.revoke({ commandId: id(), id: grant, on: '2024-03-06' }))).toEqual({ version: 2 })
  })
  test('of another center there is nothing to revoke', async () => {
    const { id: grant } = await ok(give('director@center:taigu', { person: 'TG0001', by: cityIt() }))
    expect(await codeOf(qingpuIt().grants.revoke({ commandId: id(), id: grant, on: '2024-03-05' }))).toBe('GRANT_UNKNOWN')
    expect(await codeOf(qingpuIt().grants.revoke({ commandId: id(), id: id(), on: '2024-03-05' }))).toBe('GRANT_UNKNOWN')
  })
})
