import { afterAll, beforeAll, expect } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, CONTENT, type Desk, id, openCases, refusalOf } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('district', '2026-03-01T08:00:00+08:00')
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

const ask = async (desk: Desk, extra: object = {}) => valueOf(await desk.client.contacts.open({ center: 'district', window: desk.window, channel: 'visit', matter: '店招设置', asker: '陈某', commandId: id(), ...extra }))
const handOver = (desk: Desk, contact: string, to: Desk, extra: object = {}) => desk.client.contacts.handOver({ id: contact, center: 'district', to: to.person, commandId: id(), ...extra })
const takeUp = (desk: Desk, contact: string, called = false) => desk.client.contacts.takeUp({ id: contact, center: 'district', called, commandId: id() })
const close = (desk: Desk, contact: string, given: Partial<Parameters<Desk['client']['contacts']['close']>[0]>) => desk.client.contacts.close({ id: contact, center: 'district', outcome: 'answered', commandId: id(), ...given })
const seen = async (desk: Desk, contact: string) => valueOf(await desk.client.contacts.get({ id: contact }))

example('DC-CAS-06: handed to the responsible colleague it is theirs from the moment they take it; until then the first asked answers for it', async (at) => {
  const [zhang, li] = [center.desk('w2', 1), center.desk('w2', 2)]
  await at('2026-03-10T09:29')
  const asked = await ask(zhang)
  await at('2026-03-10T09:30')
  valueOf(await handOver(zhang, asked.id, li))
  await at('2026-03-10T09:34')
  expect(await seen(zhang, asked.id)).toMatchObject({ state: 'handed_over', owner: zhang.person, waitingFor: li.person })
  expect(codeOf(await takeUp(center.desk('w2', 3), asked.id))).toBe('NOT_HANDED_OVER')
  await at('2026-03-10T09:35')
  valueOf(await takeUp(li, asked.id))
  expect(await seen(zhang, asked.id)).toMatchObject({ state: 'open', owner: li.person, firstAsked: zhang.person })
})
example('DC-CAS-07: for somebody who is away the four fields are taken down; the entry waits until they come back and call', async (at) => {
  const [zhang, li] = [center.desk('w2', 1), center.desk('w2', 2)]
  await at('2026-03-10T10:00')
  const [asked, single] = [await ask(zhang, { asker: '某公司' }), await ask(zhang)]
  const four = { absent: true, unit: '某公司', name: '陈某', phone: '13800000000', matter: '店招设置' }
  const refused = await handOver(zhang, asked.id, li, { ...four, phone: '' })
  expect(!refused.ok && refused.problem).toMatchObject({ code: 'REGISTER_FIELDS_MISSING', clause: 'DC-CAS-07', details: { missing: ['phone'] } })
  valueOf(await handOver(zhang, asked.id, li, four))
  valueOf(await handOver(zhang, single.id, li, { ...four, unit: '个人' }))
  expect(await seen(zhang, asked.id)).toMatchObject({ state: 'passed_on', owner: zhang.person, waitingFor: li.person })
  await at('2026-03-13T08:40')
  valueOf(await takeUp(li, asked.id, true))
  expect(await seen(zhang, asked.id)).toMatchObject({ state: 'closed', outcome: 'answered' })
  expect(await seen(zhang, single.id)).toMatchObject({ state: 'passed_on' })
})
example('DC-CAS-10: led to somebody by name a contact of theirs follows, the first asked staying the first; led to nobody it is not closed', async (at) => {
  const [zhang, sun] = [center.desk('w2', 1), center.desk('w1', 2)]
  await at('2026-03-10T10:01')
  const asked = await ask(zhang)
  const led = { outcome: 'referral', target: '8号窗口', escort: true } as const
  expect(refusalOf(await close(zhang, asked.id, led))).toBe('HANDLER_MISSING DC-CAS-10')
  expect(codeOf(await close(zhang, asked.id, { ...led, receivedBy: 'NOBODY1' }))).toBe('PERSON_UNKNOWN')
  // Naming somebody at another window opens nothing that lies there.
  const theirs = await ask(sun)
  expect(codeOf(await close(zhang, theirs.id, { ...led, receivedBy: sun.person }))).toBe('CONTACT_UNKNOWN')
  expect((await seen(sun, theirs.id)).state).toBe('open')
  valueOf(await close(sun, theirs.id, { reply: '已说明' }))
  await at('2026-03-10T10:05')
  valueOf(await close(zhang, asked.id, { ...led, receivedBy: sun.person }))
  expect(await seen(zhang, asked.id)).toMatchObject({ state: 'closed', target: '8号窗口', receivedBy: sun.person })
  const [following] = valueOf(await sun.client.contacts.list({ center: 'district', owner: sun.person, open: true })).rows
  expect(following).toMatchObject({ linkedTo: asked.id, window: sun.window, owner: sun.person, firstAsked: zhang.person, state: 'open', openedAt: expect.stringMatching(/^2026-03-10T02:05/) })
})
example('DC-CAS-11: who asks about an item gets its notice from the catalogue; an item without a time limit does not come into it', async (at) => {
  const desk = center.desk('w0', 1)
  const item = await center.item({ name: '小餐饮登记' })
  await at('2026-03-10T10:30')
  const asked = await ask(desk, { item })
  valueOf(await close(desk, asked.id, { reply: '已告知' }))
  expect((await seen(desk, asked.id)).guide).toBe('小餐饮登记 v1 2026-03-10')
  const without = await center.department.itemChanges.apply({ center: 'district', department: 'tax', kind: 'entry', content: { ...CONTENT, code: 'NO-LIMIT', promised: null, statutory: null }, commandId: id() })
  expect(refusalOf(without)).toBe('ITEM_LIMIT_MISSING DC-CAS-26')
})
example('DC-ITM-05: a shorter limit counts from the day it was approved for; what was accepted before keeps its own', async (at) => {
  const desk = center.desk('w0', 1)
  const ten = await center.item({ promised: { days: 10, unit: 'workday' } })
  await at('2026-03-09T09:00')
  const change = valueOf(await center.department.itemChanges.apply({ center: 'district', department: 'tax', kind: 'change', item: ten, content: { ...valueOf(await center.section.items.get({ id: ten })).content, promised: { days: 7, unit: 'workday' } }, commandId: id() }))
  const execute = () => center.section.itemChanges.execute({ id: change.id, center: 'district', effectiveFrom: '2026-03-16', commandId: id() })
  expect(refusalOf(await execute())).toBe('CHANGE_STEP_MISSING DC-ITM-05')
  await at('2026-03-10T09:00')
  const due = async () => (await desk.view(await desk.accepted(ten))).row.dueOn
  expect(await due()).toBe('2026-03-24')
  await at('2026-03-13T09:30')
  const friday = await desk.accepted(ten)
  valueOf(await center.director.itemChanges.record({ id: change.id, center: 'district', step: 'government_approval', on: '2026-03-13', document: '区政办〔2026〕7号', commandId: id() }))
  valueOf(await execute())
  await at('2026-03-16T09:30')
  expect(await due()).toBe('2026-03-25')
  expect((await desk.view(friday)).row.dueOn).toBe('2026-03-27')
})
example('DC-CAS-49: what is major is not turned away before an instruction says so; the rest needs the form and the signature alone', async (at) => {
  const desk = center.desk('w0', 1)
  const major = await center.item({ major: true })
  const ordinary = await center.item()
  await at('2026-03-10T11:00')
  const [first, second] = [await desk.open(major), await desk.open(ordinary)]
  const file = (of: string) => desk.client.negations.file({
    case: of, reasonCode: 'special_reason_or_not_approved', unit: '税务局', handler: '张三', position: '科员', partyName: '陈某', partyAddress: '区政府路1号', partyPhone: '13800000000', facts: '不符合', reasons: '不属于受理范围', basis: '第三条',
    missingItems: [], explained: true, kind: 'cannot_by_law', commandId: id(),
  })
  expect(refusalOf(await file(first))).toBe('INSTRUCTION_MISSING DC-CAS-49')
  expect(codeOf(await file(second))).toBe('ok')
  valueOf(await desk.client.intake.refer({ case: first, leader: 'DIR001', question: '是否受理', commandId: id() }))
  await at('2026-03-12T09:00')
  valueOf(await center.director.intake.instruct({ case: first, instruction: '不予受理', commandId: id() }))
  expect(codeOf(await file(first))).toBe('ok')
  expect((await desk.view(first)).entries.find(({ type }) => type === 'InstructionGiven')?.data['instruction']).toBe('不予受理')
})
