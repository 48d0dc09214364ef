import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, CONTENT, id, openCases, openCounts, refusalOf } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let five: string
let oneVisit: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('wenshang', '2026-03-01T08:00:00+08:00')
  five = await center.item()
  oneVisit = await center.item({ oneVisit: true })
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

example('WS-CAS-05: a material not in order needs the template and the requirements told again; without a sample no template', async (at) => {
  const desk = center.desk()
  const bare = await center.item({ materials: CONTENT.materials.map((material) => ({ ...material, sample: false })) })
  await at('2026-03-10T09:00')
  const [file, sampleless] = [await desk.open(five), await desk.open(bare)]
  const check = (one: string, requirementsRepeated: boolean) => desk.client.intake.check({ case: one, materials: CONTENT.materials.map(({ code }) => ({ code, state: code === 'M3' ? 'wrong' as const : 'present' as const })), template: true, requirementsRepeated, commandId: id() })
  expect(refusalOf(await check(file, false))).toBe('REPEAT_REQUIREMENTS WS-CAS-05')
  expect(codeOf(await check(file, true))).toBe('ok')
  expect(refusalOf(await check(sampleless, true))).toBe('SAMPLE_MISSING WS-CAS-05')
})
example('WS-CAS-06: an answer is kept under who gave it; found wrong it counts against that person', async (at) => {
  const zhao = center.desk('w0', 1)
  await at('2026-03-10T09:05')
  const asked = valueOf(await zhao.client.contacts.open({ center: 'wenshang', window: 'wenshang-w0', channel: 'visit', matter: '怎么办', asker: '甲', commandId: id() }))
  const close = (reply: string) => zhao.client.contacts.close({ id: asked.id, center: 'wenshang', outcome: 'answered', reply, commandId: id() })
  expect(codeOf(await close(''))).toBe('REPLY_MISSING')
  expect(codeOf(await close('带身份证'))).toBe('ok')
  await at('2026-03-18T09:00')
  valueOf(await center.supervision.contacts.markWrong({ id: asked.id, center: 'wenshang', reason: '还要照片', commandId: id() }))
  expect(valueOf(await center.supervision.watch.findings({ center: 'wenshang', kind: 'wrong_answer' })).rows).toMatchObject([{ person: zhao.person }])
})
example('WS-CAS-07: outside the post the target window is named', async (at) => {
  const zhao = center.desk('w0', 1)
  await at('2026-03-10T09:10')
  const asked = valueOf(await zhao.client.contacts.open({ center: 'wenshang', window: 'wenshang-w0', channel: 'visit', matter: '别的', asker: '甲', commandId: id() }))
  const close = (target: string) => zhao.client.contacts.close({ id: asked.id, center: 'wenshang', outcome: 'referral', target, commandId: id() })
  expect(refusalOf(await close(''))).toBe('TARGET_MISSING WS-CAS-07')
  expect(codeOf(await close('12号窗口'))).toBe('ok')
})
example('WS-CAS-09: what comes online is the window lead’s; answered the next working day in time, unanswered after it overdue', async (at) => {
  const lead = center.desk('w1')
  await at('2026-03-10T11:00')
  const ask = () => center.desk('w1', 1).client.contacts.open({ center: 'wenshang', window: 'wenshang-w1', channel: 'online', matter: '网上咨询', asker: '乙', commandId: id() }).then(valueOf)
  const [answered, silent] = [await ask(), await ask()]
  expect(answered.firstAsked).toBe(lead.person)
  await at('2026-03-11T17:00')
  valueOf(await lead.client.contacts.close({ id: answered.id, center: 'wenshang', outcome: 'answered', reply: '可以', commandId: id() }))
  expect(valueOf(await lead.client.contacts.get({ id: answered.id })).late).toBe(false)
  await at('2026-03-12T00:00')
  expect(valueOf(await lead.client.contacts.get({ id: silent.id }))).toMatchObject({ late: true, firstAsked: lead.person })
})
example('WS-CAS-11: who accepted it stays first responsible, whoever handles it later with a reason', async (at) => {
  const [zhao, qian] = [center.desk('w0', 1), center.desk('w0', 2)]
  await at('2026-03-10T09:15')
  const file = await zhao.accepted(five)
  await at('2026-03-11T09:00')
  valueOf(await center.desk('w0').client.handling.assign({ case: file, to: qian.person, reason: '请假', commandId: id() }))
  expect(await zhao.view(file)).toMatchObject({ firstAsked: zhao.person, row: { handler: qian.person } })
})
example('WS-CAS-12: a step goes to somebody in the hall, not to the head office', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:20')
  const file = await desk.accepted(five)
  expect(refusalOf(await desk.client.handling.assign({ case: file, to: 'HQ0001', reason: '审核', commandId: id() }))).toBe('OUTSIDE_HALL WS-CAS-12')
  expect(codeOf(await desk.client.handling.assign({ case: file, to: center.desk('w2', 1).person, reason: '审核', commandId: id() }))).toBe('ok')
})
example('WS-CAS-13: a return says why, and produces its numbered notice', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:25')
  const file = await desk.open(five)
  const refuse = (reason: string) => desk.client.intake.refuse({ case: file, kind: 'not_meeting_conditions', condition: 3, reason, commandId: id() })
  expect(refusalOf(await refuse(''))).toBe('REASON_MISSING WS-CAS-13')
  const closed = valueOf(await refuse('有违法记录'))
  const [paper] = (await desk.view(file)).documents
  expect([paper?.title.zh, paper?.number]).toEqual(['测试中心不予受理通知单', closed.document])
})
example('WS-CAS-14: only on a condition of the item', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:30')
  const [ground, busy] = [await desk.open(five), await desk.open(five)]
  const refuse = (file: string, extra: object) => desk.client.intake.refuse({ case: file, kind: 'not_meeting_conditions', reason: '今天太忙', commandId: id(), ...extra })
  expect(codeOf(await refuse(ground, { condition: 3, reason: '有违法记录' }))).toBe('ok')
  expect(refusalOf(await refuse(busy, {}))).toBe('GROUND_NOT_OF_ITEM WS-CAS-14')
})
example('WS-CAS-16: told in the visit it is in order; a day later, or a second time for more, it is a finding', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:00')
  const [same, next, second] = [await desk.open(five), await desk.open(five), await desk.open(five)]
  for (const file of [same, next, second]) valueOf(await desk.tick(file, { M1: 'missing', M2: 'missing' }))
  await at('2026-03-10T10:14')
  expect(valueOf(await desk.notify(same, ['M1', 'M2'])).findings).toEqual([])
  valueOf(await desk.notify(second, ['M1', 'M2']))
  expect(valueOf(await desk.notify(second, ['M3'])).findings).toEqual(['notice_second'])
  await at('2026-03-11T10:00')
  expect(valueOf(await desk.notify(next, ['M1', 'M2'])).findings).toContain('notice_late')
})
example('WS-CAS-18: completed on the last day it is on time, the next overdue by one; across Qingming', async (at) => {
  const desk = center.desk()
  await at('2026-03-09T09:00')
  const [inTime, late] = [await desk.accepted(five), await desk.accepted(five)]
  await at('2026-03-16T17:00')
  expect(valueOf(await desk.conclude(inTime)).findings).toEqual([])
  await at('2026-03-17T09:00')
  valueOf(await desk.conclude(late))
  expect((await desk.view(late)).clocks.find(({ clock }) => clock === 'promised')?.timing).toMatchObject({ state: 'overdue', units: 1 })
  await at('2026-04-02T09:00')
  expect((await desk.view(await desk.accepted(five))).row.dueOn).toBe('2026-04-10')
})
example('WS-CAS-19: a wrong date is corrected with help; returning it is refused', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:20')
  const file = await desk.open(five)
  valueOf(await desk.tick(file, { M2: 'correctable' }))
  expect(refusalOf(await desk.client.intake.giveBack({ case: file, reason: '日期不对', commandId: id() }))).toBe('CORRECTION_FIRST WS-CAS-19')
  await at('2026-03-10T10:25')
  valueOf(await desk.tick(file))
  expect(valueOf(await desk.accept(file)).state).toBe('accepted')
})
example('WS-CAS-20: on an item done in one go no second visit is demanded; the applicant may choose to come', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:30')
  const file = await desk.accepted(oneVisit)
  const appoint = (demanded: boolean) => desk.client.results.appoint({ case: file, at: '2026-03-17T10:00:00+08:00', demanded, commandId: id() })
  expect(refusalOf(await appoint(true))).toBe('VISIT_TOO_MANY WS-CAS-20')
  expect(codeOf(await appoint(false))).toBe('ok')
})
example('WS-CAS-04: to be filled in anew: a template and the requirements, both', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:10')
  const file = await desk.open(five)
  const check = (template: boolean, requirementsRepeated: boolean) => desk.client.intake.check({ case: file, materials: CONTENT.materials.map(({ code }) => ({ code, state: code === 'M2' ? 'wrong' as const : 'present' as const })), template, requirementsRepeated, commandId: id() })
  expect(codeOf(await check(true, false))).toBe('REPEAT_REQUIREMENTS')
  expect(codeOf(await check(false, true))).toBe('REPEAT_REQUIREMENTS')
  expect(codeOf(await check(true, true))).toBe('ok')
})
example('WS-CAS-15: the notice tells conditions, materials, procedure and promised time; an item without a promise is not published', async (at) => {
  const desk = center.desk()
  const entry = await center.department.itemChanges.apply({ center: 'wenshang', department: 'tax', kind: 'entry', content: { ...CONTENT, code: 'NOPROMISE', promised: null }, commandId: id() })
  expect(!entry.ok && entry.problem).toMatchObject({ code: 'ITEM_INCOMPLETE', details: { missing: ['promised_limit'] } })
  await at('2026-03-10T10:15')
  const file = await desk.open(five)
  valueOf(await desk.tick(file, { M1: 'missing' }))
  valueOf(await desk.notify(file, ['M1']))
  const paper = (await desk.view(file)).documents[0]!
  const { html } = valueOf(await desk.client.papers.page({ id: paper.id }))
  for (const said of ['年满十八周岁', '申请表', '审查', '5个工作日']) expect(html.replaceAll(' ', '')).toContain(said)
})
example('WS-CAS-17: a license is refused only with its decision on paper; returned before acceptance it gets the other one', async (at) => {
  const [desk, other] = [center.desk('w0', 1), center.desk('w0', 0)]
  const license = await center.item({ itemType: 'license', statutory: { days: 20, unit: 'workday' } })
  await at('2026-03-10T10:20')
  const [file, returned] = [await desk.accepted(license), await desk.open(license)]
  expect(codeOf(await desk.conclude(file))).toBe('NOT_EXAMINED')
  valueOf(await desk.client.handling.examine({ case: file, opinion: '不符合', grant: false, commandId: id() }))
  valueOf(await other.client.handling.approve({ case: file, opinion: '不予许可', grant: false, reason: '场所不符', basis: '第九条', explained: true, commandId: id() }))
  await at('2026-03-12T10:00')
  expect(valueOf(await desk.conclude(file)).document).not.toBeNull()
  const view = await desk.view(file)
  const decision = view.documents.at(-1)!
  expect([view.row.outcome, decision.title.zh]).toEqual(['refused', '测试中心不予许可决定书'])
  expect(valueOf(await desk.client.papers.page({ id: decision.id })).html).toMatch(/理由：场所不符。依据：第九条/)
  const granted = await desk.accepted(license)
  valueOf(await desk.client.handling.examine({ case: granted, opinion: '符合', grant: true, commandId: id() }))
  valueOf(await other.client.handling.approve({ case: granted, opinion: '同意', grant: true, commandId: id() }))
  valueOf(await desk.conclude(granted))
  expect((await desk.view(granted)).documents.at(-1)?.title.zh).toBe('测试中心办理结果通知书')
  valueOf(await desk.client.intake.giveBack({ case: returned, reason: '不属本窗口', explained: true, commandId: id() }))
  expect((await desk.view(returned)).documents.map(({ title }) => title.zh).some((title) => title.includes('决定'))).toBe(false)
})

test('what is counted as open is what the list shows', async () => {
  // A job may be at work between the two.
  await until(async () => { const { counted, listed } = await openCounts(center); return JSON.stringify(counted) === JSON.stringify(listed) }, 20_000)
})
