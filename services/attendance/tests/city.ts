import { randomUUID } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { type CalendarYear, provisionalYear } from '@hall/calendar'
import { type AttendanceContract, attendanceContract } from '@hall/contract-attendance'
import { ensureEventStream } from '@hall/journal'
import type { Client } from '@hall/rpc'
import { until } from '@hall/testing'
import { createTestCity, type TestCity, type TestService } from '@hall/testing/city'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { service } from '../src/service.ts'
import { type Center, CENTERS, instantAt, policyOf } from './given-day.ts'

export type Attendance = Client<AttendanceContract>

/** A Tuesday far enough ahead for a clock that goes only forward. */
export const TUESDAY = '2031-03-11'
export const MONDAY = '2031-03-10'
export const WEDNESDAY = '2031-03-12'

export interface Person { readonly person: string; readonly name: string; readonly center: string; readonly window: string; readonly department: string; readonly number: string; readonly lead?: boolean }

/** Two windows at Qingpu, one each at Taigu and Wenshang; numbers are unique in a center only. */
export const PEOPLE: readonly Person[] = [
  { person: 'QP0001', name: '王伟', center: 'qingpu', window: 'qingpu-a01', department: 'tax', number: '101', lead: true },
  { person: 'QP0002', name: '李娜', center: 'qingpu', window: 'qingpu-a01', department: 'tax', number: '102' },
  { person: 'QP0003', name: '陈静', center: 'qingpu', window: 'qingpu-a02', department: 'police', number: '103' },
  { person: 'TG0001', name: '王强', center: 'taigu', window: 'taigu-a01', department: 'tax', number: '101' },
  { person: 'WS0001', name: '赵敏', center: 'wenshang', window: 'wenshang-a01', department: 'tax', number: '101' },
  { person: 'DC0001', name: '周杰', center: 'district', window: 'district-a01', department: 'tax', number: '101' },
]
export const SERIALS = { qingpu: 'QPT1', taigu: 'TGT1', wenshang: 'WST1', district: 'DCT1' } as const

export interface AttendanceCity extends AsyncDisposable {
  readonly city: TestCity
  readonly running: TestService
  /** Calls as a person with these grants. */
  as(person: string | undefined, ...grants: string[]): Attendance
  /** The gateway, which hands on what terminals send. */
  readonly terminals: Attendance
  announce(from: 'organization' | 'regulation' | 'personnel', type: string, data: object): Promise<void>
  post(person: Partial<Person> & { person: string }, from?: string): Promise<void>
  /** Lines of a terminal: `101 08:30:00`, by default by fingerprint and of `date`. */
  push(serial: string, date: string, lines: readonly string[]): Promise<{ accepted: number; known: number; unread: number }>
  setClock(local: string): void
  /** Rows of the service's own database. */
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Until nothing waits to be judged. */
  judged(): Promise<void>
}

export const id = () => randomUUID()

/** The value of a call that must succeed. */
export async function ok<T>(call: Promise<{ ok: true; value: T } | { ok: false; problem: { code: string; details?: unknown } }>): Promise<T> {
  const result = await call
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.details ?? {})}`)
  return result.value
}
/** The code of a call that must not. */
export async function codeOf(call: Promise<{ ok: boolean; problem?: { code: string } }>): Promise<string> {
  const result = await call
  return result.ok ? 'ok' : result.problem!.code
}

/** The service among the events of its neighbours, at the beginning of `TUESDAY`. */
export async function startAttendance(options: { filled?: boolean; clock?: string } = {}): Promise<AttendanceCity> {
  const city = await createTestCity({ clock: 'simulated' })
  for (const from of ['organization', 'regulation', 'personnel']) await ensureEventStream(await jetstreamManager(city.nats), from)
  const running = await city.start(service)
  running.context.clock.set(instantAt(options.clock ?? `${TUESDAY}T00:00:00`))
  const as: AttendanceCity['as'] = (person, ...grants) => city.client(attendanceContract, person, grants)
  const rows = <Row extends object>(text: string, values?: readonly unknown[]) => running.context.db.read(EVERYTHING, (tx) => tx.sql<Row>(text, values))
  let sequence = 0
  const announce: AttendanceCity['announce'] = async (from, type, data) => {
    const event = { id: randomUUID(), type, v: 1, service: from, occurredAt: running.context.clock.now().toString(), stream: `test/${++sequence}`, version: 1, data }
    await jetstream(city.nats).publish(`evt.${from}.${type}`, JSON.stringify(event))
  }
  const attendance: AttendanceCity = {
    city, running, as, rows, announce,
    terminals: as('gateway', 'device_gateway@city'),
    post: (given, from = '2031-01-01') => announce('organization', 'person-posted', postingOf(given, from)),
    async push(serial, date, lines) {
      const body = lines.map((line) => lineOf(date, line)).join('\n')
      return ok(attendance.terminals.devices.receive({ serial, table: 'ATTLOG', stamp: '1', body, commandId: id() }))
    },
    setClock: (local) => { if (!running.context.clock.set(instantAt(local))) throw new Error(`the clock is past ${local}`) },
    judged: async () => {
      await until(async () => (await rows(`select 1 from days_to_judge where error is null union all select 1 from settlement where settled_at is null and closes_at <= $1`, [running.context.clock.now()])).length === 0)
    },
    [Symbol.asyncDispose]: () => city[Symbol.asyncDispose](),
  }
  if (options.filled !== false) await fill(attendance)
  return attendance
}

export function lineOf(date: string, line: string): string {
  const [number, time, verify = '1'] = line.split(' ')
  return `${number}\t${date} ${time}\t0\t${verify}\t0\t0`
}

function postingOf(given: Partial<Person> & { person: string }, from: string) {
  const { person, name, center, window, department, number, lead = false } = { ...PEOPLE.find((one) => one.person === given.person), ...given }
  return { person, name: name ?? person, center: center ?? null, window: window ?? null, department: department ?? null, section: null, attendanceNumber: number ?? null, lead, from }
}

/** The statutory holidays of a year as if its order were out. */
export function publishedYear(year: number, days = provisionalYear(year).days, version = 1): CalendarYear {
  return { ...provisionalYear(year), version, status: 'published', days: [...days] }
}

async function fill(attendance: AttendanceCity): Promise<void> {
  for (const center of CENTERS) await publishPolicy(attendance, center)
  for (const year of [2030, 2031, 2032]) await attendance.announce('regulation', 'calendar-published', publishedYear(year))
  for (const { window, center, department } of PEOPLE) {
    await attendance.announce('organization', 'window-registered', { id: window, center, department, number: window, name: { zh: window, en: window } })
  }
  for (const one of PEOPLE) await attendance.post(one)
  const it = attendance.as('IT', 'it@city')
  for (const [center, serial] of Object.entries(SERIALS)) {
    await ok(it.devices.enrol({ serial, center, name: serial, timezone: 'Asia/Shanghai', records: 'by_verify_mode', commandId: id() }))
  }
  await until(async () => {
    const [count] = await attendance.rows<{ known: number }>('select (select count(*) from posting) + (select count(*) from policy_copy) + (select count(*) from calendar_copy) as known')
    return count!.known === PEOPLE.length + CENTERS.length + 3
  })
}

export async function publishPolicy(attendance: AttendanceCity, center: Center, { version = 1, effectiveFrom = '2020-01-01', policy = policyOf(center) } = {}): Promise<void> {
  await attendance.announce('regulation', 'policy-published', { center, area: 'attendance', version, effectiveFrom, policy })
}
