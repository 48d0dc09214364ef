import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { coverSteps } from '../src/cover-steps.ts'
import { type CityOfStaff, id, openCityOfStaff, outcomeOf } from '../src/personnel.ts'

let city: CityOfStaff
const at = (local: string) => city.as('IT0001', 'it@city').ops.setClock({ now: `${local}+08:00`, commandId: id() }).then(valueOf)
const { seated, announce, coverOf } = coverSteps(() => city)
beforeAll(async () => { city = await openCityOfStaff(['qingpu'], '2026-03-16T12:50:00+08:00') })
afterAll(() => city?.[Symbol.asyncDispose]())

const PLAN = { center: 'qingpu', window: null, organizer: '窗口管理科', method: null, material: null, posts: [] as string[], invited: null }
async function leads() {
  const window = city.nextWindow('qingpu')
  const lead = await city.post('qingpu', window, { since: '2024-01-02', lead: true })
  const clerk = await city.post('qingpu', window, { since: '2024-01-02' })
  return { window, lead, clerk, as: city.as(lead, `window_lead@window:qingpu/${window}`, `staff@self:${lead}`) }
}

test('QP-PER-44: told at 12:59 the gap of 13:00 is filed in time with the substitute of the department; at 13:01 it is on record as vacant without notice', async () => {
  const [one, other] = [await seated('qingpu', 1), await seated('qingpu', 1)]
  const gap = { from: '2026-03-16T13:00:00', to: '2026-03-16T17:00:00' }
  const told = (of: typeof one, substitute: string) => announce('qingpu', of.people[0], { ...gap, post: of.posts[0]!, substitute: { person: substitute, ...gap, items: [] } })
  await at('2026-03-16T12:59:00')
  valueOf(await told(one, 'SUN001'))
  expect(await coverOf('qingpu', one.window)).toMatchObject({ late: false, only: true, cover: 'SUN001', from: gap.from, to: gap.to })
  await at('2026-03-16T13:01:00')
  valueOf(await told(other, 'SUN002'))
  expect(await coverOf('qingpu', other.window)).toMatchObject({ late: true, only: true, cover: 'SUN002' })
})

test('QP-PER-04: an activity is announced to the leads, who enter the participants of their own window', async () => {
  const [first, second] = [await leads(), await leads()]
  const { id: activity, invited } = valueOf(await city.section('qingpu').sessions.plan({ ...PLAN, kind: 'activity', topic: 'volunteering', title: '学雷锋志愿服务', startsAt: '2026-03-20T17:30:00', endsAt: '2026-03-20T18:30:00', commandId: id() }))
  expect(invited).toBeGreaterThanOrEqual(2)
  expect(valueOf(await first.as.sessions.list({ kind: 'activity' })).rows.map(({ title }) => title)).toEqual(['学雷锋志愿服务'])
  valueOf(await first.as.sessions.enter({ id: activity, people: [first.clerk], commandId: id() }))
  expect(outcomeOf(await second.as.sessions.enter({ id: activity, people: [first.clerk], commandId: id() }))).toBe('NOT_INVITED')
  const { session } = valueOf(await city.section('qingpu').sessions.get({ id: activity }))
  expect(session.attendees.map(({ person }) => person)).toEqual(expect.arrayContaining([first.lead, second.lead, first.clerk]))
  const clerk = city.as(first.clerk, `staff@self:${first.clerk}`)
  expect(valueOf(await clerk.sessions.get({ id: activity })).session.title).toBe('学雷锋志愿服务')
  expect((await city.as(second.clerk, `staff@self:${second.clerk}`).sessions.get({ id: activity })).ok).toBe(false)
})

test('QP-PER-05: a task with its day goes to the leads; the center sees which are done, which late, which open', async () => {
  const [first, second, third] = [await leads(), await leads(), await leads()]
  const { id: task } = valueOf(await city.section('qingpu').sessions.plan({ ...PLAN, kind: 'task', topic: 'assignment', title: '报送窗口自查表', startsAt: '2026-03-16T09:00:00', endsAt: '2026-03-16T17:00:00', invited: [first.lead, second.lead, third.lead], commandId: id() }))
  await at('2026-03-16T16:59:00')
  expect(valueOf(await first.as.sessions.reportDone({ id: task, commandId: id() }))).toMatchObject({ late: false })
  await at('2026-03-16T17:01:00')
  expect(valueOf(await second.as.sessions.reportDone({ id: task, commandId: id() }))).toMatchObject({ late: true })
  const states = valueOf(await city.section('qingpu').sessions.get({ id: task })).session.attendees.map(({ person, state }) => [person, state])
  expect(states).toEqual([[first.lead, 'present'], [second.lead, 'late'], [third.lead, 'invited']])
  expect(outcomeOf(await first.as.sessions.reportDone({ id: task, commandId: id() }))).toBe('NOT_POSSIBLE_NOW')
  expect(outcomeOf(await (await leads()).as.sessions.reportDone({ id: task, commandId: id() }))).toBe('NOT_INVITED')
})
