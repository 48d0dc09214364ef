import type { WorkingCalendar } from '@hall/calendar'
import type { AttendancePolicy } from '@hall/regulation'

type Times = AttendancePolicy['timetable']['value']
type Time = Times['am']['from']
export interface Session { readonly name: 'am' | 'pm'; readonly from: Temporal.PlainTime; readonly to: Temporal.PlainTime }

/** The sessions of a center on a day; none on a day off. */
export function sessionsOn({ summer, am, pm }: Times, calendar: WorkingCalendar, date: Temporal.PlainDate): Session[] {
  if (!calendar.isWorkday(date)) return []
  const day = date.toString().slice('yyyy-'.length)
  const season = summer && summer.from <= day && day <= summer.to ? 'summer' : 'winter'
  const time = (of: Time) => Temporal.PlainTime.from(typeof of === 'string' ? of : of[season])
  return [{ name: 'am', from: time(am.from), to: time(am.to) }, { name: 'pm', from: time(pm.from), to: time(pm.to) }]
}

/** The session a number drawn now belongs to: the first that neither the hour nor the window has closed. */
export function sessionFor(now: Temporal.PlainDateTime, sessions: readonly Session[], closed: readonly string[]): Session | undefined {
  return sessions.find(({ name, to }) => Temporal.PlainTime.compare(now.toPlainTime(), to) < 0 && !closed.includes(name))
}

/** The session a window closes now: the one that began last. */
export function sessionBegun(now: Temporal.PlainDateTime, sessions: readonly Session[]): Session | undefined {
  return sessions.findLast(({ from }) => Temporal.PlainTime.compare(from, now.toPlainTime()) <= 0)
}

/** When a window is open next after today. */
export function nextOpening(today: Temporal.PlainDate, times: Times, calendar: WorkingCalendar): Temporal.PlainDateTime {
  const day = calendar.nextWorkday(today)
  return day.toPlainDateTime(sessionsOn(times, calendar, day)[0]!.from)
}

/** Whole minutes a window served past the end of its session. WS-CAS-01. */
export function extendedMinutes(now: Temporal.PlainDateTime, { to }: Session): number {
  return Math.max(0, Math.floor(now.toPlainDate().toPlainDateTime(to).until(now).total('minutes')))
}
