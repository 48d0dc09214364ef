import { describe, expect, test } from 'vitest'
import { type Actor, covers, EVERYTHING, formatGrant, NOTHING, parseGrant, permissions, reachOf, systemActor } from './index.ts'

const actor = (...grants: string[]): Actor => ({ id: 'QP0001', name: 'Wang', grants: grants.map((text) => parseGrant(text)!) })

describe('reachOf', () => {
  test('a procedure without a row is closed to everyone, the system included', () => {
    expect(reachOf(actor('it@city'), 'attendance.days.drop')).toBeUndefined()
    expect(reachOf(systemActor('attendance'), 'attendance.days.drop')).toBeUndefined()
  })
  test('a staff member reaches the own person only', () => {
    expect(reachOf(actor('staff@self:QP0001'), 'attendance.days.list')).toEqual({ ...NOTHING, persons: ['QP0001'] })
  })
  test('grants add up', () => {
    expect(reachOf(actor('staff@self:QP0001', 'window_lead@window:qingpu/qingpu-w01', 'department_admin@department:tax'), 'attendance.days.list'))
      .toEqual({ all: false, centers: [], departments: ['tax'], windows: ['qingpu-w01'], persons: ['QP0001'] })
  })
  test('a grant narrower than the row asks for carries nothing', () => {
    expect(reachOf(actor('it@center:qingpu'), 'attendance.ops.status')).toBeUndefined()
    expect(reachOf(actor('it@city'), 'attendance.ops.status')).toEqual(EVERYTHING)
  })
  test('a wider grant reaches further', () => {
    expect(reachOf(actor('it@city'), 'attendance.devices.list')).toEqual(EVERYTHING)
    expect(reachOf(actor('it@center:taigu'), 'attendance.devices.list')).toEqual({ ...NOTHING, centers: ['taigu'] })
  })
  test('a role without the right has no reach', () => {
    expect(reachOf(actor('staff@self:QP0001'), 'attendance.devices.enrol')).toBeUndefined()
  })
})

describe('covers', () => {
  test('another center is outside', () => {
    expect(covers({ ...NOTHING, centers: ['qingpu'] }, { center: 'taigu' })).toBe(false)
    expect(covers({ ...NOTHING, centers: ['qingpu'] }, { center: 'qingpu', window: 'qingpu-w01' })).toBe(true)
  })
  test('another department, window or person is outside', () => {
    expect(covers({ ...NOTHING, departments: ['tax'] }, { department: 'police' })).toBe(false)
    expect(covers({ ...NOTHING, windows: ['qingpu-w01'] }, { center: 'qingpu', window: 'qingpu-w02' })).toBe(false)
    expect(covers({ ...NOTHING, persons: ['QP0001'] }, { person: 'QP0002' })).toBe(false)
  })
  test('within a center, and where none is named, the rows decide', () => {
    expect(covers({ ...NOTHING, centers: ['qingpu'] }, { department: 'tax' })).toBe(true)
    expect(covers({ ...NOTHING, centers: ['qingpu'] }, {})).toBe(true)
    expect(covers({ ...NOTHING, windows: ['qingpu-w01'] }, { center: 'qingpu' })).toBe(true)
  })
  test('nothing covers nothing', () => {
    expect(covers(NOTHING, { center: 'qingpu' })).toBe(false)
    expect(covers(NOTHING, {})).toBe(false)
  })
})

test('grants survive their text form, and nonsense is no grant', () => {
  for (const text of ['it@city', 'director@center:qingpu', 'coordination@section:qingpu/qingpu-coordination', 'department_admin@department:tax', 'window_lead@window:qingpu/qingpu-w01', 'staff@self:QP0001'])
    expect(formatGrant(parseGrant(text)!)).toBe(text)
  for (const text of ['', 'it', 'it@', 'king@city', 'it@city:qingpu', 'it@center', 'it@center:', 'it@planet:earth', 'window_lead@window:qingpu', 'it@center:a/b'])
    expect(parseGrant(text)).toBeUndefined()
})

test('every right has a basis', () => {
  for (const [procedure, row] of Object.entries(permissions)) expect(row.basis, procedure).not.toBe('')
})
