import { type CalendarYear, createWorkingCalendar, localTime, publishedYears, timetable } from '@hall/calendar'
import { clockRule } from '@hall/regulation'
import { describe, expect, test } from 'vitest'
import cases from '../golden/cases.json' with { type: 'json' }
import rules from '../golden/rules.json' with { type: 'json' }
import { golden } from '../golden/derive.mjs'
import { recompute } from '../scripts/recompute.mjs'
import { exportLedger } from './export.ts'
import { ledger } from './fact.ts'
import { at } from './made.ts'
import { readClock, type Reading } from './reading.ts'

const newYear = { zh: '元旦', en: "New Year's Day" }
/** January 1 to 4 off, Saturday the 9th worked in exchange. */
const order2027: CalendarYear = {
  country: 'CN', year: 2027, version: 1, status: 'published', source: { authority: newYear, number: null, issued: null, url: null },
  days: [
    ...[1, 2, 3, 4].map((day) => ({ date: `2027-01-0${day}`, kind: 'holiday' as const, name: newYear })),
    { date: '2027-01-09', kind: 'exchanged_workday', name: newYear },
  ],
}
const calendars = {
  published: createWorkingCalendar({ years: publishedYears }),
  'order-2027': createWorkingCalendar({ years: [...publishedYears, order2027] }),
}
const hours = (pmFrom: string, pmTo: string) => [timetable.parse({ inForceFrom: '2020-01-01', regular: [{ name: 'am', from: '08:30', to: '12:00' }, { name: 'pm', from: pmFrom, to: pmTo }] })]
const usual = hours('14:00', '17:30')
const qingpu = hours('13:30', '17:00')

interface Expected { status: string; due: string | null; used?: number; left?: number; faults?: object; timing?: object; deemed?: boolean; provisional?: boolean; onExpiry?: string }
interface Case { id: string; by: string; rule: keyof typeof rules; length: number | null; facts: unknown[]; now: string; calendar?: keyof typeof calendars; expect: Expected }

/** Only what the case speaks of. */
function shown(reading: Reading, wanted: Expected) {
  const faults = [...reading.stops.map(({ stop, fault }) => [stop.id, fault]), ...reading.extensions.map(({ order, fault }) => [order.id, fault])]
  const all = {
    status: reading.status, used: reading.used, left: reading.left, deemed: reading.deemed, provisional: reading.due?.provisional, timing: reading.timing,
    due: reading.due ? localTime(reading.due.at).toString({ smallestUnit: 'minute' }) : null,
    faults: Object.fromEntries(faults.filter(([, fault]) => fault)), onExpiry: reading.onExpiry.value.strategy,
  }
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in wanted))
}

const GOLDEN = cases as unknown as Case[]

describe('the golden file', () => {
  test('is what it is derived from, and has at least 200 cases', () => {
    expect(golden()).toEqual(cases)
    expect(cases.length).toBeGreaterThanOrEqual(200)
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  })
  test.each(GOLDEN.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const sent = rules[one.rule]
    const rule = clockRule.parse(one.length === null ? sent : { ...sent, limit: { ...sent.limit, value: { ...sent.limit.value, length: one.length } } })
    const facts = ledger.parse(one.facts)
    const moment = { calendar: calendars[one.calendar ?? 'published'], timetables: one.rule === 'qingpu_visit' ? qingpu : usual, now: at(one.now) }
    expect(shown(readClock(rule, facts, moment), one.expect)).toMatchObject(one.expect)
    const exported = JSON.parse(JSON.stringify(exportLedger(rule, facts, moment)))
    expect(JSON.parse(JSON.stringify(recompute(exported)))).toEqual(exported.result)
  })
})
