import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePolicies } from './compare-policies.ts'
import { findFirstDayAfter } from './first-day-after.ts'

const cite = <T>(value: T, clause: string) => ({ value, clause })

test('each value stands beside those of the others, with its own clause', () => {
  const rows = comparePolicies([
    { center: 'a', policy: { methods: cite(['face'], 'AA-ATT-01'), proof: cite({ withinWorkdays: 2 }, 'AA-ATT-02') } },
    { center: 'b', policy: { methods: cite(['camera'], 'BB-ATT-01'), late: cite({ graceSeconds: 0 }, 'BB-ATT-02'), proof: cite({ withinWorkdays: 1 }, 'BB-ATT-03') } },
    { center: 'c', policy: undefined },
  ])
  expect(rows.map(({ path }) => path)).toEqual(['methods', 'late.graceSeconds', 'proof.withinWorkdays'])
  expect(rows[0]!.cells).toEqual([
    { center: 'a', value: ['face'], clause: 'AA-ATT-01' },
    { center: 'b', value: ['camera'], clause: 'BB-ATT-01' },
    { center: 'c', value: null, clause: null },
  ])
  expect(rows[1]!.cells.map(({ value }) => value)).toEqual([null, 0, null])
})

test('every path of every policy has one row, and every row a cell for each center', () => {
  const names = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f'))
  fc.assert(fc.property(fc.array(names, { maxLength: 5 }), (columns) => {
    const rows = comparePolicies(columns.map((fields, index) =>
      ({ center: String(index), policy: Object.fromEntries(fields.map((field) => [field, cite(index, 'XX-ATT-01')])) })))
    expect(rows.map(({ path }) => path).sort()).toEqual([...new Set(columns.flat())].sort())
    for (const { path, cells } of rows) {
      expect(cells.map(({ value }) => value)).toEqual(columns.map((fields, index) => (fields.some((field) => field === path) ? index : null)))
    }
  }))
})

describe('the first day a version no longer applies', () => {
  const first = { version: 1, effectiveFrom: '2026-01-01' }
  const third = { version: 3, effectiveFrom: '2026-07-01' }
  test('is the first day of the next', () => {
    expect(findFirstDayAfter(first, [first, third, { version: 4, effectiveFrom: '2027-01-01' }])).toBe('2026-07-01')
  })
  test('is its own first day when a later version took that over', () => {
    expect(findFirstDayAfter(first, [first, { version: 2, effectiveFrom: '2026-01-01' }])).toBe('2026-01-01')
  })
  test('is open for the last one', () => {
    expect(findFirstDayAfter(third, [first, third])).toBeUndefined()
  })
})
