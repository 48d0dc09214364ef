import { randomUUID } from 'node:crypto'
import { service as attendance } from '@hall/attendance-service/service'
import type { InputOf, SentInputOf } from '@hall/contract'
import { type AttendanceContract, attendanceContract } from '@hall/contract-attendance'
import { organizationContract } from '@hall/contract-organization'
import { regulationContract } from '@hall/contract-regulation'
import { service as organization } from '@hall/organization-service/service'
import { service as regulation } from '@hall/regulation-service/service'
import type { Client } from '@hall/rpc'
import { until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { vi } from 'vitest'
import { valueOf } from './center.ts'
import { findingText, type FindingText } from './day.ts'

/** `lead`: the first is head of the window; `pair`: the first two hold its post as A and B. */
export interface WindowPlan { readonly size: number; readonly lead?: boolean; readonly pair?: boolean; readonly count: number; readonly department?: 'tax' | 'police' }
export interface Counter { readonly window: string; readonly department: string; readonly people: readonly string[] }

type Attendance = Client<AttendanceContract>
type Request = Omit<SentInputOf<AttendanceContract['procedures']['leaves']['request']>, 'center' | 'commandId' | 'reason'> & { reason?: string }
export type Role = 'director' | 'deputy_director' | 'duty_chief' | 'coordination' | 'supervision' | 'general_office' | 'department_principal' | 'department_admin' | 'window_lead'

export interface LeaveCenter extends AsyncDisposable {
  readonly id: string
  readonly city: TestCity
  /** The next window nobody has used, of this plan (by its place in the list). */
  take(plan: number): Counter
  /** As staff, for oneself. */
  staff(person: string): Attendance
  /** As somebody with a role over the center, a department or a window. */
  role(role: Role, at?: Counter, person?: string): Attendance
  ask(person: string, request: Request): ReturnType<Attendance['leaves']['request']>
  act(by: Attendance, id: string, rest?: { agree?: boolean; reason?: string; wholeTime?: boolean }): ReturnType<Attendance['leaves']['act']>
  /** What a day comes to, once it does: an outcome that holds nothing against the person, or what is held against them. */
  expectDay(person: string, on: string, expected: string | readonly FindingText[]): Promise<void>
  push(person: string, on: string, times: readonly string[]): Promise<void>
  setClock(local: string): Promise<void>
  readonly director: Client<typeof regulationContract>
  readonly reviewer: Client<typeof regulationContract>
}

const VERIFY: Readonly<Record<string, number>> = { taigu: 1, qingpu: 15, wenshang: 15, enping: 1, district: 1 }
export const at = (text: string): string => `${text.replace(' ', 'T')}:00`
export const command = (): string => randomUUID()
export const FILE = { filename: '证明.txt', contentBase64: Buffer.from('医院诊断证明').toString('base64') }

/** A center with its counters, posts and people, at a simulated moment. */
export async function openLeaveCenter(id: string, now: string, plans: readonly WindowPlan[]): Promise<LeaveCenter> {
  await using stack = new AsyncDisposableStack()
  const city = stack.use(await createTestCity({ clock: 'simulated', now: Temporal.Instant.from(`${now}+08:00`) }))
  await Promise.all([city.start(regulation), city.start(organization), city.start(attendance)])
  const as = (person: string, ...grants: string[]): Attendance => city.client(attendanceContract, person, grants)
  const counters = planned(id, plans)
  await register(city, id, counters)
  const scopeOf = (role: Role, counter?: Counter) => (role === 'window_lead' ? `window:${id}/${counter!.window}` : role.startsWith('department') ? `department:${counter?.department ?? 'tax'}` : `center:${id}`)
  const role: LeaveCenter['role'] = (name, counter, person = `X-${name}`) => as(person, `${name}@${scopeOf(name, counter)}`)
  const section = role('coordination')
  const people = counters.flatMap((counter) => counter.people)
  await until(async () => {
    const grid = await section.covers.grid({ center: id, from: now.slice(0, 10), days: 1 })
    return grid.ok && grid.value.people.length === people.length
  }, 100_000)
  const it = as('IT0001', 'it@city')
  const used = plans.map(() => 0)
  const running = stack.move()
  return {
    id, city, role,
    staff: (person) => as(person, `staff@self:${person}`),
    director: city.client(regulationContract, 'DIR001', [`director@center:${id}`]),
    reviewer: city.client(regulationContract, 'CTY001', ['city_authority@city']),
    take(plan) {
      const before = plans.slice(0, plan).reduce((sum, { count }) => sum + count, 0)
      const nth = used[plan]!++
      if (nth >= plans[plan]!.count) throw new Error('every window of the plan is used: raise its count')
      return counters[before + nth]!
    },
    ask: (person, { reason = '按规定申请', ...request }) => as(person, `staff@self:${person}`).leaves.request({ center: id, reason, ...request, commandId: command() }),
    act: (by, leave, { agree = true, ...rest } = {}) => by.leaves.act({ id: leave, agree, ...rest, commandId: command() } as InputOf<AttendanceContract['procedures']['leaves']['act']>),
    async expectDay(person, on, expected) {
      const [outcome, findings] = typeof expected === 'string' ? [expected, []] : ['exception', expected]
      await vi.waitFor(async () => {
        const { day, verdict } = valueOf(await section.days.get({ person, date: on }))
        if (day.version === 0) throw new Error(`${on}: not on record yet`)
        const held = verdict.findings.filter(({ binding }) => binding).map(findingText).sort()
        if (verdict.outcome !== outcome || JSON.stringify(held) !== JSON.stringify([...findings].sort())) throw new Error(`${on}: ${verdict.outcome} ${JSON.stringify(held)}`)
      }, { timeout: 30_000, interval: 100 })
    },
    async push(person, on, times) {
      const body = times.map((time) => [person.slice(2), `${on} ${time.length === 5 ? `${time}:00` : time}`, 0, VERIFY[id], 0, 0].join('\t')).join('\n')
      valueOf(await as('client:hall-gateway', 'device_gateway@city').devices.receive({ serial: `${id}-T`, table: 'ATTLOG', stamp: '1', body, commandId: command() }))
    },
    setClock: async (local) => void valueOf(await it.ops.setClock({ now: `${local.replace(' ', 'T')}:00+08:00`, commandId: command() })),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function planned(id: string, plans: readonly WindowPlan[]): (Counter & WindowPlan)[] {
  let number = 0
  let window = 0
  return plans.flatMap((plan) => Array.from({ length: plan.count }, () => ({
    ...plan, window: `${id}-w${String(++window).padStart(2, '0')}`, department: plan.department ?? 'tax',
    people: Array.from({ length: plan.size }, () => `${id.slice(0, 2).toUpperCase()}${1000 + number++}`),
  })))
}

async function register(city: TestCity, id: string, counters: readonly (Counter & WindowPlan)[]): Promise<void> {
  const org = city.client(organizationContract, 'IT0001', ['it@city'])
  const name = (zh: string) => ({ zh, en: zh })
  valueOf(await org.directory.registerCenter({ id, name: name('中心'), region: '测试', timezone: 'Asia/Shanghai', commandId: command() }))
  for (const [department, zh] of [['tax', '税务局'], ['police', '公安局']] as const) valueOf(await org.directory.registerDepartment({ id: department, name: name(zh), commandId: command() }))
  for (const { window, department } of counters) valueOf(await org.directory.registerWindow({ id: window, center: id, department, number: window.slice(-3).toUpperCase(), name: name(window), commandId: command() }))
  const rows = counters.flatMap(({ window, department, people, lead }) => people.map((person, index) =>
    [person, `测试${person}`, department === 'tax' ? '税务局' : '公安局', window.slice(-3).toUpperCase(), lead && index === 0 ? '是' : '否', person.slice(2)].join(',')))
  const file = { filename: 'roster.csv', contentBase64: Buffer.from(['工号,姓名,派驻部门,窗口,窗口负责人,考勤号', ...rows].join('\n')).toString('base64') }
  const preview = valueOf(await org.roster.preview({ center: id, file, from: '2026-01-05' }))
  if (preview.errors.length > 0) throw new Error(JSON.stringify(preview.errors))
  valueOf(await org.roster.apply({ center: id, file, from: '2026-01-05', digest: preview.digest, commandId: command() }))
  for (const { window, people } of counters.filter(({ pair }) => pair)) {
    const post = `${window}-p1`
    valueOf(await org.directory.registerPost({ id: post, center: id, window, name: name('受理岗'), commandId: command() }))
    for (const [index, capacity] of (['primary', 'backup'] as const).entries()) {
      valueOf(await org.people.assign({ center: id, post, person: people[index]!, capacity, from: '2026-01-05', commandId: command() }))
    }
  }
  const it = city.client(attendanceContract, 'IT0001', ['it@city'])
  const records = id === 'enping' ? 'sign_in' : 'by_verify_mode'
  valueOf(await it.devices.enrol({ serial: `${id}-T`, center: id, name: 'T', timezone: 'Asia/Shanghai', records, commandId: command() }))
}
