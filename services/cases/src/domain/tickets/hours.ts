import type { WorkingCalendar } from '@hall/calendar'
import { type AttendancePolicy, sessionsOn as worked, type WorkSession } from '@hall/regulation'

type Times = AttendancePolicy['timetable']['value']
type PlainDateTime = Temporal.PlainDateTime
export interface Session extends WorkSession { readonly name: 'am' | 'pm' }

const isBefore = (a: PlainDateTime, b: PlainDateTime) => Temporal.PlainDateTime.compare(a, b) < 0

/** The sessions of a center on a day; none on a day off. */
export function sessionsOn(times: Times, calendar: WorkingCalendar, date: Temporal.PlainDate): Session[] {
  if (!calendar.isWorkday(date)) return []
  const [am, pm] = worked(times, date)
  return [{ name: 'am', ...am }, { name: 'pm', ...pm }]
}

/** The session a number drawn now belongs to: the first that neither the hour nor the window has closed. */
export function sessionFor(now: PlainDateTime, sessions: readonly Session[], closed: readonly string[]): Session | undefined {
  return sessions.find(({ name, to }) => isBefore(now, to) && !closed.includes(name))
}

/** The session that runs at a moment: the opening moment belongs to it, the closing moment does not. */
export function sessionAt(at: PlainDateTime, sessions: readonly Session[]): Session | undefined {
  return sessions.find(({ from, to }) => !isBefore(at, from) && isBefore(at, to))
}

/** The session a window closes now: the one that began last. */
export function sessionBegun(now: PlainDateTime, sessions: readonly Session[]): Session | undefined {
  return sessions.findLast(({ from }) => !isBefore(now, from))
}

/** When a window is open next after today. */
export function nextOpening(today: Temporal.PlainDate, times: Times, calendar: WorkingCalendar): PlainDateTime {
  return sessionsOn(times, calendar, calendar.nextWorkday(today))[0]!.from
}

/** Whole minutes a window served past the end of its session. WS-CAS-01. */
export function extendedMinutes(now: PlainDateTime, { to }: Session): number {
  return Math.max(0, Math.floor(to.until(now).total('minutes')))
}
