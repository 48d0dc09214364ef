import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, type Complaints, type ComplaintsCity, id, lodging, ok, startComplaints, TUESDAY } from './city.ts'

let it: ComplaintsCity
beforeAll(async () => { it = await startComplaints() })
afterAll(() => it?.[Symbol.asyncDispose]())

type Action = Parameters<Complaints['desk']['act']>[0]['action']
const act = (client: Complaints, of: string, action: Action) => client.desk.act({ id: of, action, commandId: id() })

test('a complaint goes its way: heard, found, put right, answered, closed; and what follows is raised', async () => {
  const [desk, lead, clerk] = [it.section('qingpu'), it.lead('qingpu', 'a'), it.clerk('qingpu', 'a')]
  const { id: of, number, followCode, dueDate } = await ok(desk.intake.register(lodging('qingpu')))
  expect(number).toMatch(/^QP2026-\d{5}$/)
  expect(dueDate).toBe(TUESDAY)
  expect(await ok(lead.unit.list({}))).toMatchObject({ total: 1 })
  expect(await codeOf(act(desk, of, { kind: 'find', result: 'substantiated', serious: false, violation: false, reason: '查证' }))).toBe('NOT_HEARD')
  await ok(act(desk, of, { kind: 'classify', class: 'complex' }))
  await ok(act(desk, of, { kind: 'ask_person', text: '请说明' }))
  expect(await ok(clerk.mine.list({}))).toMatchObject({ total: 1 })
  await ok(clerk.mine.act({ id: of, action: { kind: 'answer', text: '当时人多' }, commandId: id() }))
  await ok(act(desk, of, { kind: 'find', result: 'substantiated', serious: false, violation: false, reason: '录像可见' }))
  const raised = await ok(desk.consequences.list({}))
  expect(raised.rows.map(({ kind, clause }) => [kind, clause]).sort()).toEqual([['award_loss', 'QP-CMP-22'], ['deduction', 'QP-CMP-21']])
  expect(await codeOf(act(desk, of, { kind: 'close' }))).toBe('STEP_MISSING')
  await ok(lead.unit.act({ id: of, action: { kind: 'correct', text: '整改' }, commandId: id() }))
  await ok(lead.unit.act({ id: of, action: { kind: 'draft_reply', text: '已批评教育' }, commandId: id() }))
  await ok(act(desk, of, { kind: 'send_reply' }))
  await ok(lead.unit.act({ id: of, action: { kind: 'implement', text: '已落实' }, commandId: id() }))
  await ok(act(desk, of, { kind: 'close' }))
  const followed = await ok(it.nobody.portal.follow({ number, code: followCode! }))
  expect(followed.state).toBe('answered')
  expect(followed.messages.map(({ text }) => text)).toContain('已批评教育')
  expect(JSON.stringify(followed)).not.toMatch(/QP-a-clerk|QP-SECT|整改/)
  // An objection in time, decided outside the window, takes everything back.
  await ok(clerk.mine.act({ id: of, action: { kind: 'object', text: '不是我' }, commandId: id() }))
  const own = it.as('QP-b-lead', 'supervision@section:qingpu/supervision')
  const objection = { id: of, action: { kind: 'decide_objection' as const, upheld: true, reason: '认错了人' } }
  expect(await codeOf(own.desk.decideObjection({ ...objection, commandId: id() }))).toBe('OBJECTION_BY_OWN_WINDOW')
  await ok(it.supervision('qingpu').desk.decideObjection({ ...objection, commandId: id() }))
  expect((await ok(desk.consequences.list({ withdrawn: false }))).total).toBe(0)
})

test('who complained is read by those who handle it alone, and reading it is on record', async () => {
  const desk = it.desk('qingpu')
  const { id: of } = await ok(desk.intake.register(lodging('qingpu', { window: 'qingpu-b', person: 'QP-b-clerk', complainant: { name: '李四', nameRefused: false, contact: '13911112222', contactRefused: false } })))
  expect(await ok(desk.desk.identity({ id: of, commandId: id() }))).toMatchObject({ name: '李四', contact: '13911112222' })
  expect(await it.rows(`select 1 from journal where type = 'IdentitySeen' and stream = $1`, [`complaint/${of}`])).toHaveLength(1)
  const lead = it.lead('qingpu', 'b')
  expect(JSON.stringify([await ok(lead.unit.get({ id: of })), await ok(lead.unit.list({}))])).not.toMatch(/李四|13911112222/)
  expect(await codeOf(it.as('D', 'director@center:qingpu').desk.identity({ id: of, commandId: id() }))).toBe('FORBIDDEN')
  // Of the window itself, in whatever office.
  expect(await codeOf(it.as('QP-b-lead', 'complaint_desk@section:qingpu/desk').desk.identity({ id: of, commandId: id() }))).toBe('HANDLER_INVOLVED')
  const kept = await it.rows<{ text: string }>(`select j.data::text as text from journal j union all select convert_from(value, 'SQL_ASCII') from secret where false`)
  expect(kept.some(({ text }) => /李四|13911112222/.test(text))).toBe(false)
})

test('the same person by phone, hotline and rating about one case is one matter', async () => {
  const [desk, lead] = [it.desk('qingpu'), it.lead('qingpu', 'c')]
  const about = { window: 'qingpu-c', person: 'QP-c-clerk', caseNumber: 'C-1', complainant: { name: '王五', nameRefused: false, contact: '138 0000 1111', contactRefused: false } }
  const first = await ok(desk.intake.register(lodging('qingpu', about)))
  const item = { ...lodging('qingpu', about), sourceNumber: '12345-1', sourceDueAt: '2026-03-20T17:00:00+08:00' }
  const { channel: _channel, oral: _oral, ...hotline } = { oral: false, ...item }
  const acknowledged = await ok(it.as('client:hotline', 'complaint_desk@city').intake.receiveHotline(hotline))
  expect(acknowledged).toMatchObject({ number: first.number, known: false })
  expect(await ok(it.as('client:hotline', 'complaint_desk@city').intake.receiveHotline({ ...hotline, commandId: id() }))).toMatchObject({ number: first.number, known: true })
  const { token } = await ok(lead.ratings.invite({ center: 'qingpu', window: 'qingpu-c', person: 'QP-c-clerk', item: null, caseNumber: 'C-1', completedAt: '2026-03-10T00:00:00Z', contact: '13800001111', commandId: id() }))
  await ok(it.nobody.portal.rate({ token, stars: 1, tags: ['rude'], comment: '差', commandId: id() }))
  const { complaint, intakes, clocks } = await ok(desk.desk.get({ id: first.id }))
  expect(complaint.channels).toEqual(['phone', 'hotline_12345', 'poor_rating'])
  expect(intakes).toHaveLength(3)
  expect(clocks.map(({ kind }) => kind)).toEqual(['ours', 'source'])
  expect(await codeOf(it.nobody.portal.rate({ token, stars: 5, tags: [], comment: null, commandId: id() }))).toBe('LINK_NOT_VALID')
})
