import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absence, CENTERS, instantAt, judged, punchesOn, ruleOf, type Center } from '../../tests/given-day.ts'
import { judgeDay } from './judge-day.ts'

const DAY = '2026-03-10'

test('DC-ATT-01: where the regulation sets no daily checks, punches are recorded and nothing is judged', () => {
  expect(judged('district', DAY, ['09:15'])).toMatchObject({ outcome: 'recorded', points: [], findings: [], final: true })
})

describe('a check waits while the day can still change it', () => {
  test.each<[Center, string, string[], string[], string]>([
    ['qingpu', '11:59:59', [], ['waiting', 'waiting'], 'open'],
    ['qingpu', '12:00:00', [], ['missed', 'waiting'], 'exception'],
    ['qingpu', '08:29:00', ['08:28'], ['met', 'waiting'], 'open'],
    ['qingpu', '08:31:00', ['08:31'], ['late', 'waiting'], 'exception'],
    ['qingpu', '16:00:00', ['08:28', '16:00'], ['met', 'waiting'], 'open'],
    ['qingpu', '17:00:00', ['08:28', '17:00'], ['met', 'met'], 'normal'],
    ['taigu', '12:00:00', ['12:00'], ['missed', 'waiting'], 'exception'],
    ['enping', '12:00:00', [], ['waiting', 'waiting'], 'open'],
    ['enping', '12:00:01', [], ['missed', 'waiting'], 'exception'],
  ])('%s at %s with %s', (center, now, punches, states, outcome) => {
    const verdict = judged(center, DAY, punches, { now: `${DAY}T${now}` })
    expect(verdict.points.map(({ state }) => state)).toEqual(states)
    expect(verdict.outcome).toBe(outcome)
    if (verdict.points.some(({ state }) => state === 'waiting')) expect(verdict.final).toBe(false)
  })
})

const center = fc.constantFrom(...CENTERS)
const time = fc.integer({ min: 0, max: 86_399 }).map((seconds) => new Temporal.PlainTime().add({ seconds }).toString())
const method = fc.constantFrom('', ' face', ' fingerprint', ' camera', ' sign_in', ' password', ' verify_9')
const punch = fc.tuple(time, method).map((parts) => parts.join(''))
const punches = fc.uniqueArray(punch, { maxLength: 8 })
const absences = fc.array(fc.tuple(time, time).map(([a, b]) => (a < b ? [a, b] : [b, a])).map(([a, b]) => absence(`${DAY}T${a}/${DAY}T${b}`)), { maxLength: 3 })
const now = fc.oneof(time.map((text) => `${DAY}T${text}`), fc.constant('2026-03-20T00:00'))
const held = (center: Center, texts: readonly string[], given = {}) =>
  judged(center, DAY, texts, given).findings.filter(({ binding }) => binding)

describe('properties', () => {
  test('the order in which punches arrive does not matter', () => {
    fc.assert(fc.property(center, punches, absences, now, (where, texts, away, moment) => {
      const given = { absences: away, now: moment }
      expect(judged(where, DAY, texts.toReversed(), given)).toEqual(judged(where, DAY, texts, given))
    }))
  })

  test('what arrives for another day changes nothing', () => {
    fc.assert(fc.property(center, punches, punches, (where, texts, others) => {
      const rule = ruleOf(where)
      const facts = { date: Temporal.PlainDate.from(DAY), posted: true, absences: [], outages: [], now: instantAt('2026-03-12T00:00') }
      const own = punchesOn(DAY, texts)
      const verdict = judgeDay(rule, { ...facts, punches: own })
      expect(judgeDay(rule, { ...facts, punches: [...punchesOn('2026-03-11', others), ...own] })).toEqual(verdict)
    }))
  })

  test('a punch between the first and the last in its window changes nothing', () => {
    fc.assert(fc.property(fc.constantFrom<Center>('qingpu', 'taigu'), fc.uniqueArray(time, { minLength: 3, maxLength: 8 }), (where, texts) => {
      const sorted = texts.toSorted()
      const morning = sorted.filter((text) => text < '12:00:00')
      const rest = sorted.filter((text) => text >= '12:00:00')
      const used = where === 'taigu' ? [sorted[0]!, sorted.at(-1)!] : [...morning.slice(0, 1), ...rest.slice(-1)]
      expect(judged(where, DAY, sorted)).toEqual(judged(where, DAY, used))
    }))
  })

  test('a further punch never turns a met sign-in unmet, nor a met sign-out of a window', () => {
    fc.assert(fc.property(center, punches, punch, (where, texts, more) => {
      const before = judged(where, DAY, texts)
      const after = judged(where, DAY, [...texts.filter((text) => text !== more), more])
      for (const [i, point] of before.points.entries()) {
        // A single punch made when leaving is allowed is the leaving punch only as long as it is the only one.
        if (where === 'taigu' && point.direction === 'out') continue
        if (point.state === 'met') expect(after.points[i]!.state).toBe('met')
      }
    }))
  })

  test('time away in order never adds lateness, early leaving or absence', () => {
    fc.assert(fc.property(center, punches, absences, (where, texts, away) => {
      const days = (given: object) => held(where, texts, given).reduce((sum, finding) => sum + (finding.days ?? 0), 0)
      expect(days({ absences: away })).toBeLessThanOrEqual(days({}))
    }))
  })

  test('every finding that is held against somebody names a clause, a value and rests on punches of the day', () => {
    fc.assert(fc.property(center, punches, now, (where, texts, moment) => {
      for (const finding of held(where, texts, { now: moment })) {
        expect(finding.clause).toMatch(/^[A-Z]{2}-ATT-\d{2}$/)
        expect(finding.value).not.toBe('')
        expect(texts).toEqual(expect.arrayContaining(finding.facts))
      }
    }))
  })
})
