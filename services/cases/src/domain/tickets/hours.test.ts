import { createWorkingCalendar } from '@hall/calendar'
import { expect, test } from 'vitest'
import { extendedMinutes, nextOpening, sessionBegun, sessionFor, sessionsOn } from './hours.ts'

const times = { summer: { from: '05-01', to: '09-30' }, am: { from: '08:30', to: '12:00' }, pm: { from: { summer: '14:00', winter: '13:30' }, to: { summer: '18:00', winter: '17:30' } } }
const calendar = createWorkingCalendar({ years: [] })
const day = Temporal.PlainDate.from('2026-03-10')
const at = (time: string) => day.toPlainDateTime(Temporal.PlainTime.from(time))
const sessions = sessionsOn(times, calendar, day)

test.each([
  ['08:00', [], 'am'], ['11:59:59', [], 'am'], ['12:00', [], 'pm'], ['17:29', [], 'pm'], ['17:29:59', [], 'pm'], ['17:30', [], undefined], ['17:31', [], undefined], ['09:00', ['am'], 'pm'], ['09:00', ['am', 'pm'], undefined],
])('WS-CAS-01: a number drawn at %s, with %j closed, belongs to %s', (time, closed, name) => {
  expect(sessionFor(at(time), sessions, closed)?.name).toBe(name)
})
test.each([['08:29', undefined], ['08:30', 'am'], ['12:40', 'am'], ['13:30', 'pm'], ['17:52', 'pm']])('closing at %s closes %s', (time, name) => {
  expect(sessionBegun(at(time), sessions)?.name).toBe(name)
})
test.each([['17:29', 0], ['17:30', 0], ['17:30:59', 0], ['17:31', 1], ['17:52', 22]])('WS-CAS-01: closed at %s the window served %i minutes longer', (time, minutes) => {
  expect(extendedMinutes(at(time), sessions[1]!)).toBe(minutes)
})
test('the summer’s hours from the first of May, and no session on a day off; the next opening is the morning of a working day', () => {
  expect(sessionsOn(times, calendar, Temporal.PlainDate.from('2026-05-06'))[1]!.to.toPlainTime().toString()).toBe('18:00:00')
  expect(sessionsOn(times, calendar, Temporal.PlainDate.from('2026-03-14'))).toEqual([])
  expect(nextOpening(Temporal.PlainDate.from('2026-03-13'), times, calendar).toString()).toBe('2026-03-16T08:30:00')
})
