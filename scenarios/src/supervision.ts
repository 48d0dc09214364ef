import { type EventOf, type EventSpec, eventSubject } from '@hall/contract'
import { assetsContract } from '@hall/contract-assets'
import { attendanceContract } from '@hall/contract-attendance'
import { casesContract } from '@hall/contract-cases'
import { complaintsContract } from '@hall/contract-complaints'
import { type SupervisionContract, supervisionContract } from '@hall/contract-supervision'
import { service as supervision } from '@hall/supervision-service/service'
import { until } from '@hall/testing'
import { id, ok, openRegister, type Person, type RegisterCenter } from './register-center.ts'

const sources = { assets: assetsContract, attendance: attendanceContract, cases: casesContract, complaints: complaintsContract } as const
type Sources = typeof sources
export type Center = RegisterCenter<SupervisionContract>

export function openSupervision(center: string, now = '2026-03-20T09:00:00'): Promise<Center> {
  return openRegister(supervisionContract, supervision, { center, area: 'evaluation', now })
}

/** What another service announces, as its contract has it. */
export async function say<S extends keyof Sources, T extends keyof Sources[S]['events'] & string>(center: Center, [service, type, at = '2026-03-18T02:00:00Z']: readonly [service: S, type: T, at?: string], data: EventOf<Extract<Sources[S]['events'][T], EventSpec>>): Promise<void> {
  const spec = (sources[service].events as Sources[S]['events'])[type] as EventSpec
  center.city.nats.publish(eventSubject(service, type), JSON.stringify({ id: id(), type, v: spec.v, service, center: center.id, occurredAt: at, stream: `${service}/${id()}`, version: 1, data: spec.data.parse(data) }))
  await center.city.nats.flush()
}

export const section = (center: Center) => center.as('MONITOR', `supervision@section:~/${center.section('monitor')}`)
export const director = (center: Center) => center.as('DIRECTOR', 'director@center:~')
export const self = (center: Center, person: Person) => center.as(person, `staff@self:${center.number(person)}`)
export const lead = (center: Center, at: 'w1' | 'w2') => center.as(at === 'w1' ? 'HEAD1' : 'HEAD2', `window_lead@window:~/${center.window(at)}`)

/** The entries of a fact, once there are as many. */
export async function entriesAbout(center: Center, fact: string, count = 1) {
  await until(async () => (await ok(section(center).ledgerEntries.list({ center: center.id, search: fact }))).total >= count)
  return (await ok(section(center).ledgerEntries.list({ center: center.id, search: fact }))).rows
}

/** Raised by the section, answered and confirmed: in force. */
export async function enterAndConfirm(center: Center, person: Person, over: { kind?: 'criticism' | 'deduction' | 'award_loss'; clause: string; on?: string; fact: string; serious?: boolean }): Promise<string> {
  const { kind = 'criticism', on = '2026-03-12', ...rest } = over
  const { id: entry } = await ok(section(center).ledgerEntries.enter({ center: center.id, person: center.number(person), window: null, kind, points: null, on, reason: '查实', evidence: '笔录', ...rest, commandId: id() }))
  await ok(self(center, person).ledgerEntries.answer({ entry, text: '知道了', commandId: id() }))
  await ok(director(center).ledgerEntries.confirm({ center: center.id, entry, heard: null, handling: null, escalate: null, commandId: id() }))
  return entry
}

/** A year of results as a spreadsheet has it: number, points or rank. */
export function yearFile(rows: readonly (readonly ['人员' | '窗口', string, string, number | '', (number | '')?])[]) {
  const text = ['对象,编号,姓名或名称,得分,名次', ...rows.map(([kind, number, name, points, rank = '']) => [kind, number, name, points, rank].join(','))].join('\n')
  return { filename: 'results.csv', contentBase64: Buffer.from(text).toString('base64') }
}

export async function importYear(center: Center, year: number, rows: Parameters<typeof yearFile>[0]) {
  const file = yearFile(rows)
  const { digest } = await ok(section(center).history.preview({ center: center.id, year, file }))
  return ok(section(center).history.apply({ center: center.id, year, file, digest, commandId: id() }))
}
