import { randomUUID } from 'node:crypto'
import type { Result } from '@hall/contract'
import { type ComplaintsContract, complaintsContract } from '@hall/contract-complaints'
import { organizationContract } from '@hall/contract-organization'
import { service as complaints } from '@hall/complaints-service/service'
import { service as organization } from '@hall/organization-service/service'
import { service as regulation } from '@hall/regulation-service/service'
import type { Client } from '@hall/rpc'
import { until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'

export type Complaints = Client<ComplaintsContract>
export type DeskAction = Parameters<Complaints['desk']['act']>[0]['action']
export type UnitAction = Parameters<Complaints['unit']['act']>[0]['action']
export type Registration = Parameters<Complaints['intake']['register']>[0]
export type Detail = Extract<Awaited<ReturnType<Complaints['desk']['get']>>, { ok: true }>['value']

const PREFIX = { qingpu: 'QP', taigu: 'TG', wenshang: 'WS', enping: 'EP', district: 'DC' } as const
export type Center = keyof typeof PREFIX
const WINDOWS = 70

/** Everybody an example needs, at one center; each example has a window of its own, with its lead and its clerk. */
export interface Bureau extends AsyncDisposable {
  readonly city: TestCity
  readonly desk: Complaints
  readonly section: Complaints
  readonly supervision: Complaints
  readonly office: Complaints
  readonly director: Complaints
  readonly duty: Complaints
  readonly public: Complaints
  as(person: string, ...grants: string[]): Complaints
  /** A window no example has used. */
  nextWindow(): Window
  setClock(local: string): Promise<void>
}
export interface Window { readonly id: string; readonly lead: string; readonly clerk: string; readonly leads: Complaints; readonly clerks: Complaints }

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}
export const problemOf = (result: Result<unknown>) => (result.ok ? { code: 'accepted' } : result.problem)
export const instantOf = (local: string): Temporal.Instant => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()

/** Brings up the three services with one center, its windows and people, at a simulated moment. */
export async function openBureau(id: Center, now: string): Promise<Bureau> {
  await using stack = new AsyncDisposableStack()
  const city = stack.use(await createTestCity({ clock: 'simulated', now: instantOf(now) }))
  const [, , running] = [await city.start(regulation), await city.start(organization), await city.start(complaints)]
  const as: Bureau['as'] = (person, ...grants) => city.client(complaintsContract, person, grants)
  const prefix = PREFIX[id]
  const ofSection = (role: string) => as(`${prefix}-${role}`, `${role}@section:${id}/${id}-${role}`)
  await register(city, id)
  const director = as(`${prefix}-DIR`, `director@center:${id}`)
  const last = `${prefix}${WINDOWS * 2}`
  await until(async () => (await running.context.db.read({ all: true, centers: [], departments: [], windows: [], persons: [] }, (tx) =>
    tx.sql('select 1 from posting where person = $1 and exists (select 1 from policy_copy where center = $2 and area = $3) and (select count(*) from calendar_copy) >= 3', [last, id, 'complaints']))).length === 1, 60_000)
  let used = 0
  const services = stack.move()
  return {
    city, as, director,
    desk: ofSection('complaint_desk'), section: ofSection('coordination'), supervision: ofSection('supervision'), office: ofSection('general_office'),
    duty: as(`${prefix}-DUTY`, `duty_chief@center:${id}`), public: city.client(complaintsContract),
    nextWindow() {
      if (used === WINDOWS) throw new Error('every window is used: raise WINDOWS')
      const nth = used++
      const window = `${id}-w${nth}`
      const [lead, clerk] = [`${prefix}${nth * 2 + 1}`, `${prefix}${nth * 2 + 2}`]
      return { id: window, lead, clerk, leads: as(lead, `window_lead@window:${id}/${window}`, `staff@self:${lead}`), clerks: as(clerk, `staff@self:${clerk}`) }
    },
    setClock: async (local) => void valueOf(await city.client(complaintsContract, 'IT', ['it@city']).ops.setClock({ now: instantOf(local).toString(), commandId: randomUUID() })),
    [Symbol.asyncDispose]: () => services.disposeAsync(),
  }
}

/** Directory and roster, through the contracts as anybody would. */
async function register(city: TestCity, center: Center): Promise<void> {
  const org = city.client(organizationContract, 'IT0001', ['it@city'])
  const [commandId, name] = [() => randomUUID(), (zh: string) => ({ zh, en: zh })]
  valueOf(await org.directory.registerCenter({ id: center, name: name('中心'), region: '测试', timezone: 'Asia/Shanghai', commandId: commandId() }))
  for (let nth = 0; nth < WINDOWS; nth++) {
    const department = `d${nth}`
    valueOf(await org.directory.registerDepartment({ id: department, name: name(`单位${nth}`), commandId: commandId() }))
    valueOf(await org.directory.registerWindow({ id: `${center}-w${nth}`, center, department, number: `A${nth}`, name: name(`${nth}号窗口`), commandId: commandId() }))
  }
  const rows = Array.from({ length: WINDOWS * 2 }, (_, nth) => [`${PREFIX[center]}${nth + 1}`, `测试${nth}`, `单位${Math.floor(nth / 2)}`, `A${Math.floor(nth / 2)}`, nth % 2 === 0 ? '是' : '否'].join(','))
  const file = { filename: 'roster.csv', contentBase64: Buffer.from(['工号,姓名,派驻部门,窗口,窗口负责人', ...rows].join('\n')).toString('base64') }
  const preview = valueOf(await org.roster.preview({ center, file, from: '2026-01-01' }))
  if (preview.errors.length > 0) throw new Error(JSON.stringify(preview.errors.slice(0, 3)))
  valueOf(await org.roster.apply({ center, file, from: '2026-01-01', digest: preview.digest, commandId: commandId() }))
}
