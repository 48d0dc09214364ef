import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CenterId, type CityOfStaff, detailsOf, id, letterOf, openCityOfStaff, outcomeOf } from '../src/personnel.ts'

let city: CityOfStaff
// Absences are announced before they begin: the city's day is the first Monday of March.
beforeAll(async () => { city = await openCityOfStaff('2026-03-02T08:00:00+08:00') })
afterAll(() => city?.[Symbol.asyncDispose]())

/** People on the posts of a window, in the order of the posts. */
async function seated(center: CenterId, count: number, window = city.nextWindow(center)) {
  const people: string[] = []
  for (let n = 1; n <= count; n++) {
    const person = await city.post(center, window, { since: '2024-01-02' })
    if (n <= 2) valueOf(await city.organization.people.assign({ center, post: `${window}-p${n}`, person, capacity: 'primary', from: '2024-01-02', commandId: id() }))
    people.push(person)
  }
  const posts = [1, 2].slice(0, Math.min(count, 2)).map((n) => `${window}-p${n}`)
  await expect.poll(async () => valueOf(await city.section(center).covers.roster({ center, at: '2026-03-02T09:00:00' })).rows.filter(({ post, holder }) => posts.includes(post) && holder !== null).length, { timeout: 20_000 }).toBe(posts.length)
  return { window, posts, people: people as [string, string, ...string[]] }
}
const self = (person: string) => city.as(person, `staff@self:${person}`)
const asHolder = (center: CenterId, person: string) => city.as(person, `coordination@center:${center}`)
async function agreedPair(center: CenterId, { posts: [post], people: [holder, backup] }: Awaited<ReturnType<typeof seated>>) {
  const pair = valueOf(await asHolder(center, holder).pairs.propose({ center, post: post!, backup, duties: '受理', reason: null, confirmed: false, commandId: id() })).id
  valueOf(await asHolder(center, backup).pairs.answer({ id: pair, agree: true, commandId: id() }))
  return post!
}
type Absence = Partial<Parameters<ReturnType<CityOfStaff['section']>['covers']['announce']>[0]>
const announce = (center: CenterId, holder: string, { post = null, ...rest }: Absence & { from: string; to: string }) =>
  city.section(center).covers.announce({ center, holder, post, kind: 'personal_leave', reason: null, substitute: null, ...rest, commandId: id() })
const responsible = async (center: CenterId, post: string, at: string, act: 'work' | 'approval' = 'work') => valueOf(await city.section(center).covers.responsible({ center, post, at, act }))
const grouped = (center: CenterId, posts: readonly string[], rest: { duties?: string | null; reason?: string | null } = {}) =>
  city.section(center).pairs.group({ center, posts: [...posts], duties: '互为备岗', reason: null, confirmed: false, ...rest, commandId: id() })

test('QP-PER-31: A if present, otherwise B, by the hour; B is of the same window', async () => {
  const at = await seated('qingpu', 2)
  const post = await agreedPair('qingpu', at)
  const [wang, chen] = at.people
  valueOf(await announce('qingpu', wang, { post, from: '2026-03-16T08:30:00', to: '2026-03-16T12:00:00' }))
  expect(await responsible('qingpu', post, '2026-03-16T09:00:00')).toMatchObject({ person: chen, because: 'backup' })
  expect(await responsible('qingpu', post, '2026-03-16T13:00:00')).toMatchObject({ person: wang, because: 'holder' })
  expect(await responsible('qingpu', post, '2026-03-17T09:00:00')).toMatchObject({ person: wang })
  const other = await seated('qingpu', 1)
  const elsewhere = await asHolder('qingpu', wang).pairs.propose({ center: 'qingpu', post, backup: other.people[0], duties: null, reason: null, confirmed: true, commandId: id() })
  expect(outcomeOf(elsewhere)).toBe('BACKUP_FROM_ELSEWHERE QP-PER-31')
})

test('QP-PER-32: a post without B is listed; A and B are not the same person; both ways round is complete', async () => {
  const at = await seated('qingpu', 2)
  const [wang, chen] = at.people
  const listed = async () => valueOf(await city.section('qingpu').staff.gaps({ center: 'qingpu' })).rows.filter(({ rule, window }) => rule === 'backup' && window === at.window).flatMap(({ issues }) => issues)
  const propose = (holder: string, post: string, backup: string) => asHolder('qingpu', holder).pairs.propose({ center: 'qingpu', post, backup, duties: null, reason: null, confirmed: false, commandId: id() })
  expect(outcomeOf(await propose(wang, at.posts[0]!, wang))).toBe('SAME_PERSON_TWICE QP-PER-33')
  await agreedPair('qingpu', at)
  await expect.poll(listed, { timeout: 20_000 }).toEqual([at.posts[1]])
  const back = valueOf(await propose(chen, at.posts[1]!, wang)).id
  valueOf(await asHolder('qingpu', wang).pairs.answer({ id: back, agree: true, commandId: id() }))
  await expect.poll(listed, { timeout: 20_000 }).toEqual([])
})

test('QP-PER-33: the holder proposes, the backup agrees or not, and nobody else proposes', async () => {
  const at = await seated('qingpu', 3)
  const [wang, chen, zhao] = at.people
  const propose = (who: string) => asHolder('qingpu', who).pairs.propose({ center: 'qingpu', post: at.posts[0]!, backup: chen, duties: null, reason: null, confirmed: false, commandId: id() })
  expect(outcomeOf(await propose(zhao!))).toBe('NOT_THE_HOLDER QP-PER-33')
  const first = valueOf(await propose(wang)).id
  expect(valueOf(await self(chen).pairs.answer({ id: first, agree: false, commandId: id() }))).toMatchObject({ status: 'refused' })
  expect(valueOf(await city.section('qingpu').pairs.backups({ center: 'qingpu', post: at.posts[0]!, at: '2026-03-03T09:00:00' })).rows).toEqual([])
  const second = valueOf(await propose(wang)).id
  expect(valueOf(await self(chen).pairs.answer({ id: second, agree: true, commandId: id() }))).toMatchObject({ status: 'active' })
  expect(valueOf(await city.section('qingpu').pairs.list({ center: 'qingpu', window: at.window, status: 'active' })).rows).toMatchObject([{ backup: chen, from: '2026-03-02' }])
})

test('QP-PER-34: both of a pair are not away at once, not for part of a session; without overlap they may', async () => {
  const at = await seated('qingpu', 2)
  const post = await agreedPair('qingpu', at)
  const [wang, chen] = at.people
  valueOf(await announce('qingpu', chen, { from: '2026-03-16T08:30:00', to: '2026-03-16T17:00:00' }))
  expect(outcomeOf(await announce('qingpu', wang, { post, from: '2026-03-17T08:30:00', to: '2026-03-17T17:00:00' }))).toBe('ok')
  const both = await announce('qingpu', wang, { post, from: '2026-03-16T13:00:00', to: '2026-03-16T17:00:00' })
  expect(outcomeOf(both)).toBe('BOTH_AWAY QP-PER-34')
  expect(detailsOf(both)['issues']).toEqual([chen])
  valueOf(await announce('qingpu', chen, { from: '2026-03-18T08:30:00', to: '2026-03-18T12:00:00' }))
  expect(outcomeOf(await announce('qingpu', wang, { post, from: '2026-03-18T12:00:00', to: '2026-03-18T17:00:00' }))).toBe('ok')
})

/** Wang away on the 16th, Chen stands in. */
async function away(center: CenterId = 'qingpu') {
  const at = await seated(center, 2)
  const post = center === 'qingpu' ? await agreedPair(center, at) : (valueOf(await grouped(center, at.posts)), at.posts[0]!)
  const cover = valueOf(await announce(center, at.people[0], { post, from: '2026-03-16T08:30:00', to: '2026-03-16T17:30:00' })).id
  return { ...at, post, cover, wang: at.people[0], chen: at.people[1] }
}
const handOver = (center: CenterId, cover: string, at: string, cases: string[] = []) => city.section(center).covers.handOver({ id: cover, cases, note: null, at, commandId: id() })
const confirm = (center: CenterId, cover: string, at: string) => city.section(center).covers.confirm({ id: cover, at, commandId: id() })
const coverOf = async (center: CenterId, window: string) => valueOf(await city.section(center).covers.list({ center, window, sort: '-openedOn' })).rows[0]!

test('QP-PER-36: handed over the working day before is in time, on the morning itself late', async () => {
  const early = await away()
  valueOf(await handOver('qingpu', early.cover, '2026-03-13T16:50:00'))
  valueOf(await confirm('qingpu', early.cover, '2026-03-13T16:55:00'))
  expect(await coverOf('qingpu', early.window)).toMatchObject({ status: 'confirmed', late: false })
  const late = await away()
  valueOf(await handOver('qingpu', late.cover, '2026-03-16T08:00:00'))
  valueOf(await confirm('qingpu', late.cover, '2026-03-16T08:00:00'))
  expect(await coverOf('qingpu', late.window)).toMatchObject({ late: true })
})

test('QP-PER-38, QP-PER-42: the holder answers for leaving without a word, the backup for what it did standing in', async () => {
  const silent = await away()
  const asked = async (post: string, at: string) => valueOf(await city.section('qingpu').covers.answers({ center: 'qingpu', post, at }))
  expect(await asked(silent.post, '2026-03-16T10:00:00')).toEqual({ person: silent.wang, because: 'holder', clause: 'QP-PER-38' })
  const told = await away()
  valueOf(await handOver('qingpu', told.cover, '2026-03-13T16:50:00'))
  valueOf(await confirm('qingpu', told.cover, '2026-03-13T16:55:00'))
  expect(await asked(told.post, '2026-03-16T10:00:00')).toEqual({ person: told.chen, because: 'backup', clause: 'QP-PER-42' })
  expect(await asked(told.post, '2026-03-17T09:00:00')).toMatchObject({ person: told.wang, because: 'holder' })
})

test('QP-PER-41: on return a briefing with the cases is opened and closes when the holder confirms', async () => {
  const { cover, window } = await away()
  const section = city.section('qingpu')
  expect(valueOf(await section.covers.back({ id: cover, at: '2026-03-17T08:25:00', commandId: id() }))).toMatchObject({ status: 'back' })
  const cases = ['C-1', 'C-2', 'C-3', 'C-4', 'C-5']
  valueOf(await section.covers.brief({ id: cover, cases, remark: null, at: '2026-03-17T09:00:00', commandId: id() }))
  expect((await coverOf('qingpu', window)).briefing).toMatchObject({ cases })
  expect(valueOf(await section.covers.confirmBriefing({ id: cover, at: '2026-03-17T09:30:00', commandId: id() }))).toMatchObject({ status: 'closed' })
  const idle = await away()
  valueOf(await section.covers.back({ id: idle.cover, at: '2026-03-17T08:25:00', commandId: id() }))
  expect(outcomeOf(await section.covers.brief({ id: idle.cover, cases: [], remark: '无办件', at: '2026-03-17T09:00:00', commandId: id() }))).toBe('ok')
})

test('QP-PER-43: the only person of a window is not away without a substitute', async () => {
  const one = await seated('qingpu', 1)
  const [zhou] = one.people
  const day = { from: '2026-03-16T08:30:00', to: '2026-03-16T17:00:00' }
  expect(outcomeOf(await announce('qingpu', zhou, day))).toBe('SUBSTITUTE_NEEDED QP-PER-43')
  expect(outcomeOf(await announce('qingpu', zhou, { ...day, substitute: { person: 'SUN001', ...day, items: [] } }))).toBe('ok')
  const two = await seated('qingpu', 2)
  expect(outcomeOf(await announce('qingpu', two.people[0], day))).toBe('ok')
})

test('EP-PER-24: leave of a one-person window’s holder is covered in every session', async () => {
  const one = await seated('enping', 1)
  const day = { from: '2026-03-12T08:00:00', to: '2026-03-12T17:30:00' }
  const [deng] = one.people
  expect(outcomeOf(await announce('enping', deng, { ...day, substitute: { person: 'MA0001', from: day.from, to: '2026-03-12T12:00:00', items: [] } }))).toBe('SUBSTITUTE_NEEDED EP-PER-24')
  expect(outcomeOf(await announce('enping', deng, { ...day, substitute: { person: 'MA0001', ...day, items: [] } }))).toBe('ok')
})

test('EP-PER-23: a one-person window without a B role is listed, one of two is not', async () => {
  const one = await seated('enping', 1)
  const two = await seated('enping', 2)
  const listed = async () => valueOf(await city.section('enping').staff.gaps({ center: 'enping', on: '2026-03-03' })).rows.filter(({ rule }) => rule === 'backup').map(({ window }) => window)
  expect(await listed()).toContain(one.window)
  expect(await listed()).not.toContain(two.window)
})

test('EP-PER-25: sixty minutes without a stand-in, not sixty-one, and not past an appointment', async () => {
  const [deng] = (await seated('enping', 1)).people
  const out = (to: string, appointments: string[] = []) => city.section('enping').covers.requestOuting({ center: 'enping', person: deng, from: '2026-03-12T10:00:00', to: `2026-03-12T${to}`, ground: 'very_short_outing', appointments, commandId: id() })
  expect(outcomeOf(await out('11:00:00'))).toBe('ok')
  expect(outcomeOf(await out('11:01:00'))).toBe('OUTING_NOT_SHORT EP-PER-25')
  expect(outcomeOf(await out('10:30:00', ['2026-03-12T10:15:00']))).toBe('MATTER_AFFECTED EP-PER-25')
})

test('EP-PER-26: with consent before leaving in order, without it off post from that moment', async () => {
  const [deng] = (await seated('enping', 1)).people
  const ask = async () => valueOf(await city.section('enping').covers.requestOuting({ center: 'enping', person: deng, from: '2026-03-12T10:00:00', to: '2026-03-12T10:30:00', ground: 'very_short_outing', appointments: [], at: '2026-03-12T09:40:00', commandId: id() })).id
  const leave = async (outing: string) => valueOf(await city.section('enping').covers.leaveForOuting({ id: outing, at: '2026-03-12T10:00:00', commandId: id() }))
  const consented = await ask()
  valueOf(await city.section('enping').covers.consentOuting({ id: consented, at: '2026-03-12T09:55:00', commandId: id() }))
  expect(await leave(consented)).toMatchObject({ offPost: false })
  expect(await leave(await ask())).toMatchObject({ offPost: true })
})

test('TG-PER-13, DC-PER-09: posts of a group back each other up; one post is no group, a post not its own backup', async () => {
  const at = await seated('taigu', 2)
  expect(outcomeOf(await grouped('taigu', [at.posts[0]!]))).toBe('TOO_FEW_POSTS TG-PER-13')
  expect(outcomeOf(await grouped('taigu', [at.posts[0]!, at.posts[0]!]))).toBe('SAME_PERSON_TWICE TG-PER-13')
  valueOf(await grouped('taigu', at.posts))
  const pairs = valueOf(await city.section('taigu').pairs.list({ center: 'taigu', window: at.window })).rows
  expect(pairs.map(({ post, holder, backup }) => [post, holder, backup]).sort()).toEqual([[at.posts[0], at.people[0], at.people[1]], [at.posts[1], at.people[1], at.people[0]]])
  const district = await seated('district', 2)
  expect(outcomeOf(await grouped('district', [district.posts[0]!]))).toBe('TOO_FEW_POSTS DC-PER-09')
  valueOf(await grouped('district', district.posts))
  expect(valueOf(await city.section('district').pairs.backups({ center: 'district', post: district.posts[0]!, at: '2026-03-17T09:00:00' })).rows).toMatchObject([{ person: district.people[1], rank: 1, away: false }])
})

test('DC-PER-10, DC-PER-17, DC-PER-20: B takes the post at the start of the absence and has it until A is back', async () => {
  const { post, wang, chen } = await away('district')
  expect(await responsible('district', post, '2026-03-16T08:30:00')).toMatchObject({ person: chen, because: 'backup', clause: 'DC-PER-20' })
  expect(await responsible('district', post, '2026-03-16T17:30:00')).toMatchObject({ person: wang, because: 'holder' })
  expect(await responsible('district', post, '2026-03-16T08:29:59')).toMatchObject({ person: wang })
})

test('DC-PER-12: a post with A and B both away is reported before the day begins', async () => {
  const at = await seated('district', 2)
  valueOf(await grouped('district', at.posts))
  const day = { from: '2026-03-12T08:30:00', to: '2026-03-12T17:30:00' }
  const state = async () => valueOf(await city.section('district').covers.roster({ center: 'district', at: '2026-03-12T09:00:00' })).rows.find(({ post }) => post === at.posts[0])
  valueOf(await announce('district', at.people[0], { post: at.posts[0]!, ...day }))
  expect(await state()).toMatchObject({ state: 'covered', by: at.people[1] })
  const none = await seated('district', 2)
  valueOf(await grouped('district', none.posts))
  valueOf(await announce('district', none.people[1], { ...day, kind: 'study' }))
  valueOf(await announce('district', none.people[0], { post: none.posts[0]!, ...day }))
  expect(valueOf(await city.section('district').covers.roster({ center: 'district', at: '2026-03-12T09:00:00' })).rows.find(({ post }) => post === none.posts[0])).toMatchObject({ state: 'unattended', clause: 'DC-PER-12' })
})

test('DC-PER-13: a group without duties is not put into force', async () => {
  const at = await seated('district', 2)
  expect(outcomeOf(await grouped('district', at.posts, { duties: null }))).toBe('DUTIES_MISSING DC-PER-09')
})

test('DC-PER-18: short absences are covered; a long one is a matter of a new pair', async () => {
  const at = await seated('district', 2)
  valueOf(await grouped('district', at.posts))
  expect(outcomeOf(await announce('district', at.people[0], { post: at.posts[0]!, kind: 'sick_leave', from: '2026-03-11T08:30:00', to: '2026-03-12T17:30:00' }))).toBe('ok')
  expect(outcomeOf(await announce('district', at.people[0], { post: at.posts[0]!, kind: 'sick_leave', from: '2026-04-01T08:30:00', to: '2026-05-01T17:30:00' }))).toBe('COVER_NOT_FOR_THIS DC-PER-18')
})

test('DC-PER-21: what falls due during cover counts for B, what was overdue before it for A', async () => {
  const { post, wang, chen } = await away('district')
  const asked = async (openBefore: string | null) => valueOf(await city.section('district').covers.answers({ center: 'district', post, at: '2026-03-16T10:00:00', openBefore }))
  expect(await asked(null)).toEqual({ person: chen, because: 'backup', clause: 'DC-PER-21' })
  expect(await asked('2026-03-10T17:00:00')).toMatchObject({ person: wang, because: 'holder' })
})

test('DC-PER-23, DC-PER-24, DC-PER-25: one deputy with scope and principles acts, within the scope and nobody else', async () => {
  const designate = (deputies: string[], scope = ['case_approvals']) => city.section('district').covers.designate({
    center: 'district', department: null, chief: 'HEAD01', deputies, scope, principles: '重大事项请示', from: '2026-03-12T00:00:00', to: '2026-03-14T00:00:00', commandId: id(),
  })
  expect(outcomeOf(await designate([]))).toBe('ONE_DEPUTY DC-PER-23')
  expect(outcomeOf(await designate(['SUN001', 'QIAN01']))).toBe('ONE_DEPUTY DC-PER-23')
  expect(outcomeOf(await designate(['SUN001'], []))).toBe('NOTE_INCOMPLETE DC-PER-24')
  valueOf(await designate(['SUN001']))
  const may = async (person: string, act: string) => valueOf(await city.section('district').covers.mayAct({ center: 'district', chief: 'HEAD01', person, act, at: '2026-03-12T10:00:00' }))
  expect(await may('SUN001', 'case_approvals')).toMatchObject({ may: true, routedTo: 'SUN001' })
  expect(await may('SUN001', 'personnel_transfer')).toMatchObject({ may: false, because: 'outside_scope', clause: 'DC-PER-25' })
  expect(await may('QIAN01', 'case_approvals')).toMatchObject({ may: false, because: 'not_designated' })
})

test('TG-PER-14: B takes over for the hours of the leave, and at once when A does not come', async () => {
  const at = await seated('taigu', 2)
  valueOf(await grouped('taigu', at.posts))
  const [a, b] = at.people
  const post = at.posts[0]!
  valueOf(await announce('taigu', a, { post, from: '2026-03-03T08:30:00', to: '2026-03-03T12:00:00' }))
  expect(await responsible('taigu', post, '2026-03-03T09:00:00')).toMatchObject({ person: b, because: 'backup' })
  expect(await responsible('taigu', post, '2026-03-03T14:00:00')).toMatchObject({ person: a })
  const other = await seated('taigu', 2)
  valueOf(await grouped('taigu', other.posts))
  valueOf(await city.section('taigu').covers.stepIn({ center: 'taigu', post: other.posts[0]!, at: '2026-03-03T08:31:00', commandId: id() }))
  expect(await responsible('taigu', other.posts[0]!, '2026-03-03T08:31:00')).toMatchObject({ person: other.people[1], because: 'backup' })
})

test('TG-PER-15: a window with a post without backup is listed, a paired one is not', async () => {
  const bare = await seated('taigu', 2)
  const paired = await seated('taigu', 2)
  valueOf(await grouped('taigu', paired.posts))
  const listed = async () => valueOf(await city.section('taigu').staff.gaps({ center: 'taigu' })).rows.filter(({ rule }) => rule === 'backup').map(({ window }) => window)
  await expect.poll(listed, { timeout: 20_000 }).not.toContain(paired.window)
  expect(await listed()).toContain(bare.window)
})

test('TG-PER-16: half a day of the only clerk needs nobody, more needs a substitute', async () => {
  const [clerk] = (await seated('taigu', 1)).people
  expect(outcomeOf(await announce('taigu', clerk, { from: '2026-03-03T08:30:00', to: '2026-03-03T12:00:00' }))).toBe('ok')
  const longer = await announce('taigu', clerk, { from: '2026-03-04T08:30:00', to: '2026-03-04T14:30:00' })
  expect(outcomeOf(longer)).toBe('SUBSTITUTE_NEEDED TG-PER-16')
  const days = { from: '2026-03-05T14:00:00', to: '2026-03-06T12:00:00' }
  expect(outcomeOf(await announce('taigu', clerk, { ...days, substitute: { person: 'LIU001', ...days, items: [] } }))).toBe('ok')
})

test('TG-PER-17: handed over before departure, or flagged', async () => {
  const early = await away('taigu')
  valueOf(await handOver('taigu', early.cover, '2026-03-13T16:55:00'))
  valueOf(await confirm('taigu', early.cover, '2026-03-13T17:00:00'))
  expect(await coverOf('taigu', early.window)).toMatchObject({ late: false })
  const late = await away('taigu')
  valueOf(await handOver('taigu', late.cover, '2026-03-16T08:55:00'))
  valueOf(await confirm('taigu', late.cover, '2026-03-16T09:00:00'))
  expect(await coverOf('taigu', late.window)).toMatchObject({ late: true })
})

test('TG-PER-19: during cover B has the post, after it no more', async () => {
  const { post, wang, chen } = await away('taigu')
  expect(await responsible('taigu', post, '2026-03-16T10:00:00')).toMatchObject({ person: chen, clause: 'TG-PER-19' })
  expect(valueOf(await city.section('taigu').covers.answers({ center: 'taigu', post, at: '2026-03-16T10:00:00' }))).toMatchObject({ person: chen, because: 'backup' })
  expect(await responsible('taigu', post, '2026-03-17T10:00:00')).toMatchObject({ person: wang })
})

test('TG-PER-01, TG-PER-02, TG-PER-03: the head is chief representative by a letter, within its items', async () => {
  const window = city.nextWindow('taigu')
  const wang = await city.post('taigu', window, { since: '2024-01-02', lead: true })
  const clerk = await city.post('taigu', window, { since: '2024-01-02' })
  const section = city.section('taigu')
  const grant = (person: string) => section.mandates.grant({ center: 'taigu', person, items: ['A1', 'A2'], powers: ['decide', 'countersign'], letter: letterOf('2026-03-03', '授权1号'), from: '2026-03-03', until: null, commandId: id() })
  const may = async (person: string, item: string | null, power = 'decide', on = '2026-03-03') => valueOf(await section.mandates.check({ center: 'taigu', person, item, power, on }))
  expect(await may(wang, 'A1', 'decide', '2026-03-02')).toMatchObject({ may: false, because: 'no_letter', clause: 'TG-PER-02' })
  expect(outcomeOf(await grant(clerk))).toBe('NOT_THE_LEAD TG-PER-01')
  valueOf(await grant(wang))
  expect(await may(wang, 'A2')).toEqual({ may: true, because: 'letter', clause: 'TG-PER-03', letter: '授权1号', inNameOf: 'tax' })
  expect(await may(wang, 'A3')).toMatchObject({ may: false, because: 'outside_letter', clause: 'TG-PER-03' })
  expect(await may(wang, 'A1', 'dispatch_technicians')).toMatchObject({ may: false, because: 'outside_letter' })
  expect(await may(clerk, 'A1')).toMatchObject({ may: false, because: 'another_holds_it' })
  expect(valueOf(await section.mandates.of({ center: 'taigu', window, on: '2026-03-04' }))).toEqual({ person: wang, mandated: true, clause: 'TG-PER-01' })
  await expect.poll(async () => valueOf(await city.organization.people.get({ person: wang })).grants, { timeout: 20_000 }).toEqual(expect.arrayContaining([expect.stringContaining('window_lead')]))
  const single = await seated('taigu', 1)
  expect(valueOf(await section.mandates.of({ center: 'taigu', window: single.window, on: '2026-03-02' }))).toMatchObject({ person: single.people[0] })
})

test('nobody stands in for two windows at once', async () => {
  const [first, second] = [await seated('wenshang', 1), await seated('wenshang', 1)]
  const day = { from: '2026-03-16T08:30:00', to: '2026-03-16T17:00:00' }
  const by = (person: string) => ({ ...day, substitute: { person, ...day, items: [] } })
  expect(outcomeOf(await announce('wenshang', first.people[0], by('ONE001')))).toBe('ok')
  expect(outcomeOf(await announce('wenshang', second.people[0], by('ONE001')))).toBe('STANDS_IN_ALREADY')
})
