import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, id, importRoster, ok, type OrganizationCity, sheet, startOrganization } from './city.ts'

let city: OrganizationCity
beforeAll(async () => { city = await startOrganization() })
afterAll(() => city[Symbol.asyncDispose]())
const coordination = () => city.as('QP9001', 'coordination@section:qingpu/qingpu-window')

describe('the list', () => {
  test('in the order of pinyin, page by page', async () => {
    const first = await ok(coordination().people.list({ center: 'qingpu', size: 3 }))
    expect(first).toMatchObject({ total: 4, rows: [{ name: '陈静', pinyin: 'chen jing' }, { name: '李娜' }, { name: '单小雨', pinyin: 'shan xiao yu' }] })
    expect((await ok(coordination().people.list({ center: 'qingpu', size: 3, page: 2 }))).rows).toMatchObject([{
      id: 'QP0001', name: '王伟', department: 'tax', window: 'qingpu-a01', section: null, attendanceNumber: '101', since: '2024-03-02', until: null, lead: true,
    }])
  })
  test.for([['王', ['QP0001']], ['qp000', ['QP0004', 'QP0002', 'QP0003', 'QP0001']], ['shanxiao', ['QP0003']], ['sxy', ['QP0003']], ['Li Na', ['QP0002']], ['%', []]] as const)(
    'searched for %s', async ([search, found]) => {
      expect((await ok(coordination().people.list({ search }))).rows.map((row) => row.id)).toEqual(found)
    })
  test('by window and department', async () => {
    expect((await ok(coordination().people.list({ center: 'qingpu', window: 'qingpu-a01' }))).total).toBe(2)
    expect((await ok(coordination().people.list({ center: 'qingpu', department: 'police' }))).total).toBe(1)
  })
  test('before anybody was there it is empty', async () => {
    expect((await ok(coordination().people.list({ center: 'qingpu', on: '2024-03-01' }))).total).toBe(0)
  })
  test('sorted by a column it has not', async () => {
    expect(await codeOf(coordination().people.list({ sort: 'phone' }))).toBe('BAD_INPUT')
  })
})

describe('one person', () => {
  test('with number, stretches and rights', async () => {
    expect(await ok(coordination().people.get({ person: 'QP0001' }))).toMatchObject({
      person: { name: '王伟' },
      phone: '13800000001',
      seats: [{ capacity: 'lead', from: '2024-03-02', until: null }, { capacity: 'primary', post: 'qingpu-a01-1' }],
      grants: ['staff@self:QP0001', 'window_lead@window:qingpu/qingpu-a01'],
    })
  })
  test('the telephone number is masked for who need not ring up', async () => {
    expect((await ok(city.as('CITY2', 'city_authority@city').people.get({ person: 'QP0001' }))).phone).toBe('138****0001')
  })
})

describe('posts', () => {
  const post = async () => (await ok(coordination().directory.posts({ center: 'qingpu', window: 'qingpu-a02' }))).rows[0]
  const assign = (person: string, capacity: 'primary' | 'backup', from: string) =>
    coordination().people.assign({ commandId: id(), center: 'qingpu', post: 'qingpu-a02-1', person, capacity, from })

  test('who sat where on a day is found after it has changed', async () => {
    expect(await post()).toMatchObject({ primary: { person: 'QP0003', name: '单小雨', since: '2024-03-02' }, backup: null })
    await ok(assign('QP0002', 'backup', '2024-03-10'))
    await ok(assign('QP0001', 'primary', '2024-03-16'))
    expect(await post()).toMatchObject({ primary: { person: 'QP0001', since: '2024-03-16' }, backup: { person: 'QP0002' } })
    const seated = async (on: string) => (await ok(coordination().people.seating({ center: 'qingpu', on, window: 'qingpu-a02' }))).rows
      .filter(({ post: at }) => at).map(({ person, capacity }) => `${capacity} ${person}`)
    expect(await seated('2024-03-09')).toEqual(['primary QP0003'])
    expect(await seated('2024-03-15')).toEqual(['primary QP0003', 'backup QP0002'])
    expect(await seated('2024-03-16')).toEqual(['primary QP0001', 'backup QP0002'])
  })
  test('what cannot be is refused', async () => {
    expect(await codeOf(assign('QP0001', 'backup', '2024-03-20'))).toBe('SAME_PERSON_TWICE')
    expect(await codeOf(assign('QP0004', 'primary', '2024-03-01'))).toBe('PERSON_NOT_HERE')
    expect(await codeOf(assign('QP0004', 'primary', '2024-03-10'))).toBe('BEFORE_CURRENT')
    expect(await codeOf(assign('TG0001', 'primary', '2024-03-20'))).toBe('PERSON_UNKNOWN')
    expect(await codeOf(coordination().people.assign({ commandId: id(), center: 'qingpu', post: 'taigu-a01-1', person: 'QP0001', capacity: 'primary', from: '2024-03-20' }))).toBe('POST_UNKNOWN')
    expect(await codeOf(coordination().people.leavePost({ commandId: id(), center: 'qingpu', post: 'qingpu-a01-1', capacity: 'backup', on: '2024-03-01' }))).toBe('BEFORE_CURRENT')
  })
  test('the same command twice, also at once, assigns once', async () => {
    const command = { commandId: id(), center: 'qingpu', post: 'qingpu-a02-1', person: 'QP0004', capacity: 'backup' as const, from: '2024-04-01' }
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => ok(coordination().people.assign(command))))
    expect(new Set(outcomes.map(({ version }) => version)).size).toBe(1)
    const { seats } = await ok(coordination().people.get({ person: 'QP0004' }))
    expect(seats.filter(({ capacity }) => capacity === 'backup')).toHaveLength(1)
  })
  test('many assign one post at once: one holds it, and none is lost', async () => {
    const people = ['QP0002', 'QP0003', 'QP0004']
    const codes = await Promise.all(people.map((person) => codeOf(assign(person, 'primary', '2024-05-01'))))
    expect(codes.every((code) => ['ok', 'CONFLICT', 'SAME_PERSON_TWICE'].includes(code)), codes.join()).toBe(true)
    const { rows } = await ok(coordination().people.seating({ center: 'qingpu', on: '2024-05-01', window: 'qingpu-a02' }))
    expect(rows.filter(({ capacity }) => capacity === 'primary')).toHaveLength(1)
  })
  test('who leaves the center leaves the posts with it', async () => {
    await importRoster(coordination(), 'qingpu', { file: await sheet([['QP0001', '王伟', '2024-06-01']], ['工号', '姓名', '离开日期']), from: '2024-05-20' })
    const { rows } = await ok(coordination().people.seating({ center: 'qingpu', on: '2024-06-01' }))
    expect(rows.filter(({ person }) => person === 'QP0001')).toEqual([])
    expect((await ok(coordination().people.seating({ center: 'qingpu', on: '2024-05-31' }))).rows.some(({ person }) => person === 'QP0001')).toBe(true)
  })
})

test('who is on no roster is known by name from the first login on; others by the roster alone', async () => {
  const nameOf = async (person: string) => (await ok(coordination().people.accounts({ ids: [person] }))).rows
  expect(await nameOf('CITY77')).toEqual([])
  const { id: person, name: called } = await ok(city.as('CITY77', 'city_authority@city').me.get({}))
  expect(await nameOf('CITY77')).toEqual([{ id: person, name: called }])
  await ok(city.as('TG0001', 'staff@self:TG0001').me.get({}))
  expect(await nameOf('TG0001')).toEqual([])
})
