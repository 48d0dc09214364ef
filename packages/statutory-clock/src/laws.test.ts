import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recompute } from '../scripts/recompute.mjs'
import { exportLedger } from './export.ts'
import { anyCalendar, anyInstant, anyLedger, dayRule, timeRule, timetables } from './histories.ts'
import { readClock } from './reading.ts'
import { clockViewOf } from './to-view.ts'

const anyClock = fc.oneof({ weight: 5, arbitrary: dayRule }, { weight: 1, arbitrary: timeRule })
const RUNS = { numRuns: 150 }
const NEXT_DAY = { hours: 24 }
const standsStill = (status: string) => status === 'stopped' || status === 'waiting'

describe('a clock', () => {
  test('agrees with a stranger who recomputes it day by day', () => {
    fc.assert(fc.property(anyClock, anyLedger, anyCalendar, anyInstant, (rule, ledger, calendar, now) => {
      const exported = JSON.parse(JSON.stringify(exportLedger(rule, ledger, { calendar, timetables, now })))
      expect(JSON.parse(JSON.stringify(recompute(exported)))).toEqual(exported.result)
    }), RUNS)
  })
  test('is the same in whatever order its facts come', () => {
    const shuffled = anyLedger.chain((ledger) => fc.tuple(fc.constant(ledger), fc.shuffledSubarray([...ledger], { minLength: ledger.length })))
    fc.assert(fc.property(anyClock, shuffled, anyCalendar, anyInstant, (rule, [ledger, other], calendar, now) => {
      const moment = { calendar, timetables, now }
      expect(clockViewOf(readClock(rule, other, moment))).toEqual(clockViewOf(readClock(rule, ledger, moment)))
    }), RUNS)
  })
  test('is not changed by facts of a later moment', () => {
    fc.assert(fc.property(anyClock, anyLedger, anyCalendar, anyInstant, (rule, ledger, calendar, now) => {
      const known = ledger.filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
      const moment = { calendar, timetables, now }
      expect(clockViewOf(readClock(rule, ledger, moment))).toEqual(clockViewOf(readClock(rule, known, moment)))
    }), RUNS)
  })
  test('never runs while it stands still', () => {
    let tried = 0
    fc.assert(fc.property(anyClock, anyLedger, anyCalendar, fc.tuple(anyInstant, fc.integer({ min: 1, max: 20 })), (rule, ledger, calendar, [now, days]) => {
      const known = ledger.filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
      // The day of a stop may count by the rule: from the next one on nothing does.
      const [from, to] = [now.add(NEXT_DAY), now.add({ hours: 24 * (1 + days) })].map((at) => readClock(rule, known, { calendar, timetables, now: at }))
      if (!standsStill(from!.status) || !standsStill(to!.status)) return
      tried++
      expect(to!.used).toBe(from!.used)
    }), RUNS)
    expect(tried).toBeGreaterThan(0)
  })
  test('never goes back, but where the rule starts it anew', () => {
    fc.assert(fc.property(anyClock, anyLedger, anyCalendar, fc.tuple(anyInstant, fc.integer({ min: 1, max: 40 })), (rule, ledger, calendar, [now, days]) => {
      fc.pre(rule.starts.value.again !== 'restarts' && rule.supplement?.value.then !== 'restart' && !rule.deemedBy)
      const [earlier, later] = [now, now.add({ hours: 24 * days })].map((at) => readClock(rule, ledger, { calendar, timetables, now: at }))
      expect(later!.used).toBeGreaterThanOrEqual(earlier!.used)
    }), RUNS)
  })
})
