import type { Limit, Stop } from './limit.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { earlierOf, laterOf } from './zone.ts'

type PlainDate = Temporal.PlainDate

/** The end moves by the days that stand still before it, and again by those it has moved across. */
export function pastStops(
  calendar: WorkingCalendar,
  limit: Limit,
  span: { start: PlainDate; end: PlainDate; stops: readonly Stop[] },
): PlainDate {
  const first = limit.countFirstDay ? span.start : span.start.add({ days: 1 })
  const stops = disjoint(span.stops)
  const count = counterOf(calendar, limit)
  let end = span.end
  for (;;) {
    const stopped = stops.reduce((days, stop) => days + count.days(laterOf(first, stop.from), earlierOf(end, stop.to)), 0)
    const moved = stopped === 0 ? span.end : count.later(span.end, stopped)
    if (moved.equals(end)) return end
    end = moved
  }
}

export function isStopped(stops: readonly Stop[], date: PlainDate): boolean {
  return stops.some(({ from, to }) => Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0)
}

function counterOf(calendar: WorkingCalendar, { unit }: Limit) {
  const inWorkdays = {
    days: (from: PlainDate, to: PlainDate) => Math.max(0, calendar.workdaysBetween(from.subtract({ days: 1 }), to)),
    later: calendar.addWorkdays,
  }
  const inCalendarDays = {
    days: (from: PlainDate, to: PlainDate) => Math.max(0, from.until(to).days + 1),
    later: (date: PlainDate, days: number) => date.add({ days }),
  }
  return unit === 'workday' ? inWorkdays : inCalendarDays
}

/** Overlapping stops stop once. */
function disjoint(stops: readonly Stop[]): Stop[] {
  const merged: Stop[] = []
  for (const stop of [...stops].sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))) {
    const last = merged.at(-1)
    const overlaps = last && Temporal.PlainDate.compare(stop.from, last.to) <= 0
    if (overlaps) merged[merged.length - 1] = { from: last.from, to: laterOf(last.to, stop.to) }
    else merged.push(stop)
  }
  return merged
}
