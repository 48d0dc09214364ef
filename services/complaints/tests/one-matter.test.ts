import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, type Complaints, type ComplaintsCity, id, lodging, ok, startComplaints } from './city.ts'

let it: ComplaintsCity
beforeAll(async () => { it = await startComplaints() })
afterAll(() => it?.[Symbol.asyncDispose]())

type Action = Parameters<Complaints['desk']['act']>[0]['action']
const act = (client: Complaints, of: string, action: Action) => client.desk.act({ id: of, action, commandId: id() })
const who = (contact: string | null, name: string | null = '投诉人') => ({ name, nameRefused: name === null, contact, contactRefused: contact === null })
const hotline = () => it.as('client:hotline', 'complaint_desk@city')
const item = (sourceNumber: string, over: object) => {
  const { channel: _channel, ...given } = lodging('qingpu', over)
  return { ...given, sourceNumber, sourceDueAt: '2026-03-20T17:00:00+08:00' }
}
const found = (result: 'substantiated' | 'partly' | 'unsubstantiated') => ({ kind: 'find' as const, result, serious: false, violation: false, reason: '查证' })

async function foundTrue(window: string, person: string, clerk: Complaints): Promise<string> {
  const { id: of } = await ok(it.section('qingpu').intake.register(lodging('qingpu', { window, person })))
  await ok(act(it.section('qingpu'), of, { kind: 'ask_person', text: '请说明' }))
  await ok(clerk.mine.act({ id: of, action: { kind: 'answer', text: '说明' }, commandId: id() }))
  await ok(act(it.section('qingpu'), of, found('substantiated')))
  return of
}

test('QP-CMP-19: a matter the hotline joins is not closed before the hotline has its report, and every number of the hotline is answered', async () => {
  const section = it.section('qingpu')
  const about = { window: 'qingpu-b', person: null, caseNumber: 'H-1', complainant: who('13900000001') }
  const { id: of } = await ok(section.intake.register(lodging('qingpu', about)))
  await ok(hotline().intake.receiveHotline(item('H-0001', about)))
  const { clocks, complaint } = await ok(section.desk.get({ id: of }))
  expect(clocks.map(({ kind }) => kind)).toEqual(['ours', 'source'])
  expect(complaint.waitsFor).toContain('report_to_source')
  await ok(act(section, of, found('unsubstantiated')))
  await ok(act(section, of, { kind: 'send_reply', text: '已答复' }))
  expect(await codeOf(act(section, of, { kind: 'close' }))).toBe('STEP_MISSING')
  await ok(act(section, of, { kind: 'report', to: 'source', text: '经查不属实' }))
  await ok(hotline().intake.receiveHotline(item('H-0002', about)))
  const { rows } = await ok(section.intake.hotlineReplies({ center: 'qingpu' }))
  expect(rows.filter(({ text }) => text === '经查不属实').map(({ sourceNumber }) => sourceNumber).sort()).toEqual(['H-0001', 'H-0002'])
})

test('where no report is asked for, the reply is what the hotline gets, and its clock stands', async () => {
  const desk = it.supervision('taigu')
  const { channel: _channel, ...given } = lodging('taigu', { window: 'taigu-b', person: null, complainant: who('13900000002') })
  const { number } = await ok(hotline().intake.receiveHotline({ ...given, sourceNumber: 'H-0003', sourceDueAt: '2026-03-20T17:00:00+08:00' }))
  const { rows: [row] } = await ok(desk.desk.list({ center: 'taigu', from: '2026-01-01', to: '2026-12-31', search: number }))
  await ok(act(desk, row!.id, found('unsubstantiated')))
  await ok(act(desk, row!.id, { kind: 'decide', text: '不属实' }))
  await ok(act(desk, row!.id, { kind: 'notify_unit' }))
  await ok(act(desk, row!.id, { kind: 'tell_complainant', text: '经查没有违规' }))
  const { rows } = await ok(desk.intake.hotlineReplies({ center: 'taigu' }))
  expect(rows).toMatchObject([{ sourceNumber: 'H-0003', text: '经查没有违规', result: 'unsubstantiated' }])
  expect((await ok(desk.desk.get({ id: row!.id }))).clocks.find(({ kind }) => kind === 'source')).toMatchObject({ state: 'met' })
})

test('what comes by the public page and belongs to another matter joins it, and is told nothing of it', async () => {
  const section = it.section('qingpu')
  const about = { window: 'qingpu-c', person: null, caseNumber: 'W-1', complainant: who('13900000003') }
  const first = await ok(section.intake.register(lodging('qingpu', about)))
  await ok(act(section, first.id, { kind: 'classify', class: 'complex' }))
  it.at('2026-03-11T09:00')
  const { channel: _channel, person: _person, ...given } = lodging('qingpu', { ...about, ground: 'other', content: '同一件事，网上再说一次' })
  const second = await ok(it.nobody.portal.lodge({ ...given, person: null, factsOn: null, work: await it.work() }))
  const { rows: [alone] } = await ok(section.desk.list({ center: 'qingpu', from: '2026-03-10', to: '2026-03-10', search: first.number }))
  expect(second).toMatchObject({ joined: false, dueDate: '2026-03-11' })
  expect(second.number).not.toBe(first.number)
  expect(alone!.channels).toEqual(['phone', 'web'])
  // Found by either number, counted once.
  expect((await ok(section.desk.list({ center: 'qingpu', from: '2026-03-10', to: '2026-03-12', search: second.number }))).rows.map(({ number }) => number)).toEqual([first.number])
  const seen = await ok(it.nobody.portal.follow({ number: second.number, code: second.followCode! }))
  expect(seen).toMatchObject({ number: second.number, state: 'in_progress', record: '同一件事，网上再说一次', dueDate: '2026-03-11', messages: [] })
  expect(seen.ground.zh).toBe('其他违规行为')
})

test('a bad rating of a case and a complaint that names it are one matter, though nobody named the rater', async () => {
  const [section, lead] = [it.section('qingpu'), it.lead('qingpu', 'c')]
  const { id: of } = await ok(section.intake.register(lodging('qingpu', { window: 'qingpu-c', person: null, caseNumber: 'R-1', complainant: who('13900000004') })))
  const { token } = await ok(lead.ratings.invite({ center: 'qingpu', window: 'qingpu-c', person: null, item: null, caseNumber: 'R-1', completedAt: '2026-03-10T00:00:00Z', contact: null, commandId: id() }))
  await ok(it.nobody.portal.rate({ token, stars: 1, tags: [], comment: '不满意', commandId: id() }))
  expect((await ok(section.desk.get({ id: of }))).complaint.channels).toEqual(['phone', 'poor_rating'])
})

test('the second rating: after the first was put right, once, beside it; who is still dissatisfied is the desk’s again', async () => {
  const [desk, lead, section] = [it.desk('qingpu'), it.lead('qingpu', 'b'), it.section('qingpu')]
  const { token } = await ok(lead.ratings.invite({ center: 'qingpu', window: 'qingpu-b', person: null, item: null, caseNumber: null, completedAt: '2026-03-10T00:00:00Z', contact: null, commandId: id() }))
  const { number, followCode } = await ok(it.nobody.portal.rate({ token, stars: 2, tags: ['slow'], comment: '等得久', commandId: id() }))
  const again = async (stars: number) => it.nobody.portal.rateAgain({ number: number!, code: followCode!, stars, comment: '还是不满意', work: await it.work(), commandId: id() })
  expect(await codeOf(again(1))).toBe('STEP_MISSING')
  const { rows: [row] } = await ok(desk.desk.list({ center: 'qingpu', from: '2026-03-01', to: '2026-12-31', search: number! }))
  await ok(act(desk, row!.id, { kind: 'contact_rater', reached: true, text: '已联系' }))
  await ok(act(desk, row!.id, found('unsubstantiated')))
  await ok(lead.unit.act({ id: row!.id, action: { kind: 'draft_reply', text: '已增开窗口' }, commandId: id() }))
  for (const to of ['section', 'desk'] as const) await ok(lead.unit.act({ id: row!.id, action: { kind: 'report', to, text: '结果' }, commandId: id() }))
  await ok(act(section, row!.id, { kind: 'review_reply', approved: true }))
  await ok(act(desk, row!.id, { kind: 'send_reply' }))
  expect(await ok(it.nobody.portal.follow({ number: number!, code: followCode! }))).toMatchObject({ state: 'answered', mayRateAgain: true })
  expect(await codeOf(again(1))).toBe('ok')
  expect(await codeOf(again(5))).toBe('RATED_ALREADY')
  const today = await ok(desk.desk.today({ center: 'qingpu' }))
  expect(today.rows.find(({ id: of }) => of === row!.id)).toMatchObject({ urgency: 'unsettled', status: 'closed' })
  expect(today.figures.unsettled).toBe(1)
  const { total } = await ok(desk.ratings.statistics({ center: 'qingpu', by: 'window', from: '2026-03-01', to: '2026-12-31' }))
  expect(total.stars[0]! + total.stars[1]!).toBe(2)
  await ok(act(desk, row!.id, { kind: 'reopen', reason: '仍不满意' }))
  expect((await ok(desk.desk.today({ center: 'qingpu' }))).figures.unsettled).toBe(0)
})

test('QP-CMP-23: the first of three found true in part only takes back what followed from three', async () => {
  const clerk = it.clerk('qingpu', 'c')
  const [first] = [await foundTrue('qingpu-c', 'QP-c-clerk', clerk), await foundTrue('qingpu-c', 'QP-c-clerk', clerk), await foundTrue('qingpu-c', 'QP-c-clerk', clerk)]
  const returns = async () => (await ok(it.section('qingpu').consequences.list({ person: 'QP-c-clerk', withdrawn: false, size: 100 }))).rows.filter(({ kind }) => kind === 'circular_and_return').length
  expect(await returns()).toBe(1)
  await ok(act(it.section('qingpu'), first, found('partly')))
  expect(await returns()).toBe(0)
})

test('nobody sees from the office, or from the window, a complaint about oneself or a relative', async () => {
  const clerk = it.as('QP-a-clerk', 'staff@self:QP-a-clerk', 'coordination@section:qingpu/coordination')
  const kin = it.as('QP-KIN', 'staff@self:QP-KIN', 'coordination@section:qingpu/coordination')
  await ok(it.as('QP-a-lead', 'staff@self:QP-a-lead').mine.declareKin({ relative: 'QP-a-clerk', relation: '姐弟', commandId: id() }))
  const { id: of, number } = await ok(it.section('qingpu').intake.register(lodging('qingpu')))
  const listed = async (client: Complaints) => (await ok(client.desk.list({ center: 'qingpu', from: '2026-01-01', to: '2026-12-31', search: number }))).total
  expect([await codeOf(clerk.desk.get({ id: of })), await listed(clerk)]).toEqual(['COMPLAINT_UNKNOWN', 0])
  expect([await codeOf(kin.desk.get({ id: of })), await listed(kin)]).toEqual(['ok', 1])
  // Its only lead is a relative: it stays with the section, and the lead is told nothing.
  expect(await codeOf(it.lead('qingpu', 'a').unit.get({ id: of }))).toBe('COMPLAINT_UNKNOWN')
  await ok(act(it.section('qingpu'), of, { kind: 'route', window: 'qingpu-a' }))
  expect(await codeOf(it.lead('qingpu', 'a').unit.get({ id: of }))).toBe('COMPLAINT_UNKNOWN')
  expect(await it.rows(`select 1 from journal where type = 'NoticeRaised' and data::text like '%QP-a-lead%' and data::text like $1`, [`%${of}%`])).toHaveLength(0)
})

test('a flood without its tasks done keeps nobody out, and somebody else’s guesses lock nobody out', async () => {
  const { challenge } = await it.work()
  const lodge = async (work: { challenge: string; solution: string }) => {
    const { channel: _channel, person: _person, ...given } = lodging('qingpu', { window: null, complainant: who(null, null) })
    return it.nobody.portal.lodge({ ...given, person: null, factsOn: null, work })
  }
  const codes = await Promise.all(Array.from({ length: 200 }, () => codeOf(lodge({ challenge, solution: 'zzzz' }))))
  expect(new Set(codes)).toEqual(new Set(['TASK_UNSOLVED']))
  const { number, followCode } = await ok(lodge(await it.work()))
  const guesses = await Promise.all(Array.from({ length: 80 }, () => codeOf(it.nobody.portal.follow({ number, code: 'ABCDEFGHJK' }))))
  expect(guesses.filter((code) => code === 'COMPLAINT_UNKNOWN')).toHaveLength(60)
  expect(guesses.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(20)
  expect(await codeOf(it.nobody.portal.follow({ number, code: followCode! }))).toBe('ok')
})
