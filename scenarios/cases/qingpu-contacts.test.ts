import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, CONTENT, id, openCases, refusalOf } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let five: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('qingpu', '2026-03-01T08:00:00+08:00')
  five = await center.item()
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

const dueOf = async (file: string) => (await center.desk().view(file)).row.dueOn

example('QP-CAS-03 QP-CAS-15: who is asked first stays recorded; closed only with an answer, a target, or a handover that was accepted', async (at) => {
  const [li, zhao] = [center.desk('w0', 1), center.desk('w1', 1)]
  const ask = async (desk: typeof li, extra: object = {}) => valueOf(await desk.client.contacts.open({ center: 'qingpu', window: desk.window, channel: 'phone', matter: '办证', asker: '陈某', commandId: id(), ...extra }))
  await at('2026-03-10T09:10')
  const asked = await ask(li)
  expect(codeOf(await li.client.contacts.close({ id: asked.id, center: 'qingpu', outcome: 'referral', target: '', commandId: id() }))).toBe('TARGET_MISSING')
  await at('2026-03-10T09:15')
  valueOf(await li.client.contacts.handOver({ id: asked.id, center: 'qingpu', to: center.desk('w0', 2).person, commandId: id() }))
  valueOf(await center.desk('w0', 2).client.contacts.takeUp({ id: asked.id, center: 'qingpu', commandId: id() }))
  expect(valueOf(await li.client.contacts.get({ id: asked.id }))).toMatchObject({ owner: center.desk('w0', 2).person, firstAsked: li.person })
  await at('2026-03-11T09:00')
  expect(await ask(zhao, { channel: 'visit', same: asked.id })).toMatchObject({ firstAsked: li.person, firstAt: expect.stringMatching(/^2026-03-10T01:10/), linkedTo: asked.id })
  expect((await ask(zhao, { channel: 'visit', matter: '另一件事' })).firstAsked).toBe(zhao.person)
})
example('QP-CAS-13: waiting for instructions it stays with who was asked, until the answer', async (at) => {
  const li = center.desk('w0', 1)
  const lead = center.desk('w0', 0)
  await at('2026-03-10T09:20')
  const asked = valueOf(await li.client.contacts.open({ center: 'qingpu', window: li.window, channel: 'visit', matter: '重大项目', asker: '某公司', major: true, commandId: id() }))
  valueOf(await li.client.contacts.askInstructions({ id: asked.id, center: 'qingpu', leader: lead.person, explanation: '需要请示', commandId: id() }))
  await at('2026-03-11T09:05')
  const open = async () => valueOf(await li.client.contacts.list({ center: 'qingpu', owner: li.person, open: true, size: 100 })).rows.map((row) => row.id)
  expect(await open()).toContain(asked.id)
  const close = (reply: string) => li.client.contacts.close({ id: asked.id, center: 'qingpu', outcome: 'answered', reply, commandId: id() })
  expect(codeOf(await close(''))).toBe('REPLY_MISSING')
  await at('2026-03-12T09:00')
  valueOf(await lead.client.contacts.instruct({ id: asked.id, center: 'qingpu', instruction: '可以办理', commandId: id() }))
  valueOf(await close('可以办理，请带申请书'))
  expect(await open()).not.toContain(asked.id)
})
example('QP-CAS-18: an item of the own window is answered, not sent away', async (at) => {
  const li = center.desk('w0', 1)
  await at('2026-03-10T09:25')
  valueOf(await center.section.items.placeAt({ center: 'qingpu', id: five, windows: [li.window], commandId: id() }))
  const asked = valueOf(await li.client.contacts.open({ center: 'qingpu', window: li.window, channel: 'visit', matter: '怎么办', asker: '甲', item: five, commandId: id() }))
  expect(refusalOf(await li.client.contacts.close({ id: asked.id, center: 'qingpu', outcome: 'referral', target: '8号窗口', targetContact: '123', commandId: id() }))).toBe('WITHIN_OWN_DUTIES QP-CAS-18')
  expect(codeOf(await li.client.contacts.close({ id: asked.id, center: 'qingpu', outcome: 'answered', reply: '发给指南', guide: five, commandId: id() }))).toBe('ok')
})
example('QP-CAS-19: who does not know asks the lead, explaining it to the person; the instruction comes back and the question is answered', async (at) => {
  const [li, lead] = [center.desk('w0', 1), center.desk('w0', 0)]
  await at('2026-03-10T09:40')
  const asked = valueOf(await li.client.contacts.open({ center: 'qingpu', window: li.window, channel: 'visit', matter: '不熟悉的事项', asker: '乙', phone: '13900000000', commandId: id() }))
  const refer = (explanation: string) => li.client.contacts.askInstructions({ id: asked.id, center: 'qingpu', leader: lead.person, explanation, commandId: id() })
  expect(refusalOf(await refer(''))).toBe('APPLICANT_NOT_TOLD QP-CAS-19')
  valueOf(await refer('需要请示，明天电话答复'))
  expect(valueOf(await li.client.contacts.get({ id: asked.id }))).toMatchObject({ state: 'instructions_asked', waitingFor: lead.person, firstAsked: li.person })
  await at('2026-03-11T09:10')
  valueOf(await lead.client.contacts.instruct({ id: asked.id, center: 'qingpu', instruction: '按第三条办理', commandId: id() }))
  expect(valueOf(await li.client.contacts.get({ id: asked.id }))).toMatchObject({ state: 'open', owner: li.person, waitingFor: null })
  valueOf(await li.client.contacts.close({ id: asked.id, center: 'qingpu', outcome: 'answered', reply: '按第三条办理', commandId: id() }))
  expect(valueOf(await li.client.contacts.get({ id: asked.id }))).toMatchObject({ state: 'closed', reply: '按第三条办理' })
})
example('QP-CAS-20: outside the window the place to go and how to reach it, both on the slip', async (at) => {
  const li = center.desk('w0', 1)
  await at('2026-03-10T09:45')
  const asked = valueOf(await li.client.contacts.open({ center: 'qingpu', window: li.window, channel: 'visit', matter: '婚姻登记', asker: '丙', commandId: id() }))
  const close = (targetContact: string) => li.client.contacts.close({ id: asked.id, center: 'qingpu', outcome: 'referral', target: '民政12号窗口', targetContact, commandId: id() })
  expect(refusalOf(await close(''))).toBe('TARGET_CONTACT_MISSING QP-CAS-20')
  valueOf(await close('59720000'))
  expect(valueOf(await li.client.contacts.get({ id: asked.id }))).toMatchObject({ state: 'closed', outcome: 'referral', target: '民政12号窗口', targetContact: '59720000' })
})
example('QP-CAS-37: asked around for the person it stays open, counted in working days, until the result was told', async (at) => {
  const [li, lead] = [center.desk('w0', 1), center.desk('w0', 0)]
  await at('2026-03-10T09:50')
  const [told, waiting] = await Promise.all(['两部门事项', '规定不明'].map(async (matter) => valueOf(await li.client.contacts.open({ center: 'qingpu', window: li.window, channel: 'visit', matter, asker: '丁', commandId: id() }))))
  const close = (contact: string, reply: string) => li.client.contacts.close({ id: contact, center: 'qingpu', outcome: 'answered', reply, commandId: id() })
  expect(codeOf(await close(told!.id, ''))).toBe('REPLY_MISSING')
  await at('2026-03-12T09:10')
  valueOf(await close(told!.id, '已问过乙部门，可以办理'))
  await at('2026-03-13T09:10')
  const open = valueOf(await lead.client.contacts.list({ center: 'qingpu', open: true, size: 100 })).rows
  expect(open.find((row) => row.id === waiting!.id)).toMatchObject({ openWorkdays: 3, owner: li.person })
  expect(open.map((row) => row.id)).not.toContain(told!.id)
})
example('QP-ITM-07: an item leaves by application, passed on and carried out; open cases go on, new ones are refused', async (at) => {
  const desk = center.desk('w0', 1)
  await at('2026-03-10T08:40')
  const item = await center.item()
  const running = await desk.accepted(item)
  const { id: change } = valueOf(await center.department.itemChanges.apply({ center: 'qingpu', department: 'tax', kind: 'exit', item, commandId: id() }))
  const execute = (effectiveFrom: string) => center.section.itemChanges.execute({ id: change, center: 'qingpu', effectiveFrom, commandId: id() })
  await at('2026-03-11T08:40')
  expect(refusalOf(await execute('2026-03-11'))).toBe('CHANGE_STEP_MISSING QP-ITM-07')
  await at('2026-03-12T08:40')
  valueOf(await center.director.itemChanges.record({ id: change, center: 'qingpu', step: 'district_office', on: '2026-03-12', document: '转办单3号', commandId: id() }))
  await at('2026-03-13T08:40')
  expect(valueOf(await execute('2026-03-13')).openCases).toBe(1)
  expect(valueOf(await center.section.items.get({ id: item })).item.state).toBe('left')
  expect(codeOf(await desk.client.intake.register({ center: 'qingpu', window: desk.window, item, applicant: { name: '陈', kind: 'person' }, commandId: id() }))).toBe('ITEM_NOT_OPEN')
  valueOf(await desk.conclude(running))
  expect((await desk.view(running)).row.state).toBe('concluded')
})
example('QP-ITM-03: at the center unless a reason says why not', async () => {
  const entry = (content: object) => center.department.itemChanges.apply({ center: 'qingpu', department: 'tax', kind: 'entry', content: { ...CONTENT, code: `P-${id().slice(0, 6)}`, ...content }, commandId: id() })
  expect(codeOf(await entry({}))).toBe('ok')
  expect(refusalOf(await entry({ place: 'own window' }))).toBe('PLACE_REASON_MISSING QP-ITM-03')
  expect(codeOf(await entry({ place: 'own window', placeReason: '专用设备' }))).toBe('ok')
})
example('QP-ITM-08: begun online and continued at the window it is the same case; seen from outside with stage and date', async (at) => {
  const desk = center.desk('w0', 1)
  await at('2026-03-10T11:00')
  const file = await desk.open(five, { channel: 'online' })
  valueOf(await desk.tick(file, { M5: 'missing' }))
  valueOf(await desk.notify(file, ['M5'], { form: 'electronic' }))
  await at('2026-03-11T09:10')
  valueOf(await desk.client.intake.supply({ case: file, materials: ['M5'], visit: true, commandId: id() }))
  const view = valueOf(await desk.client.queue.get({ case: file }))
  expect(view.materials.map(({ state }) => state)).toEqual(['present', 'present', 'present', 'present', 'present'])
  const taken = valueOf(await desk.accept(file))
  expect(valueOf(await desk.client.queue.follow({ number: view.row.number, code: view.checkCode }))).toMatchObject({ number: taken.number, state: 'accepted', dueOn: taken.due })
})
example('QP-ITM-13: the day of effect changes the page; a case keeps the version it was accepted under; entered a day late it says so', async (at) => {
  const desk = center.desk('w0', 1)
  const changing = await center.item()
  await center.change(changing, { promised: { days: 3, unit: 'workday' } }, '2026-03-16')
  const days = async (on: string) => valueOf(await desk.client.guides.get({ id: changing, on })).content.promised?.days
  expect([await days('2026-03-15'), await days('2026-03-16')]).toEqual([5, 3])
  await at('2026-03-13T09:00')
  const file = await desk.accepted(changing)
  await at('2026-03-17T09:00')
  expect(await dueOf(file)).toBe('2026-03-20')
  const late = await center.item()
  await center.change(late, { promised: { days: 4, unit: 'workday' } }, '2026-03-16')
  expect(valueOf(await center.section.items.get({ id: late })).versions.find(({ version }) => version === 2)?.daysLate).toBe(1)
  // What hung in the hall before it was entered is not late.
  const known = await center.item()
  await center.change(known, { promised: { days: 4, unit: 'workday' } }, { from: '2026-03-16', publicSince: '2026-03-16' })
  expect(valueOf(await center.section.items.get({ id: known })).versions.find(({ version }) => version === 2)?.daysLate).toBe(0)
})

test('a case is opened by who sits at the window or belongs to its department, and by nobody else', async () => {
  const open = (desk: ReturnType<typeof center.desk>, window: string) => desk.client.intake.register({ center: 'qingpu', window, item: five, applicant: { name: '陈', kind: 'person' }, commandId: id() }).then(codeOf)
  expect(await open(center.desk('w0', 1), 'qingpu-w0')).toBe('ok')
  expect(await open(center.desk('w2', 1), 'qingpu-w0')).toBe('NOT_YOURS')
  expect(await open(center.desk('w2', 1), 'qingpu-w2')).toBe('ok')
})

test('what is done with a case counts for the department that has it, also after it was handed on', async () => {
  const of = async (department: string) => {
    const { rows } = valueOf(await center.director.statistics.center({ center: 'qingpu', by: 'department', from: '2026-01-01', to: '2026-12-31' }))
    const { received = 0, accepted = 0, finished = 0, open = 0 } = rows.find(({ key }) => key === department) ?? {}
    return { received, accepted, finished, open }
  }
  const [tax, housing] = [await of('tax'), await of('housing')]
  const [from, to] = [center.desk('w0', 1), center.desk('w1', 1)]
  const file = await from.open(five)
  expect(await of('tax')).toEqual({ ...tax, received: tax.received + 1, open: tax.open + 1 })
  valueOf(await from.client.intake.transfer({ case: file, window: 'qingpu-w1', reason: '属住建窗口', commandId: id() }))
  expect(await of('tax')).toEqual({ ...tax, received: tax.received + 1 })
  expect(await of('housing')).toEqual({ ...housing, open: housing.open + 1 })
  valueOf(await to.tick(file))
  valueOf(await to.accept(file))
  valueOf(await to.conclude(file))
  expect(await of('housing')).toEqual({ ...housing, accepted: housing.accepted + 1, finished: housing.finished + 1 })
})
