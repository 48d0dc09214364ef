import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareCount, needsDecision } from './count.ts'

const asset = (nth: number, at = 'w1') => ({ number: `A-${nth}`, name: `asset ${nth}`, at })
const scan = (nth: number, by = 'LI') => ({ code: `A-${nth}`, by, spot: 'counter 1' })

test('two counters, two hundred things, three moved here, one absent, one surplus: the report is the truth', () => {
  const snapshot = Array.from({ length: 197 }, (_, nth) => asset(nth))
  const elsewhere = new Map([197, 198, 199].map((nth) => [`A-${nth}`, { name: `asset ${nth}`, at: 'w2' }]))
  const scans = ['LI', 'SUN'].flatMap((by) => [...Array.from({ length: 200 }, (_, nth) => nth).filter((nth) => nth !== 50).map((nth) => scan(nth, by)), { code: 'X-1', by, spot: 'corner' }])
  const lines = compareCount(snapshot, scans, elsewhere)
  const count = (result: string) => lines.filter((line) => line.result === result).map(({ number }) => number)
  expect(count('found').length).toBe(196)
  expect(count('absent')).toEqual(['A-50'])
  expect(count('surplus')).toEqual(['X-1'])
  expect(count('moved')).toEqual(['A-197', 'A-198', 'A-199'])
  expect(needsDecision(lines).length).toBe(5)
})
test('what only one of two counters has seen is disputed', () => {
  const lines = compareCount([asset(1), asset(2)], [scan(1), scan(2), scan(1, 'SUN')], new Map())
  expect(lines.map(({ disputed }) => disputed)).toEqual([false, true])
})
test('a batch that comes twice changes nothing, and every expected asset has exactly one line', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat({ max: 60 })), fc.uniqueArray(fc.nat({ max: 60 })), (expected, seen) => {
    const scans = seen.map((nth) => scan(nth))
    const once = compareCount(expected.map((nth) => asset(nth)), scans, new Map())
    expect(compareCount(expected.map((nth) => asset(nth)), [...scans, ...scans], new Map())).toEqual(once)
    expect(once.length).toBe(new Set([...expected, ...seen]).size)
  }))
})
