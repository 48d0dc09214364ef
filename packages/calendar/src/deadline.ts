import { countedEnd, dueDate, momentDue } from './due-date.ts'
import type { Limit, Run } from './limit.ts'
import { isStopped } from './stops.ts'
import type { DayReason, WorkingCalendar } from './working-calendar.ts'
import { dateOf, datesFrom, earlierOf, endOf, laterOf } from './zone.ts'

type PlainDate = Temporal.PlainDate

/** A day on the way to the deadline. `moved`: after the counted days, only because the last of them is no working day. */
export interface Step {
  readonly date: PlainDate
  readonly counted: boolean
  readonly reason: DayReason | { readonly kind: 'first_day' | 'stopped' | 'moved' }
}

/** A last day that can explain itself. */
export interface Deadline {
  readonly date: PlainDate
  /** No longer in time: 24:00 of the date in the centers; the moment itself where the limit is in hours. */
  readonly endsAt: Temporal.Instant
  /** The date rests on a year whose order is not out, and may still move. */
  readonly provisional: boolean
  /** In the order of the calendar, from the first day to the date, or for `before` from the date to the event. */
  readonly steps: readonly Step[]
}

/** The last day on which something is still in time, and how it was counted. */
export function deadline(calendar: WorkingCalendar, limit: Limit, run: Run): Deadline {
  const date = dueDate(calendar, limit, run)
  return {
    date,
    endsAt: limit.unit === 'hour' ? momentDue(limit, run) : endOf(date),
    provisional: isProvisional(calendar, limit, run),
    steps: stepsOf(calendar, limit, run),
  }
}

/** Whether a day that decides the date belongs to a year whose order is not out. */
export function isProvisional(calendar: WorkingCalendar, limit: Limit, run: Run): boolean {
  const end = countedEnd(calendar, limit, run)
  if (limit.unit === 'hour') return false
  if (limit.unit !== 'workday') return limit.restDay !== 'stays' && calendar.isProvisional(end.year)
  const start = anchorOf(run)
  for (let year = earlierOf(start, end).year; year <= laterOf(start, end).year; year++) {
    if (calendar.isProvisional(year)) return true
  }
  return false
}

function stepsOf(calendar: WorkingCalendar, limit: Limit, run: Run): Step[] {
  const anchor = anchorOf(run)
  const end = countedEnd(calendar, limit, run)
  const date = dueDate(calendar, limit, run)
  const stops = 'before' in run ? [] : (run.stops ?? [])
  const skipsAnchor = limit.unit !== 'hour' && !limit.countFirstDay && limit.length > 0
  const first = earlierOf(anchor, date)
  const last = laterOf(anchor, date)

  const stepOn = (day: PlainDate): Step => {
    if (skipsAnchor && day.equals(anchor)) return { date: day, counted: false, reason: { kind: 'first_day' } }
    if (isBeyond(day, anchor, end)) return { date: day, counted: false, reason: { kind: 'moved' } }
    if (isStopped(stops, day)) return { date: day, counted: false, reason: { kind: 'stopped' } }
    const { workday, reason } = calendar.dayKind(day)
    return { date: day, counted: limit.unit !== 'workday' || workday, reason }
  }
  return [...datesFrom(first, last)].map(stepOn)
}

function isBeyond(day: PlainDate, anchor: PlainDate, end: PlainDate): boolean {
  return Temporal.PlainDate.compare(day, earlierOf(anchor, end)) < 0 || Temporal.PlainDate.compare(day, laterOf(anchor, end)) > 0
}

function anchorOf(run: Run): PlainDate {
  return dateOf('before' in run ? run.before : run.from)
}
