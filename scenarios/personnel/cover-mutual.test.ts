import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { coverSteps } from '../src/cover-steps.ts'
import { type CityOfStaff, id, letterOf, openCityOfStaff, outcomeOf } from '../src/personnel.ts'

let city: CityOfStaff
// Absences are announced before they begin: the city's day is the first Monday of March.
beforeAll(async () => { city = await openCityOfStaff(['taigu', 'district', 'wenshang'], '2026-03-02T08:00:00+08:00') })
afterAll(() => city?.[Symbol.asyncDispose]())

const { announce, away, confirm, coverOf, grouped, handOver, responsible, seated } = coverSteps(() => city)

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

test('DC-PER-10, DC-PER-20: B takes the post at the start of the absence and has it until A is back', async () => {
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
  await expect.poll(listed, { timeout: 90_000 }).not.toContain(paired.window)
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
  await expect.poll(async () => valueOf(await city.organization.people.get({ person: wang })).grants, { timeout: 90_000 }).toEqual(expect.arrayContaining([expect.stringContaining('window_lead')]))
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
