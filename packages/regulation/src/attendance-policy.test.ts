import { expect, test } from 'vitest'
import { type AttendancePolicy, attendancePolicy } from './attendance-policy.ts'

const cite = <T>(value: T) => ({ value, clause: 'XX-ATT-01' })
const point = (id: 'am_in' | 'pm_out', limit: string | { summer: string; winter: string }, window: { from: string; to: string }) =>
  ({ id, name: { zh: '签到', en: 'Sign-in' }, direction: 'in' as const, limit: cite(limit), window, pick: 'first' as const })
const morning = point('am_in', '08:30', { from: '00:00', to: '12:00' })

const policy = {
  checks: cite({ strategy: 'windows', points: [morning] }),
  precision: cite('second'),
  methods: cite(['face']),
  absence: cite({ strategy: 'none' }),
  timetable: cite({ summer: null, am: { from: '08:30', to: '12:00' }, pm: { from: '14:00', to: '17:30' } }),
  encouraged: cite({ point: 'am_in', minutesEarly: 5 }),
} satisfies AttendancePolicy

const withPoints = (...points: unknown[]) => ({ ...policy, checks: cite({ strategy: 'windows', points }) })
const reasonsOf = (candidate: unknown) => attendancePolicy.safeParse(candidate).error?.issues.map(({ message }) => message)

test('a policy is taken as it is written', () => {
  expect(attendancePolicy.parse(policy)).toEqual(policy)
})

test('a window may end with the day', () => {
  expect(reasonsOf(withPoints(morning, point('pm_out', '17:00', { from: '12:00', to: '24:00' })))).toBeUndefined()
})

test.each([
  ['a value without its clause', { ...policy, precision: { value: 'second' } }],
  ['a clause id of no known form', { ...policy, precision: { value: 'second', clause: '考勤 1' } }],
  ['a field nobody reads', { ...policy, lateness: cite(5) }],
  ['a negative grace', { ...policy, late: cite({ graceSeconds: -1 }) }],
  ['an unknown strategy', { ...policy, absence: cite({ strategy: 'guess' }) }],
  ['a time that does not exist', withPoints({ ...morning, limit: cite('24:30') })],
])('%s is refused', (_what, candidate) => {
  expect(attendancePolicy.safeParse(candidate).success).toBe(false)
})

test.each([
  ['two points of one id', withPoints(morning, morning), 'POINT_TWICE'],
  ['a window that ends before it begins', withPoints(point('am_in', '08:30', { from: '12:00', to: '08:00' })), 'NOT_FORWARD'],
  ['a limit outside its window', withPoints(point('am_in', '12:00', { from: '00:00', to: '12:00' })), 'OUTSIDE_WINDOW'],
  ['a limit outside its window in summer only', withPoints(point('am_in', { summer: '12:30', winter: '08:30' }, { from: '00:00', to: '12:00' })), 'OUTSIDE_WINDOW'],
  ['a summer that begins on a day that does not exist', { ...policy, timetable: cite({ ...policy.timetable.value, summer: { from: '02-30', to: '09-30' } }) }, 'NO_SUCH_DAY'],
  ['encouragement for a check nobody expects', { ...policy, encouraged: cite({ point: 'pm_in', minutesEarly: 5 }) }, 'POINT_UNKNOWN'],
])('%s is refused and says why', (_what, candidate, reason) => {
  expect(reasonsOf(candidate)).toContain(reason)
})
