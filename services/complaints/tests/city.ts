import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { EVERYTHING } from '@hall/access'
import { publishedYears, ZONE } from '@hall/calendar'
import { type ComplaintsContract, complaintsContract } from '@hall/contract-complaints'
import { ensureEventStream } from '@hall/journal'
import type { Client } from '@hall/rpc'
import { until } from '@hall/testing'
import { createTestCity, type TestCity, type TestService } from '@hall/testing/city'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { parse } from 'yaml'
import { service } from '../src/service.ts'
import { solve } from '../src/flood/task.ts'

export type Complaints = Client<ComplaintsContract>
export type Center = 'qingpu' | 'taigu' | 'wenshang' | 'enping' | 'district'
export const TUESDAY = '2026-03-10'
const FILES: Record<Center, string> = { qingpu: '2020-03-06', taigu: '2020-01-01', wenshang: '2021-07-21', enping: '2012-12-07', district: '2020-01-01' }

/** Three windows at Qingpu, the first two of one department; a lead and a clerk each. */
export const PREFIX: Record<Center, string> = { qingpu: 'QP', taigu: 'TG', wenshang: 'WS', enping: 'EP', district: 'DC' }
export const PEOPLE = (['qingpu', 'taigu', 'wenshang', 'enping', 'district'] as const).flatMap((center) => ['a', 'b', 'c'].flatMap((row, index) => ['lead', 'clerk'].map((of) => ({
  person: `${PREFIX[center]}-${row}-${of}`, name: `${row}${of}`, center, department: index < 2 ? 'tax' : 'police', window: `${center}-${row}`, lead: of === 'lead',
}))))

export interface ComplaintsCity extends AsyncDisposable {
  readonly city: TestCity
  readonly running: TestService
  as(person: string | undefined, ...grants: string[]): Complaints
  /** The complaint desk, the section and the supervision of a center, by one person each. */
  desk(center: Center): Complaints
  section(center: Center): Complaints
  supervision(center: Center): Complaints
  lead(center: Center, row: string): Complaints
  clerk(center: Center, row: string): Complaints
  readonly nobody: Complaints
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
  at(local: string): void
  work(): Promise<{ challenge: string; solution: string }>
}

export const id = () => randomUUID()
export async function ok<T>(call: Promise<{ ok: true; value: T } | { ok: false; problem: { code: string; details?: unknown } }>): Promise<T> {
  const result = await call
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.details ?? {})}`)
  return result.value
}
export async function codeOf(call: Promise<{ ok: boolean; problem?: { code: string } }>): Promise<string> {
  const result = await call
  return result.ok ? 'ok' : result.problem!.code
}

/** The service among the events of its neighbours, on a Tuesday morning. */
export async function startComplaints(centers: readonly Center[] = ['qingpu', 'taigu']): Promise<ComplaintsCity> {
  const city = await createTestCity({ clock: 'simulated', now: Temporal.PlainDateTime.from(`${TUESDAY}T09:00`).toZonedDateTime(ZONE).toInstant() })
  for (const from of ['organization', 'regulation']) await ensureEventStream(await jetstreamManager(city.nats), from)
  const running = await city.start(service)
  const rows = <Row extends object>(text: string, values?: readonly unknown[]) => running.context.db.read(EVERYTHING, (tx) => tx.sql<Row>(text, values))
  let sequence = 0
  const announce = (from: string, type: string, data: object) => jetstream(city.nats).publish(`evt.${from}.${type}`, JSON.stringify({
    id: randomUUID(), type, v: 1, service: from, occurredAt: running.context.clock.now().toString(), stream: `test/${++sequence}`, version: 1, data,
  }))
  for (const center of centers) {
    const file = parse(readFileSync(new URL(`../../../regulations/${center}/policy/complaints@${FILES[center]}.yaml`, import.meta.url), 'utf8')) as { policy: object }
    await announce('regulation', 'policy-published', { center, area: 'complaints', version: 1, effectiveFrom: FILES[center], policy: file.policy })
    for (const row of ['a', 'b', 'c']) await announce('organization', 'window-registered', { id: `${center}-${row}`, center, department: row === 'c' ? 'police' : 'tax', number: row, name: { zh: row, en: row } })
  }
  for (const year of publishedYears) await announce('regulation', 'calendar-published', { ...year, version: 1 })
  const people = PEOPLE.filter(({ center }) => centers.includes(center))
  for (const one of people) await announce('organization', 'person-posted', { ...one, section: null, attendanceNumber: null, from: '2026-01-01' })
  await until(async () => (await rows('select 1 from posting')).length === people.length && (await rows('select 1 from calendar_copy')).length === publishedYears.length, 30_000)
  const as: ComplaintsCity['as'] = (person, ...grants) => city.client(complaintsContract, person, grants)
  const prefix = (center: Center) => PREFIX[center]
  return {
    city, running, as, rows,
    desk: (center) => as(`${prefix(center)}-DESK`, `complaint_desk@section:${center}/desk`),
    section: (center) => as(`${prefix(center)}-SECT`, `coordination@section:${center}/coordination`),
    supervision: (center) => as(`${prefix(center)}-SUPV`, `supervision@section:${center}/supervision`),
    lead: (center, row) => as(`${prefix(center)}-${row}-lead`, `window_lead@window:${center}/${center}-${row}`),
    clerk: (center, row) => as(`${prefix(center)}-${row}-clerk`, `staff@self:${prefix(center)}-${row}-clerk`),
    nobody: as(undefined),
    at: (local) => { void running.context.clock.set(Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant()) },
    async work() {
      const { challenge, bits } = await ok(as(undefined).portal.challenge({}))
      return { challenge, solution: solve(challenge, bits) }
    },
    [Symbol.asyncDispose]: () => city[Symbol.asyncDispose](),
  }
}

/** A complaint by word of mouth about the clerk of window a. */
export function lodging(center: Center, over: Partial<Parameters<Complaints['intake']['register']>[0]> = {}) {
  const prefix = PREFIX[center]
  return {
    center, channel: 'phone' as const, ground: center === 'district' ? 'promise' : center === 'enping' ? 'service' : 'attitude', content: '窗口人员态度不好', window: `${center}-a`, person: `${prefix}-a-clerk`, commandId: randomUUID(),
    complainant: { name: '张三', nameRefused: false, contact: `1380000${String(Math.floor(Math.random() * 1e4)).padStart(4, '0')}`, contactRefused: false }, ...over,
  }
}
