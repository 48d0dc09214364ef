import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BalanceLine, entitledLines, expiredLines, fullYears, leftOn, takeLines } from './balance.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const ANNUAL = { per: 'year' as const, unit: 'workday' as const, steps: [{ fromYears: 1, days: 5 }, { fromYears: 10, days: 10 }, { fromYears: 20, days: 15 }], carryYears: 1, source: { zh: '', en: '' } }
const given = (since: string, year: number) => entitledLines(ANNUAL, day(since), year).map(({ on, halfDays }) => [on.toString(), halfDays / 2])

test('WS-ATT-30: what years of service give, and on which day', () => {
  expect(given('2020-03-01', 2026)).toEqual([['2026-01-01', 5]])
  expect(given('2016-07-01', 2026)).toEqual([['2026-01-01', 5], ['2026-07-01', 5]])
  expect(given('2016-01-01', 2026)).toEqual([['2026-01-01', 10]])
  expect(given('2026-03-01', 2026)).toEqual([])
  expect(given('2025-03-01', 2026)).toEqual([['2026-03-01', 5]])
})

test('whoever began on 29 February has a full year on the last of February', () => {
  expect(fullYears(day('2024-02-29'), day('2025-02-27'))).toBe(0)
  expect(fullYears(day('2024-02-29'), day('2025-02-28'))).toBe(1)
  expect(fullYears(day('2026-03-02'), day('2026-03-01'))).toBe(-1)
})

test('last year is taken first, and ends on the last day of the year after it', () => {
  const lines = [...entitledLines(ANNUAL, day('2010-01-01'), 2025), ...entitledLines(ANNUAL, day('2010-01-01'), 2026)]
  const taken = takeLines(lines, 24, { on: day('2026-05-06'), bucket: '2026' })
  expect(taken.map(({ bucket, halfDays }) => [bucket, halfDays])).toEqual([['2025', -20], ['2026', -4]])
  expect(leftOn([...lines, ...taken], day('2026-12-31'))).toBe(16)
  expect(leftOn(lines, day('2027-01-01'))).toBe(20)
  expect(expiredLines(lines, day('2027-01-01')).map(({ bucket, halfDays, on }) => [bucket, halfDays, on.toString()])).toEqual([['2025', -20, '2027-01-01']])
})

test('what no bucket holds is taken from the usual one all the same', () => {
  expect(takeLines([], 3, { on: day('2026-05-06'), bucket: '2026' })).toEqual([expect.objectContaining({ bucket: '2026', halfDays: -3 })])
})

const line = fc.record({ bucket: fc.constantFrom('2024', '2025', '2026'), halfDays: fc.integer({ min: 1, max: 30 }) })
  .map(({ bucket, halfDays }): BalanceLine => ({ bucket, kind: 'entitled', halfDays, validUntil: day(`${Number(bucket) + 1}-12-31`), on: day(`${bucket}-01-01`) }))

test('law: so much is taken as was wanted, and what was left is less by as much as was there', () => {
  fc.assert(fc.property(fc.array(line, { maxLength: 8 }), fc.integer({ min: 1, max: 80 }), (lines, wanted) => {
    const on = day('2026-06-01')
    const before = leftOn(lines, on)
    const taken = takeLines(lines, wanted, { on, bucket: '2026' })
    expect(taken.reduce((sum, { halfDays }) => sum - halfDays, 0)).toBe(wanted)
    expect(leftOn([...lines, ...taken], on)).toBe(before - wanted)
  }))
})

test('law: what expired is settled: with its lines nothing expires again', () => {
  fc.assert(fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
    const today = day('2026-06-01')
    expect(expiredLines([...lines, ...expiredLines(lines, today)], today)).toEqual([])
  }))
})
