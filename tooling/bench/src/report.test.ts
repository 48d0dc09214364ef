import { expect, test } from 'vitest'
import { measure } from './measure.ts'
import { isMet, tableOf } from './report.ts'

const calls = measure('calls', { ours: 22_000, theirs: 20_000, unit: '1/s', aim: 'at least 1.1' })
const request = measure('a request', { ours: 1.7, theirs: 1, unit: 'ms', aim: 'at most 1.6' })

test('an aim is met or missed by the ratio', () => {
  expect([isMet(calls), isMet(request), isMet(measure('x', { ours: 1, theirs: 2, unit: 'ms' }))]).toEqual([true, false, true])
  expect(() => isMet({ ...calls, aim: 'fast' })).toThrow('no aim')
})

test('the table says what was measured and marks what was missed', () => {
  expect(tableOf([calls, request]).split('\n')).toEqual([
    'what         ours  theirs  unit  ratio  aim',
    '─────────  ──────  ──────  ────  ─────  ─────────────',
    'calls      22,000  20,000   1/s   1.10  at least 1.1',
    'a request    1.70    1.00    ms   1.70  at most 1.6 ✗',
  ])
})
