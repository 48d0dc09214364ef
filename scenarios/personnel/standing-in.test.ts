import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { coverSteps } from '../src/cover-steps.ts'
import { type CenterId, type CityOfStaff, detailsOf, id, openCityOfStaff, outcomeOf, proposalOf } from '../src/personnel.ts'

let city: CityOfStaff
// Absences are announced before they begin: the city's day is the first Monday of March.
beforeAll(async () => { city = await openCityOfStaff(['enping', 'qingpu', 'taigu', 'district'], '2026-03-02T08:00:00+08:00') })
afterAll(() => city?.[Symbol.asyncDispose]())

const { agreedPair, announce, away, grouped, responsible, seated, self } = coverSteps(() => city)

type Case = { number: string; kind?: string; dueOn?: string | null; step?: string; steppedAt?: string }
/** What the service of cases tells of cases somebody has in hand, until it is known here. */
async function inHand(center: CenterId, { window, handler }: { window: string; handler: string }, cases: readonly Case[]) {
  for (const { number, kind = 'promised', dueOn = null, step = 'accepted', steppedAt = '2026-03-02T01:00:00Z' } of cases) {
    const data = {
      case: id(), center, department: 'tax', window, number, item: null, itemName: '设立登记', kind, state: 'accepted', departments: [], handler, receivedAt: '2026-03-02T01:00:00Z', acceptedAt: '2026-03-02T01:00:00Z',
      dueOn, dueClause: null, stopped: false, finishedAt: null, outcome: null, visits: 1, step, steppedAt, notices: [],
    }
    city.city.nats.publish('evt.cases.case-moved', JSON.stringify({ id: id(), type: 'case-moved', v: 1, service: 'cases', center, occurredAt: new Date().toISOString(), stream: `case/${data.case}`, version: 1, data }))
  }
  await city.city.nats.flush()
  await expect.poll(async () => (await workOf(center, handler, '2026-03-02T09:00:00')).length, { timeout: 30_000 }).toBe(cases.length)
}
const workOf = async (center: CenterId, person: string, at: string) => valueOf(await city.section(center).covers.work({ center, person, at })).rows
const numbers = async (center: CenterId, person: string, at: string) => (await workOf(center, person, at)).map(({ number, because }) => [number, because])
const route = (center: CenterId, post: string, number: string, at: string, kind: 'ticket' | 'inquiry' = 'ticket') => city.section(center).calls.route({ center, post, kind, number, at, commandId: id() })

test('DC-PER-11: B takes on what is immediate, what is urgent and what falls due meanwhile; the rest stays with A', async () => {
  const at = await seated('district', 2)
  valueOf(await grouped('district', at.posts))
  const [zhang, li] = at.people
  await inHand('district', { window: at.window, handler: zhang }, [{ number: '801', kind: 'instant' }, { number: '802' }, { number: '803', dueOn: '2026-03-20' }, { number: '804', dueOn: '2026-03-11' }])
  const cover = valueOf(await announce('district', zhang, { post: at.posts[0]!, kind: 'sick_leave', from: '2026-03-11T08:30:00', to: '2026-03-11T17:30:00' })).id
  valueOf(await city.section('district').covers.handOver({ id: cover, cases: [], urgent: ['802'], note: null, at: '2026-03-10T16:00:00', commandId: id() }))
  expect(new Map(await numbers('district', li, '2026-03-11T09:00:00') as [string, string][])).toEqual(new Map([['801', 'immediate'], ['802', 'urgent'], ['804', 'due']]))
  expect((await workOf('district', li, '2026-03-11T09:00:00')).every(({ of, clause }) => of === zhang && clause === 'DC-PER-11')).toBe(true)
  // What is B's for the time stays visible to A, and 803 is nobody else's.
  expect((await numbers('district', zhang, '2026-03-11T09:00:00')).map(([number]) => number)).toContain('803')
  expect(await numbers('district', li, '2026-03-11T08:29:59')).toEqual([])
})

test('DC-PER-17: tickets and questions for the post go to who stands in, and to the holder again afterwards', async () => {
  const at = await seated('district', 2)
  valueOf(await grouped('district', at.posts))
  const [zhang, li] = at.people
  valueOf(await announce('district', zhang, { post: at.posts[0]!, kind: 'official_travel', from: '2026-03-11T08:30:00', to: '2026-03-12T17:30:00' }))
  const ticket = valueOf(await route('district', at.posts[0]!, 'A020', '2026-03-11T09:00:00'))
  expect(ticket).toMatchObject({ person: li, onBehalfOf: zhang, clause: 'DC-PER-17' })
  expect(valueOf(await route('district', at.posts[0]!, '网上咨询7', '2026-03-11T10:00:00', 'inquiry'))).toMatchObject({ person: li, onBehalfOf: zhang, clause: 'DC-PER-17' })
  expect(valueOf(await route('district', at.posts[0]!, 'A031', '2026-03-13T09:00:00'))).toMatchObject({ person: zhang, onBehalfOf: null })
  expect(valueOf(await self(li).calls.list({ center: 'district', person: li, open: true })).rows.map(({ number }) => number).sort()).toEqual(['A020', '网上咨询7'])
  expect(outcomeOf(await self(zhang).calls.take({ id: ticket.id, commandId: id() }))).toBe('FILE_UNKNOWN')
  expect(outcomeOf(await city.section('district').calls.take({ id: ticket.id, commandId: id() }))).toBe('FORBIDDEN')
  expect(valueOf(await self(li).calls.take({ id: ticket.id, at: '2026-03-11T09:01:00', commandId: id() }))).toMatchObject({ status: 'taken' })
})

test('DC-PER-19: who stands in keeps the own cases’ days, and does not close the own queue for it unless another B is there', async () => {
  const at = await seated('district', 3)
  valueOf(await grouped('district', at.posts))
  const [zhang, li, sun] = at.people
  const [three, four] = at.posts as [string, string]
  await inHand('district', { window: at.window, handler: li }, [{ number: '810', dueOn: '2026-03-11' }])
  valueOf(await announce('district', zhang, { post: three, kind: 'holiday', from: '2026-03-11T08:30:00', to: '2026-03-11T17:30:00' }))
  const close = (moment: string) => city.section('district').calls.closeQueue({ center: 'district', post: four, reason: '顶岗', at: moment, commandId: id() })
  expect(await workOf('district', li, '2026-03-11T09:00:00')).toMatchObject([{ number: '810', dueOn: '2026-03-11', because: 'own', of: li }])
  const refused = await close('2026-03-11T09:00:00')
  expect([outcomeOf(refused), detailsOf(refused)['issues']]).toEqual(['HOLDS_BOTH_POSTS DC-PER-19', [three]])
  expect(valueOf(await route('district', four, 'B001', '2026-03-11T09:05:00'))).toMatchObject({ person: li, onBehalfOf: null })
  valueOf(await city.section('district').pairs.propose({ center: 'district', post: four, backup: sun!, duties: '受理', reason: '临时增加备岗', confirmed: true, commandId: id() }))
  const closed = valueOf(await close('2026-03-11T10:00:00')).id
  expect(outcomeOf(await route('district', four, 'B002', '2026-03-11T10:05:00'))).toBe('QUEUE_CLOSED')
  valueOf(await city.section('district').calls.openQueue({ id: closed, at: '2026-03-11T14:00:00', commandId: id() }))
  expect(outcomeOf(await route('district', four, 'B003', '2026-03-11T14:05:00'))).toBe('ok')
})

test('TG-PER-18: without a hand-over B has all open cases of A at once; turning down a number of A’s is a breach of B', async () => {
  const at = await seated('taigu', 2)
  valueOf(await grouped('taigu', at.posts))
  const [a, b] = at.people
  const section = city.section('taigu')
  await inHand('taigu', { window: at.window, handler: a }, ['1', '2', '3', '4'].map((number) => ({ number: `${at.window}-${number}` })))
  const cover = valueOf(await section.covers.stepIn({ center: 'taigu', post: at.posts[0]!, at: '2026-03-03T10:00:00', commandId: id() })).id
  expect(await workOf('taigu', b, '2026-03-03T09:59:59')).toEqual([])
  const taken = await workOf('taigu', b, '2026-03-03T10:00:00')
  expect(taken.map(({ because, clause }) => [because, clause])).toEqual(Array.from({ length: 4 }, () => ['everything', 'TG-PER-18']))
  const call = valueOf(await route('taigu', at.posts[0]!, 'A044', '2026-03-03T10:30:00'))
  expect(call).toMatchObject({ person: b, onBehalfOf: a })
  const turned = { id: call.id, reason: '不熟悉该事项', at: '2026-03-03T10:31:00', commandId: id() }
  // Told twice it says the same.
  for (const _time of [1, 2]) expect(valueOf(await self(b).calls.turnDown(turned))).toMatchObject({ status: 'turned_down', breach: 'TG-PER-18' })
  expect(valueOf(await section.returns.facts({ center: 'taigu', person: b })).rows).toMatchObject([{ kind: 'breach', on: '2026-03-03', note: 'A044 TG-PER-18' }])
  expect(valueOf(await section.returns.facts({ center: 'taigu', person: a })).rows).toEqual([])
  // On record, and held against B only after B was heard.
  const factOfB = async () => valueOf(await section.returns.facts({ center: 'taigu', person: b })).rows.map(({ kind, founded }) => [kind, founded])
  expect(await factOfB()).toEqual([['breach', false]])
  const conclude = (founded: boolean, heard: string | null = null) => section.calls.conclude({ id: call.id, founded, heard, reason: '当时无其他在办事项', commandId: id() })
  expect(outcomeOf(await conclude(true))).toBe('NOT_HEARD TG-PER-18')
  expect(outcomeOf(await self(a).calls.explain({ id: call.id, statement: '不是我的号', commandId: id() }))).toBe('FILE_UNKNOWN')
  valueOf(await self(b).calls.explain({ id: call.id, statement: '正在为自己窗口的群众办理', commandId: id() }))
  expect(outcomeOf(await city.as(b, `coordination@center:taigu`).calls.conclude({ id: call.id, founded: false, heard: null, reason: '自行认定', commandId: id() }))).toBe('OWN_DECISION')
  valueOf(await conclude(true))
  expect(await factOfB()).toEqual([['breach', true]])
  expect(outcomeOf(await conclude(false))).toBe('NOT_POSSIBLE_NOW')
  // An own number is no matter of standing in.
  const own = valueOf(await route('taigu', at.posts[1]!, 'A045', '2026-03-03T10:35:00'))
  expect(valueOf(await self(b).calls.turnDown({ id: own.id, reason: '已由他人接办', commandId: id() }))).toMatchObject({ breach: null })
  // The note, with its reason, comes later.
  expect(outcomeOf(await section.covers.handOver({ id: cover, cases: taken.map(({ number }) => number), note: '突发疾病', at: '2026-03-03T16:00:00', commandId: id() }))).toBe('ok')
})

test('TG-PER-35: B at the window by the start of A’s absence mans the post; otherwise it is unmanned from the next minute, for the duty leader and the unit', async () => {
  const [manned, unmanned] = [await seated('taigu', 2), await seated('taigu', 2)]
  const leave = async ({ posts, people }: typeof manned) => {
    valueOf(await grouped('taigu', posts))
    return valueOf(await announce('taigu', people[0], { post: posts[0]!, from: '2026-03-04T08:30:00', to: '2026-03-04T17:30:00' })).id
  }
  const cover = await leave(manned)
  const open = await leave(unmanned)
  valueOf(await self(manned.people[1]).covers.man({ id: cover, at: '2026-03-04T08:25:00', commandId: id() }))
  const chief = city.as('DUTY01', 'duty_chief@center:taigu')
  const stateOf = async (client: ReturnType<CityOfStaff['as']>, post: string, moment: string) => {
    const row = valueOf(await client.covers.roster({ center: 'taigu', at: `2026-03-04T${moment}` })).rows.find((one) => one.post === post)!
    return [row.state, row.clause]
  }
  expect(await stateOf(chief, manned.posts[0]!, '08:31:00')).toEqual(['covered', null])
  expect(await stateOf(chief, unmanned.posts[0]!, '08:30:00')).toEqual(['covered', null])
  expect(await stateOf(chief, unmanned.posts[0]!, '08:31:00')).toEqual(['unattended', 'TG-PER-35'])
  expect(await stateOf(city.department(), unmanned.posts[0]!, '08:31:00')).toEqual(['unattended', 'TG-PER-35'])
  valueOf(await city.department().covers.man({ id: open, at: '2026-03-04T08:40:00', commandId: id() }))
  expect(await stateOf(chief, unmanned.posts[0]!, '08:39:00')).toEqual(['unattended', 'TG-PER-35'])
  expect(await stateOf(chief, unmanned.posts[0]!, '08:40:00')).toEqual(['covered', null])
})

test('TG-PER-20: every stage of every item has A, B and duties; an incomplete stage and an item nobody mapped are listed by unit', async () => {
  const at = await seated('taigu', 2)
  const [a, b] = at.people
  const unit = city.department()
  const stages = ['受理', '审查', '决定', '送达'].map((name) => ({ name, a, b: b as string | null, duties: `${name}职责` }))
  const map = (item: string, of = stages) => unit.stages.map({ center: 'taigu', window: at.window, item, stages: of, commandId: id() })
  const gapsOf = async (item: string) => valueOf(await city.section('taigu').stages.gaps({ center: 'taigu', department: 'tax' })).rows.filter((row) => row.item === item)
  expect(valueOf(await map('个体登记'))).toMatchObject({ complete: true })
  expect(await gapsOf('个体登记')).toEqual([])
  const open = stages.map((one, index) => (index === 3 ? { ...one, b: null } : one))
  expect(valueOf(await map('企业登记', open))).toMatchObject({ complete: false })
  expect(await gapsOf('企业登记')).toMatchObject([{ department: 'tax', stages: [{ number: 4, name: '送达', missing: ['b'] }], unmapped: false, clause: 'TG-PER-20' }])
  expect(outcomeOf(await map('企业登记', stages.map((one) => ({ ...one, b: a }))))).toBe('SAME_PERSON_TWICE TG-PER-20')
  expect(valueOf(await map('企业登记'))).toMatchObject({ complete: true })
  expect(await gapsOf('企业登记')).toEqual([])
  const published = { item: id(), center: 'taigu', department: 'tax', version: 1, name: '注销登记', effectiveFrom: '2026-03-02' }
  city.city.nats.publish('evt.cases.item-published', JSON.stringify({ id: id(), type: 'item-published', v: 1, service: 'cases', center: 'taigu', occurredAt: new Date().toISOString(), stream: `item/${published.item}`, version: 1, data: published }))
  await expect.poll(() => gapsOf('注销登记'), { timeout: 30_000 }).toMatchObject([{ unmapped: true, clause: 'TG-PER-20' }])
})

test('QP-PER-35: a pair that has not taught each other stays on the list until both have; trainings of the window count', async () => {
  const at = await seated('qingpu', 2)
  const [wang, chen] = at.people
  const post = await agreedPair('qingpu', at)
  const listed = async () => valueOf(await city.section('qingpu').sessions.backups({ center: 'qingpu', year: 2026 })).mutual.filter((row) => row.post === post)
  expect(await listed()).toMatchObject([{ holder: wang, backup: chen, missing: ['holder_to_backup', 'backup_to_holder'], clause: 'QP-PER-35' }])
  const lead = city.as('LEAD35', `window_lead@window:qingpu/${at.window}`)
  const teach = async (pupil: string, of: string) => {
    const session = valueOf(await lead.sessions.plan({
      center: 'qingpu', window: at.window, kind: 'training', topic: 'business_skills', title: 'AB岗互学', startsAt: '2026-03-02T14:00:00', endsAt: '2026-03-02T15:00:00', organizer: '窗口', method: null, material: '操作规程', posts: [of], invited: [pupil], commandId: id(),
    })).id
    valueOf(await lead.sessions.mark({ id: session, person: pupil, present: true, reason: null, commandId: id() }))
  }
  await teach(chen, post)
  expect(await listed()).toMatchObject([{ missing: ['backup_to_holder'] }])
  await teach(wang, at.posts[1]!)
  expect(await listed()).toEqual([])
})

test('QP-PER-39: whether B knows the post is looked at on days on which B stands in, and on no others', async () => {
  const { cover, window, chen, wang } = await away()
  const section = city.section('qingpu')
  const lines = async (on: string) => valueOf(await section.covers.checklist({ center: 'qingpu', on })).rows.filter((row) => row.window === window)
  expect(await lines('2026-03-13')).toEqual([])
  expect(await lines('2026-03-16')).toMatchObject([{ cover, person: chen, holder: wang, point: 'knows_the_post', met: null, clause: 'QP-PER-39' }])
  expect(await lines('2026-03-17')).toEqual([])
  const check = (day: string, point = 'knows_the_post') => section.covers.checkItem({ id: cover, day, point, met: false, remark: '不清楚收件要求', commandId: id() })
  expect(outcomeOf(await check('2026-03-17'))).toBe('NOT_POSSIBLE_NOW')
  expect(outcomeOf(await check('2026-03-16', 'something_else'))).toBe('POINT_UNKNOWN QP-PER-39')
  valueOf(await check('2026-03-16'))
  expect(await lines('2026-03-16')).toMatchObject([{ met: false, remark: '不清楚收件要求' }])
})

test('QP-PER-40: B has A’s duties and rights and acts for A; an approval that takes a qualification only when B holds it', async () => {
  const { post, wang, chen } = await away()
  const section = city.section('qingpu')
  valueOf(await section.records.keep({ center: 'qingpu', kind: 'item_qualification', department: null, window: null, person: null, on: '2026-03-02', details: { item: '施工许可', qualification: '审批资格' }, commandId: id() }))
  const approval = async (item: string, at = '2026-03-16T10:00:00') => valueOf(await section.covers.responsible({ center: 'qingpu', post, at, act: 'approval', item }))
  expect(await approval('其他事项')).toEqual({ person: chen, because: 'backup', clause: 'QP-PER-40' })
  expect(await approval('施工许可')).toEqual({ person: null, because: 'backup_unqualified', clause: 'QP-PER-40' })
  valueOf(await section.capabilities.qualify({ center: 'qingpu', person: chen, name: '审批资格', until: '2026-03-16', on: '2026-03-02', commandId: id() }))
  expect(await approval('施工许可')).toMatchObject({ person: chen, because: 'backup' })
  const call = valueOf(await route('qingpu', post, 'C101', '2026-03-16T10:00:00'))
  valueOf(await self(chen).calls.take({ id: call.id, at: '2026-03-16T10:01:00', commandId: id() }))
  expect(valueOf(await section.calls.list({ center: 'qingpu', person: chen })).rows).toMatchObject([{ number: 'C101', person: chen, onBehalfOf: wang, status: 'taken', clause: 'QP-PER-40' }])
    // A is back: the rights have ended.
  expect(await responsible('qingpu', post, '2026-03-16T17:30:00')).toMatchObject({ person: wang, because: 'holder' })
  expect(valueOf(await route('qingpu', post, 'C102', '2026-03-17T09:00:00'))).toMatchObject({ person: wang, onBehalfOf: null })
})

test('EP-PER-02: the business of a window by person and month stands beside a nomination; no headcount is enforced', async () => {
  const at = await seated('enping', 2)
  const [a, b] = at.people
  const of = (handler: string, ...moments: string[]) => inHand('enping', { window: at.window, handler }, moments.map((steppedAt, index) => ({ number: `${handler}-${index}`, step: 'registered', steppedAt })))
  // The month begins at midnight in the center.
  await of(a, '2026-02-28T15:59:59Z', '2026-02-28T16:00:00Z', '2026-03-02T01:00:00Z')
  await of(b, '2026-03-02T02:00:00Z')
  for (const [post, number] of [[0, 'E001'], [0, 'E002'], [1, 'E003']] as const) valueOf(await route('enping', at.posts[post]!, number, '2026-03-02T09:00:00'))
  valueOf(await route('enping', at.posts[1]!, '电话咨询', '2026-03-02T09:10:00', 'inquiry'))
  const volume = async (client: ReturnType<CityOfStaff['as']>, month: string) => {
    const { windows, clause } = valueOf(await client.staff.volume({ center: 'enping', month, window: at.window }))
    return { ...windows[0]!, clause }
  }
  for (const client of [city.section('enping'), city.department()]) {
    expect(await volume(client, '2026-03')).toMatchObject({ clause: 'EP-PER-02', people: 2, cases: 3, callers: 3, persons: expect.arrayContaining([expect.objectContaining({ person: a, cases: 2, callers: 2 }), expect.objectContaining({ person: b, cases: 1, callers: 1 })]) })
  }
  expect(valueOf(await city.department('police').staff.volume({ center: 'enping', month: '2026-03', window: at.window })).windows).toEqual([])
  expect(await volume(city.section('enping'), '2026-02')).toMatchObject({ cases: 1, callers: 0 })
  const third = proposalOf({ center: 'enping', window: at.window, person: city.person('enping'), start: '2026-03-20' })
  expect(outcomeOf(await city.department().entries.propose({ ...third, on: '2026-03-02', commandId: id() }))).toBe('ok')
})
