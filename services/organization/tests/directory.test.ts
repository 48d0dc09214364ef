import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, id, importRoster, name, ok, type OrganizationCity, sheet, startOrganization } from './city.ts'

let city: OrganizationCity
beforeAll(async () => { city = await startOrganization() })
afterAll(() => city[Symbol.asyncDispose]())
const it = () => city.as('CITY1', 'it@city').directory
const coordination = () => city.as('QP9001', 'coordination@section:qingpu/qingpu-window')

describe('places', () => {
  test('are public to whoever is logged in', async () => {
    const staff = city.as('TG0001', 'staff@self:TG0001').directory
    expect((await ok(staff.centers({}))).rows.map((row) => row.id)).toEqual(['qingpu', 'taigu'])
    expect((await ok(staff.windows({ center: 'qingpu' }))).rows).toMatchObject([
      { id: 'qingpu-a01', number: 'A01', department: 'tax', active: true }, { id: 'qingpu-a02' },
    ])
    expect((await ok(staff.sections({ center: 'qingpu' }))).rows).toMatchObject([{ id: 'qingpu-window', name: { zh: '窗口管理科' }, role: 'coordination' }])
  })
  test('a department has windows in several centers', async () => {
    expect((await ok(it().departments({}))).rows).toMatchObject([{ id: 'police', centers: ['qingpu'] }, { id: 'tax', centers: ['qingpu', 'taigu'] }])
    expect((await ok(it().departments({ center: 'taigu' }))).rows.map((row) => row.id)).toEqual(['tax'])
  })
  test('who sits there is not: another center sees posts without people', async () => {
    const posts = async (client: ReturnType<OrganizationCity['as']>) => (await ok(client.directory.posts({ center: 'qingpu', window: 'qingpu-a01' }))).rows[0]
    expect(await posts(coordination())).toMatchObject({ primary: { person: 'QP0001' }, backup: { person: 'QP0002' } })
    expect(await posts(city.as('TG0001', 'staff@self:TG0001'))).toMatchObject({ id: 'qingpu-a01-1', primary: null, backup: null })
  })
})

describe('registering', () => {
  const window = { id: 'qingpu-b01', center: 'qingpu', department: 'tax', number: 'B01', name: name('新窗口') }
  test('an id, or the number of an open window, is taken once', async () => {
    expect(await codeOf(it().registerCenter({ commandId: id(), id: 'taigu', name: name('x'), region: 'x', timezone: 'Asia/Shanghai' }))).toBe('ID_TAKEN')
    expect(await codeOf(coordination().directory.registerWindow({ ...window, commandId: id(), number: 'A01' }))).toBe('ID_TAKEN')
  })
  test('what it belongs to must be there', async () => {
    expect(await codeOf(it().registerSection({ commandId: id(), id: 'x', center: 'nowhere', name: name('x'), role: 'general' }))).toBe('CENTER_UNKNOWN')
    expect(await codeOf(coordination().directory.registerWindow({ ...window, commandId: id(), department: 'nobody' }))).toBe('DEPARTMENT_UNKNOWN')
    expect(await codeOf(coordination().directory.registerPost({ commandId: id(), id: 'x', center: 'qingpu', window: 'taigu-a01', name: name('x') }))).toBe('WINDOW_UNKNOWN')
  })
  test('the same command twice registers once; with another input it is refused', async () => {
    const commandId = id()
    expect(await ok(coordination().directory.registerWindow({ ...window, commandId }))).toEqual({ version: 1 })
    expect(await ok(coordination().directory.registerWindow({ ...window, commandId }))).toEqual({ version: 1 })
    expect(await codeOf(coordination().directory.registerWindow({ ...window, commandId, number: 'B02' }))).toBe('COMMAND_REUSED')
  })
})

test('a window closes when nobody is at it any more, and its number is free again', async () => {
  const close = (on: string) => coordination().directory.closeWindow({ commandId: id(), center: 'qingpu', window: 'qingpu-a02', on })
  expect(await codeOf(close('2024-05-01'))).toBe('WINDOW_OCCUPIED')
  await importRoster(coordination(), 'qingpu', { file: await sheet([['QP0003', '单小雨', '2024-05-01']], ['工号', '姓名', '离开日期']) })
  expect(await codeOf(close('2024-04-30'))).toBe('WINDOW_OCCUPIED')
  expect(await ok(close('2024-05-01'))).toEqual({ version: 2 })
  expect((await ok(it().windows({ center: 'qingpu' }))).rows.find((row) => row.id === 'qingpu-a02')).toMatchObject({ active: false })
  expect(await codeOf(coordination().directory.registerWindow({ commandId: id(), id: 'qingpu-a02b', center: 'qingpu', department: 'tax', number: 'A02', name: name('新') }))).toBe('ok')
})

describe('me', () => {
  test('tells who I am, my rights with the names of their places, my centers and where to land', async () => {
    expect(await ok(city.as('QP0001', 'staff@self:QP0001', 'window_lead@window:qingpu/qingpu-a01').me.get({}))).toMatchObject({
      id: 'QP0001', person: { name: '王伟' }, landing: 'my-window', centers: [{ id: 'qingpu' }],
      grants: [{ role: 'staff', scope: 'self:QP0001', place: null }, { role: 'window_lead', scope: 'window:qingpu/qingpu-a01', place: { zh: 'A01窗口' } }],
    })
  })
  test.for([
    ['city_authority@city', 'city', ['qingpu', 'taigu']],
    ['director@center:taigu', 'to-decide', ['taigu']],
    ['department_admin@department:tax', 'my-people', ['qingpu', 'taigu']],
    ['supervision@section:qingpu/qingpu-window', 'rounds', ['qingpu']],
  ] as const)('%s lands on %s with %s', async ([grant, landing, centers]) => {
    const me = await ok(city.as('X1', grant).me.get({}))
    expect([me.landing, me.centers.map((center) => center.id), me.person]).toEqual([landing, centers, null])
  })
})
