import { attendanceContract } from '@hall/contract-attendance'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type CenterUnderTest, openCenter, valueOf } from '../src/center.ts'
import { dayScenarios } from '../src/day.ts'
import { publishPolicy } from '../src/policies.ts'

let center: CenterUnderTest
beforeAll(async () => {
  center = await openCenter('enping', '2026-03-02T08:00:00+08:00')
  await publishPolicy(center, '2026-07-01', laterAfternoon)
  await center.setClock('2026-07-02T18:30:00+08:00')
})
afterAll(() => center?.[Symbol.asyncDispose]())
const given = (clause: string, ...examples: Parameters<typeof dayScenarios>[2]) => dayScenarios(() => center, clause, examples)
const TUESDAY = '2026-03-03'

/** New hours 08:30-12:00 and 15:00-18:00, as the city's notice would set them. */
function laterAfternoon(policy: Record<string, unknown>): void {
  const { checks, timetable } = policy as {
    checks: { value: { points: { id: string; limit: { value: string }; window: { to: string } }[] } }
    timetable: { value: { pm: { from: string; to: string } } }
  }
  const afternoon = checks.value.points.find(({ id }) => id === 'pm_in')!
  afternoon.limit.value = '15:00'
  afternoon.window.to = '18:00:01'
  timetable.value.pm = { from: '15:00', to: '18:00' }
}

const sessions = async (date: string) =>
  valueOf(await center.clients.section.hall.hours({ center: 'enping', at: `${date}T09:00:00` })).sessions.map(({ from, to }) => `${from}-${to}`)

test('EP-ATT-04: two sessions with the hours in force', async () => {
  expect(await sessions(TUESDAY)).toEqual(['08:30-12:00', '14:30-17:30'])
})
test('EP-ATT-04: new hours apply from their day on, old ones before', async () => {
  expect(await sessions('2026-06-30')).toEqual(['08:30-12:00', '14:30-17:30'])
  expect(await sessions('2026-07-01')).toEqual(['08:30-12:00', '15:00-18:00'])
})
given('EP-ATT-04',
  { example: 'on 30 June an afternoon sign-in at 15:00 is late', on: '2026-06-30', punches: ['sign_in 08:30', 'sign_in 15:00'], outcome: 'exception', findings: ['late 1800s EP-ATT-05'] },
  { example: 'on 1 July it is in time', on: '2026-07-01', punches: ['sign_in 08:30', 'sign_in 15:00'], outcome: 'normal' },
)
given('EP-ATT-03',
  { example: 'a sign-in at 08:25 makes the person present, with its source', on: TUESDAY, punches: ['sign_in 08:25', 'sign_in 14:25'], outcome: 'normal', points: { am_in: 'met' } },
  { example: 'other records than camera and sign-in are not accepted', on: TUESDAY, punches: ['card 08:25', 'sign_in 14:25'], outcome: 'exception', findings: ['absent 0.5d EP-ATT-17'], shown: ['not_counted - EP-ATT-03'] },
  { example: 'sign-in 08:29, camera first at 08:41: a conflict for the coordination section', on: TUESDAY, punches: ['sign_in 08:29', 'camera 08:41', 'sign_in 14:25'], outcome: 'exception', findings: ['conflict 660s EP-ATT-03'] },
)
given('EP-ATT-05',
  { example: '08:30:00 is on time', on: TUESDAY, punches: ['sign_in 08:30:00', 'sign_in 14:30'], outcome: 'normal' },
  { example: '08:30:01 is late', on: TUESDAY, punches: ['sign_in 08:30:01', 'sign_in 14:30'], outcome: 'exception', findings: ['late 1s EP-ATT-05'] },
  { example: 'approved leave 08:30-09:30, signed in at 09:20: not late', on: TUESDAY, punches: ['sign_in 09:20', 'sign_in 14:30'], away: ['08:30-09:30 leave'], outcome: 'normal', points: { am_in: 'excused' } },
)
given('EP-ATT-08',
  { example: '08:20 and 14:25 are two of two', on: TUESDAY, punches: ['sign_in 08:20', 'sign_in 14:25'], outcome: 'normal' },
  { example: '08:20 and 11:50 both fall in the morning: the afternoon is proposed as half a day', on: TUESDAY, punches: ['sign_in 08:20', 'sign_in 11:50'], outcome: 'exception', findings: ['absent 0.5d EP-ATT-17'], points: { am_in: 'met', pm_in: 'missed' } },
)
given('EP-ATT-09',
  { example: '08:15:00 counts as early arrival', on: TUESDAY, punches: ['sign_in 08:15:00', 'sign_in 14:30'], outcome: 'normal', shown: ['early_arrival 900s EP-ATT-09'] },
  { example: '08:15:01 does not, and is no breach', on: TUESDAY, punches: ['sign_in 08:15:01', 'sign_in 14:30'], outcome: 'normal' },
)

test('EP-ATT-02: the coordination section reads all windows, a window leader the own one, staff their own record', async () => {
  const { city } = center
  const query = { center: 'enping', from: TUESDAY, to: TUESDAY, size: 500 }
  const windowsSeen = async (person: string, grant: string) => {
    const { rows } = valueOf(await city.client(attendanceContract, person, [grant]).days.list(query))
    return { windows: [...new Set(rows.map(({ window }) => window))].sort(), people: new Set(rows.map((row) => row.person)).size }
  }
  await vi.waitFor(async () => {
    expect((await windowsSeen('SEC001', 'coordination@section:enping/enping-attendance')).windows.length).toBeGreaterThan(1)
  }, { timeout: 90_000 })
  expect((await windowsSeen('EN1000', 'window_lead@window:enping/enping-w0')).windows).toEqual(['enping-w0'])
  expect((await windowsSeen('EN1003', 'staff@self:EN1003')).people).toBe(1)
})
