import { formatGrant, permissions, type Role, ROLES, type ScopeKind, SCOPE_KINDS } from '@hall/access'
import { attendanceContract } from '@hall/contract-attendance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LEAVE_PROCEDURES } from './leave-procedures.ts'
import { SETTLING_CALLS } from './settling-calls.ts'
import { type Attendance, type AttendanceCity, codeOf, id, MONDAY, ok, startAttendance, TUESDAY, WEDNESDAY } from './city.ts'

let attendance: AttendanceCity
let absence: string
let outage: string
beforeAll(async () => {
  attendance = await startAttendance()
  attendance.setClock(`${WEDNESDAY}T10:00`)
  for (const [serial, numbers] of [['QPT1', ['101', '102', '103']], ['TGT1', ['101']]] as const) {
    await attendance.push(serial, TUESDAY, numbers.map((number) => `${number} 08:50:00`))
  }
  const section = attendance.as('S1', 'coordination@center:taigu')
  absence = (await ok(section.absences.register({ center: 'taigu', person: 'TG0001', kind: 'leave', from: `${MONDAY}T08:30:00`, to: `${MONDAY}T17:30:00`, reason: '病假', commandId: id() }))).id
  outage = (await ok(section.outages.declare({ center: 'taigu', serial: null, from: `${MONDAY}T08:00:00`, to: null, reason: '停电', commandId: id() }))).id
  await attendance.judged()
})
afterAll(() => attendance[Symbol.asyncDispose]())

const SPAN = { from: '2031-03-01', to: '2031-03-31' }
const at = `${TUESDAY}T08:00:00`
/** Each procedure called about Taigu: its input, and what it answers somebody who may not see Taigu. */
const CALLS: Readonly<Record<string, (client: Attendance) => Promise<{ ok: boolean; problem?: { code: string }; value?: unknown }>>> = {
  'absences.list': (c) => c.absences.list({ center: 'taigu', ...SPAN }),
  'absences.register': (c) => c.absences.register({ center: 'taigu', person: 'TG0001', kind: 'leave', from: at, to: `${TUESDAY}T09:00:00`, reason: 'x', commandId: id() }),
  'absences.withdraw': (c) => c.absences.withdraw({ center: 'taigu', id: absence, reason: 'x', commandId: id() }),
  'days.compare': (c) => c.days.compare({ date: TUESDAY, punches: [] }),
  'days.export': (c) => c.days.export({ center: 'taigu', ...SPAN }),
  'days.get': (c) => c.days.get({ person: 'TG0001', date: TUESDAY }),
  'days.list': (c) => c.days.list({ center: 'taigu', ...SPAN }),
  'days.mine': (c) => c.days.mine(SPAN),
  'devices.enrol': (c) => c.devices.enrol({ serial: 'TGT7', center: 'taigu', name: 'x', timezone: 'Asia/Shanghai', records: 'camera', commandId: id() }),
  'devices.hello': (c) => c.devices.hello({ serial: 'TGT1' }),
  'devices.list': (c) => c.devices.list({ center: 'taigu' }),
  'devices.poll': (c) => c.devices.poll({ serial: 'TGT1' }),
  'devices.receive': (c) => c.devices.receive({ serial: 'TGT1', table: 'ATTLOG', body: '', commandId: id() }),
  'devices.report': (c) => c.devices.report({ serial: 'TGT1', body: '', commandId: id() }),
  'devices.retire': (c) => c.devices.retire({ serial: 'TGT1', center: 'taigu', reason: 'x', commandId: id() }),
  'devices.unknown': (c) => c.devices.unknown({}),
  'devices.unread': (c) => c.devices.unread({ center: 'taigu' }),
  'hall.city': (c) => c.hall.city({ on: TUESDAY }),
  'hall.hours': (c) => c.hall.hours({ center: 'taigu', at }),
  'hall.now': (c) => c.hall.now({ center: 'taigu' }),
  'outages.declare': (c) => c.outages.declare({ center: 'taigu', serial: null, from: at, to: null, reason: 'x', commandId: id() }),
  'outages.end': (c) => c.outages.end({ center: 'taigu', id: outage, to: at, commandId: id() }),
  'outages.list': (c) => c.outages.list({ center: 'taigu' }),
  'signIns.record': (c) => c.signIns.record({ center: 'taigu', person: 'TG0001', at, reason: 'x', commandId: id() }),
  ...SETTLING_CALLS,
}
/** As if it were not there, or nothing anybody of Qingpu could do. */
const SETTLING_CODES = ['ROUND_UNKNOWN', 'REGISTRATION_UNKNOWN', 'OBJECTION_UNKNOWN', 'NO_SUCH_FINDING', 'MONTH_UNKNOWN', 'MONTH_NOT_READY', 'STATEMENT_UNKNOWN', 'COMMAND_UNKNOWN', 'FILE_CHANGED', 'NO_BRIEFING']
const right = (path: string) => permissions[`attendance.${path}`]!
const grantAt = (role: Role, kind: ScopeKind, center = 'qingpu') => formatGrant({ role, scope: {
  city: { kind: 'city' as const }, center: { kind: 'center' as const, center }, section: { kind: 'section' as const, center, section: `${center}-office` },
  department: { kind: 'department' as const, department: 'police' }, window: { kind: 'window' as const, center, window: `${center}-a02` }, self: { kind: 'self' as const, person: 'QP0003' },
}[kind] })

/** Tried by what their contract takes: leave-authorization.test.ts. */
const ELSEWHERE = Object.keys(LEAVE_PROCEDURES)

test('every procedure is tried', () => {
  const all = Object.entries(attendanceContract.procedures).flatMap(([group, members]) => Object.keys(members).map((name) => `${group}.${name}`))
  const here = all.filter((path) => !['ops', ...ELSEWHERE].includes(path.split('.')[0]!))
  expect(Object.keys(CALLS).sort()).toEqual(here.sort())
})

describe.each(Object.keys(CALLS))('%s', (path) => {
  test('without a token', async () => {
    expect(await codeOf(CALLS[path]!(attendance.as(undefined)))).toBe('UNAUTHENTICATED')
  })
  test('by a role without the right, whatever its scope', async () => {
    const { roles, everyone } = right(path)
    const without = ROLES.filter((role) => !roles[role]).map((role) => grantAt(role, 'city'))
    expect(await codeOf(CALLS[path]!(attendance.as('NOBODY', ...without)))).toMatch(everyone ? /^(ok|NOT_FOUND|NO_SUCH_FINDING|OBJECTION_UNKNOWN)$/ : /^FORBIDDEN$/)
  })
  test('by each role of another center, department and window: nothing of Taigu', async () => {
    const { roles } = right(path)
    for (const [role, narrowest] of Object.entries(roles) as [Role, ScopeKind][]) {
      for (const kind of SCOPE_KINDS.slice(1, SCOPE_KINDS.indexOf(narrowest) + 1)) {
        const result = await CALLS[path]!(attendance.as('QP0003', grantAt(role, kind)))
        if (result.ok) expect(JSON.stringify(result.value), `${role}@${kind}`).not.toMatch(/TG0001|TGT1|taigu-a01|病假|停电/)
        else expect(['FORBIDDEN', 'NOT_FOUND', 'PERSON_UNKNOWN', 'ABSENCE_UNKNOWN', 'OUTAGE_UNKNOWN', 'DEVICE_UNKNOWN', ...SETTLING_CODES], `${role}@${kind}`).toContain(result.problem!.code)
      }
    }
  })
})

describe('the rows decide', () => {
  const people = async (...grants: string[]) => {
    const { rows } = await ok(attendance.as('QP0003', ...grants).days.list(SPAN))
    return [...new Set(rows.map(({ person }) => person))].sort()
  }
  test.each([
    ['staff@self:QP0003', ['QP0003']],
    ['window_lead@window:qingpu/qingpu-a01', ['QP0001', 'QP0002']],
    ['department_admin@department:tax', ['QP0001', 'QP0002', 'TG0001']],
    ['director@center:taigu', ['TG0001']],
    ['supervision@section:qingpu/qingpu-office', ['QP0001', 'QP0002', 'QP0003']],
    ['city_authority@city', ['QP0001', 'QP0002', 'QP0003', 'TG0001']],
  ])('%s sees %s', async (grant, seen) => {
    expect(await people(grant)).toEqual(expect.arrayContaining(seen))
    const others = ['QP0001', 'QP0002', 'QP0003', 'TG0001'].filter((one) => !seen.includes(one))
    for (const other of others) expect(await people(grant)).not.toContain(other)
  })

  test('a day of somebody else is not found by staff, and not exported', async () => {
    const staff = attendance.as('QP0003', 'staff@self:QP0003')
    expect(await codeOf(staff.days.get({ person: 'QP0001', date: TUESDAY }))).toBe('NOT_FOUND')
    const { rows } = await ok(staff.days.list({ person: 'QP0001', ...SPAN }))
    expect(rows).toEqual([])
  })

  test('a lead sees the own window in the hall, and registers for the own window only, never for the lead', async () => {
    const lead = attendance.as('QP0001', 'window_lead@window:qingpu/qingpu-a01')
    const { windows } = await ok(lead.hall.now({ center: 'qingpu' }))
    expect(windows.map(({ window }) => window)).toEqual(['qingpu-a01'])
    const register = (person: string) => lead.absences.register({ center: 'qingpu', person, kind: 'meeting', from: at, to: `${TUESDAY}T09:00:00`, reason: 'x', commandId: id() })
    expect(await codeOf(register('QP0003'))).toBe('PERSON_UNKNOWN')
    expect(await codeOf(register('QP0001'))).toBe('OWN_ABSENCE')
    // Here a section looks at what leads register.
    expect(await codeOf(register('QP0002'))).toBe('REVIEW_NEEDED')
  })

  test('an absence of another center is not withdrawn by naming the own center', async () => {
    const section = attendance.as('S2', 'coordination@center:qingpu')
    expect(await codeOf(section.absences.withdraw({ center: 'qingpu', id: absence, reason: 'x', commandId: id() }))).toBe('ABSENCE_UNKNOWN')
    expect(await codeOf(section.outages.end({ center: 'qingpu', id: outage, to: at, commandId: id() }))).toBe('OUTAGE_UNKNOWN')
  })
})
