import { createWorkingCalendar, publishedYears, timetable } from '@hall/calendar'
import { describe, expect, test } from 'vitest'
import { at, days, facts, promised } from './made.ts'
import { readClock } from './reading.ts'
import type { StopDays } from './scale.ts'

const calendar = createWorkingCalendar({ years: publishedYears })
const read = (rule: Parameters<typeof readClock>[0], ledger: Parameters<typeof facts>[0], now: string) =>
  readClock(rule, facts(ledger), { calendar, now: at(now) })
const due = (reading: ReturnType<typeof read>) => reading.due?.date.toString()
const accepted = { kind: 'happened', id: 'a', at: '2026-03-02T09:00', what: 'accepted' } as const

describe('five working days from Monday', () => {
  const rule = promised({ limit: days(5) })
  test.each([
    ['2026-03-02T09:00', 'running', 0, 5],
    ['2026-03-06T10:00', 'running', 4, 1],
    ['2026-03-09T23:59', 'running', 5, 0],
    ['2026-03-10T00:00', 'expired', 5, 0],
  ])('at %s', (now, status, used, left) => {
    const reading = read(rule, [accepted], now)
    expect([reading.status, reading.used, reading.left, due(reading)]).toEqual([status, used, left, '2026-03-09'])
  })
  test('finished on the last day, early and late', () => {
    const done = (when: string) => read(rule, [accepted, { kind: 'happened', id: 'z', at: when, what: 'decided' }], '2026-04-30T09:00').timing
    expect(done('2026-03-09T23:59')).toMatchObject({ state: 'on_time', units: 0 })
    expect(done('2026-03-05T11:00')).toMatchObject({ state: 'early', units: 2 })
    expect(done('2026-03-10T00:00')).toMatchObject({ state: 'overdue', units: 1, minutesOver: 0 })
    expect(done('2026-03-12T10:00')).toMatchObject({ state: 'overdue', units: 3 })
  })
})

const excluded: StopDays = {
  grounds: ['expert_review', 'hearing'], firstDay: 'not_counted', lastDay: 'not_counted', notice: 'required', end: 'stated', basis: 'required',
}
const review = { kind: 'stopped', id: 's', at: '2026-03-05T14:00', ground: 'expert_review', document: '告知书1号', approver: '李主任', basis: '某法第12条' } as const
const told = (days: number, when = '2026-03-02T09:00') => ({ kind: 'notified', id: `n${when}`, at: when, of: 's', document: '收件回执1号', days }) as const
const resumed = { kind: 'resumed', id: 'r', at: '2026-03-09T10:00', stop: 's', document: '评审意见' } as const

describe('a stop', () => {
  const rule = promised({ limit: days(10), stops: excluded })
  const after = '2026-03-12T09:00'
  test('of three working days as stated moves the limit by three', () => {
    const reading = read(rule, [accepted, review, told(3), resumed], after)
    expect(due(reading)).toBe('2026-03-19')
    expect(reading.stops[0]).toMatchObject({ fault: undefined, stoodStill: 3 })
    expect(reading.ifTold).toBeUndefined()
  })
  test('stops no longer than stated', () => {
    const longer = { ...resumed, at: '2026-03-11T10:00' }
    const reading = read(rule, [accepted, review, told(3), longer], after)
    expect(due(reading)).toBe('2026-03-19')
    expect(reading.ifTold?.due?.date.toString()).toBe('2026-03-23')
  })
  test.each([
    ['without notice', [review, resumed], 'NO_NOTICE'],
    ['on a ground not listed', [{ ...review, ground: 'consultation' }, told(3), resumed], 'GROUND_NOT_LISTED'],
    ['without the law that demands it', [{ ...review, basis: null }, told(3), resumed], 'NO_BASIS'],
    ['without a document', [{ ...review, document: null }, told(3), resumed], 'NO_DOCUMENT'],
  ] as const)('%s is void', (_, stop, fault) => {
    const reading = read(rule, [accepted, ...stop], after)
    expect([due(reading), reading.stops[0]!.fault]).toEqual(['2026-03-16', fault])
  })
  test('holds from its notice on', () => {
    const reading = read(rule, [accepted, review, told(3, '2026-03-09T16:00'), resumed], after)
    expect([due(reading), reading.ifTold?.due?.date.toString()]).toEqual(['2026-03-17', '2026-03-19'])
  })
  test('that goes on leaves the clock standing, and says when it would be due', () => {
    const open = promised({ limit: days(10), stops: { ...excluded, end: 'resumed' } })
    const reading = read(open, [accepted, review, told(3)], '2026-03-06T09:00')
    expect([reading.status, reading.used, reading.left, due(reading)]).toEqual(['stopped', 2, 8, undefined])
    expect(reading.dueIfResumed?.date.toString()).toBe('2026-03-18')
    expect(reading.stoppedBy?.stop.id).toBe('s')
  })
})

describe('an extension', () => {
  const rule = promised({ limit: days(5), extension: { times: 1, longest: 10, untold: 'breach' } })
  const order = (when: string, to: object) => ({
    kind: 'extended', id: 'e', at: when, clocks: ['promised'], to, document: '延期1号', approver: '王局长', reason: '需补充勘察',
  }) as never
  test.each([
    ['in the last minute', '2026-03-09T23:59', { date: '2026-03-13' }, '2026-03-13', undefined],
    ['a minute later', '2026-03-10T00:00', { date: '2026-03-13' }, '2026-03-09', 'EXPIRED'],
    ['by length', '2026-03-05T09:00', { length: 5 }, '2026-03-16', undefined],
    ['too long', '2026-03-05T09:00', { length: 11 }, '2026-03-09', 'TOO_LONG'],
    ['to an earlier day', '2026-03-05T09:00', { date: '2026-03-06' }, '2026-03-09', 'NOT_LATER'],
  ])('%s', (_, when, to, date, fault) => {
    const reading = read(rule, [accepted, order(when, to)], '2026-03-10T09:00')
    expect([due(reading), reading.extensions[0]!.fault]).toEqual([date, fault])
  })
  test('past the statutory limit is void', () => {
    const inside = promised({ clock: 'statutory', name: 'statutory', limit: days(8) })
    const reading = read(promised({ limit: days(5), extension: { times: null, longest: null, untold: 'stands' }, inside }), [accepted, order('2026-03-05T09:00', { length: 4 })], '2026-03-06T09:00')
    expect(reading.extensions[0]!.fault).toBe('PAST_STATUTORY')
  })
})

describe('what starts it', () => {
  const notice = promised({ clock: 'step', name: 'notice', limit: days(5), starts: { with: 'received' }, finishes: { with: ['accepted', 'supplement_asked'] }, expiry: { strategy: 'deemed_acceptance' } })
  const supplement = { asked: 'supplement_asked', received: 'supplemented', then: 'restart' } as const
  const happened = (what: string, when: string) => ({ kind: 'happened', id: what, at: when, what }) as const
  test('the supplement, anew', () => {
    const rule = promised({ limit: days(10), starts: { with: 'received' }, supplement })
    const ledger = [happened('received', '2026-03-02T09:00'), happened('supplement_asked', '2026-03-03T09:00')]
    expect(read(rule, ledger, '2026-03-20T09:00')).toMatchObject({ status: 'waiting', due: undefined })
    expect(due(read(rule, [...ledger, happened('supplemented', '2026-03-10T09:00')], '2026-03-20T09:00'))).toBe('2026-03-24')
  })
  test('receipt, where nobody asked in time', () => {
    const rule = promised({ limit: days(10), supplement, deemedBy: notice })
    const received = [happened('received', '2026-03-02T09:00')]
    expect(read(rule, received, '2026-03-09T23:59')).toMatchObject({ status: 'not_started' })
    expect(read(rule, received, '2026-03-09T23:59').nextAt).toEqual(at('2026-03-10T00:00'))
    const late = read(rule, [...received, happened('supplement_asked', '2026-03-10T09:00')], '2026-03-10T10:00')
    expect([late.status, late.deemed, due(late)]).toEqual(['running', true, '2026-03-16'])
  })
  test('the acceptance, where it lies before the receipt that was entered later', () => {
    const rule = promised({ limit: days(10), supplement, deemedBy: notice })
    const entered = [{ ...accepted, at: '2026-03-02T09:00' }, happened('received', '2026-03-04T09:00')]
    for (const now of ['2026-03-05T09:00', '2026-03-13T09:00']) {
      const reading = read(rule, entered, now)
      expect([reading.deemed, due(reading)]).toEqual([false, '2026-03-16'])
    }
  })
})

describe('instant cases', () => {
  const timetables = [timetable.parse({ inForceFrom: '2020-01-01', regular: [{ name: 'am', from: '08:30', to: '12:00' }, { name: 'pm', from: '14:00', to: '17:30' }] })]
  const minutes = promised({ limit: { kind: 'time', length: 30, unit: 'minute', runs: 'open_hours' } })
  const same = (ledger: Parameters<typeof facts>[0], now: string, rule = minutes) => readClock(rule, facts(ledger), { calendar, timetables, now: at(now) })
  test('in minutes, over the midday break', () => {
    const reading = same([{ ...accepted, at: '2026-03-10T11:45' }], '2026-03-10T14:05')
    expect([reading.due?.at, reading.used, reading.left]).toEqual([at('2026-03-10T14:15'), 20, 10])
  })
  test('by closing time, the very second in time', () => {
    const rule = promised({ limit: days(0, { ends: 'close' }) })
    const started = [{ ...accepted, at: '2026-03-10T16:50' }]
    expect(same(started, '2026-03-10T17:30:00', rule).status).toBe('running')
    expect(same(started, '2026-03-10T17:30:01', rule).status).toBe('expired')
  })
})
