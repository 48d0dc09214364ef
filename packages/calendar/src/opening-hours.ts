import type { Localized } from '@hall/contract'
import { SESSION_NAMES, type SessionName } from './closure.ts'
import { findTimetable, seasonOf, sessionsInSeason, type Season, type Session, type Timetable } from './timetable.ts'
import type { DayReason, WorkingCalendar } from './working-calendar.ts'
import { datesFrom, localTime } from './zone.ts'

type PlainDate = Temporal.PlainDate
type PlainDateTime = Temporal.PlainDateTime

/** What the hours of a place follow from. */
export interface Schedule {
  readonly calendar: WorkingCalendar
  /** The one that began last counts; before the first there are no hours. */
  readonly timetables: readonly Timetable[]
}

export interface DayHours {
  readonly date: PlainDate
  /** Undefined before the first timetable. */
  readonly season: Season | undefined
  /** Those that take place; none on a day off. */
  readonly sessions: readonly Session[]
  readonly reason: DayReason | { readonly kind: 'extra_day'; readonly name: Localized }
  /** Sessions a closure takes out, with its reason. */
  readonly closed: readonly { readonly session: SessionName; readonly name: Localized; readonly source: string }[]
}

export function hoursOn({ calendar, timetables }: Schedule, date: PlainDate): DayHours {
  const timetable = findTimetable(timetables, date)
  const extra = timetable?.extraDays.find((day) => day.date === date.toString())
  const usual = timetable ? sessionsInSeason(timetable, date) : []
  const planned = extra ? (extra.sessions ?? usual) : calendar.isWorkday(date) ? usual : []
  const closed = SESSION_NAMES.flatMap((session) => {
    const closure = calendar.findClosure(date, session)
    return closure ? [{ session, name: closure.name, source: closure.source }] : []
  })
  return {
    date,
    season: timetable && seasonOf(timetable, date),
    sessions: planned.filter(({ name }) => !closed.some(({ session }) => session === name)),
    reason: extra ? { kind: 'extra_day', name: extra.name } : calendar.dayKind(date).reason,
    closed,
  }
}

/** The opening moment is open, the closing moment is not. */
export function isOpen(schedule: Schedule, instant: Temporal.Instant): boolean {
  const now = localTime(instant)
  return sessionsTouched(schedule, now, now.add({ nanoseconds: 1 })).length > 0
}

/** The part of a session that lies in an interval. */
export interface TouchedSession {
  readonly date: PlainDate
  readonly session: Session
  readonly from: PlainDateTime
  readonly to: PlainDateTime
  /** All of the session lies in the interval. */
  readonly whole: boolean
}

/** Sessions with time in the interval, in order; `to` is exclusive. */
export function sessionsTouched(schedule: Schedule, from: PlainDateTime, to: PlainDateTime): TouchedSession[] {
  return [...datesFrom(from.toPlainDate(), to.toPlainDate())].flatMap((date) =>
    hoursOn(schedule, date).sessions.flatMap((session) => {
      const starts = date.toPlainDateTime(session.from)
      const ends = date.toPlainDateTime(session.to)
      const overlap = { from: latest(starts, from), to: earliest(ends, to) }
      if (Temporal.PlainDateTime.compare(overlap.from, overlap.to) >= 0) return []
      return [{ date, session, ...overlap, whole: overlap.from.equals(starts) && overlap.to.equals(ends) }]
    }),
  )
}

/** Minutes of scheduled time in the interval, fractions included. Breaks, closures and days off add nothing. */
export function scheduledMinutes(schedule: Schedule, from: PlainDateTime, to: PlainDateTime): number {
  return sessionsTouched(schedule, from, to).reduce((sum, part) => sum + part.from.until(part.to).total('minutes'), 0)
}

function latest(a: PlainDateTime, b: PlainDateTime): PlainDateTime {
  return Temporal.PlainDateTime.compare(a, b) < 0 ? b : a
}

function earliest(a: PlainDateTime, b: PlainDateTime): PlainDateTime {
  return Temporal.PlainDateTime.compare(a, b) < 0 ? a : b
}
