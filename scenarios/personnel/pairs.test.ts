import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { coverSteps } from '../src/cover-steps.ts'
import { type CenterId, type CityOfStaff, detailsOf, id, letterOf, openCityOfStaff, outcomeOf, replyOf } from '../src/personnel.ts'

let city: CityOfStaff
beforeAll(async () => { city = await openCityOfStaff(['enping', 'qingpu', 'taigu', 'district', 'wenshang']) })
afterAll(() => city?.[Symbol.asyncDispose]())

const { announce, grouped, responsible, seated } = coverSteps(() => city)
const group = (center: CenterId, posts: readonly string[], on: string) => city.section(center).pairs.group({ center, posts: [...posts], duties: '互为备岗', reason: null, confirmed: true, on, commandId: id() })
const propose = (post: string, backup: string, on: string, reason: string | null = null) => city.section('district').pairs.propose({ center: 'district', post, backup, duties: '备岗', reason, confirmed: true, on, commandId: id() })
const reportOn = async (on: string) => valueOf(await city.section('district').pairs.report({ center: 'district', year: 2026, on }))

test('DC-PER-14: who leaves ends the pair; a new one within a working day is in time, after it the post is listed', async () => {
  const section = city.section('district')
  const at = await seated('district', 3)
  const [li, wang] = [at.people[1], at.people[2]!]
  const post = at.posts[0]!
  valueOf(await group('district', at.posts, '2026-03-02'))
  const leaving = valueOf(await section.leavings.request({ center: 'district', person: li, kind: 'transfer', effective: '2026-03-14', letter: letterOf('2026-03-02'), formOn: null, successor: null, abolished: false, reason: null, on: '2026-03-02', commandId: id() })).id
  valueOf(await section.leavings.opine({ id: leaving, on: '2026-03-03', agreed: true, by: '办公室', reply: replyOf('2026-03-03'), reason: null, commandId: id() }))
  valueOf(await section.leavings.release({ id: leaving, on: '2026-03-13', commandId: id() }))
  const listed = async (on: string) => (await reportOn(on)).invalid.find((row) => row.post === post)
  await expect.poll(() => listed('2026-03-16'), { timeout: 90_000 }).toMatchObject({ backup: li, due: '2026-03-16', overdue: false, clause: 'DC-PER-14' })
  expect(await listed('2026-03-17')).toMatchObject({ overdue: true })
  expect(outcomeOf(await propose(post, wang, '2026-03-16'))).toBe('ok')
  expect(await listed('2026-03-17')).toBeUndefined()
  const register = valueOf(await section.pairs.list({ center: 'district', window: at.window })).rows.filter((row) => row.post === post)
  expect(register.map(({ backup, status }) => [backup, status]).sort()).toEqual([[li, 'ended'], [wang, 'active']].sort())
})

test('DC-PER-16: a pair changes with people, or for a reason; discretionary changes are counted', async () => {
  const at = await seated('district', 3)
  const post = at.posts[0]!
  valueOf(await group('district', at.posts, '2026-03-02'))
  expect(outcomeOf(await propose(post, at.people[2]!, '2026-03-16'))).toBe('EXCEPTION_NEEDED DC-PER-16')
  expect(outcomeOf(await propose(post, at.people[2]!, '2026-03-16', '业务更接近'))).toBe('ok')
  expect((await reportOn('2026-03-16')).changes.find((row) => row.post === post)).toEqual({ post, count: 1 })
})

test('DC-PER-15: who is A and who is B is open to everybody of the center', async () => {
  const at = await seated('district', 2)
  valueOf(await group('district', at.posts, '2026-03-02'))
  const anybody = city.as('DI9999', 'staff@self:DI9999')
  const shown = valueOf(await anybody.pairs.display({ center: 'district' })).rows.find((row) => row.post === at.posts[0])
  expect(shown).toMatchObject({ window: at.window, holder: `测试${at.people[0]}`, backups: [`测试${at.people[1]}`], duties: '互为备岗' })
})

test('DC-PER-22: the leader in charge acts for the only person of a department; of two the other one covers', async () => {
  const section = city.section('district')
  const window = city.nextWindow('district', 'police')
  const only = await city.post('district', window, { since: '2024-01-02', department: 'police' })
  valueOf(await city.organization.people.assign({ center: 'district', post: `${window}-p1`, person: only, capacity: 'primary', from: '2024-01-02', commandId: id() }))
  valueOf(await section.records.keep({ center: 'district', kind: 'leader_in_charge', department: 'police', window: null, person: 'LEADER1', on: '2026-01-05', details: {}, commandId: id() }))
  const day = { from: '2026-03-12T08:30:00', to: '2026-03-12T17:30:00' }
  await expect.poll(async () => (await responsible('district', `${window}-p1`, '2026-03-12T09:00:00')).person, { timeout: 90_000 }).toBe(only)
  valueOf(await announce('district', only, { post: `${window}-p1`, ...day }))
  expect(await responsible('district', `${window}-p1`, '2026-03-12T09:00:00')).toEqual({ person: 'LEADER1', because: 'leader_in_charge', clause: 'DC-PER-22' })
  const two = await seated('district', 2)
  valueOf(await grouped('district', two.posts))
  valueOf(await announce('district', two.people[0], { post: two.posts[0]!, from: '2026-12-02T08:30:00', to: '2026-12-02T17:30:00' }))
  expect(await responsible('district', two.posts[0]!, '2026-12-02T09:00:00')).toMatchObject({ person: two.people[1], because: 'backup' })
})

test('TG-PER-12: while the chief representative is on leave the named leader approves, for exactly those days', async () => {
  const section = city.section('taigu')
  const window = city.nextWindow('taigu')
  const chief = await city.post('taigu', window, { since: '2024-01-02', lead: true })
  const clerk = await city.post('taigu', window, { since: '2024-01-02' })
  for (const [n, person] of [chief, clerk].entries()) valueOf(await city.organization.people.assign({ center: 'taigu', post: `${window}-p${n + 1}`, person, capacity: 'primary', from: '2024-01-02', commandId: id() }))
  const flagged = async () => valueOf(await section.staff.gaps({ center: 'taigu' })).rows.filter(({ rule }) => rule === 'leader_in_charge').map(({ department, clause }) => [department, clause])
  expect(await flagged()).toEqual([['tax', 'TG-PER-12']])
  valueOf(await section.records.keep({ center: 'taigu', kind: 'leader_in_charge', department: 'tax', window: null, person: 'ZHAO001', on: '2026-01-05', details: {}, commandId: id() }))
  expect(await flagged()).toEqual([])
  valueOf(await section.mandates.grant({ center: 'taigu', person: chief, items: [], powers: ['decide'], letter: letterOf('2026-03-02', '授权9号'), from: '2026-03-02', until: null, on: '2026-03-02', commandId: id() }))
  await expect.poll(async () => outcomeOf(await group('taigu', [`${window}-p1`, `${window}-p2`], '2026-03-02')), { timeout: 90_000 }).toBe('ok')
  valueOf(await announce('taigu', chief, { post: `${window}-p1`, kind: 'personal_leave', from: '2026-03-03T08:30:00', to: '2026-03-04T17:30:00' }))
  const approves = async (at: string) => valueOf(await section.covers.responsible({ center: 'taigu', post: `${window}-p1`, at, act: 'approval' }))
  expect(await approves('2026-03-04T10:00:00')).toEqual({ person: 'ZHAO001', because: 'leader_in_charge', clause: 'TG-PER-12' })
  expect((await approves('2026-03-05T10:00:00')).person).toBe(chief)
  expect((await approves('2026-03-03T10:00:00')).person).not.toBe(clerk)
  expect(valueOf(await section.mandates.check({ center: 'taigu', person: clerk, item: 'A1', power: 'decide', on: '2026-03-03' }))).toMatchObject({ may: false, because: 'another_holds_it' })
})

test('WS-PER-02: a substitute handles the items it is qualified for; others are shown as not coverable', async () => {
  const at = await seated('wenshang', 1)
  const day = { from: '2026-12-03T08:30:00', to: '2026-12-03T17:00:00' }
  valueOf(await announce('wenshang', at.people[0], { ...day, substitute: { person: 'SUB001', ...day, items: ['I-1', 'I-2'] } }))
  const coverable = async (item: string, moment = '2026-12-03T10:00:00') => valueOf(await city.section('wenshang').covers.coverable({ center: 'wenshang', holder: at.people[0], item, at: moment }))
  expect(await coverable('I-1')).toEqual({ coverable: true, person: 'SUB001', clause: 'WS-PER-02' })
  expect(await coverable('I-3')).toEqual({ coverable: false, person: null, clause: 'WS-PER-02' })
})

test('DC-TRN-01, DC-TRN-02, QP-TRN-02: backups without training are listed, and pairs that have not taught each other', async () => {
  const section = city.section('district')
  const at = await seated('district', 2)
  valueOf(await group('district', at.posts, '2026-03-02'))
  const [a, b] = at.posts as [string, string]
  const lists = async () => {
    const { rows, mutual } = valueOf(await section.sessions.backups({ center: 'district', year: 2026 }))
    return { untrained: rows.filter(({ post }) => at.posts.includes(post)).map(({ post, clause }) => [post, clause]), untaught: mutual.filter(({ post }) => at.posts.includes(post)).map(({ post, missing }) => [post, missing]) }
  }
  expect(await lists()).toEqual({ untrained: [[a, 'DC-TRN-01'], [b, 'DC-TRN-01']].sort(), untaught: [[a, ['holder_to_backup', 'backup_to_holder']], [b, ['holder_to_backup', 'backup_to_holder']]].sort() })
  const train = async (post: string, person: string) => {
    const session = valueOf(await section.sessions.plan({ center: 'district', window: null, kind: 'training', topic: 'business_skills', title: '备岗培训', startsAt: '2026-03-10T16:00:00', endsAt: '2026-03-10T17:30:00', organizer: '税务局', method: null, material: null, posts: [post], invited: [person], commandId: id() })).id
    valueOf(await section.sessions.mark({ id: session, person, present: true, reason: null, commandId: id() }))
    valueOf(await section.sessions.close({ id: session, commandId: id() }))
  }
  await train(a, at.people[1])
  expect(await lists()).toEqual({ untrained: [[b, 'DC-TRN-01']], untaught: [[a, ['backup_to_holder']], [b, ['holder_to_backup']]].sort() })
  await train(b, at.people[0])
  expect(await lists()).toEqual({ untrained: [], untaught: [] })

  const qingpu = await seated('qingpu', 2)
  const holder = city.as(qingpu.people[0], 'coordination@center:qingpu')
  const pair = valueOf(await holder.pairs.propose({ center: 'qingpu', post: qingpu.posts[0]!, backup: qingpu.people[1], duties: '受理', reason: null, confirmed: false, on: '2026-03-02', commandId: id() })).id
  valueOf(await city.as(qingpu.people[1], 'coordination@center:qingpu').pairs.answer({ id: pair, agree: true, on: '2026-03-02', commandId: id() }))
  expect(valueOf(await city.section('qingpu').sessions.backups({ center: 'qingpu', year: 2026 })).rows).toContainEqual({ post: qingpu.posts[0], backup: qingpu.people[1], clause: 'QP-TRN-02' })
})

test('EP-PER-30: a return letter bears the number of its form and stays as issued', async () => {
  const section = city.section('enping')
  const person = await city.post('enping', city.nextWindow('enping'), { since: '2024-01-02', name: '吴某' })
  const raised = valueOf(await section.returns.raise({ center: 'enping', person, ground: 'absence', description: null, facts: [{ kind: 'absence', reference: '旷工3天', on: '2026-04-08', founded: true, note: null, issuer: null }], on: '2026-04-08', commandId: id() })).id
  valueOf(await section.returns.consult({ id: raised, on: '2026-04-10', people: '协调股、部门分管领导', center: 'unsuitable', department: 'unsuitable', commandId: id() }))
  const { letter } = valueOf(await section.returns.order({ id: raised, on: '2026-04-13', last: '2026-04-14', commandId: id() }))
  const { rows } = valueOf(await city.department().documents.list({ subject: `return/${raised}` }))
  expect(rows).toMatchObject([{ number: letter, form: 'return-letter' }])
  expect(letter).toContain('恩政退')
  expect(valueOf(await city.department().documents.page({ id: rows[0]!.id })).html).toContain('吴某')
  expect(valueOf(await city.department().documents.docx({ id: rows[0]!.id })).docxBase64.length).toBeGreaterThan(1000)
  expect(detailsOf(await city.department('police').documents.page({ id: rows[0]!.id }))).toEqual({})
  expect(outcomeOf(await city.department('police').documents.page({ id: rows[0]!.id }))).toBe('NOT_FOUND')
})
