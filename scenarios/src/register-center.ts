import { randomUUID } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { type Contract, type OutputOf, type Procedure, type Result } from '@hall/contract'
import { organizationContract } from '@hall/contract-organization'
import { service as organization } from '@hall/organization-service/service'
import { service as regulation } from '@hall/regulation-service/service'
import type { Client } from '@hall/rpc'
import type { Service } from '@hall/service-kit'
import { until } from '@hall/testing'
import { createTestCity, type TestCity, type TestService } from '@hall/testing/city'
import { valueOf } from './center.ts'

/** Two windows of two units, two sections, and who works there. */
export const PEOPLE = {
  HEAD1: 'w1', WANG: 'w1', LI: 'w1', SUN: 'w1', HEAD2: 'w2', CHEN: 'w2', ZHAO: 'w2',
  OFFICE: 'office', CLERK: 'office', MONITOR: 'monitor', GUARD: 'office', KEEPER: 'office',
} as const
export type Person = keyof typeof PEOPLE
const LEADS: readonly Person[] = ['HEAD1', 'HEAD2']
export const UNITS = { w1: 'construction', w2: 'market' } as const

export interface RegisterCenter<C extends Contract> extends AsyncDisposable {
  readonly id: string
  readonly city: TestCity
  readonly running: TestService
  /** The service as one of the people, with the grants given; a window or section of the center goes by its short name. */
  as(person: Person | 'DIRECTOR' | 'COMMISSION' | 'CITY' | 'ADMIN1', ...grants: string[]): Client<C>
  number(person: Person): string
  window(name: 'w1' | 'w2'): string
  section(name: 'office' | 'monitor'): string
  setClock(local: string): Promise<void>
  /** Rows of the service's own database. */
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

export const id = () => randomUUID()

/** The problem of a call that must be refused. */
export async function refusalOf(call: Promise<Result<unknown>>): Promise<{ code: string; clause?: string; details?: object }> {
  const result = await call
  if (result.ok) throw new Error(`accepted: ${JSON.stringify(result.value)}`)
  return result.problem
}

/** The value of a call that must succeed. */
export async function ok<T>(call: Promise<Result<T>>): Promise<T> {
  return valueOf(await call)
}
export type Output<P extends Procedure> = OutputOf<P>

/** Organization, regulation and one register over a center, at a moment of its clock. */
export async function openRegister<C extends Contract>(contract: C, service: Service<C>, { center, area, now }: { center: string; area: string; now: string }): Promise<RegisterCenter<C>> {
  await using stack = new AsyncDisposableStack()
  const city = stack.use(await createTestCity({ clock: 'simulated', now: instantOf(now) }))
  const [, , running] = await Promise.all([city.start(regulation), city.start(organization), city.start(service)])
  const it = city.client(organizationContract, 'IT0001', ['it@city'])
  await registerPlaces(it, center)
  const register: RegisterCenter<C> = {
    id: center, city, running,
    as: (person, ...grants) => city.client(contract, numberOf(center, person), grants.map((grant) => grant.replaceAll('~', center))),
    number: (person) => numberOf(center, person),
    window: (name) => `${center}-${name}`,
    section: (name) => `${center}-${name}`,
    async setClock(local) {
      await ok(it.ops.setClock({ now: instantOf(local).toString(), commandId: id() }))
      await until(() => Temporal.Instant.compare(running.context.clock.now(), instantOf(local)) >= 0)
    },
    rows: (text, values) => running.context.db.read(EVERYTHING, (tx) => tx.sql(text, values)),
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  }
  await until(async () => {
    const [known] = await register.rows<{ people: number; policies: number; years: number }>(
      `select (select count(*)::int from posting) as people, (select count(*)::int from policy_copy where center = $1 and area = $2) as policies, (select count(*)::int from calendar_copy) as years`, [center, area])
    return known!.people === Object.keys(PEOPLE).length && known!.policies > 0 && known!.years > 0
  }, 30_000)
  const moved = stack.move()
  return register
}

function instantOf(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()
}

function numberOf(center: string, person: string): string {
  return `${center.slice(0, 2).toUpperCase()}-${person}`
}

async function registerPlaces({ directory, roster }: Client<typeof organizationContract>, center: string): Promise<void> {
  const name = (zh: string) => ({ zh, en: zh })
  await ok(directory.registerCenter({ id: center, name: name('中心'), region: '测试', timezone: 'Asia/Shanghai', commandId: id() }))
  for (const [short, role] of [['office', 'general'], ['monitor', 'supervision']] as const) {
    await ok(directory.registerSection({ id: `${center}-${short}`, center, name: name(short), role, commandId: id() }))
  }
  for (const [short, unit] of Object.entries(UNITS)) {
    await ok(directory.registerDepartment({ id: unit, name: name(unit), commandId: id() }))
    await ok(directory.registerWindow({ id: `${center}-${short}`, center, department: unit, number: short.toUpperCase(), name: name(short), commandId: id() }))
  }
  const lines = Object.entries(PEOPLE).map(([person, at]) => {
    const window = at === 'w1' || at === 'w2' ? at : undefined
    return [numberOf(center, person), person, window ? UNITS[window] : '', window ? window.toUpperCase() : '', window ? '' : at, LEADS.includes(person as Person) ? '是' : '否'].join(',')
  })
  const text = ['工号,姓名,派驻部门,窗口,科室,窗口负责人', ...lines].join('\n')
  const file = { filename: 'roster.csv', contentBase64: Buffer.from(text).toString('base64') }
  const { digest, errors } = await ok(roster.preview({ center, file, from: '2024-01-02' }))
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  await ok(roster.apply({ center, file, from: '2024-01-02', digest, commandId: id() }))
}
