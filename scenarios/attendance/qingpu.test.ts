import { attendanceContract } from '@hall/contract-attendance'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type CenterUnderTest, openCenter, valueOf } from '../src/center.ts'
import { dayScenarios } from '../src/day.ts'
import { publishPolicy } from '../src/policies.ts'

let center: CenterUnderTest
beforeAll(async () => {
  center = await openCenter('qingpu', '2026-03-02T08:00:00+08:00')
  await publishPolicy(center, '2026-04-01', (policy) => {
    const { timetable } = policy as { timetable: { value: { summer: unknown } } }
    timetable.value.summer = { from: '07-01', to: '09-30' }
  })
  await center.setClock('2026-10-20T18:00:00+08:00')
})
afterAll(() => center?.[Symbol.asyncDispose]())
const given = (clause: string, ...examples: Parameters<typeof dayScenarios>[2]) => dayScenarios(() => center, clause, examples)
const TUESDAY = '2026-03-10'

const hours = async (at: string) => valueOf(await center.clients.section.hall.hours({ center: 'qingpu', at }))
const isOpen = async (at: string) => (await hours(at)).open

test('QP-ATT-01: with summer time from 1 July to 30 September, the afternoon starts at 13:30 in between', async () => {
  const days = await Promise.all(['2026-06-30', '2026-07-01', '2026-09-30', '2026-10-08'].map((date) => hours(`${date}T09:00:00`)))
  expect(days.map(({ sessions }) => sessions[1]?.from)).toEqual(['13:00', '13:30', '13:30', '13:00'])
  expect(days.map(({ sessions: [am, pm] }) => `${am?.from}-${am?.to} ${pm?.to}`)).toEqual(Array(4).fill('08:30-12:00 17:00'))
})
test('QP-ATT-01: opening time is included, closing time is not', async () => {
  const asked = ['08:29', '08:30', '11:59', '12:00', '12:59', '13:00', '16:59', '17:00']
  expect(await Promise.all(asked.map((time) => isOpen(`${TUESDAY}T${time}:00`)))).toEqual([false, true, true, false, false, true, true, false])
})
test('QP-ATT-01: in summer time closed at 13:29, open at 13:30', async () => {
  expect([await isOpen('2026-07-14T13:29:00'), await isOpen('2026-07-14T13:30:00')]).toEqual([false, true])
})
test('QP-ATT-01: closed on a holiday, open with normal hours on an exchanged Saturday', async () => {
  expect(await hours('2026-05-04T10:00:00')).toMatchObject({ open: false, sessions: [] })
  expect(await hours('2026-05-09T10:00:00')).toMatchObject({ open: true, clause: 'QP-ATT-01' })
})

given('QP-ATT-02',
  { example: '08:30:00 by face and 17:00:00 by fingerprint is normal', on: TUESDAY, punches: ['face 08:30:00', 'fingerprint 17:00:00'], outcome: 'normal' },
  { example: '08:30:01 and 16:59:59 are two exceptions', on: TUESDAY, punches: ['face 08:30:01', 'face 16:59:59'], outcome: 'exception', findings: ['late 1s QP-ATT-02', 'early_leave 1s QP-ATT-02'] },
  { example: 'a middle punch is kept and not used', on: TUESDAY, punches: ['face 08:21', 'face 12:05', 'face 17:03'], outcome: 'normal' },
)
given('QP-ATT-04',
  { example: 'at the post at 08:25 is shown as early, with no consequence', on: TUESDAY, punches: ['face 08:25', 'face 17:00'], outcome: 'normal', shown: ['early_arrival 300s QP-ATT-04'] },
)
test('QP-ATT-13: the section sees all windows, a window leader the own window, staff themselves', async () => {
  const query = { center: 'qingpu', from: TUESDAY, to: TUESDAY, size: 500 }
  const seen = async (person: string, grant: string) => valueOf(await center.city.client(attendanceContract, person, [grant]).days.list(query)).rows
  await vi.waitFor(async () => {
    expect(new Set((await seen('SEC001', 'coordination@section:qingpu/qingpu-window-management')).map(({ window }) => window)).size).toBeGreaterThan(1)
  }, { timeout: 90_000 })
  expect(new Set((await seen('QI1000', 'window_lead@window:qingpu/qingpu-w0')).map(({ window }) => window))).toEqual(new Set(['qingpu-w0']))
  expect(new Set((await seen('QI1003', 'staff@self:QI1003')).map((row) => row.person))).toEqual(new Set(['QI1003']))
})
