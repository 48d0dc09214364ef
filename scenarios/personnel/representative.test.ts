import { personnelContract } from '@hall/contract-personnel'
import { service as personnel } from '@hall/personnel-service/service'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesCenter, codeOf, id, openCases, refusalOf } from '../src/cases-center.ts'
import { valueOf } from '../src/center.ts'
import { detailsOf, letterOf, outcomeOf, type Personnel } from '../src/personnel.ts'

let center: CasesCenter
let chief: ReturnType<CasesCenter['desk']>
let items: { instant: string; promised: string; foreign: string; unnamed: string }
const personnelAs = (person: string, ...grants: string[]): Personnel => center.city.client(personnelContract, person, grants)
const director = () => personnelAs('DIR001', 'director@center:taigu', 'coordination@center:taigu')
const unit = (department = 'tax') => personnelAs('DEP001', `department_admin@department:${department}`)
/** As the chief representative of the window of the tax department. */
const representative = () => personnelAs(chief.person, `staff@self:${chief.person}`, 'window_lead@window:taigu/taigu-w0')
const POWERS = ['decide', 'coordinate', 'countersign', 'dispatch_technicians']

beforeAll(async () => {
  center = await openCases('taigu', '2026-03-02T08:30:00+08:00')
  await center.city.start(personnel)
  chief = center.desk('w0', 0)
  items = {
    instant: await center.item({ kind: 'instant', promised: null, statutory: null, onSpot: true, name: '完税证明' }),
    unnamed: await center.item({ kind: 'instant', promised: null, statutory: null, onSpot: true, name: '发票领用' }),
    promised: await center.item({ name: '税收减免' }),
    foreign: await center.item({ kind: 'instant', promised: null, statutory: null, onSpot: true, name: '房产查询' }, '2026-01-05', 'housing'),
  }
  await until(async () => codeOf(await director().mandates.grant({
    center: 'taigu', person: chief.person, items: ['完税证明', '税收减免'], powers: [...POWERS, '容缺受理'], letter: letterOf('2026-03-02', '授权1号'), from: '2026-03-02', until: null, commandId: id(),
  })) === 'ok', 60_000)
}, 300_000)
afterAll(() => center?.[Symbol.asyncDispose]())

/** Number of a case, once the personnel service has heard of it. */
async function known(desk: ReturnType<CasesCenter['desk']>, file: string): Promise<string> {
  const { number } = (await desk.view(file)).row
  await until(async () => valueOf(await director().mandates.check({ center: 'taigu', person: chief.person, item: null, power: 'decide', case: number, on: '2026-03-02' })).because !== 'case_unknown', 30_000)
  return number
}
const may = async (number: string | null, power: string, item: string | null = null) => {
  const { may: yes, because, clause, letter } = valueOf(await director().mandates.check({ center: 'taigu', person: chief.person, item, power, case: number, on: '2026-03-02' }))
  return { yes, because, clause, letter }
}
const ask = (number: string, change: Partial<Parameters<Personnel['tasks']['ask']>[0]> = {}) =>
  representative().tasks.ask({ center: 'taigu', number, kind: 'coordination', section: '法规科', what: '请会商减免条件', need: null, technician: null, ...change, commandId: id() })

test('TG-PER-05: what the chief representative decides of the own department’s immediate items is final; another department’s is refused', { timeout: 120_000 }, async () => {
  const file = await chief.open(items.instant)
  valueOf(await chief.tick(file))
  const number = await known(chief, file)
  expect(await may(number, 'decide')).toEqual({ yes: true, because: 'letter', clause: 'TG-PER-05', letter: '授权1号' })
  const decided = valueOf(await chief.conclude(file))
  expect(decided.state).toBe('concluded')
  expect((await chief.view(file)).actions).not.toContain('approve')

  const housing = center.desk('w1', 0)
  const foreign = await housing.open(items.foreign)
  valueOf(await housing.tick(foreign))
  expect(codeOf(await chief.conclude(foreign))).not.toBe('ok')
  expect(await may(await known(housing, foreign), 'decide')).toMatchObject({ yes: false, because: 'another_department', clause: 'TG-PER-05' })
  const unnamed = await chief.open(items.unnamed)
  expect(await may(await known(chief, unnamed), 'decide')).toMatchObject({ yes: false, because: 'outside_letter', clause: 'TG-PER-03' })
  const committed = await chief.accepted(items.promised)
  expect(await may(await known(chief, committed), 'decide')).toMatchObject({ yes: false, because: 'other_kind', clause: 'TG-PER-05' })
})

test('TG-PER-06, TG-PER-10: sections are asked about committed matters, answer on record and do not decline; until then the leader in charge has it listed', { timeout: 120_000 }, async () => {
  valueOf(await unit().records.keep({ center: 'taigu', kind: 'leader_in_charge', department: 'tax', window: null, person: 'LEAD01', on: '2026-03-02', details: {}, commandId: id() }))
  const number = await known(chief, await chief.accepted(items.promised))
  const instant = await known(chief, await chief.open(items.instant))
  expect(outcomeOf(await ask(instant))).toBe('OUTSIDE_POWER TG-PER-06')
  expect(outcomeOf(await ask('T-0000'))).toBe('CASE_UNKNOWN')
  const clerk = center.desk('w0', 1)
  expect(outcomeOf(await personnelAs(clerk.person, 'window_lead@window:taigu/taigu-w0').tasks.ask({ center: 'taigu', number, kind: 'reminder', section: '法规科', what: '请加快', need: null, technician: null, commandId: id() }))).toMatch(/^OUTSIDE_POWER/)

  const task = valueOf(await ask(number)).id
  const reminder = valueOf(await ask(number, { kind: 'reminder', what: '请于三日内答复' })).id
  const listed = async () => valueOf(await unit().tasks.unanswered({ department: 'tax' })).rows.filter((row) => row.number === number)
  expect(await listed()).toMatchObject([{ leader: 'LEAD01', rule: 'TG-PER-10', letter: '授权1号', section: '法规科' }, { leader: 'LEAD01' }])
  const declined = await unit().tasks.answer({ id: task, accepts: false, answer: '不属本科室', commandId: id() })
  expect(outcomeOf(declined)).toBe('TASK_BINDING TG-PER-10')
  expect(await listed()).toHaveLength(2)
  expect(outcomeOf(await unit('housing').tasks.answer({ id: task, accepts: true, answer: '无意见', commandId: id() }))).not.toBe('ok')
  valueOf(await unit().tasks.answer({ id: task, accepts: true, answer: '符合减免条件', at: '2026-03-02T15:00:00', commandId: id() }))
  expect((await listed()).map(({ id: of }) => of)).toEqual([reminder])
  const files = valueOf(await representative().tasks.list({ center: 'taigu', window: 'taigu-w0' })).rows
  expect(files.find((file) => file.id === task)).toMatchObject({ status: 'answered', clause: 'TG-PER-06', answer: { text: '符合减免条件', at: '2026-03-02T15:00:00' } })
})

test('TG-PER-08: technicians are called on for a technical evaluation or a site survey, by name, and for nothing else', { timeout: 120_000 }, async () => {
  const number = await known(chief, await chief.accepted(items.promised))
  const wanted = { kind: 'technician' as const, section: '评估科', what: '请派员', technician: '周工' }
  const without = await ask(number, wanted)
  expect([outcomeOf(without), detailsOf(without)['issues']]).toEqual(['NEED_MISSING TG-PER-08', ['technical_evaluation', 'site_survey']])
  expect(outcomeOf(await ask(number, { ...wanted, need: 'site_survey', technician: null }))).toBe('TECHNICIAN_MISSING TG-PER-08')
  for (const need of ['technical_evaluation', 'site_survey'] as const) expect(outcomeOf(await ask(number, { ...wanted, need }))).toBe('ok')
  const housing = center.desk('w1', 0)
  const foreign = await known(housing, await housing.open(items.foreign))
  expect(outcomeOf(await ask(foreign, { ...wanted, need: 'site_survey' }))).toBe('OUTSIDE_POWER TG-PER-08')
})

test('TG-PER-09: a further power named in the letter is checked as the others are; one it does not name is outside the letter', async () => {
  expect(await may(null, '容缺受理', '税收减免')).toMatchObject({ yes: true, clause: 'TG-PER-09', letter: '授权1号' })
  expect(await may(null, '延期审批', '税收减免')).toMatchObject({ yes: false, because: 'outside_letter' })
  expect(await may(null, '容缺受理', '房产查询')).toMatchObject({ yes: false, because: 'outside_letter' })
})

test('TG-PER-11: a case shows how long it was in each stage and how long each section took', { timeout: 120_000 }, async () => {
  const file = await chief.accepted(items.promised)
  const number = await known(chief, file)
  valueOf(await ask(number, { at: '2026-03-02T10:00:00' }))
  const task = valueOf(await representative().tasks.list({ center: 'taigu', open: true })).rows.find((row) => row.number === number)!
  valueOf(await unit().tasks.answer({ id: task.id, accepts: true, answer: '已核', at: '2026-03-02T11:30:00', commandId: id() }))
  await center.setClock('2026-03-03T09:00:00')
  valueOf(await chief.client.handling.approve({ case: file, grant: true, opinion: '同意', commandId: id() }).then((done) => (done.ok ? done : chief.conclude(file))))
  const times = async () => valueOf(await representative().tasks.stageTimes({ center: 'taigu', number }))
  await until(async () => (await times()).stages.some(({ from }) => from >= '2026-03-03T09:00:00'), 30_000)
  const { stages, sections, clause } = await times()
  expect(clause).toBe('TG-PER-11')
  expect(sections).toEqual([{ section: '法规科', tasks: 1, open: 0, minutes: 90 }])
  // Each stage ends where the next begins, and the night lies in the one before the decision.
  expect(stages.slice(1).every(({ from }, index) => stages[index]!.to === from)).toBe(true)
  const last = stages.findIndex(({ from }) => from >= '2026-03-03T09:00:00')
  const before = stages[last - 1]!
  expect(before.minutes).toBe(Math.floor(Temporal.PlainDateTime.from(before.from).until(Temporal.PlainDateTime.from(stages[last]!.from)).total('minutes')))
  expect(before.minutes).toBeGreaterThan(23 * 60)
  expect(refusalOf(await representative().tasks.stageTimes({ center: 'taigu', number: 'T-0000' }))).toBe('CASE_UNKNOWN')
})
