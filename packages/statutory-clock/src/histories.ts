import { type CalendarYear, createWorkingCalendar, timetable, type Timetable, type WorkingCalendar, ZONE } from '@hall/calendar'
import type { ClockLimit, ClockRule } from '@hall/regulation'
import fc from 'fast-check'
import { ledger, type Ledger } from './fact.ts'
import { promised } from './made.ts'

/** For tests: rules, histories and calendars at random, dense enough that things collide. */

const FIRST = Temporal.PlainDate.from('2026-01-26')
const DAYS = 45
/** Midnight, before opening, in session, the break, the very closing, after it, the last minute. */
const HOURS = ['00:00', '08:00', '09:30', '13:00', '17:30', '18:00', '23:59']
const name = { zh: '放假', en: 'Day off' }
const source = { authority: name, number: null, issued: null, url: null }

export const timetables: readonly Timetable[] = [
  timetable.parse({ inForceFrom: '2020-01-01', regular: [{ name: 'am', from: '08:30', to: '12:00' }, { name: 'pm', from: '14:00', to: '17:30' }] }),
]

const anyDate = fc.integer({ min: 0, max: DAYS }).map((days) => FIRST.add({ days }))
export const anyInstant = fc.tuple(anyDate, fc.constantFrom(...HOURS)).map(([date, time]) => date.toPlainDateTime(time).toZonedDateTime(ZONE).toInstant())

/** Spring Festival and its exchanges anywhere. */
export const anyCalendar: fc.Arbitrary<WorkingCalendar> = fc
  .uniqueArray(
    fc.record({ date: anyDate.map(String), kind: fc.constantFrom('holiday' as const, 'exchanged_workday' as const), name: fc.constant(name) }),
    { maxLength: 25, selector: ({ date }) => date },
  )
  .map((days): CalendarYear => ({ country: 'CN', year: 2026, version: 1, status: 'published', source, days }))
  .map((year) => createWorkingCalendar({ years: [year] }))

const edge = fc.constantFrom('counted' as const, 'not_counted' as const)
const stops = fc.record({
  grounds: fc.constant(['review', 'hearing']), firstDay: edge, lastDay: edge,
  notice: fc.constantFrom('required' as const, 'not_required' as const), end: fc.constantFrom('stated' as const, 'resumed' as const),
  basis: fc.constantFrom('required' as const, 'not_required' as const),
})
const extension = fc.record({
  times: fc.constantFrom(null, 1, 2), longest: fc.constantFrom(null, 4, 12), untold: fc.constantFrom('void' as const, 'breach' as const, 'stands' as const),
})
const supplement = fc.record({ asked: fc.constant('asked'), received: fc.constant('supplemented'), then: fc.constantFrom('restart' as const, 'resume' as const) })

const inDays: fc.Arbitrary<ClockLimit> = fc.record({
  kind: fc.constant('days' as const), length: fc.integer({ min: 0, max: 12 }), unit: fc.constantFrom('workday' as const, 'workday' as const, 'calendar_day' as const),
  countFirstDay: fc.boolean(), restDay: fc.constantFrom('stays' as const, 'next_workday' as const), afterHours: fc.constantFrom('same_day' as const, 'next_workday' as const),
  ends: fc.constantFrom('midnight' as const, 'close' as const), closing: fc.constantFrom('in_time' as const, 'late' as const),
})
const inMonths: fc.Arbitrary<ClockLimit> = inDays.map((limit) => ({ ...limit, unit: 'month', length: 1 }) as ClockLimit)
const inTime: fc.Arbitrary<ClockLimit> = fc.oneof(
  fc.record({ kind: fc.constant('time' as const), length: fc.integer({ min: 1, max: 300 }), unit: fc.constant('minute' as const), runs: fc.constantFrom('open_hours' as const, 'always' as const) }),
  fc.record({
    kind: fc.constant('visit' as const), began: fc.constant('visit_began'), ended: fc.constant('visit_ended'), whichever: fc.constantFrom('earlier' as const, 'later' as const),
    ends: fc.constantFrom('midnight' as const, 'close' as const), closing: fc.constantFrom('in_time' as const, 'late' as const),
  }),
)

const plainRule = (limit: fc.Arbitrary<ClockLimit>) => fc.record({
  limit, starts: fc.record({ with: fc.constant('accepted'), again: fc.constantFrom('ignored' as const, 'ignored' as const, 'restarts' as const) }),
  finishes: fc.record({ with: fc.constant(['decided']), undoneBy: fc.constant('reopened') }),
  stops: fc.option(stops, { nil: undefined }), extension: fc.option(extension, { nil: undefined }), supplement: fc.option(supplement, { nil: undefined }),
}).map((parts) => promised(Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))))

const noticeRule = promised({
  clock: 'step', name: 'notice', starts: { with: 'received' }, finishes: { with: ['asked', 'accepted'] }, expiry: { strategy: 'deemed_acceptance' },
  limit: { kind: 'days', length: 3, unit: 'workday', countFirstDay: false, restDay: 'stays', afterHours: 'same_day', ends: 'midnight', closing: 'in_time' },
})

const nested = (limit: fc.Arbitrary<ClockLimit>): fc.Arbitrary<ClockRule> => fc
  .tuple(plainRule(limit), fc.option(plainRule(limit), { nil: undefined }), fc.boolean())
  .map(([rule, inside, deems]) => ({ ...rule, ...(inside && { inside: { ...inside, name: 'statutory' } }), ...(deems && { deemedBy: noticeRule }) }))

export const dayRule = nested(fc.oneof({ weight: 4, arbitrary: inDays }, { weight: 1, arbitrary: inMonths }))
export const timeRule = plainRule(inTime)

const happened = fc.record({
  kind: fc.constant('happened' as const), what: fc.constantFrom('received', 'accepted', 'accepted', 'asked', 'supplemented', 'decided', 'reopened', 'visit_began', 'visit_ended'),
})
const paper = fc.constantFrom('文1号', '文1号', '文1号', null)
const others = (ids: readonly string[]) => fc.oneof(
  fc.record({ kind: fc.constant('stopped' as const), ground: fc.constantFrom('review', 'review', 'hearing', 'other'), document: paper, approver: paper, basis: paper }),
  fc.record({ kind: fc.constant('resumed' as const), stop: fc.constantFrom(...ids) }),
  fc.record({ kind: fc.constant('notified' as const), of: fc.constantFrom(...ids), document: paper, days: fc.constantFrom(null, 0, 1, 3, 6) }),
  fc.record({
    kind: fc.constant('extended' as const), clocks: fc.constantFrom(['promised'], ['statutory'], ['promised', 'statutory']), document: paper, approver: paper,
    to: fc.oneof(fc.record({ length: fc.integer({ min: 1, max: 6 }) }), fc.record({ date: anyDate.map(String) })),
  }),
)

/** Ids are drawn from few, so that notices and resumptions meet what they are about. */
export const anyLedger: fc.Arbitrary<Ledger> = fc.integer({ min: 3, max: 9 }).chain((length) => {
  const ids = Array.from({ length }, (_, i) => `f${i}`)
  const facts = ids.map((id) => fc.tuple(anyInstant, fc.oneof(happened, others(ids))).map(([at, rest]) => ({ id, at: at.toString(), ...rest })))
  return fc.tuple(anyInstant, fc.tuple(...facts)).map(([begun, sent]) =>
    ledger.parse([...sent, { id: 'start', kind: 'happened', what: 'accepted', at: begun.toString() }]))
})
