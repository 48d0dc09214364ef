import { expect, test } from 'vitest'
import { absence, findingsOf, instantAt, judged } from '../../tests/given-day.ts'

const TUESDAY = '2026-03-10'
const late = (seconds: number) => `late am_in QP-ATT-02 08:30 ${seconds}s`
const early = (seconds: number) => `early_leave pm_out QP-ATT-02 17:00 ${seconds}s`
const missingIn = 'missing_in am_in QP-ATT-05 08:30'
const missingOut = 'missing_out pm_out QP-ATT-05 17:00'
const ahead = (seconds: number) => `early_arrival am_in QP-ATT-04 5 ${seconds}s`

test.each<[string, string[], string, string[]]>([
  ['at the limits', ['08:30:00 face', '17:00:00 fingerprint'], 'normal', []],
  ['one second off', ['08:30:01', '16:59:59'], 'exception', [late(1), early(1)]],
  ['a punch in between is kept and not used', ['08:21', '12:05', '17:03'], 'normal', [ahead(540)]],
  ['a first punch at noon is no sign-in', ['12:00:00', '17:00:00'], 'exception', [missingIn]],
  ['a first punch at 12:10 is a missing sign-in', ['12:10', '17:00'], 'exception', [missingIn]],
  ['a last punch before noon is no sign-out', ['08:29', '11:59:59'], 'exception', [missingOut]],
  ['nothing at all', [], 'exception', [missingIn, missingOut]],
])('QP-ATT-02: %s', (_, punches, outcome, findings) => {
  const verdict = judged('qingpu', TUESDAY, punches)
  expect(verdict.outcome).toBe(outcome)
  expect(findingsOf(verdict)).toEqual(findings)
})

test('QP-ATT-02: face and fingerprint count, a password does not', () => {
  const verdict = judged('qingpu', TUESDAY, ['08:20 password', '08:29 fingerprint', '17:00 face'])
  expect(verdict.outcome).toBe('normal')
  expect(findingsOf(verdict)).toEqual(['not_counted QP-ATT-02 face, fingerprint'])
  expect(verdict.findings[0]).toMatchObject({ binding: false, facts: ['08:20 password'] })
})

test('QP-ATT-02: summer time does not move the two limits', () => {
  const changes = { timetable: { value: { summer: { from: '07-01', to: '09-30' }, am: { from: '08:30', to: '12:00' }, pm: { from: { summer: '13:30', winter: '13:00' }, to: '17:00' } }, clause: 'QP-ATT-01' } }
  expect(judged('qingpu', '2026-07-14', ['08:30:00', '17:00:00'], { changes }).outcome).toBe('normal')
  expect(findingsOf(judged('qingpu', '2026-07-14', ['08:30:01', '16:59:59'], { changes }))).toEqual([late(1), early(1)])
})

test.each<[string, string[]]>([
  ['08:25:00', [ahead(300)]],
  ['08:25:01', []],
])('QP-ATT-04: at the post at %s', (punch, findings) => {
  const verdict = judged('qingpu', TUESDAY, [punch, '17:00:00'])
  expect(verdict.outcome).toBe('normal')
  expect(findingsOf(verdict)).toEqual(findings)
  expect(verdict.findings.every(({ binding }) => !binding)).toBe(true)
})

test.each([
  ['2026-03-12T23:59:59', false],
  ['2026-03-13T00:00:00', true],
])('QP-ATT-05: proof for a lateness of 10 March is due on the 12th; at %s it is closed: %s', (now, closed) => {
  const verdict = judged('qingpu', TUESDAY, ['08:41', '17:00'], { now })
  expect(verdict.proofDue).toMatchObject({ date: '2026-03-12', provisional: false, clause: 'QP-ATT-05' })
  expect(verdict.final).toBe(closed)
})

test('QP-ATT-10: before the Qingming holiday two working days reach to 7 April', () => {
  expect(judged('qingpu', '2026-04-02', ['08:41', '17:00']).proofDue?.date).toBe('2026-04-07')
})

test.each([
  ['2026-03-06', '2026-03-10T23:59:00', 'normal'],
  ['2026-03-06', '2026-03-11T00:00:00', 'exception'],
  ['2026-04-02', '2026-04-07T12:00:00', 'normal'],
  ['2026-04-02', '2026-04-08T00:00:00', 'exception'],
])('QP-ATT-10: a meeting on the morning of %s registered at %s', (date, registered, outcome) => {
  const meeting = absence(`${date}T08:30/${date}T12:00`, { kind: 'meeting', registeredAt: instantAt(registered) })
  const verdict = judged('qingpu', date, ['17:00'], { absences: [meeting], now: registered })
  expect(verdict.outcome).toBe(outcome)
  if (outcome === 'exception') expect(verdict.findings[0]!.facts).toContain(meeting.id)
})

test.each<[string, string, string[], string[]]>([
  ['morning leave drops only the sign-in', '2026-03-12T08:30/2026-03-12T12:00', ['17:02'], []],
  ['the sign-out of that day is still expected', '2026-03-12T08:30/2026-03-12T12:00', [], [missingOut]],
  ['afternoon leave drops only the sign-out', '2026-03-12T13:00/2026-03-12T17:00', ['08:30'], []],
  ['the sign-in of that day is still expected', '2026-03-12T13:00/2026-03-12T17:00', [], [missingIn]],
])('QP-ATT-15: %s', (_, span, punches, findings) => {
  const verdict = judged('qingpu', '2026-03-12', punches, { absences: [absence(span)] })
  expect(findingsOf(verdict)).toEqual(findings)
  expect(verdict.outcome).toBe(findings.length > 0 ? 'exception' : 'normal')
})

test('QP-ATT-15: two half days are the whole day', () => {
  const absences = [absence('2026-03-12T08:30/2026-03-12T12:00'), absence('2026-03-12T13:00/2026-03-12T17:00')]
  expect(judged('qingpu', '2026-03-12', [], { absences }).outcome).toBe('on_leave')
})

test('QP-ATT-09: compensatory rest counts as normal attendance', () => {
  const whole = absence('2026-03-11T08:30/2026-03-11T17:00', { kind: 'compensatory' })
  expect(judged('qingpu', '2026-03-11', [], { absences: [whole] })).toMatchObject({ outcome: 'normal', findings: [] })
  const afternoon = absence('2026-03-11T13:00/2026-03-11T17:00', { kind: 'compensatory' })
  expect(judged('qingpu', '2026-03-11', ['08:20'], { absences: [afternoon] }).outcome).toBe('normal')
})

test('QP-ATT-22: a late sign-in and an early sign-out are two exceptions, closed together', () => {
  const verdict = judged('qingpu', TUESDAY, ['08:41', '16:30'], { now: '2026-03-13T00:00' })
  expect(verdict.findings.map(({ kind }) => kind)).toEqual(['late', 'early_leave'])
  expect(verdict.final).toBe(true)
})

test.each([
  ['2026-05-04', 'not_expected'],
  ['2026-05-09', 'exception'],
])('QP-ATT-01: no punches on %s: %s', (date, outcome) => {
  expect(judged('qingpu', date, []).outcome).toBe(outcome)
})
