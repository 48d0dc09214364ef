import { randomUUID } from 'node:crypto'
import { service as cases } from '@hall/cases-service/service'
import { casesContract, type CasesContract, type ItemContent } from '@hall/contract-cases'
import { organizationContract } from '@hall/contract-organization'
import { regulationContract } from '@hall/contract-regulation'
import type { OutputOf, Result } from '@hall/contract'
import { service as organization } from '@hall/organization-service/service'
import { service as regulation } from '@hall/regulation-service/service'
import type { Client } from '@hall/rpc'
import { type TestDatabase, until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { valueOf } from './center.ts'

export type Cases = Client<CasesContract>
export type After = OutputOf<CasesContract['procedures']['intake']['register']>
export type View = OutputOf<CasesContract['procedures']['queue']['get']>

/** Windows by department, each with its people; the first of a window leads it. */
export const WINDOWS = { w0: 'tax', w1: 'housing', w2: 'market', w3: 'development-reform', w4: 'economy-trade' } as const
const PEOPLE = 4

export interface CasesCenter extends AsyncDisposable {
  readonly id: string
  readonly city: TestCity
  /** Where the cases lie. */
  readonly database: TestDatabase
  readonly organization: Client<typeof organizationContract>
  readonly regulation: Client<typeof regulationContract>
  setClock(local: string): Promise<void>
  /** The nth person of a window, as staff. */
  desk(window?: keyof typeof WINDOWS, nth?: number): Desk
  as(person: string, ...grants: string[]): Cases
  readonly section: Cases
  readonly supervision: Cases
  readonly director: Cases
  readonly department: Cases
  /** What attendance tells of somebody who is away. */
  announceAway(away: { person: string; from: string; to: string; kind: string }): Promise<void>
  /** What another service tells. */
  announce(service: string, type: string, data: object): Promise<void>
  /** Admits an item on the center's own way; in force from the beginning of the year unless told otherwise. */
  item(content?: Partial<ItemContent>, from?: string, department?: string): Promise<string>
  change(item: string, content: Partial<ItemContent>, from: string | { from: string; publicSince: string }): Promise<void>
}

export const id = () => randomUUID()
export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code)
/** `CODE clause` of a refusal. */
export const refusalOf = (result: Result<unknown>): string => (result.ok ? 'ok' : [result.problem.code, result.problem.clause].filter(Boolean).join(' '))

const person = (center: string, window: string, nth: number) => `${center.slice(0, 2).toUpperCase()}${window.slice(1)}${String(nth).padStart(3, '0')}`
const name = (zh: string) => ({ zh, en: zh })

export const CONTENT: ItemContent = {
  code: 'X', name: '测试事项', itemType: 'public_service', kind: 'promised', basis: ['《测试法》第三条'], conditions: ['年满十八周岁', '具有固定场所', '无违法记录', '符合规划'],
  materials: ['申请表', '身份证明', '场所证明', '承诺书', '照片'].map((title, index) => ({ code: `M${index + 1}`, name: title, required: true, form: 'paper' as const, copies: 1, sample: true })),
  steps: ['受理', '审查', '决定'], serviceStandard: '一次办结', statutory: { days: 20, unit: 'workday' }, promised: { days: 5, unit: 'workday' }, promiseNote: '按平均用时确定', specialProcedures: [], procedures: ['review'],
  onSpot: false, internalStages: 1, siteCheck: false, givesDocument: true, twoPersons: false, simple: false, deemedApproval: null, major: false, oneVisit: false, departments: [], jointClass: null,
  fees: [], freeFrom: '2020-01-01', phone: '12345', supervision: '监督电话 12345', remedies: '可以申请行政复议', handlingBody: '测试局', windowPowers: '受理、审查', place: 'center',
}

let serial = 0

type Staffing = Readonly<Partial<Record<keyof typeof WINDOWS, number>>>

/** `people`: how many sit at a window where it is not the usual number. */
export async function openCases(center: string, now: string, people: Staffing = {}): Promise<CasesCenter> {
  await using stack = new AsyncDisposableStack()
  const city = stack.use(await createTestCity({ clock: 'simulated', now: Temporal.Instant.from(now) }))
  const [{ database }] = await Promise.all([city.start(cases), city.start(regulation), city.start(organization)])
  const as: CasesCenter['as'] = (who, ...grants) => city.client(casesContract, who, grants)
  const org = city.client(organizationContract, 'IT0001', ['it@city'])
  await register(org, center, people)
  const section = as('SEC001', `coordination@section:${center}/${center}-window`)
  await until(async () => {
    const seated = await as(person(center, 'w4', PEOPLE - 1), `staff@self:${person(center, 'w4', PEOPLE - 1)}`).queue.mine({})
    const ruled = await section.items.checks({ center })
    return seated.ok && ruled.ok && (await section.watch.findings({ center })).ok && (await knowsPeople(section, as, center))
  }, 30_000)
  const department = as('DEP001', ...[...new Set(Object.values(WINDOWS))].map((of) => `department_admin@department:${of}`), ...[...new Set(Object.values(WINDOWS))].map((of) => `department_principal@department:${of}`))
  const running = stack.move()
  const it = as('IT0001', 'it@city')
  const made: CasesCenter = {
    id: center, city, database, as, section, department, organization: org, regulation: city.client(regulationContract, 'CTY001', ['city_authority@city']),
    supervision: as('SUP001', `supervision@section:${center}/${center}-supervision`),
    director: as('DIR001', `director@center:${center}`),
    async setClock(local) {
      const set = await it.ops.setClock({ now: `${local}+08:00`, commandId: id() })
      // Examples of the same minute: the clock has gone on a little since the first of them.
      if (!set.ok && set.problem.code === 'CLOCK_GOES_BACK' && isSoonAfter(local, String(set.problem.details?.['now']))) return
      valueOf(set)
    },
    announceAway: (away) => made.announce('attendance', 'away-changed', { id: id(), center, withdrawn: false, ...away }),
    async announce(service, type, data) {
      const event = { id: id(), type, v: 1, service, center, occurredAt: new Date().toISOString(), stream: `${service}/${id()}`, version: 1, data }
      city.nats.publish(`evt.${service}.${type}`, JSON.stringify(event))
      await city.nats.flush()
    },
    desk: (window = 'w0', nth = 0) => createDesk(made, window, nth),
    async item(content = {}, from = '2026-01-05', of = 'tax') {
      const whole = { ...CONTENT, ...content, code: content.code ?? `T-${++serial}` }
      const applied = valueOf(await department.itemChanges.apply({ center, department: of, kind: 'entry', content: whole, commandId: id() }))
      return passChange(made, applied.id, { from })
    },
    async change(item, content, when) {
      const { content: before } = valueOf(await section.items.get({ id: item }))
      const applied = valueOf(await department.itemChanges.apply({ center, department: 'tax', kind: 'change', item, content: { ...before, ...content }, ground: 'law_regulation_policy_adjustment', groundText: '新规定', commandId: id() }))
      await passChange(made, applied.id, typeof when === 'string' ? { from: when } : when)
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
  return made
}

/** What the statistics call open, in all and by department, is what the list shows. */
export async function openCounts({ id: center, section, director }: CasesCenter): Promise<{ counted: unknown; listed: unknown }> {
  const { total, rows } = valueOf(await director.statistics.center({ center, by: 'department', from: '2026-01-01', to: '2026-12-31' }))
  const listed = async (department?: string) => valueOf(await section.queue.list({ center, show: 'open', size: 1, ...(department && { department }) })).total
  const byDepartment = await Promise.all(rows.map(async ({ key }) => [key, await listed(key)]))
  return { counted: [total.open, rows.map(({ key, open }) => [key, open])], listed: [await listed(), byDepartment] }
}

const A_LITTLE_MINUTES = 4
function isSoonAfter(local: string, now: string): boolean {
  return Temporal.Instant.from(`${local}+08:00`).until(Temporal.Instant.from(now)).total('minutes') < A_LITTLE_MINUTES
}

/** Every step on the way, then the execution. */
async function passChange({ id: center, section, director }: CasesCenter, change: string, { from, publicSince }: { from: string; publicSince?: string | undefined }): Promise<string> {
  const { change: { steps } } = valueOf(await section.itemChanges.get({ id: change }))
  for (const { step, on } of steps) {
    if (on === null && step !== 'section_execution') valueOf(await director.itemChanges.record({ id: change, center, step, on: from, document: '批复1号', commandId: id() }))
  }
  return valueOf(await section.itemChanges.execute({ id: change, center, effectiveFrom: from, ...(publicSince && { publicSince }), commandId: id() })).item
}

async function knowsPeople(section: Cases, as: CasesCenter['as'], center: string): Promise<boolean> {
  const last = person(center, 'w4', PEOPLE - 1)
  const opened = await as(last, `staff@self:${last}`).contacts.open({ center, window: `${center}-w4`, channel: 'phone', matter: '试', asker: '试', commandId: id() })
  return opened.ok && opened.value.window === `${center}-w4`
}

async function register(org: Client<typeof organizationContract>, center: string, people: Staffing): Promise<void> {
  valueOf(await org.directory.registerCenter({ id: center, name: name('测试中心'), region: '测试', timezone: 'Asia/Shanghai', commandId: id() }))
  for (const [of, zh] of [['tax', '税务局'], ['housing', '住建局'], ['market', '市场局'], ['development-reform', '发改局'], ['economy-trade', '经贸局']] as const) valueOf(await org.directory.registerDepartment({ id: of, name: name(zh), commandId: id() }))
  for (const [window, of] of Object.entries(WINDOWS)) valueOf(await org.directory.registerWindow({ id: `${center}-${window}`, center, department: of, number: window.toUpperCase(), name: name(`${window}窗口`), commandId: id() }))
  const names: Record<string, string> = { tax: '税务局', housing: '住建局', market: '市场局', 'development-reform': '发改局', 'economy-trade': '经贸局' }
  const rows = Object.entries(WINDOWS).flatMap(([window, of], w) => Array.from({ length: people[window as keyof typeof WINDOWS] ?? PEOPLE }, (_, nth) => [person(center, window, nth), `人员${w}${nth}`, names[of], window.toUpperCase(), 1000 + w * 10 + nth, nth === 0 ? '是' : '否'].join(',')))
  const file = { filename: 'roster.csv', contentBase64: Buffer.from(['工号,姓名,派驻部门,窗口,考勤号,窗口负责人', ...rows].join('\n')).toString('base64') }
  const preview = valueOf(await org.roster.preview({ center, file, from: '2026-01-05' }))
  if (preview.errors.length > 0) throw new Error(JSON.stringify(preview.errors))
  valueOf(await org.roster.apply({ center, file, from: '2026-01-05', digest: preview.digest, commandId: id() }))
}

export interface Desk {
  readonly person: string
  readonly client: Cases
  readonly window: string
  /** Registers an application; of a promised item unless told otherwise. */
  open(item: string, extra?: Partial<Parameters<Cases['intake']['register']>[0]>): Promise<string>
  /** Ticks every material of the standard item as present, but these. */
  tick(file: string, but?: Readonly<Record<string, 'missing' | 'wrong' | 'correctable'>>): ReturnType<Cases['intake']['check']>
  /** Registers, ticks and accepts. */
  accepted(item: string, extra?: Partial<Parameters<Cases['intake']['register']>[0]>): Promise<string>
  accept(file: string, extra?: Partial<Parameters<Cases['intake']['accept']>[0]>): ReturnType<Cases['intake']['accept']>
  notify(file: string, missing: string[], extra?: Partial<Parameters<Cases['intake']['notify']>[0]>): ReturnType<Cases['intake']['notify']>
  conclude(file: string, extra?: Partial<Parameters<Cases['handling']['conclude']>[0]>): ReturnType<Cases['handling']['conclude']>
  view(file: string): Promise<View>
}

function createDesk({ id: center, as, section }: CasesCenter, window: keyof typeof WINDOWS, nth: number): Desk {
  const who = person(center, window, nth)
  const client = as(who, `staff@self:${who}`, ...(nth === 0 ? [`window_lead@window:${center}/${center}-${window}`] : []))
  const desk: Desk = {
    person: who, client, window: `${center}-${window}`,
    open: async (item, extra = {}) => valueOf(await client.intake.register({ center, window: `${center}-${window}`, item, applicant: { name: `陈${++serial}`, kind: 'person', idNumber: String(serial) }, commandId: id(), ...extra })).case,
    async tick(file, but = {}) {
      const { materials } = valueOf(await section.queue.get({ case: file }))
      return client.intake.check({ case: file, materials: materials.map(({ code }) => ({ code, state: but[code] ?? 'present' })), template: true, requirementsRepeated: true, commandId: id() })
    },
    async accepted(item, extra) {
      const file = await desk.open(item, extra)
      valueOf(await desk.tick(file))
      valueOf(await desk.accept(file))
      return file
    },
    accept: (file, extra = {}) => client.intake.accept({ case: file, networkReference: 'NET-1', commandId: id(), ...extra }),
    notify: (file, missing, extra = {}) => client.intake.notify({ case: file, missing, canBeHandled: true, formalitiesComplete: false, commandId: id(), ...extra }),
    conclude: (file, extra = {}) => client.handling.conclude({ case: file, commandId: id(), ...extra }),
    view: async (file) => valueOf(await section.queue.get({ case: file })),
  }
  return desk
}
