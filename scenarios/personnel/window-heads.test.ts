import { service as assets } from '@hall/assets-service/service'
import { service as cases } from '@hall/cases-service/service'
import { assetsContract } from '@hall/contract-assets'
import { attendanceContract } from '@hall/contract-attendance'
import { casesContract } from '@hall/contract-cases'
import { organizationContract } from '@hall/contract-organization'
import { personnelContract } from '@hall/contract-personnel'
import { service as personnel } from '@hall/personnel-service/service'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { at, command, type LeaveCenter, openLeaveCenter } from '../src/leave-center.ts'

let center: LeaveCenter
beforeAll(async () => {
  center = await openLeaveCenter('enping', '2026-03-09T09:00:00', [{ size: 4, lead: true, count: 2 }])
  await Promise.all([center.city.start(cases), center.city.start(personnel)])
}, 300_000)
afterAll(() => center?.[Symbol.asyncDispose]())

test('EP-PER-13: the head of a window sees the attendance, cases, calls and tasks of the own window, gives opinions and reports to the center', { timeout: 180_000 }, async () => {
  const [own, other] = [center.take(0), center.take(0)]
  const [head, clerk, , third] = own.people as [string, string, string, string]
  const grants = [`staff@self:${head}`, `window_lead@window:enping/${own.window}`]
  const attendance = center.role('window_lead', own, head)
  const staff = center.city.client(personnelContract, head, grants)
  const desk = center.city.client(casesContract, head, grants)
  const director = center.city.client(personnelContract, 'DIR001', ['director@center:enping', 'coordination@center:enping'])

  await center.push(clerk, '2026-03-09', ['08:20'])
  await center.push(other.people[1]!, '2026-03-09', ['08:20'])
  const days = await until(async () => { const { rows } = valueOf(await attendance.days.list({ center: 'enping', from: '2026-03-09', to: '2026-03-09' })); return rows.some(({ person }) => person === clerk) ? rows : undefined }, 30_000)
  expect(days.every(({ person }) => own.people.includes(person))).toBe(true)
  const opened = await until(async () => { const result = await desk.queue.list({ center: 'enping', window: own.window }); return result.ok ? result.value : undefined }, 30_000)
  expect(opened.rows).toEqual([])
  expect((await desk.queue.list({ center: 'enping', window: other.window })).ok).toBe(false)
  expect((await staff.staff.volume({ center: 'enping', month: '2026-03' })).ok).toBe(true)

  // Tasks of the center, answered for the own window.
  const task = await until(async () => {
    const planned = await director.sessions.plan({ center: 'enping', window: null, kind: 'task', topic: 'assignment', title: '报送自查表', startsAt: '2026-03-09T08:30:00', endsAt: '2026-03-10T17:00:00', organizer: '协调股', method: null, material: null, posts: [], invited: null, commandId: command() })
    return planned.ok && planned.value.invited === 2 ? planned.value.id : undefined
  }, 60_000)
  expect(valueOf(await staff.sessions.list({ center: 'enping' })).rows.map(({ id }) => id)).toContain(task)
  expect(valueOf(await staff.sessions.reportDone({ id: task, commandId: command() }))).toMatchObject({ late: false })

  // Leave of the own window takes the head's opinion; of another window the head has none to give.
  const span = { from: at('2026-03-10 14:30'), to: at('2026-03-10 17:30') }
  const asked = valueOf(await center.ask(clerk, { kind: 'personal', ...span, covers: [{ person: third, ...span }] })).id
  const foreign = valueOf(await center.ask(other.people[1]!, { kind: 'personal', ...span, covers: [{ person: other.people[3]!, ...span }] })).id
  expect(valueOf(await attendance.leaves.queue({})).rows.map(({ id }) => id)).toEqual([asked])
  expect(valueOf(await center.act(attendance, asked)).next).toMatchObject({ by: ['coordination'] })
  expect((await center.act(attendance, foreign)).ok).toBe(false)
})

test('TG-PER-04: the chief representative runs the window day by day: its roster, opinions on leave, its assets and its lists to check, and no other window’s', { timeout: 240_000 }, async () => {
  await using taigu = await openLeaveCenter('taigu', '2026-03-02T09:00:00', [{ size: 3, lead: true, pair: true, count: 2 }])
  await taigu.city.start(assets)
  const [own, other] = [taigu.take(0), taigu.take(0)]
  const [chief, second, clerk] = own.people as [string, string, string]
  const grants = [`staff@self:${chief}`, `chief_representative@window:taigu/${own.window}`]
  const roster = taigu.city.client(organizationContract, chief, grants)
  const attendance = taigu.city.client(attendanceContract, chief, grants)
  const register = taigu.city.client(assetsContract, chief, grants)
  const office = taigu.city.client(assetsContract, 'OFFICE', ['general_office@center:taigu'])

  expect(valueOf(await roster.people.list({ center: 'taigu', window: own.window })).rows.map(({ id }) => id).sort()).toEqual([...own.people].sort())
  const beyond = await roster.people.list({ center: 'taigu', window: other.window })
  expect(beyond.ok ? beyond.value.rows : []).toEqual([])

  const span = { from: at('2026-03-04 14:00'), to: at('2026-03-04 17:30') }
  const leave = async (who: string, stand: string) => valueOf(await taigu.ask(who, { kind: 'personal', ...span, covers: [{ person: stand, ...span }] })).id
  const [asked, foreign] = [await leave(clerk, second), await leave(other.people[2]!, other.people[1]!)]
  expect(valueOf(await taigu.act(attendance, asked)).next).not.toBeNull()
  expect((await taigu.act(attendance, foreign)).ok).toBe(false)

  const thing = (number: string, window: string) => ({
    center: 'taigu', number, name: '打印机', class: 'A020106', category: 'equipment' as const, owner: 'center' as const, ownerUnit: null, window, section: null, spot: '1号柜台', value: 120_000, acquiredOn: '2024-01-15', usefulMonths: 60, commandId: command(),
  })
  await until(async () => (await office.assets.register(thing('ZC-9001', own.window))).ok, 60_000)
  await until(async () => (await office.assets.register(thing('ZC-9002', other.window))).ok, 60_000)
  expect(valueOf(await register.assets.list({ center: 'taigu' })).rows.map(({ number }) => number)).toEqual(['ZC-9001'])
  const open = async (window: string) => valueOf(await office.stocktakes.open({ center: 'taigu', window, section: null, commandId: command() })).id
  const [list, others] = [await open(own.window), await open(other.window)]
  const tick = (stocktake: string) => register.stocktakes.scan({ center: 'taigu', stocktake, scans: [{ id: command(), code: 'ZC-9001', at: '2026-03-02T01:30:00Z', spot: '1号柜台' }], commandId: command() })
  expect(valueOf(await tick(list))).toMatchObject({ taken: 1 })
  expect((await tick(others)).ok).toBe(false)
})
