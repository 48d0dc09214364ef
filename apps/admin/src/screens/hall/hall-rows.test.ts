import { expect, test } from 'vitest'
import { byUrgency, figuresOf, matches, type Window } from './hall-rows.ts'

const person = (outcome: Window['people'][number]['outcome'], firstPunch: string | null = null, name = '王敏') =>
  ({ person: 'QP-001', name, outcome, firstPunch, lead: false })
const window = (id: string, rest: Partial<Window> = {}): Window =>
  ({ window: id, department: 'tax', expected: 1, present: 1, exceptions: 0, people: [], ...rest })

test('exceptions come first, then windows with nobody there, then by number', () => {
  const windows = [window('w10'), window('w2'), window('w9', { present: 0 }), window('w3', { exceptions: 1 }), window('w1', { exceptions: 2 })]
  expect(byUrgency(windows).map((one) => one.window)).toEqual(['w1', 'w3', 'w9', 'w2', 'w10'])
})

test('six figures', () => {
  const windows = [
    window('w1', { expected: 3, present: 1, exceptions: 1, people: [person('exception', '2026-03-02T08:41:00'), person('on_leave'), person('open')] }),
    window('w2', { expected: 1, present: 0, people: [person('open')] }),
  ]
  expect(figuresOf(windows).map(({ id, count }) => [id, count])).toEqual([
    ['expected', 4], ['present', 1], ['exceptions', 1], ['onLeave', 1], ['waiting', 2], ['empty', 1],
  ])
})

test('the filter looks at places, names and numbers', () => {
  const one = window('w1', { people: [person('open')] })
  expect(matches(one, 'A01 企业开办', '企业')).toBe(true)
  expect(matches(one, '', '王')).toBe(true)
  expect(matches(one, '', 'qp-001')).toBe(true)
  expect(matches(one, 'A01', 'B02')).toBe(false)
})
