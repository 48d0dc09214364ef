import { readTable } from '@hall/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AttendanceCity, codeOf, id, MONDAY, ok, startAttendance, TUESDAY, WEDNESDAY } from './city.ts'

let attendance: AttendanceCity
beforeAll(async () => {
  attendance = await startAttendance()
  attendance.setClock(`${WEDNESDAY}T09:00`)
  for (const date of [MONDAY, TUESDAY]) await attendance.push('QPT1', date, ['101 08:20:00 15', '101 17:01:00 15', '102 08:50:00 15', '102 17:00:00 15'])
  await attendance.push('QPT1', WEDNESDAY, ['101 08:20:00 15', '103 08:35:00 15'])
  await attendance.judged()
})
afterAll(() => attendance[Symbol.asyncDispose]())

const section = () => attendance.as('S1', 'coordination@center:qingpu')
const SPAN = { center: 'qingpu', from: MONDAY, to: WEDNESDAY }

describe('days.list', () => {
  test('newest first, filtered, sorted and paged by the server', async () => {
    const { rows, total } = await ok(section().days.list(SPAN))
    expect(total).toBe(8)
    expect(rows[0]).toMatchObject({ date: WEDNESDAY, person: 'QP0001' })
    const late = await ok(section().days.list({ ...SPAN, outcome: 'exception', sort: 'person' }))
    expect(late.rows.map(({ person, date }) => `${person} ${date}`)).toEqual([`QP0002 ${TUESDAY}`, `QP0002 ${MONDAY}`, `QP0003 ${WEDNESDAY}`, `QP0003 ${TUESDAY}`, `QP0003 ${MONDAY}`])
    const second = await ok(section().days.list({ ...SPAN, sort: '-name', page: 2, size: 3 }))
    expect(second).toMatchObject({ total: 8 })
    expect(second.rows).toHaveLength(3)
  })
  test('by the beginning of a name or number; a wildcard stands for itself', async () => {
    const found = async (search: string) => (await ok(section().days.list({ ...SPAN, search }))).total
    expect(await found('李')).toBe(2)
    expect(await found('QP0001')).toBe(3)
    expect(await found('%')).toBe(0)
  })
  test('an unknown sort is refused with those there are', async () => {
    expect(await section().days.list({ ...SPAN, sort: 'verdict' })).toMatchObject({ ok: false, problem: { code: 'BAD_INPUT', details: { field: 'sort' } } })
  })
})

test('days.mine gives the own days only', async () => {
  const { rows } = await ok(attendance.as('QP0002', 'coordination@center:qingpu').days.mine({ from: MONDAY, to: WEDNESDAY }))
  expect(rows.map(({ person, date }) => `${person} ${date}`)).toEqual([`QP0002 ${TUESDAY}`, `QP0002 ${MONDAY}`])
})

test('days.export is the list as a spreadsheet', async () => {
  const { filename, contentBase64 } = await ok(section().days.export({ ...SPAN, outcome: 'exception' }))
  expect(filename).toBe(`考勤_${MONDAY}_${WEDNESDAY}.xlsx`)
  const read = await readTable(Buffer.from(contentBase64, 'base64'), { filename })
  if (!read.ok) throw new Error(read.problem.code)
  const [sheet] = read.value.sheets
  expect(sheet!.header.slice(0, 3)).toEqual(['工号', '姓名', '中心'])
  expect(sheet!.rows).toHaveLength(5)
})

test('days.compare: the same checks under each regulation', async () => {
  const { rows } = await ok(attendance.as('ANY').days.compare({
    date: TUESDAY, punches: [{ time: '08:30:30', method: 'as_required' }, { time: '17:15:00', method: 'as_required' }],
  }))
  const found = Object.fromEntries(rows.map(({ center, verdict }) => [center, verdict.findings.map(({ kind, clause }) => `${kind} ${clause}`)]))
  expect(found).toEqual({
    qingpu: ['late QP-ATT-02'],
    enping: ['late EP-ATT-05', 'late EP-ATT-05'],
    taigu: ['early_leave TG-ATT-04'],
    wenshang: ['missing_out WS-ATT-16', 'missing_in WS-ATT-16', 'early_leave WS-ATT-22'],
    district: [],
  })
})

test('hall.now: who is there, window by window, with the zone the clock is in', async () => {
  const { windows, date, now, open } = await ok(section().hall.now({ center: 'qingpu' }))
  expect({ date, open }).toEqual({ date: WEDNESDAY, open: true })
  expect(now).toMatch(/^2031-03-12T09:\d\d:\d\d\+08:00$/)
  expect(windows).toEqual([
    expect.objectContaining({ window: 'qingpu-a01', department: 'tax', expected: 2, present: 1, exceptions: 0 }),
    expect.objectContaining({ window: 'qingpu-a02', expected: 1, present: 1, exceptions: 1 }),
  ])
  expect(windows[0]!.people.map(({ person, outcome, lead }) => ({ person, outcome, lead }))).toEqual([
    { person: 'QP0001', outcome: 'open', lead: true }, { person: 'QP0002', outcome: 'open', lead: false },
  ])
})

test('hall.city: centers by measures, with the week before', async () => {
  const { rows } = await ok(attendance.as('CITY', 'city_authority@city').hall.city({ on: TUESDAY }))
  expect(rows.find(({ center }) => center === 'qingpu')).toEqual({
    center: 'qingpu', expected: 3, present: 2, late: 1, earlyLeave: 0, missing: 1, absent: 0, recorded: 0,
    trend: [{ date: MONDAY, exceptionsPerHundred: 66.7 }, { date: TUESDAY, exceptionsPerHundred: 66.7 }],
  })
})

test.each([
  ['08:29', false], ['08:30', true], ['11:59', true], ['12:00', false], ['12:59', false], ['13:00', true], ['16:59', true], ['17:00', false],
])('QP-ATT-01: at %s the windows are open: %s', async (time, open) => {
  expect(await ok(attendance.as('ANY').hall.hours({ center: 'qingpu', at: `${TUESDAY}T${time}:00` }))).toMatchObject({
    open, clause: 'QP-ATT-01', sessions: [{ from: '08:30', to: '12:00' }, { from: '13:00', to: '17:00' }], reason: { kind: 'weekday', name: null },
  })
})

test.each([['2031-03-15', 'weekend'], ['2031-05-01', 'holiday']])('QP-ATT-01: closed on %s', async (date, kind) => {
  const { open, sessions, reason } = await ok(attendance.as('ANY').hall.hours({ center: 'qingpu', at: `${date}T09:00:00` }))
  expect({ open, sessions, kind: reason.kind }).toEqual({ open: false, sessions: [], kind })
})

test('a place nobody knows is not found, an absence that ends before it starts is none', async () => {
  expect(await codeOf(attendance.as('ANY').hall.hours({ center: 'nowhere', at: `${TUESDAY}T09:00:00` }))).toBe('NOT_FOUND')
  const register = (from: string, to: string) => section().absences.register({ center: 'qingpu', person: 'QP0002', kind: 'leave', from, to, reason: 'x', commandId: id() })
  expect(await codeOf(register(`${TUESDAY}T12:00:00`, `${TUESDAY}T12:00:00`))).toBe('ENDS_BEFORE_START')
  expect(await codeOf(register(`${TUESDAY}T12:00:00`, '2099-01-01T00:00:00'))).toBe('BAD_INPUT')
})
