import { expect, test } from 'vitest'
import { type Indicator, place, totalOf } from './appraisal.ts'

const standing = (subject: string, points: number | null, over: object = {}) => ({ id: subject, kind: 'person' as const, subject, window: null, points, givenRank: null, ...over })

test('ties share a rank; a shared last place is last for each, and nobody is last where all are equal', () => {
  const placed = place([standing('a', 90), standing('b', 80), standing('c', 80)], undefined)
  expect(placed.map(({ rank, below, last }) => [rank, below, last])).toEqual([[1, 2, false], [2, 0, true], [2, 0, true]])
  expect(place([standing('a', 80), standing('b', 80)], undefined).some(({ last }) => last)).toBe(false)
})

test('an imported list without points keeps its order; persons and counters are fields apart; who was not appraised has no rank', () => {
  const placed = place([standing('a', null, { givenRank: 1 }), standing('b', null, { givenRank: 2 }), standing('w', 10, { kind: 'window' }), standing('c', null)], undefined)
  expect(placed.map(({ rank, field, last }) => [rank, field, last])).toEqual([[1, 2, false], [2, 2, true], [1, 1, false], [null, null, false]])
})

const indicators: Indicator[] = [
  { id: 'one', for: 'person', aspect: 'results', name: 'One', max: 60, factor: null, type: 'quantitative' },
  { id: 'two', for: 'person', aspect: 'study', name: 'Two', max: 40, factor: null, type: 'qualitative' },
]
const marks = (one: number, two: number) => [{ indicator: 'one', points: one, basis: 'x' }, { indicator: 'two', points: two, basis: 'x' }]

test('sources are weighed as the round says, several of one kind count as their mean, nothing is rounded up', () => {
  const sheets = [{ source: 'leader' as const, period: 'annual' as const, marks: marks(50, 39) }, { source: 'peer' as const, period: 'annual' as const, marks: marks(60, 40) }, { source: 'peer' as const, period: 'ordinary' as const, marks: marks(50, 40) }]
  expect(totalOf(indicators, sheets, { leader: 60, peer: 40 })).toMatchObject({ total: 91.4, missing: [] })
  expect(totalOf(indicators, sheets.slice(0, 1), { leader: 60, peer: 40 })).toMatchObject({ total: null, missing: ['results', 'study'] })
  expect(totalOf(indicators, [{ ...sheets[0]!, marks: marks(49.999, 39.999) }], { leader: 100, peer: 0 }).total).toBe(89.99)
})
