import { expect, test } from 'vitest'
import { absence, findingsOf, judged } from '../../tests/given-day.ts'

const TUESDAY = '2026-03-03'
const late = (seconds: number, point = 'am_in 08:30') => {
  const [id, limit] = point.split(' ')
  return `late ${id} EP-ATT-05 ${limit} ${seconds}s`
}
const absent = (point: string) => `absent ${point} EP-ATT-17 0.5 0.5d`

test.each<[string, string[], string, string[]]>([
  ['both sign-ins', ['08:20', '14:25'], 'normal', []],
  ['both in the morning', ['08:20', '11:50'], 'exception', [absent('pm_in')]],
  ['the morning ends with 12:00:00', ['12:00:00', '14:25'], 'exception', [late(12600)]],
  ['the afternoon begins at 12:00:01', ['08:20', '12:00:01'], 'normal', []],
  ['nothing', [], 'exception', [absent('am_in'), absent('pm_in')]],
])('EP-ATT-08: %s', (_, punches, outcome, findings) => {
  const verdict = judged('enping', TUESDAY, punches)
  expect(verdict.outcome).toBe(outcome)
  expect(findingsOf(verdict).filter((text) => !text.startsWith('early_arrival'))).toEqual(findings)
})

test.each<[string, string[]]>([
  ['08:30:00', []],
  ['08:30:01', [late(1)]],
  ['11:59:59', [late(12599)]],
])('EP-ATT-05: signed in at %s', (punch, findings) => {
  expect(findingsOf(judged('enping', TUESDAY, [punch, '14:30:00']))).toEqual(findings)
})

test('EP-ATT-05: the afternoon start binds as the morning start does', () => {
  expect(findingsOf(judged('enping', TUESDAY, ['08:30:00', '14:30:01']))).toEqual([late(1, 'pm_in 14:30')])
})

test('EP-ATT-05: approved leave over the start moves it, and no further than its end', () => {
  const absences = [absence('2026-03-03T08:30/2026-03-03T09:30')]
  const inTime = judged('enping', TUESDAY, ['09:20', '14:30'], { absences })
  expect(inTime).toMatchObject({ outcome: 'normal', findings: [] })
  expect(inTime.points[0]).toMatchObject({ state: 'excused', punch: '09:20' })
  expect(findingsOf(judged('enping', TUESDAY, ['09:30:01', '14:30'], { absences }))).toEqual([late(1)])
})

test('EP-ATT-03: a mark names its source record', () => {
  const verdict = judged('enping', TUESDAY, ['08:25 sign_in', '14:30 sign_in'])
  expect(verdict.points[0]).toMatchObject({ state: 'met', punch: '08:25 sign_in' })
})

test('EP-ATT-03: other sources are not accepted', () => {
  const verdict = judged('enping', TUESDAY, ['08:25 fingerprint', '14:30 sign_in'])
  expect(findingsOf(verdict)).toEqual([absent('am_in'), 'not_counted EP-ATT-03 camera, sign_in'])
})

test('EP-ATT-03: a sign-in in time and a camera that sees the person late are in conflict', () => {
  const verdict = judged('enping', TUESDAY, ['08:29 sign_in', '08:41 camera', '14:30 sign_in'])
  expect(findingsOf(verdict)).toEqual(['conflict am_in EP-ATT-03 camera, sign_in 660s'])
  expect(verdict.outcome).toBe('exception')
  expect(verdict.findings[0]!.facts).toEqual(['08:29 sign_in', '08:41 camera'])
})

test.each<[string[]]>([[['08:29 sign_in', '08:30 camera']], [['08:41 sign_in', '08:45 camera']]])('EP-ATT-03: %s agree', (morning) => {
  expect(findingsOf(judged('enping', TUESDAY, [...morning, '14:30 camera'])).some((text) => text.startsWith('conflict'))).toBe(false)
})

test('EP-ATT-04: each day uses the hours in force on it', () => {
  const checks = { value: { strategy: 'windows' as const, points: [
    { id: 'pm_in' as const, name: { zh: '下午签到', en: 'Afternoon sign-in' }, direction: 'in' as const, limit: { value: '15:00', clause: 'EP-ATT-04' }, window: { from: '12:00:01', to: '18:00:01' }, pick: 'first' as const },
  ] }, clause: 'EP-ATT-08' }
  expect(judged('enping', '2026-06-30', ['08:30', '15:00']).outcome).toBe('exception')
  expect(judged('enping', '2026-07-01', ['08:30', '15:00'], { changes: { checks } }).outcome).toBe('normal')
})

test.each<[string, string[]]>([
  ['08:15:00', ['early_arrival am_in EP-ATT-09 15 900s']],
  ['08:15:01', []],
])('EP-ATT-09: at the post at %s', (punch, findings) => {
  const verdict = judged('enping', TUESDAY, [punch, '14:00'])
  expect(verdict.outcome).toBe('normal')
  expect(findingsOf(verdict)).toEqual(findings)
})

test('EP-ATT-10: leave on record for the afternoon, and none on record', () => {
  const absences = [absence('2026-03-10T14:30/2026-03-10T17:30')]
  expect(judged('enping', '2026-03-10', ['08:30'], { absences }).outcome).toBe('normal')
  expect(findingsOf(judged('enping', '2026-03-10', ['08:30']))).toEqual([absent('pm_in')])
})

test.each<[string, string[], number]>([
  ['away all day', [], 1],
  ['away in the morning', ['14:30'], 0.5],
])('EP-ATT-17: %s without the formalities', (_, punches, days) => {
  const verdict = judged('enping', '2026-03-10', punches)
  expect(verdict.findings.reduce((sum, finding) => sum + (finding.days ?? 0), 0)).toBe(days)
})
