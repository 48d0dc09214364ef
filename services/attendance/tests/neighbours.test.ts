import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AttendanceCity, id, ok, startAttendance, TUESDAY } from './city.ts'

const SATURDAY = '2031-03-15'
const MONDAY_AFTER = '2031-03-17'

let attendance: AttendanceCity
beforeAll(async () => {
  attendance = await startAttendance()
  attendance.setClock(`${TUESDAY}T09:00`)
})
afterAll(() => attendance[Symbol.asyncDispose]())

const section = () => attendance.as('SEC', 'coordination@center:qingpu')
const lead = () => attendance.as('QP0001', 'staff@self:QP0001', 'window_lead@window:qingpu/qingpu-a01')
interface Holding { person: string; kind: string; reference: string; open: boolean; label: { zh: string } }
const holdings = async (kind: string) => (await attendance.rows<{ data: Holding }>(`select data from journal where type = 'HoldingChanged' and data->>'kind' = $1 order by seq`, [kind])).map(({ data }) => data)

test('QP-PER-29: days lent to others with consent are time away, from the day after the consent on; told twice they are one', async () => {
  const secondment = id()
  const agreed = { id: secondment, person: 'QP0002', center: 'qingpu', from: TUESDAY, until: '2031-03-13', agreedAt: `${TUESDAY}T08:00:00` }
  await attendance.announce('personnel', 'secondment-agreed', agreed)
  await attendance.announce('personnel', 'secondment-agreed', agreed)
  await attendance.announce('personnel', 'secondment-agreed', { ...agreed, id: id(), person: 'QP0003', until: TUESDAY })
  const listed = async () => (await ok(section().absences.list({ center: 'qingpu', from: '2031-03-01', to: '2031-03-31' }))).rows
  const rows = await until(async () => { const found = await listed(); return found.length > 0 ? found : undefined })
  expect(rows.map(({ person, kind, from, to }) => [person, kind, from, to])).toEqual([['QP0002', 'business', '2031-03-12T00:00:00', '2031-03-14T00:00:00']])
  attendance.setClock('2031-03-12T18:00')
  await attendance.judged()
  const day = await ok(section().days.get({ person: 'QP0002', date: '2031-03-12' }))
  expect(day.verdict.findings.filter(({ binding }) => binding)).toEqual([])
})

test('an objection is held until it is answered', async () => {
  attendance.setClock('2031-03-13T19:00')
  await attendance.push('QPT1', '2031-03-13', ['101 09:40:00', '101 17:00:00'])
  await attendance.judged()
  const { verdict } = await ok(section().days.get({ person: 'QP0001', date: '2031-03-13' }))
  const finding = verdict.findings.find(({ binding }) => binding)!
  const made = await ok(lead().objections.make({ date: '2031-03-13', finding: finding.kind, point: finding.point, text: '在开会', commandId: id() }))
  expect(await holdings('objection')).toMatchObject([{ person: 'QP0001', reference: made.id, open: true, label: { zh: '对 2031-03-13 考勤结果的异议尚未答复' } }])
  await ok(section().objections.decide({ center: 'qingpu', id: made.id, accept: true, reason: '有会议通知', commandId: id() }))
  expect((await holdings('objection')).map(({ open }) => open)).toEqual([true, false])
})

test('QP-ATT-08: a Saturday worked earns time off from the next day on, and is owed until it is taken', async () => {
  await ok(section().rests.openWindow({ center: 'qingpu', window: 'qingpu-a01', date: SATURDAY, commandId: id() }))
  attendance.setClock(`${SATURDAY}T18:00`)
  await attendance.push('QPT1', SATURDAY, ['102 08:25:00', '102 17:05:00', '101 08:25:00'])
  attendance.setClock('2031-03-16T08:00')
  const earned = await until(async () => { const found = await holdings('leave_balance'); return found.length > 0 ? found : undefined })
  expect(earned).toMatchObject([{ person: 'QP0002', reference: `rest/${SATURDAY}`, open: true, label: { zh: `${SATURDAY} 加班的调休，尚有 1 天未休` } }])
  const account = async () => (await ok(attendance.as('QP0002', 'staff@self:QP0002').balances.get({}))).accounts.find(({ account: of }) => of === 'rest')
  expect(await account()).toMatchObject({ leftDays: 1 })
  const arrange = (from: string, to: string) => ok(lead().rests.arrange({ center: 'qingpu', person: 'QP0002', workedOn: SATURDAY, from, to, commandId: id() }))
  await arrange(`${MONDAY_AFTER}T08:30:00`, `${MONDAY_AFTER}T12:00:00`)
  expect((await holdings('leave_balance')).at(-1)).toMatchObject({ open: true, label: { zh: `${SATURDAY} 加班的调休，尚有 0.5 天未休` } })
  await arrange('2031-03-18T08:30:00', '2031-03-18T12:00:00')
  expect((await holdings('leave_balance')).at(-1)).toMatchObject({ open: false })
  expect(await account()).toMatchObject({ leftDays: 0 })
})
