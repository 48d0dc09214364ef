import { createWorkingCalendar } from '@hall/calendar'
import { expect, test } from 'vitest'
import { dueSignIns } from './due-sign-ins.ts'
import type { Rule } from './facts.ts'

const point = (id: string, direction: 'in' | 'out', limit: string | { summer: string; winter: string }, window: { from: string; to: string }) => ({ id, direction, name: { zh: id, en: id }, limit: { value: limit, clause: 'QP-ATT-02' }, window, pick: 'first' })
const rule = {
  calendar: createWorkingCalendar({ years: [] }),
  policy: {
    timetable: { value: { summer: { from: '06-01', to: '09-30' }, am: { from: '08:30', to: '12:00' }, pm: { from: '13:30', to: '17:00' } }, clause: 'QP-ATT-01' },
    checks: { value: { strategy: 'windows', points: [point('am_in', 'in', '08:30', { from: '00:00', to: '12:00' }), point('am_out', 'out', '12:00', { from: '12:00', to: '12:30' }), point('pm_in', 'in', { summer: '14:30', winter: '13:30' }, { from: '12:30', to: '17:00' })] }, clause: 'QP-ATT-02' },
  },
} as unknown as Rule
const due = (at: string) => dueSignIns(rule, Temporal.PlainDateTime.from(at)).map(({ point: id, at: found }) => `${id} ${found.toString({ smallestUnit: 'minute' }).slice(11)}`)

test('QP-PER-37: the first minute check after the limit, until the window of the sign-in closes', () => {
  expect(due('2026-03-10T08:30:59')).toEqual([])
  expect(due('2026-03-10T08:31:00')).toEqual(['am_in 08:31'])
  expect(due('2026-03-10T08:31:40')).toEqual(['am_in 08:31'])
  expect(due('2026-03-10T11:59:59')).toEqual(['am_in 11:59'])
  expect(due('2026-03-10T12:00:00')).toEqual([])
})

test('every sign-in of the day, by its season; none on days off', () => {
  expect([due('2026-03-10T13:31:00'), due('2026-07-07T13:31:00'), due('2026-07-07T14:31:00')]).toEqual([['pm_in 13:31'], [], ['pm_in 14:31']])
  expect(due('2026-03-14T08:31:00')).toEqual([])
})
