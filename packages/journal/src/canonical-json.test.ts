import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('keys are sorted by code unit at every depth, arrays keep their order', () => {
  expect(canonicalJson({ b: 1, a: { d: [2, 1], c: 'é' }, 10: 0, 9: 0 })).toBe('{"10":0,"9":0,"a":{"c":"é","d":[2,1]},"b":1}')
})
test('undefined members are left out, dates and instants are ISO text', () => {
  expect(canonicalJson({ a: undefined, day: Temporal.PlainDate.from('2026-11-02') })).toBe('{"day":"2026-11-02"}')
})
test('is JSON of the same value, whatever the order of keys', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = canonicalJson(value)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    expect(canonicalJson(reversed(value))).toBe(text)
  }))
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, reversed(member)]))
}
