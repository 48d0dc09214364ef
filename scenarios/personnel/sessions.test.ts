import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CenterId, type CityOfStaff, detailsOf, id, openCityOfStaff, outcomeOf } from '../src/personnel.ts'

let city: CityOfStaff
beforeAll(async () => { city = await openCityOfStaff(['qingpu', 'taigu', 'wenshang'], '2026-07-02T08:00:00+08:00') })
afterAll(() => city?.[Symbol.asyncDispose]())

type Plan = Partial<Parameters<ReturnType<CityOfStaff['section']>['sessions']['plan']>[0]>
const plan = (center: CenterId, startsAt: string, rest: Plan = {}, by = city.section(center)) => by.sessions.plan({
  center, window: null, kind: 'training', topic: 'business_skills', title: '业务培训', startsAt, endsAt: Temporal.PlainDateTime.from(startsAt).add({ hours: 2 }).toString(), organizer: '窗口管理科',
  method: null, material: null, posts: [], invited: null, ...rest, commandId: id(),
})
const meeting = (startsAt: string, topic: string, rest: Plan = {}, by = city.section('taigu')) => plan('taigu', startsAt, { kind: 'meeting', topic, title: topic, invited: [], ...rest }, by)
const sessionOf = async (center: CenterId, session: string) => valueOf(await city.section(center).sessions.get({ id: session })).session
const people = async (center: CenterId, count: number, since = '2024-01-02') => {
  const window = city.nextWindow(center)
  const found: string[] = []
  for (let n = 0; n < count; n++) found.push(await city.post(center, window, { since }))
  return { window, people: found }
}
const mark = async (center: CenterId, session: string, marks: Readonly<Record<string, boolean>>) => {
  for (const [person, present] of Object.entries(marks)) valueOf(await city.section(center).sessions.mark({ id: session, person, present, reason: present ? null : '无', commandId: id() }))
}

test('QP-TRN-04: whoever is posted on the day is invited', async () => {
  const before = valueOf(await plan('qingpu', '2026-03-20T14:00:00')).invited
  const { people: [li] } = await people('qingpu', 1, '2026-03-20')
  const session = valueOf(await plan('qingpu', '2026-03-20T14:00:00'))
  expect(session.invited).toBe(before + 1)
  expect((await sessionOf('qingpu', session.id)).attendees.map(({ person }) => person)).toContain(li)
  expect((await sessionOf('qingpu', valueOf(await plan('qingpu', '2026-03-19T14:00:00')).id)).attendees.map(({ person }) => person)).not.toContain(li)
})

test('QP-TRN-05, QP-TRN-06, QP-TRN-07, QP-TRN-08: sessions and attendance are counted by category', async () => {
  const { people: [one] } = await people('qingpu', 1)
  for (const topic of ['political_theory', 'laws_and_rules', 'service_etiquette', 'business_skills']) {
    const session = valueOf(await plan('qingpu', '2026-04-10T14:00:00', { topic, invited: [one!] })).id
    await mark('qingpu', session, { [one!]: true })
    valueOf(await city.section('qingpu').sessions.close({ id: session, commandId: id() }))
  }
  const rows = valueOf(await city.section('qingpu').sessions.record({ center: 'qingpu', year: 2026, person: one! })).rows
  expect(rows.map(({ topic, sessions, minutes }) => [topic, sessions, minutes])).toEqual([['business_skills', 1, 120], ['laws_and_rules', 1, 120], ['political_theory', 1, 120], ['service_etiquette', 1, 120]])
})

test('QP-TRN-09: the roll call closes when everybody is marked', async () => {
  const { people: [a, b] } = await people('qingpu', 2)
  const session = valueOf(await plan('qingpu', '2026-03-20T14:00:00', { invited: [a!, b!] })).id
  await mark('qingpu', session, { [a!]: true })
  const open = await city.section('qingpu').sessions.close({ id: session, commandId: id() })
  expect(outcomeOf(open)).toBe('ROLL_OPEN QP-TRN-09')
  await mark('qingpu', session, { [b!]: false })
  expect(outcomeOf(await city.section('qingpu').sessions.close({ id: session, commandId: id() }))).toBe('ok')
  expect((await sessionOf('qingpu', session)).attendees.map(({ state }) => state).sort()).toEqual(['absent', 'present'])
})

test('QP-TRN-10, QP-TRN-11: leave is asked before the start; who stays away without it is entered for deduction, once a session', async () => {
  const { people: [wang, chen, li] } = await people('qingpu', 3)
  const section = city.section('qingpu')
  const ask = (session: string, person: string, at: string) => section.sessions.askLeave({ id: session, person, at, reason: '就医', substitute: null, commandId: id() })
  const session = valueOf(await plan('qingpu', '2026-03-20T14:00:00', { invited: [wang!, chen!, li!] })).id
  valueOf(await ask(session, wang!, '2026-03-20T13:59:00'))
  valueOf(await section.sessions.decideLeave({ id: session, person: wang!, granted: true, commandId: id() }))
  expect(outcomeOf(await ask(session, li!, '2026-03-20T14:00:00'))).toBe('LEAVE_TOO_LATE QP-TRN-10')
  valueOf(await ask(session, chen!, '2026-03-20T10:00:00'))
  valueOf(await section.sessions.decideLeave({ id: session, person: chen!, granted: false, commandId: id() }))
  await mark('qingpu', session, { [chen!]: false, [li!]: true })
  expect(valueOf(await section.sessions.close({ id: session, commandId: id() }))).toMatchObject({ missed: 1 })
  const again = valueOf(await plan('qingpu', '2026-03-27T14:00:00', { invited: [chen!, li!] })).id
  await mark('qingpu', again, { [chen!]: false, [li!]: true })
  expect(valueOf(await section.sessions.close({ id: again, commandId: id() }))).toMatchObject({ missed: 1 })
  const full = valueOf(await plan('qingpu', '2026-03-30T14:00:00', { invited: [chen!] })).id
  await mark('qingpu', full, { [chen!]: true })
  expect(valueOf(await section.sessions.close({ id: full, commandId: id() }))).toMatchObject({ missed: 0 })
})

test('QP-TRN-01, QP-TRN-12: the window lead plans and records sessions of the own window, and of no other', async () => {
  const { window } = await people('qingpu', 2)
  const lead = city.as('LEAD01', `window_lead@window:qingpu/${window}`)
  for (const topic of ['political_theory', 'business_skills', 'smoking_rules']) expect(outcomeOf(await plan('qingpu', '2026-05-11T16:00:00', { window, topic }, lead))).toBe('ok')
  expect(outcomeOf(await plan('qingpu', '2026-05-11T16:00:00', { window: city.nextWindow('qingpu') }, lead))).toBe('FORBIDDEN')
  const own = valueOf(await lead.sessions.list({ center: 'qingpu', kind: 'training' })).rows.filter((row) => row.window === window)
  expect(own.map(({ topic, attendees }) => [topic, attendees.length]).sort()).toEqual([['business_skills', 2], ['political_theory', 2], ['smoking_rules', 2]])
})

test('QP-MTG-01: the notice of a meeting reminds of the own cup', async () => {
  const session = valueOf(await plan('qingpu', '2026-03-20T14:00:00', { kind: 'meeting', topic: 'internal' })).id
  expect((await sessionOf('qingpu', session)).reminder?.zh).toContain('自带水杯')
})

const calendar = async (from: string, to: string, kind: string) => valueOf(await city.section('taigu').sessions.calendar({ center: 'taigu', from, to })).rows.filter((row) => row.kind === kind)

test('TG-MTG-01: the directors’ office meeting once every half month', async () => {
  valueOf(await meeting('2026-03-12T09:00:00', 'directors_office'))
  valueOf(await meeting('2026-03-26T09:00:00', 'directors_office'))
  expect((await calendar('2026-03-01', '2026-03-31', 'directors_office')).map(({ held, clause }) => [held, clause])).toEqual([[true, 'TG-MTG-01'], [true, 'TG-MTG-01']])
  valueOf(await meeting('2026-04-10T09:00:00', 'directors_office'))
  valueOf(await meeting('2026-04-13T09:00:00', 'directors_office'))
  expect((await calendar('2026-04-01', '2026-04-30', 'directors_office')).map(({ held, missed }) => [held, missed])).toEqual([[true, false], [false, true]])
})

test('TG-MTG-05: every Friday afternoon, or the week’s last working day', async () => {
  valueOf(await meeting('2026-03-06T14:00:00', 'regular_work'))
  expect(await calendar('2026-03-02', '2026-03-08', 'regular_work')).toMatchObject([{ held: true, proposed: '2026-03-06' }])
  valueOf(await meeting('2026-03-20T09:00:00', 'regular_work'))
  expect(await calendar('2026-03-16', '2026-03-22', 'regular_work')).toMatchObject([{ held: false, missed: true, clause: 'TG-MTG-05' }])
  expect(await calendar('2026-03-09', '2026-03-15', 'regular_work')).toMatchObject([{ held: false, missed: true }])
  expect(await calendar('2026-04-27', '2026-05-03', 'regular_work')).toMatchObject([{ proposed: '2026-04-30' }])
})

test('TG-MTG-04: the office’s minutes close a meeting; what was decided carries person and date', async () => {
  const session = valueOf(await meeting('2026-06-12T09:00:00', 'directors_office')).id
  const office = city.as('OFF001', 'general_office@center:taigu')
  expect(outcomeOf(await city.section('taigu').sessions.close({ id: session, commandId: id() }))).toBe('MINUTES_MISSING TG-MTG-04')
  const minutes = { id: session, text: '组织建设；业务办理', decisions: [{ what: '修订窗口值班表', who: 'TG0001', by: '2026-06-19' }], honors: [] }
  expect(outcomeOf(await city.as('COO001', 'coordination@center:taigu').sessions.minute({ ...minutes, commandId: id() }))).toBe('FORBIDDEN')
  valueOf(await office.sessions.minute({ ...minutes, commandId: id() }))
  valueOf(await city.section('taigu').sessions.close({ id: session, commandId: id() }))
  const { decisions: [decided], minutes: kept } = await sessionOf('taigu', session)
  expect(kept).toMatchObject({ by: 'OFF001', text: '组织建设；业务办理' })
  expect(decided).toMatchObject({ who: 'TG0001', by: '2026-06-19', doneOn: null })
  valueOf(await city.section('taigu').sessions.settle({ id: session, decision: decided!.id, on: '2026-06-18', commandId: id() }))
  expect((await sessionOf('taigu', session)).decisions).toMatchObject([{ doneOn: '2026-06-18' }])
})

test('TG-MTG-07: a coordination meeting is convened by a leader of the center', async () => {
  expect(outcomeOf(await meeting('2026-03-12T15:00:00', 'coordination', {}, city.as('DIR002', 'director@center:taigu')))).toBe('ok')
  expect(outcomeOf(await meeting('2026-03-12T15:00:00', 'coordination', {}, city.as('HEAD02', 'coordination@center:taigu')))).toBe('NOT_A_CONVENER TG-MTG-07')
  expect(await calendar('2026-02-01', '2026-02-28', 'coordination')).toEqual([])
})

test('TG-MTG-08: a summary meeting in each half year', async () => {
  expect(await calendar('2026-01-01', '2026-06-30', 'summary')).toMatchObject([{ held: false, missed: true, clause: 'TG-MTG-08' }])
  valueOf(await meeting('2026-06-30T15:00:00', 'summary'))
  expect(await calendar('2026-01-01', '2026-06-30', 'summary')).toMatchObject([{ held: true }])
})

test('TG-MTG-09: a democratic life meeting in each quarter', async () => {
  expect(await calendar('2026-01-01', '2026-03-31', 'democratic_life')).toMatchObject([{ missed: true, clause: 'TG-MTG-09' }])
  valueOf(await meeting('2026-01-08T09:00:00', 'democratic_life'))
  valueOf(await meeting('2026-04-02T09:00:00', 'democratic_life'))
  expect((await calendar('2026-01-01', '2026-06-30', 'democratic_life')).map(({ held }) => held)).toEqual([true, true])
})

test('TG-TRN-01, TG-TRN-02: a backup without training for the post is listed; pairing counts for both', async () => {
  const { window, people: [a, b] } = await people('taigu', 2)
  const posts = [`${window}-p1`, `${window}-p2`]
  for (const [index, person] of [a!, b!].entries()) valueOf(await city.organization.people.assign({ center: 'taigu', post: posts[index]!, person, capacity: 'primary', from: '2024-01-02', commandId: id() }))
  const section = city.section('taigu')
  await expect.poll(async () => outcomeOf(await section.pairs.group({ center: 'taigu', posts, duties: '互备', reason: null, confirmed: false, commandId: id() })), { timeout: 90_000 }).toBe('ok')
  const listed = async () => valueOf(await section.sessions.backups({ center: 'taigu', year: 2026 })).rows.filter(({ post }) => posts.includes(post))
  expect((await listed()).map(({ post, backup, clause }) => [post, backup, clause]).sort()).toEqual([[posts[0], b, 'TG-TRN-01'], [posts[1], a, 'TG-TRN-01']])
  const session = valueOf(await plan('taigu', '2026-05-11T09:00:00', { topic: 'business', method: 'pairing', posts, invited: [a!, b!] })).id
  await mark('taigu', session, { [a!]: true, [b!]: true })
  expect(await listed()).toEqual([])
  expect((await sessionOf('taigu', session)).method).toBe('pairing')
})

test('WS-MTG-01, WS-MTG-02: ten minutes early; leave with somebody who comes instead', async () => {
  const { people: [zhao, qian, sun] } = await people('wenshang', 3)
  const section = city.section('wenshang')
  const session = valueOf(await plan('wenshang', '2026-03-12T09:00:00', { topic: 'training', invited: [zhao!, sun!] })).id
  const signIn = async (person: string, at: string) => valueOf(await section.sessions.signIn({ id: session, person, at: `2026-03-12T${at}`, commandId: id() })).minutesLate
  expect(await signIn(sun!, '08:50:00')).toBe(0)
  expect(await signIn(sun!, '08:51:00')).toBe(1)
  const ask = (at: string, substitute: string | null) => section.sessions.askLeave({ id: session, person: zhao!, at, reason: '出差', substitute, commandId: id() })
  expect(outcomeOf(await ask('2026-03-12T08:49:00', null))).toBe('SUBSTITUTE_NEEDED WS-MTG-02')
  valueOf(await ask('2026-03-11T16:00:00', qian!))
  valueOf(await section.sessions.decideLeave({ id: session, person: zhao!, granted: true, commandId: id() }))
  expect(await signIn(qian!, '08:45:00')).toBe(0)
  expect((await sessionOf('wenshang', session)).attendees.find(({ person }) => person === zhao)).toMatchObject({ state: 'excused', substituteCame: true })
  expect(detailsOf(await section.sessions.signIn({ id: session, person: 'XX0001', at: '2026-03-12T08:50:00', commandId: id() }))).toEqual({})
})

test('TG-MTG-02, TG-MTG-03: roles call people to the directors’ meeting; another chair takes a reason; items stand under the five headings', async () => {
  const { people: [director, deputy, head, clerk] } = await people('taigu', 4)
  for (const [person, grant] of [[director!, 'director@center:taigu'], [deputy!, 'deputy_director@center:taigu'], [head!, 'supervision@center:taigu']] as const) {
    valueOf(await city.organization.grants.give({ person, grant, from: '2026-01-05', until: null, commandId: id() }))
  }
  const call = (rest: Plan) => meeting('2026-06-11T09:00:00', 'directors_office', { invited: null, ...rest })
  await expect.poll(async () => {
    const session = await call({ chair: director! })
    return session.ok ? (await sessionOf('taigu', session.value.id)).attendees.map(({ person }) => person).sort() : []
  }, { timeout: 90_000 }).toEqual([director, deputy, head].sort())
  expect(outcomeOf(await call({ chair: clerk! }))).toBe('REASON_MISSING TG-MTG-02')
  expect(outcomeOf(await call({ chair: clerk!, chairReason: '主任外出' }))).toBe('ok')
  const foreign = await call({ chair: director!, agenda: [{ heading: '闲谈', what: '其他' }] })
  expect([outcomeOf(foreign), detailsOf(foreign)['issues']]).toEqual(['LINE_UNKNOWN TG-MTG-03', ['闲谈']])
  expect(outcomeOf(await call({ chair: director!, agenda: [{ heading: '组织建设', what: '人员调整' }, { heading: '其他重大事项', what: '年度安排' }] }))).toBe('ok')
})

test('TG-MTG-06, TG-MTG-10: tasks and corrections not done come up in the next meeting of the kind', async () => {
  const { people: [who] } = await people('taigu', 1)
  for (const [topic, heading] of [['regular_work', '布置下周任务'], ['democratic_life', '制定改进措施']] as const) {
    const first = valueOf(await meeting('2026-03-27T14:00:00', topic, { agenda: [{ heading, what: '整改' }] })).id
    const minute = city.as('GEN001', 'general_office@center:taigu')
    valueOf(await minute.sessions.minute({ id: first, text: '会议记录', decisions: [{ what: '整改台账', who: who!, by: '2026-04-03' }], honors: [], commandId: id() }))
    const next = valueOf(await meeting('2026-04-03T14:00:00', topic)).id
    const carried = async () => valueOf(await city.section('taigu').sessions.get({ id: next })).carried
    const [task] = await carried()
    expect(task).toMatchObject({ what: '整改台账', who, by: '2026-04-03', session: first })
    valueOf(await city.section('taigu').sessions.settle({ id: first, decision: task!.id, on: '2026-04-02', commandId: id() }))
    expect(await carried()).toEqual([])
  }
})

test('WS-MTG-03, WS-MTG-04: who leaves before the end is shown; points of the discipline are noted, others refused', async () => {
  const { people: [zhao] } = await people('wenshang', 1)
  const { sessions } = city.section('wenshang')
  const session = valueOf(await plan('wenshang', '2026-03-12T09:00:00', { kind: 'meeting', topic: 'internal', invited: [zhao!] })).id
  valueOf(await sessions.signIn({ id: session, person: zhao!, at: '2026-03-12T08:50:00', commandId: id() }))
  expect(valueOf(await sessions.signOut({ id: session, person: zhao!, at: '2026-03-12T10:45:00', commandId: id() })).minutesEarly).toBe(15)
  for (const point of ['dozing', 'silent']) valueOf(await sessions.observe({ id: session, person: zhao!, point, note: null, commandId: id() }))
  expect(outcomeOf(await sessions.observe({ id: session, person: zhao!, point: 'smiling', note: null, commandId: id() }))).toBe('LINE_UNKNOWN WS-MTG-03')
  const { attendees } = await sessionOf('wenshang', session)
  expect(attendees[0]).toMatchObject({ minutesEarly: 15, remarks: [{ point: 'dozing' }, { point: 'silent' }] })
})
