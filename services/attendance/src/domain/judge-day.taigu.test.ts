import { expect, test } from 'vitest'
import { absence, findingsOf, judged, outage } from '../../tests/given-day.ts'

const TUESDAY = '2026-03-03'
const late = (minutes: number) => `late am_in TG-ATT-04 08:30 ${minutes * 60}s`
const early = (minutes: number) => `early_leave pm_out TG-ATT-04 17:30 ${minutes * 60}s`
const missingOut = 'missing_out pm_out TG-ATT-02 17:30'

test('TG-ATT-02: the first and the last fingerprint of the day', () => {
  expect(judged('taigu', TUESDAY, ['08:25', '17:32'])).toMatchObject({ outcome: 'normal', findings: [] })
  const verdict = judged('taigu', TUESDAY, ['17:32', '12:01', '08:25', '13:59'])
  expect(verdict.points.map(({ punch }) => punch)).toEqual(['08:25', '17:32'])
})

test('TG-ATT-02: without a second punch the leaving punch is listed as missing', () => {
  expect(findingsOf(judged('taigu', TUESDAY, ['08:25']))).toContain(missingOut)
})

test('TG-ATT-02: a single punch when leaving is allowed is the leaving punch', () => {
  const verdict = judged('taigu', TUESDAY, ['17:40'])
  expect(verdict.points.map(({ state }) => state)).toEqual(['missed', 'met'])
  expect(findingsOf(verdict)).toEqual(['absent am_in TG-ATT-14 12:00 0.5d'])
})

test('TG-ATT-02: a password is not counted while the device works', () => {
  const verdict = judged('taigu', TUESDAY, ['08:25 password', '08:29 fingerprint', '17:30 fingerprint'])
  expect(verdict.outcome).toBe('normal')
  expect(findingsOf(verdict)).toEqual(['not_counted TG-ATT-02 fingerprint'])
})

test.each<[string, string[], string]>([
  ['inside the outage', ['08:28 sign_in'], 'met'],
  ['at its end', ['10:00 sign_in'], 'late'],
  ['after it', ['10:01 sign_in'], 'waiting'],
])('TG-ATT-03: a sign-in %s', (_, punches, state) => {
  const verdict = judged('taigu', TUESDAY, punches, { outages: [outage('2026-03-03T08:00/2026-03-03T10:00')], now: '2026-03-03T10:05' })
  expect(verdict.points[0]!.state).toBe(state)
})

test('TG-ATT-03: without an outage a sign-in does not count', () => {
  expect(findingsOf(judged('taigu', TUESDAY, ['08:28 sign_in'], { now: '2026-03-03T09:00' }))).toEqual(['not_counted TG-ATT-02 fingerprint'])
})

test('TG-ATT-03: the outage of one terminal excuses nobody at another', () => {
  const outages = [outage('2026-03-03T08:00/2026-03-03T10:00', 'T2')]
  expect(judged('taigu', TUESDAY, ['08:28 sign_in'], { outages }).points[0]!.state).toBe('met')
  expect(judged('taigu', TUESDAY, ['08:28 card'], { outages }).findings.at(-1)!.kind).toBe('not_counted')
})

test.each<[string[], string[]]>([
  [['08:30', '17:30'], []],
  [['08:30:59', '17:30'], []],
  [['08:31', '17:30'], [late(1)]],
  [['08:30', '17:29:59'], [early(1)]],
])('TG-ATT-04: %s', (punches, findings) => {
  expect(findingsOf(judged('taigu', TUESDAY, punches))).toEqual(findings)
})

test.each<[string, string[], string | undefined, string[]]>([
  ['late with consent', ['09:15', '17:30'], '2026-03-03T08:30/2026-03-03T09:15', []],
  ['late without', ['09:15', '17:30'], undefined, [late(45)]],
  ['gone at 16:00 with consent', ['08:30', '16:00'], '2026-03-03T16:00/2026-03-03T17:30', []],
  ['gone at 16:00 without', ['08:30', '16:00'], undefined, [early(90)]],
])('TG-ATT-07: %s', (_, punches, span, findings) => {
  const absences = span ? [absence(span, { kind: 'consent' })] : []
  const verdict = judged('taigu', TUESDAY, punches, { absences })
  expect(findingsOf(verdict)).toEqual(findings)
  expect(verdict.outcome).toBe(findings.length > 0 ? 'exception' : 'normal')
})

test.each<[string, string[], string[]]>([
  ['11:59 is late by 209 minutes', ['11:59', '17:30'], [late(209)]],
  ['12:00 is half a day and no late arrival', ['12:00', '17:30'], ['absent am_in TG-ATT-14 12:00 0.5d']],
  ['a last punch at 14:01 is early', ['08:30', '14:01'], [early(209)]],
  ['a last punch at 14:00 is half a day and no early leaving', ['08:30', '14:00'], ['absent pm_out TG-ATT-14 14:00 0.5d']],
  ['no punch is one day', [], ['absent TG-ATT-14 1 1d']],
])('TG-ATT-14: %s', (_, punches, findings) => {
  expect(findingsOf(judged('taigu', TUESDAY, punches))).toEqual(findings)
})

test('TG-ATT-14: morning leave leaves the afternoon to be missed', () => {
  const absences = [absence('2026-03-03T08:30/2026-03-03T12:00')]
  expect(findingsOf(judged('taigu', TUESDAY, [], { absences }))).toEqual(['absent pm_out TG-ATT-14 14:00 0.5d'])
  expect(judged('taigu', TUESDAY, ['14:00', '17:30'], { absences }).outcome).toBe('normal')
  expect(findingsOf(judged('taigu', TUESDAY, ['14:01', '17:30'], { absences }))).toEqual([late(1)])
})

test.each([
  ['2026-03-04T23:59', false],
  ['2026-03-05T00:00', true],
])('TG-ATT-14, TG-ATT-09: the absence of 3 March, back on the 4th, is final at %s: %s', (now, final) => {
  const verdict = judged('taigu', TUESDAY, [], { backOn: Temporal.PlainDate.from('2026-03-04'), now })
  expect(verdict).toMatchObject({ final, proofDue: { date: '2026-03-04', clause: 'TG-ATT-09' } })
})

test('TG-ATT-09: the time for filing begins with the return to work', () => {
  expect(judged('taigu', TUESDAY, [], { now: '2026-03-20T00:00' })).toMatchObject({ final: false, proofDue: null })
  const back = judged('taigu', TUESDAY, [], { backOn: Temporal.PlainDate.from('2026-03-09') })
  expect(back.proofDue?.date).toBe('2026-03-09')
})

test.each([
  ['2026-03-04T17:30', 'on_leave'],
  ['2026-03-05T08:30', 'exception'],
])('TG-ATT-09: leave for 3 March filed at %s', (registered, outcome) => {
  const registeredAt = Temporal.PlainDateTime.from(registered).toZonedDateTime('Asia/Shanghai').toInstant()
  const absences = [absence('2026-03-03T08:30/2026-03-03T17:30', { registeredAt })]
  expect(judged('taigu', TUESDAY, [], { absences, now: registered, backOn: Temporal.PlainDate.from('2026-03-04') }).outcome).toBe(outcome)
})
