import { expect, test } from 'vitest'
import { lastYearsOf, type WindowResult } from './last-windows.ts'

const RULE = { places: 3, years: 2 }
const of = (...ranks: readonly [year: number, rank: number][]): WindowResult[] => ranks.map(([year, rank]) => ({ window: 'w', year, rank, field: 30, below: 30 - rank, provisional: false, confirmedOn: `${year + 1}-01-15` }))
const yearsOf = (results: readonly WindowResult[]) => lastYearsOf(results, RULE)?.map(({ year }) => year)

test('QP-EVA-02: 28th of 30 in two years running is among the last three twice', () => {
  expect(yearsOf(of([2025, 28], [2026, 28]))).toEqual([2026, 2025])
})

test('QP-EVA-02: 27th of 30 is the fourth from last, and years apart are not running', () => {
  expect(yearsOf(of([2025, 29], [2026, 27]))).toBeUndefined()
  expect(yearsOf(of([2024, 30], [2025, 15], [2026, 30]))).toBeUndefined()
})

test('QP-EVA-02: of windows with as many points those count whom fewer than three are below', () => {
  expect(yearsOf(of([2025, 28], [2026, 28]).map((one) => ({ ...one, rank: 26, below: 2 })))).toEqual([2026, 2025])
  expect(yearsOf(of([2025, 28], [2026, 28]).map((one) => ({ ...one, below: 3 })))).toBeUndefined()
})

test('QP-EVA-02: a result under reconsideration counts for nothing yet', () => {
  const [first, second] = of([2025, 28], [2026, 28]) as [WindowResult, WindowResult]
  expect(yearsOf([first, { ...second, provisional: true }])).toBeUndefined()
})
