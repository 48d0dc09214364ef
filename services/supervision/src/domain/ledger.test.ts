import { evaluationPolicy } from '@hall/regulation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countsForWindow, type Detail, NOTHING_TOLD, scoreOf, stateOf, told, type Word } from './ledger.ts'

const detail: Detail = { center: 'taigu', department: 'tax', window: 'w1', person: 'TG-1', kind: 'deduction', fact: 'late', on: '2026-03-02', clause: 'TG-EVA-08', points: null, forWindow: false }
const policy = (over: object) => evaluationPolicy.parse({ smallest: { value: 10, clause: 'TG-EVA-08' }, repeats: [], ...over })
const scale = { value: { base: 100, each: { deduction: 2 } }, clause: 'WS-EVA-01' }

test('in whatever order the words of a fact come, what is known in the end is the same', () => {
  const raise = fc.record({ points: fc.constantFrom(null, 1, 2), hour: fc.integer({ min: 0, max: 3 }) }).map(({ points, hour }): Word => ({ at: `2026-03-02T0${hour}:00:00Z`, raised: { ...detail, points }, reason: null }))
  const withdraw = fc.integer({ min: 0, max: 3 }).map((hour): Word => ({ at: `2026-03-02T0${hour}:00:00Z`, raised: null, reason: `because ${hour}` }))
  fc.assert(fc.property(fc.array(fc.oneof(raise, withdraw), { maxLength: 8 }).chain((words) => fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length }))), ([words, shuffled]) => {
    expect(shuffled.reduce(told, NOTHING_TOLD)).toEqual(words.reduce(told, NOTHING_TOLD))
  }))
})

test('a withdrawal that comes first leaves nothing standing once the word it takes back has come', () => {
  const taken = told(NOTHING_TOLD, { at: '2026-03-02T02:00:00Z', raised: null, reason: 'overturned' })
  const line = told(taken, { at: '2026-03-02T01:00:00Z', raised: detail, reason: null })
  expect([taken.detail, line.balance, line.withdrawal?.reason]).toEqual([null, 0, 'overturned'])
  expect(stateOf({ balance: line.balance, confirmed: true, setAside: false })).toBe('withdrawn')
})

const counted = (over: object = {}) => ({ kind: 'deduction' as const, points: null, person: 'TG-1', window: 'w1', forWindow: false, balance: 1, confirmed: true, setAside: false, ...over })

test('without a scale of points there is no number, only the entries; nothing proposed or withdrawn counts', () => {
  const all = [counted(), counted({ confirmed: false }), counted({ balance: 0 }), counted({ setAside: true })]
  expect(scoreOf(all, policy({}), { wholeYear: true })).toEqual({ entries: 1, pending: 1, kinds: { deduction: 1 }, points: null, base: null, score: null, clause: null })
  expect(scoreOf([counted({ points: 3 })], policy({}), { wholeYear: true })).toMatchObject({ points: 3, score: null })
})

test('with a scale a year begins with its base, a month shows what it cost', () => {
  const all = [counted(), counted({ points: 5 }), counted({ kind: 'circular' })]
  expect(scoreOf(all, policy({ scale }), { wholeYear: true })).toMatchObject({ points: 7, base: 100, score: 93, clause: 'WS-EVA-01' })
  expect(scoreOf([], policy({ scale }), { wholeYear: true })).toMatchObject({ points: 0, score: 100 })
  expect(scoreOf(all, policy({ scale }), { wholeYear: false })).toMatchObject({ points: 7, base: null, score: null })
})

test('an entry against somebody counts for the counter only where the source or the regulation says so', () => {
  const both = policy({ countsFor: { value: ['person', 'window'], clause: 'WS-EVA-01' } })
  expect([countsForWindow(counted(), policy({})), countsForWindow(counted(), both), countsForWindow(counted({ forWindow: true }), undefined), countsForWindow(counted({ person: null }), undefined), countsForWindow(counted({ window: null }), both)])
    .toEqual([false, true, true, true, false])
})
