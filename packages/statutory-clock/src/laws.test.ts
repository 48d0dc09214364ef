import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recompute } from '../scripts/recompute.mjs'
import { exportLedger } from './export.ts'
import { anyCalendar, anyInstant, anyLedger, dayRule, timeRule, timetables } from './histories.ts'
import { readClock } from './reading.ts'
import { clockViewOf } from './to-view.ts'

const anyClock = fc.oneof({ weight: 5, arbitrary: dayRule }, { weight: 1, arbitrary: timeRule })
const RUNS = { numRuns: 150 }

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
})
