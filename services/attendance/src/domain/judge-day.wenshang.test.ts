import { expect, test } from 'vitest'
import { absence, findingsOf, judged } from '../../tests/given-day.ts'

const TUESDAY = '2026-03-10'
const late = (point: string, limit: string, minutes: number) => `late ${point} WS-ATT-22 ${limit} ${minutes * 60}s`
const early = (point: string, limit: string, minutes: number) => `early_leave ${point} WS-ATT-22 ${limit} ${minutes * 60}s`

test('WS-ATT-16: four slots, filled by face only', () => {
  expect(judged('wenshang', TUESDAY, ['08:25', '12:02', '13:25', '17:31'])).toMatchObject({ outcome: 'normal', findings: [] })
  const anomaly = judged('wenshang', TUESDAY, ['08:25', '13:25', '17:31'])
  expect(findingsOf(anomaly)).toEqual(['missing_out am_out WS-ATT-16 12:00'])
  expect(findingsOf(judged('wenshang', TUESDAY, ['08:25', '12:02 fingerprint', '13:25', '17:31'])))
    .toEqual(['missing_out am_out WS-ATT-16 12:00', 'not_counted WS-ATT-16 face'])
})

test('WS-ATT-16: nothing is expected on a rest day', () => {
  expect(judged('wenshang', '2026-03-14', [])).toMatchObject({ outcome: 'not_expected', points: [], findings: [] })
})

test.each<[string, string, string[], string[]]>([
  ['WS-ATT-17', TUESDAY, ['08:30', '12:00', '13:30', '17:30'], []],
  ['WS-ATT-17', TUESDAY, ['08:30:59', '12:00', '13:30', '17:30'], []],
  ['WS-ATT-17', TUESDAY, ['08:31', '12:00', '13:30', '17:30'], [late('am_in', '08:30', 1)]],
  ['WS-ATT-18', TUESDAY, ['08:30', '11:59', '13:30', '17:30'], [early('am_out', '12:00', 1)]],
  ['WS-ATT-19', '2026-04-30', ['08:30', '12:00', '13:31', '17:30'], [late('pm_in', '13:30', 1)]],
  ['WS-ATT-19', '2026-05-06', ['08:30', '12:00', '14:00', '18:00'], []],
  ['WS-ATT-19', '2026-05-06', ['08:30', '12:00', '14:01', '18:00'], [late('pm_in', '14:00', 1)]],
  ['WS-ATT-19', '2026-09-30', ['08:30', '12:00', '13:45', '18:00'], []],
  ['WS-ATT-19', '2026-10-08', ['08:30', '12:00', '13:45', '17:30'], [late('pm_in', '13:30', 15)]],
  ['WS-ATT-20', TUESDAY, ['08:30', '12:00', '13:30', '17:29'], [early('pm_out', '17:30', 1)]],
  ['WS-ATT-20', '2026-07-01', ['08:30', '12:00', '14:00', '18:00'], []],
  ['WS-ATT-20', '2026-07-01', ['08:30', '12:00', '14:00', '17:59'], [early('pm_out', '18:00', 1)]],
])('%s: on %s %s', (_, date, punches, findings) => {
  const verdict = judged('wenshang', date, punches)
  expect(findingsOf(verdict)).toEqual(findings)
  expect(verdict.outcome).toBe(findings.length > 0 ? 'exception' : 'normal')
})

test('WS-ATT-17: the check names the clause of its limit', () => {
  expect(judged('wenshang', TUESDAY, []).points.map(({ clause }) => clause)).toEqual(['WS-ATT-17', 'WS-ATT-18', 'WS-ATT-19', 'WS-ATT-20'])
})

test('WS-ATT-21: the season of a center is its own setting', () => {
  const timetable = { value: { summer: { from: '06-01', to: '09-30' }, am: { from: '08:30', to: '12:00' }, pm: { from: { summer: '14:00', winter: '13:30' }, to: { summer: '18:00', winter: '17:30' } } }, clause: 'WS-ATT-21' }
  expect(judged('wenshang', '2026-05-20', ['08:30', '12:00', '13:30', '17:30'], { changes: { timetable } }).outcome).toBe('normal')
  expect(judged('wenshang', '2026-05-20', ['08:30', '12:00', '13:30', '17:30']).outcome).toBe('exception')
})

test('WS-ATT-22: leave over the limit removes the violation and keeps the punch', () => {
  const rest = ['12:00', '13:30', '17:30']
  const absences = [absence('2026-03-10T08:30/2026-03-10T09:00')]
  const excused = judged('wenshang', TUESDAY, ['08:45', ...rest], { absences })
  expect(excused).toMatchObject({ outcome: 'normal', findings: [] })
  expect(excused.points[0]).toMatchObject({ state: 'excused', punch: '08:45' })
  expect(findingsOf(judged('wenshang', TUESDAY, ['08:45', ...rest]))).toEqual([late('am_in', '08:30', 15)])
})

test.each<[string, string, string[], string[]]>([
  ['no punches', TUESDAY, [], ['absent WS-ATT-31 0.5 1d']],
  ['an afternoon only', TUESDAY, ['13:25', '17:31'], ['absent am_in WS-ATT-31 0.5 0.5d']],
  ['a morning only', TUESDAY, ['08:25', '12:01'], ['absent pm_in WS-ATT-31 0.5 0.5d']],
  ['one check of the morning', TUESDAY, ['08:25', '13:25', '17:31'], ['missing_out am_out WS-ATT-16 12:00']],
  ['a public holiday', '2026-04-06', [], []],
])('WS-ATT-31: %s', (_, date, punches, findings) => {
  expect(findingsOf(judged('wenshang', date, punches))).toEqual(findings)
})

test('WS-ATT-31: leave over the morning leaves the afternoon to be missed', () => {
  const absences = [absence('2026-03-10T08:30/2026-03-10T12:00')]
  expect(findingsOf(judged('wenshang', TUESDAY, [], { absences }))).toEqual(['absent pm_in WS-ATT-31 0.5 0.5d'])
  expect(judged('wenshang', TUESDAY, ['13:30', '17:30'], { absences }).outcome).toBe('normal')
})

test('WS-ATT-27: leave for the whole day', () => {
  expect(judged('wenshang', '2026-03-16', [], { absences: [absence('2026-03-16T00:00/2026-03-21T00:00')] }).outcome).toBe('on_leave')
})
