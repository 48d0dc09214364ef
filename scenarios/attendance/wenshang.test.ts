import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CenterUnderTest, openCenter, valueOf } from '../src/center.ts'
import { dayScenarios } from '../src/day.ts'
import { publishPolicy } from '../src/policies.ts'

let center: CenterUnderTest
beforeAll(async () => {
  center = await openCenter('wenshang', '2026-10-20T18:00:00+08:00')
})
afterAll(() => center?.[Symbol.asyncDispose]())
const given = (clause: string, ...examples: Parameters<typeof dayScenarios>[2]) => dayScenarios(() => center, clause, examples)

const MARCH = '2026-03-10'
const FULL_WINTER = ['face 08:30', 'face 12:00', 'face 13:30', 'face 17:30'] as const
const FULL_SUMMER = ['face 08:30', 'face 12:00', 'face 14:00', 'face 18:00'] as const

given('WS-ATT-16',
  { example: 'four face punches are four of four', on: MARCH, punches: ['face 08:25', 'face 12:02', 'face 13:25', 'face 17:31'], outcome: 'normal' },
  { example: 'am_out missing is an anomaly', on: MARCH, punches: ['face 08:25', 'face 13:25', 'face 17:31'], outcome: 'exception', findings: ['missing_out - WS-ATT-16'], points: { am_out: 'missed' } },
  { example: 'a fingerprint fills no slot', on: MARCH, punches: ['face 08:25', 'fingerprint 12:02', 'face 13:25', 'face 17:31'], outcome: 'exception', findings: ['missing_out - WS-ATT-16'] },
)
test('WS-ATT-16: nothing is expected on an ordinary rest day', async () => {
  const { rows } = valueOf(await center.clients.section.days.compare({ date: '2026-03-14', punches: [] }))
  expect(rows.find((row) => row.center === 'wenshang')?.verdict).toMatchObject({ outcome: 'not_expected', findings: [] })
})

given('WS-ATT-17',
  { example: '08:30 is on time', on: MARCH, punches: FULL_WINTER, outcome: 'normal', points: { am_in: 'met' } },
  { example: '08:31 is late by 1 minute', on: MARCH, punches: ['face 08:31', ...FULL_WINTER.slice(1)], outcome: 'exception', findings: ['late 60s WS-ATT-22'] },
)
given('WS-ATT-18',
  { example: '12:00 is normal', on: MARCH, punches: FULL_WINTER, outcome: 'normal', points: { am_out: 'met' } },
  { example: '11:59 is early by 1 minute', on: MARCH, punches: ['face 08:30', 'face 11:59', 'face 13:30', 'face 17:30'], outcome: 'exception', findings: ['early_leave 60s WS-ATT-22'] },
)
given('WS-ATT-19',
  { example: 'winter 13:30 is on time', on: '2026-04-30', punches: FULL_WINTER, outcome: 'normal' },
  { example: 'winter 13:31 is late by 1 minute', on: '2026-04-30', punches: ['face 08:30', 'face 12:00', 'face 13:31', 'face 17:30'], outcome: 'exception', findings: ['late 60s WS-ATT-22'] },
  { example: 'the first working day of summer time, 14:00 is on time', on: '2026-05-06', punches: FULL_SUMMER, outcome: 'normal' },
  { example: 'the first working day of summer time, 14:01 is late by 1 minute', on: '2026-05-06', punches: ['face 08:30', 'face 12:00', 'face 14:01', 'face 18:00'], outcome: 'exception', findings: ['late 60s WS-ATT-22'] },
  { example: 'summer 13:45 is on time', on: '2026-09-30', punches: ['face 08:30', 'face 12:00', 'face 13:45', 'face 18:00'], outcome: 'normal' },
  { example: 'the first working day of winter time, 13:45 is late by 15 minutes', on: '2026-10-08', punches: ['face 08:30', 'face 12:00', 'face 13:45', 'face 17:30'], outcome: 'exception', findings: ['late 900s WS-ATT-22'] },
)
given('WS-ATT-20',
  { example: 'winter 17:30 is normal', on: MARCH, punches: FULL_WINTER, outcome: 'normal', points: { pm_out: 'met' } },
  { example: 'winter 17:29 is early by 1 minute', on: MARCH, punches: ['face 08:30', 'face 12:00', 'face 13:30', 'face 17:29'], outcome: 'exception', findings: ['early_leave 60s WS-ATT-22'] },
  { example: 'summer 18:00 is normal', on: '2026-07-01', punches: FULL_SUMMER, outcome: 'normal' },
  { example: 'summer 17:59 is early by 1 minute', on: '2026-07-01', punches: ['face 08:30', 'face 12:00', 'face 14:00', 'face 17:59'], outcome: 'exception', findings: ['early_leave 60s WS-ATT-22'] },
)

const afternoonStart = async (date: string) =>
  valueOf(await center.clients.section.hall.hours({ center: 'wenshang', at: `${date}T10:00:00` })).sessions[1]?.from

test('WS-ATT-21: every date belongs to one season', async () => {
  const starts = ['2026-04-30', '2026-05-06', '2026-09-30', '2026-10-08'].map(afternoonStart)
  expect(await Promise.all(starts)).toEqual(['13:30', '14:00', '14:00', '13:30'])
})
given('WS-ATT-22',
  { example: 'approved leave 08:30-09:00 covers am_in 08:45', on: MARCH, punches: ['face 08:45', ...FULL_WINTER.slice(1)], away: ['08:30-09:00 leave'], outcome: 'normal', points: { am_in: 'excused' } },
  { example: 'am_in 08:45 without leave is late by 15 minutes', on: MARCH, punches: ['face 08:45', ...FULL_WINTER.slice(1)], outcome: 'exception', findings: ['late 900s WS-ATT-22'] },
)
given('WS-ATT-31',
  { example: 'no punches and no request is one day', on: MARCH, punches: [], outcome: 'exception', findings: ['absent 1d WS-ATT-31'] },
  { example: 'punches only at 13:25 and 17:31 is half a day', on: MARCH, punches: ['face 13:25', 'face 17:31'], outcome: 'exception', findings: ['absent 0.5d WS-ATT-31'] },
  { example: 'a public holiday is nothing', on: '2026-04-06', punches: [], outcome: 'not_expected' },
)

test('WS-ATT-21: the center moves the season; days already judged stay as they are', async () => {
  const before = valueOf(await center.clients.section.days.list({ center: 'wenshang', from: '2026-05-06', to: '2026-05-06' }))
  await publishPolicy(center, '2027-01-01', (policy) => {
    const { timetable } = policy as { timetable: { value: { summer: { from: string; to: string } } } }
    timetable.value.summer = { from: '06-01', to: '09-30' }
  })
  expect(await afternoonStart('2027-05-20')).toBe('13:30')
  expect(await afternoonStart('2026-05-20')).toBe('14:00')
  const after = valueOf(await center.clients.section.days.list({ center: 'wenshang', from: '2026-05-06', to: '2026-05-06' }))
  expect(after.rows.map(({ person, version }) => [person, version])).toEqual(before.rows.map(({ person, version }) => [person, version]))
})
