import { NOTHING, type Reach } from '@hall/access'
import { INSUFFICIENT_PRIVILEGE, findSqlState } from '@hall/database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Organization, codeOf, id, name, ok, type OrganizationCity, QINGPU, sheet, startOrganization } from './city.ts'

let city: OrganizationCity
let file: Awaited<ReturnType<typeof sheet>>
beforeAll(async () => { city = await startOrganization(); file = await sheet(QINGPU) })
afterAll(() => city[Symbol.asyncDispose]())

/** One of each role at Qingpu, as wide as the role is there. */
const GRANT = {
  staff: 'staff@self:QP0001',
  window_lead: 'window_lead@window:qingpu/qingpu-a01',
  chief_representative: 'chief_representative@window:qingpu/qingpu-a01',
  coordination: 'coordination@section:qingpu/qingpu-window',
  supervision: 'supervision@center:qingpu',
  general_office: 'general_office@center:qingpu',
  duty_chief: 'duty_chief@center:qingpu',
  deputy_director: 'deputy_director@center:qingpu',
  director: 'director@center:qingpu',
  department_admin: 'department_admin@department:tax',
  department_principal: 'department_principal@department:tax',
  city_authority: 'city_authority@city',
  center_it: 'it@center:qingpu',
  city_it: 'it@city',
  device_gateway: 'device_gateway@city',
} as const
type Who = keyof typeof GRANT
const WHO = Object.keys(GRANT) as Who[]
const READERS = WHO.filter((who) => who !== 'device_gateway')
const KEEPERS: Who[] = ['coordination', 'center_it', 'city_it']
const as = (who: Who) => city.as('QP0001', GRANT[who])

interface Call { readonly name: string; readonly call: (client: Organization, center: 'qingpu' | 'taigu') => Promise<{ ok: boolean; problem?: { code: string } }>; readonly may: readonly Who[] }
const commandId = id
const CALLS: readonly Call[] = [
  { name: 'me.get', call: (c) => c.me.get({}), may: WHO },
  { name: 'directory.centers', call: (c) => c.directory.centers({}), may: READERS },
  { name: 'directory.sections', call: (c, center) => c.directory.sections({ center }), may: READERS },
  { name: 'directory.departments', call: (c, center) => c.directory.departments({ center }), may: READERS },
  { name: 'directory.windows', call: (c, center) => c.directory.windows({ center }), may: READERS },
  { name: 'directory.posts', call: (c, center) => c.directory.posts({ center }), may: READERS },
  { name: 'directory.registerCenter', call: (c) => c.directory.registerCenter({ commandId: commandId(), id: 'qingpu', name: name('x'), region: 'x', timezone: 'x' }), may: ['city_it'] },
  { name: 'directory.registerDepartment', call: (c) => c.directory.registerDepartment({ commandId: commandId(), id: 'tax', name: name('x') }), may: ['city_it'] },
  { name: 'directory.registerSection', call: (c, center) => c.directory.registerSection({ commandId: commandId(), id: 'qingpu-window', center, name: name('x'), role: 'it' }), may: KEEPERS },
  { name: 'directory.registerWindow', call: (c, center) => c.directory.registerWindow({ commandId: commandId(), id: 'qingpu-a01', center, department: 'tax', number: 'A01', name: name('x') }), may: KEEPERS },
  { name: 'directory.registerPost', call: (c, center) => c.directory.registerPost({ commandId: commandId(), id: 'qingpu-a01-1', center, window: `${center}-a01`, name: name('x') }), may: KEEPERS },
  { name: 'directory.closeWindow', call: (c, center) => c.directory.closeWindow({ commandId: commandId(), center, window: `${center}-a01`, on: '2024-04-01' }), may: KEEPERS },
  { name: 'people.list', call: (c, center) => c.people.list({ center }), may: READERS },
  { name: 'people.get', call: (c, center) => c.people.get({ person: center === 'qingpu' ? 'QP0001' : 'TG0001' }), may: READERS },
  { name: 'people.seating', call: (c, center) => c.people.seating({ center, on: '2024-04-01' }), may: READERS },
  { name: 'people.export', call: (c, center) => c.people.export({ center }), may: READERS },
  { name: 'people.assign', call: (c, center) => c.people.assign({ commandId: commandId(), center, post: `${center}-a01-1`, person: 'QP0004', capacity: 'primary', from: '2024-01-01' }), may: KEEPERS },
  { name: 'people.leavePost', call: (c, center) => c.people.leavePost({ commandId: commandId(), center, post: `${center}-a01-1`, capacity: 'primary', on: '2024-01-01' }), may: KEEPERS },
  { name: 'roster.preview', call: (c, center) => c.roster.preview({ center, file, from: '2024-04-01' }), may: KEEPERS },
  { name: 'roster.apply', call: (c, center) => c.roster.apply({ commandId: commandId(), center, file, from: '2024-04-01', digest: 'x' }), may: KEEPERS },
  { name: 'roster.template', call: (c, center) => c.roster.template({ center }), may: KEEPERS },
  { name: 'grants.list', call: (c, center) => c.grants.list({ center }), may: ['center_it', 'city_it'] },
  { name: 'grants.give', call: (c, center) => c.grants.give({ commandId: commandId(), person: 'QP0004', grant: `king@center:${center}`, from: '2024-03-02', until: null }), may: ['center_it', 'city_it'] },
  { name: 'grants.revoke', call: (c) => c.grants.revoke({ commandId: commandId(), id: id(), on: '2024-03-02' }), may: ['center_it', 'city_it'] },
  { name: 'grants.ofPeople', call: (c) => c.grants.ofPeople({ people: ['QP0001'] }), may: ['city_it'] },
  { name: 'inbox.list', call: (c) => c.inbox.list({}), may: WHO },
  { name: 'inbox.markRead', call: (c) => c.inbox.markRead({ commandId: commandId(), ids: [] }), may: WHO },
]
const REFUSED = ['FORBIDDEN', 'UNAUTHENTICATED']

describe('each role', () => {
  test.for(CALLS)('$name', async ({ call, may }) => {
    const answered = await Promise.all(WHO.map(async (who) => [who, !REFUSED.includes(await codeOf(call(as(who), 'qingpu')))] as const))
    expect(answered.filter(([, through]) => through).map(([who]) => who)).toEqual(WHO.filter((who) => may.includes(who)))
  })
  test.for(CALLS)('$name without a token', async ({ call }) => {
    expect(await codeOf(call(city.as(undefined), 'qingpu'))).toBe('UNAUTHENTICATED')
  })
})

describe('another center', () => {
  const named = CALLS.filter(({ call, name: procedure }) => call.length === 2 && !['people.get', 'grants.give'].includes(procedure))
  const OF_QINGPU: Who[] = ['coordination', 'supervision', 'general_office', 'duty_chief', 'deputy_director', 'director', 'center_it']
  test.for(named)('$name is forbidden to all of Qingpu', async ({ call, may }) => {
    for (const who of OF_QINGPU.filter((one) => may.includes(one))) expect(await codeOf(call(as(who), 'taigu')), who).toBe('FORBIDDEN')
  })
  test('its people are not to be found', async () => {
    for (const who of OF_QINGPU) expect(await codeOf(as(who).people.get({ person: 'TG0001' })), who).toBe('NOT_FOUND')
    expect(await codeOf(as('center_it').grants.give({ commandId: id(), person: 'TG0001', grant: 'director@center:taigu', from: '2024-03-02', until: null }))).toBe('GRANT_BEYOND_OWN')
  })
})

describe('within a center', () => {
  const seen = async (who: Who, filter: { search?: string; department?: string } = {}) => (await ok(as(who).people.list({ ...filter, sort: 'id' }))).rows.map((row) => row.id)
  test('everybody sees the own people only, in lists, by search and in exports', async () => {
    expect(await seen('staff')).toEqual(['QP0001'])
    expect(await seen('window_lead')).toEqual(['QP0001', 'QP0002'])
    expect(await seen('department_admin')).toEqual(['QP0001', 'QP0002', 'TG0001'])
    expect(await seen('supervision')).toEqual(['QP0001', 'QP0002', 'QP0003', 'QP0004'])
    expect(await seen('city_authority')).toEqual(['QP0001', 'QP0002', 'QP0003', 'QP0004', 'TG0001'])
    expect(await seen('window_lead', { search: '单' })).toEqual([])
    expect(await seen('supervision', { department: 'police' })).toEqual(['QP0003'])
    const exported = async (who: Who) => Buffer.from((await ok(as(who).people.export({}))).contentBase64, 'base64').length
    expect(await exported('staff')).toBeLessThan(await exported('city_authority'))
  })
  test('another window, department or person is forbidden', async () => {
    expect(await codeOf(as('window_lead').people.list({ center: 'qingpu', window: 'qingpu-a02' }))).toBe('FORBIDDEN')
    expect(await codeOf(as('window_lead').people.seating({ center: 'qingpu', window: 'qingpu-a02', on: '2024-04-01' }))).toBe('FORBIDDEN')
    expect(await codeOf(as('department_admin').people.list({ department: 'police' }))).toBe('FORBIDDEN')
    expect(await codeOf(as('department_admin').people.export({ department: 'police' }))).toBe('FORBIDDEN')
    expect(await codeOf(as('staff').people.get({ person: 'QP0002' }))).toBe('FORBIDDEN')
  })
})

describe('row-level security by itself', () => {
  const qingpu: Reach = { ...NOTHING, centers: ['qingpu'] }
  const count = (reach: Reach, table: string) => city.running.context.db.read(reach, async (tx) => (await tx.sql<{ n: number }>(`select count(*) as n from ${table}`))[0]!.n)
  test('a forgotten condition shows nothing of others', async () => {
    expect(await count(NOTHING, 'posting')).toBe(0)
    expect(await count(qingpu, 'posting')).toBe(4)
    expect(await count({ ...NOTHING, windows: ['qingpu-a01'] }, 'seat')).toBe(2)
    expect(await count({ ...NOTHING, persons: ['TG0001'] }, 'posting')).toBe(1)
    expect(await count(qingpu, `journal where stream = 'roster/taigu'`)).toBe(0)
  })
  test('and writes nothing there', async () => {
    const write = (statement: string) => city.running.context.db.transaction(qingpu, (tx) => tx.sql(statement)).then((rows) => rows.length, findSqlState)
    expect(await write(`update posting set name = 'x' where center = 'taigu' returning 1`)).toBe(0)
    expect(await write(`delete from seat where center = 'taigu' returning 1`)).toBe(0)
    expect(await write(`insert into section (id, center, name_zh, name_en, role) values ('x', 'taigu', 'x', 'x', 'it')`)).toBe(INSUFFICIENT_PRIVILEGE)
    expect(await write(`update journal set data = '{}'`)).toBe(INSUFFICIENT_PRIVILEGE)
  })
})
