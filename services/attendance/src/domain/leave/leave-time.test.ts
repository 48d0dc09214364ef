import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CENTERS, ruleOf } from '../../../tests/given-day.ts'
import { extensionAfter, joinedWith, lengthOf, provisionalYears, workAfter, workingTimes } from './leave-time.ts'

const at = (text: string) => Temporal.PlainDateTime.from(text)
const span = (from: string, to: string) => ({ from: at(from), to: at(to) })
const days = (center: (typeof CENTERS)[number], from: string, to: string) => lengthOf(ruleOf(center), span(from, to)).days

test.each([
  ['one session', '2026-03-10T14:30', '2026-03-10T17:30', 0.5],
  ['a minute of two sessions is both of them', '2026-03-10T11:59', '2026-03-10T14:31', 1],
  ['up to the start of the second session touches the first alone', '2026-03-10T08:30', '2026-03-10T14:30', 0.5],
  ['a holiday in between counts nothing', '2026-04-03T08:30', '2026-04-07T17:30', 2],
  ['two days and a morning', '2026-03-10T08:30', '2026-03-12T12:00', 2.5],
  ['29 February of a year that has none is the day after the 28th', '2026-02-28T08:30', '2026-03-02T12:00', 1.5],
])('EP-ATT-12, EP-ATT-13, EP-ATT-14: %s', (_, from, to, expected) => expect(days('enping', from, to)).toBe(expected))

test.each([
  ['exactly half a day of hours', '2026-03-04T08:30', '2026-03-04T12:00', 0.5],
  ['a minute more is more than half', '2026-03-04T08:30', '2026-03-04T14:01', 0.5],
  ['four scheduled hours', '2026-03-04T08:30', '2026-03-04T14:30', 0.57],
  ['a weekend adds no hours', '2026-03-06T14:00', '2026-03-09T12:00', 1],
])('TG-ATT-05, TG-ATT-11: by hours: %s', (_, from, to, expected) => expect(days('taigu', from, to)).toBeCloseTo(expected, 2))

test('a leave into a year whose holidays are not published says which', () => {
  expect(provisionalYears(ruleOf('enping'), span('2026-12-30T08:30', '2026-12-31T17:30'))).toEqual([])
  expect(provisionalYears(ruleOf('enping'), span('2026-12-30T08:30', '2027-01-04T17:30'))).toEqual([2027])
})

test('a span without working time has no length, one that ends before it begins neither', () => {
  expect(workingTimes(ruleOf('enping'), span('2026-03-14T08:30', '2026-03-15T17:30'))).toEqual([])
  expect(workingTimes(ruleOf('enping'), span('2026-03-11T08:30', '2026-03-10T17:30'))).toEqual([])
})

test('work begins again in the session a moment lies before or in', () => {
  const rule = ruleOf('enping')
  expect(workAfter(rule, at('2026-03-10T12:00')).toString()).toBe('2026-03-10T14:30:00')
  expect(workAfter(rule, at('2026-03-10T09:00')).toString()).toBe('2026-03-10T09:00:00')
  expect(workAfter(rule, at('2026-03-13T17:30')).toString()).toBe('2026-03-16T08:30:00')
})

test('EP-ATT-13: what follows without working time between is joined, over a weekend too; what comes a session later is not', () => {
  const rule = ruleOf('enping')
  const friday = span('2026-03-13T08:30', '2026-03-13T17:30')
  const monday = span('2026-03-16T08:30', '2026-03-16T12:00')
  const later = span('2026-03-17T08:30', '2026-03-17T12:00')
  expect(joinedWith(rule, friday, [later, monday])).toEqual([monday])
})

const moment = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => at('2026-02-20T00:00').add({ minutes }))

test('law: a span cut in two is never shorter together than whole, and its hours are the same', () => {
  fc.assert(fc.property(fc.constantFrom(...CENTERS), moment, moment, moment, (center, a, b, c) => {
    const [from, between, to] = [a, b, c].sort(Temporal.PlainDateTime.compare) as [Temporal.PlainDateTime, Temporal.PlainDateTime, Temporal.PlainDateTime]
    const rule = ruleOf(center)
    const [whole, first, second] = [lengthOf(rule, { from, to }), lengthOf(rule, { from, to: between }), lengthOf(rule, { from: between, to })]
    expect(first.hours + second.hours).toBeCloseTo(whole.hours, 1)
    expect(first.days + second.days).toBeGreaterThanOrEqual(whole.days - 0.011)
  }), { numRuns: 300 })
})

test('law: working time lies within the span, in order, each day at most twice', () => {
  fc.assert(fc.property(fc.constantFrom(...CENTERS), moment, moment, (center, from, to) => {
    const times = workingTimes(ruleOf(center), { from, to })
    for (const [index, time] of times.entries()) {
      expect(Temporal.PlainDateTime.compare(time.from, from)).toBeGreaterThanOrEqual(0)
      expect(Temporal.PlainDateTime.compare(time.to, to)).toBeLessThanOrEqual(0)
      if (index > 0) expect(Temporal.PlainDateTime.compare(times[index - 1]!.to, time.from)).toBeLessThanOrEqual(0)
    }
  }), { numRuns: 200 })
})

test.each([
  ['a leave that ends with a day goes on the next working day', '2026-03-10T17:30', '2026-03-11T08:30', '2026-03-11T17:30'],
  ['one that ends at noon goes on in the afternoon', '2026-03-10T12:00', '2026-03-10T14:30', '2026-03-10T17:30'],
  ['over a weekend and a holiday', '2026-04-03T17:30', '2026-04-07T08:30', '2026-04-07T17:30'],
])('an extension begins where work would: %s', (_, end, from, to) => {
  const proposed = extensionAfter(ruleOf('enping'), at(end))
  expect([proposed.from.toString({ smallestUnit: 'minute' }), proposed.to.toString({ smallestUnit: 'minute' })]).toEqual([from, to])
})
