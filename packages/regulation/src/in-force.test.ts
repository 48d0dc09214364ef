import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inForce } from './in-force.ts'
import type { PolicyVersion } from './policy.ts'

const FIRST = Temporal.PlainDate.from('2026-01-01')
const DAYS = 12
const day = fc.integer({ min: 0, max: DAYS - 1 }).map((days) => FIRST.add({ days }))

/** Versions of two centers and areas in any order; few days, so that many fall on the same one. */
const versions: fc.Arbitrary<PolicyVersion[]> = fc.array(fc.record({
  center: fc.constantFrom('qingpu', 'taigu'),
  area: fc.constantFrom('attendance', 'cases'),
  effectiveFrom: day.map(String),
}), { maxLength: 12 }).chain((drafts) =>
  fc.shuffledSubarray(drafts.map((draft, index) => ({ ...draft, version: index + 1, policy: {} })), { minLength: drafts.length }))

/** Walks the days one by one and lets every version take over on its first. */
function slowly(all: readonly PolicyVersion[], place: { center: string; area: string }, date: Temporal.PlainDate): PolicyVersion | undefined {
  let current: PolicyVersion | undefined
  for (let today = FIRST; Temporal.PlainDate.compare(today, date) <= 0; today = today.add({ days: 1 })) {
    const starting = all.filter((version) => version.center === place.center && version.area === place.area && version.effectiveFrom === today.toString())
    current = starting.sort((a, b) => b.version - a.version)[0] ?? current
  }
  return current
}

const place = { center: 'qingpu', area: 'attendance' }

test('the version in force is the one a walk through the days arrives at', () => {
  fc.assert(fc.property(versions, day, (all, date) => {
    expect(inForce(all, place, date)?.version).toBe(slowly(all, place, date)?.version)
  }))
})

test('`until` is the first day another version may be in force', () => {
  fc.assert(fc.property(versions, day, (all, date) => {
    const found = inForce(all, place, date)
    if (!found) return
    const end = found.until ? Temporal.PlainDate.from(found.until) : FIRST.add({ days: DAYS })
    for (let today = date; Temporal.PlainDate.compare(today, end) < 0; today = today.add({ days: 1 })) {
      expect(inForce(all, place, today)?.version).toBe(found.version)
    }
    if (found.until) expect(inForce(all, place, end)?.version).not.toBe(found.version)
  }))
})

test('nothing is in force before the first version', () => {
  const later = { ...place, version: 1, effectiveFrom: '2026-02-01', policy: {} }
  expect(inForce([later], place, Temporal.PlainDate.from('2026-01-31'))).toBeUndefined()
  expect(inForce([later], place, Temporal.PlainDate.from('2026-02-01'))?.version).toBe(1)
})
