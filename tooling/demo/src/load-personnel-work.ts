import { setTimeout as delay } from 'node:timers/promises'
import type { Result } from '@hall/contract'
import type { CasesContract } from '@hall/contract-cases'
import type { Client } from '@hall/rpc'
import { commandIdOf } from './command-id.ts'
import type { Personnel } from './load-personnel.ts'
import { valueOf } from './outcome.ts'
import type { DemoCenter, DemoCity, DemoPerson } from './shapes.ts'

interface WorkLoad {
  readonly director: (center: string) => Personnel
  readonly office: Personnel
  /** Somebody with an account, at both services; nobody where there is no account. */
  readonly as: (person: string) => { readonly personnel: Personnel; readonly cases: Client<CasesContract> } | undefined
}

const LOOK_EVERY_MS = 100
const GIVE_UP_AFTER_MS = 60_000
/** What an earlier load has done, or a center's own rules do not know. */
const SETTLED = ['COMMAND_REUSED', 'NOT_POSSIBLE_NOW', 'PERSON_NOT_HERE', 'POST_EMPTY', 'NOBODY_AT_POST', 'QUEUE_CLOSED', 'OUTSIDE_POWER', 'FORBIDDEN']
async function once<T>(call: Promise<Result<T>>): Promise<T | undefined> {
  const result = await call
  return !result.ok && SETTLED.includes(result.problem.code) ? undefined : valueOf(Promise.resolve(result))
}

/** Numbers called, stages of items, what chief representatives ask of their sections. A second load changes nothing. */
export async function loadPersonnelWork(city: DemoCity, load: WorkLoad): Promise<void> {
  await Promise.all(city.centers.map(async (center) => {
    const director = load.director(center.id)
    await stages(center, director)
    await calls(center, director)
    await tasks(center, load)
  }))
}

const ids = (center: DemoCenter) => (...parts: string[]) => commandIdOf('personnel-work', center.id, ...parts)
const atWindow = ({ rotated }: DemoCenter, window: string | null): DemoPerson[] => rotated.filter((person) => person.window === window && person.until === null)

/** One item complete, one with a stage open. */
async function stages(center: DemoCenter, director: Personnel): Promise<void> {
  const commandId = ids(center)
  const window = center.windows[0]!.id
  const [a, b] = atWindow(center, window)
  if (!a || !b) return
  const of = (names: readonly string[]) => names.map((name, index) => ({ name, a: index % 2 === 0 ? a.number : b.number, b: (index % 2 === 0 ? b.number : a.number) as string | null, duties: `${name}：按办事指南办理，当日办结本环节` }))
  await once(director.stages.map({ center: center.id, window, item: '企业设立登记', stages: of(['受理', '审查', '决定', '送达']), commandId: commandId('stages', 'whole') }))
  await once(director.stages.map({ center: center.id, window, item: '食品经营许可', stages: of(['受理', '现场核查', '决定', '送达']).map((stage, index) => (index === 3 ? { ...stage, b: null } : stage)), commandId: commandId('stages', 'open') }))
}

/** Of a post whose holder is away, and of others. */
async function calls(center: DemoCenter, director: Personnel): Promise<void> {
  const commandId = ids(center)
  const held = atWindow(center, center.windows[0]!.id).concat(atWindow(center, center.windows[1]?.id ?? null)).filter(({ primary }) => primary !== null)
  for (const [n, person] of held.slice(0, 4).entries()) {
    await once(director.calls.route({ center: center.id, post: person.primary!, kind: n === 2 ? 'inquiry' : 'ticket', number: n === 2 ? '网上咨询：变更登记材料' : `A${String(20 + n).padStart(3, '0')}`, commandId: commandId('call', person.number) }))
  }
}

/** Of a lead with a letter about a case of its window: one answered, one waiting. */
async function tasks(center: DemoCenter, { as, office }: WorkLoad): Promise<void> {
  const commandId = ids(center)
  const chief = center.rotated.find(({ lead, window, until }) => lead && window !== null && until === null)
  const account = chief && as(chief.number)
  if (!chief || !account) return
  const { rows } = await valueOf(account.cases.queue.list({ center: center.id, window: chief.window!, kind: 'promised', show: 'open', size: 1 }))
  const [row] = rows
  if (!row) return
  const wanted = { center: center.id, number: row.number, section: '法规科', need: null, technician: null }
  const first = await soon(() => account.personnel.tasks.ask({ ...wanted, kind: 'coordination', what: '请会商设立条件，并书面答复窗口', commandId: commandId('task', 'coordination') }))
  if (first) await once(office.tasks.answer({ id: first.id, accepts: true, answer: '已会商，符合条件，可以办理', commandId: commandId('answer') }))
  await soon(() => account.personnel.tasks.ask({ ...wanted, kind: 'reminder', section: '审批科', what: '请于三日内完成审查', commandId: commandId('task', 'reminder') }))
}

/** The personnel service hears of cases through events. */
async function soon<T>(call: () => Promise<Result<T>>): Promise<T | undefined> {
  const giveUpAt = performance.now() + GIVE_UP_AFTER_MS
  for (;;) {
    const result = await call()
    if (result.ok || result.problem.code !== 'CASE_UNKNOWN') return once(Promise.resolve(result))
    if (performance.now() > giveUpAt) throw new Error(`the personnel service has not heard of a case after ${GIVE_UP_AFTER_MS} ms`)
    await delay(LOOK_EVERY_MS)
  }
}
