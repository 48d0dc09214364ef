import { dateOf, endOf, localTime, scheduledMinutes, ZONE } from '@hall/calendar'
import type { ClockLimit } from '@hall/regulation'
import type { Fact, FactOf } from './fact.ts'
import { closingOn, type Moment, sessionsOn } from './moment.ts'
import type { Scale, Stretch } from './scale.ts'
import type { Ruler } from './spans.ts'

type Timed = Exclude<ClockLimit, { kind: 'days' }>
type Visit = Extract<ClockLimit, { kind: 'visit' }>

const MINUTE = 60_000
const MIDNIGHT = new Temporal.PlainTime()
/** A center that does not open for so long never lets the time run out. */
const MOST_DAYS_SHUT = 800

const instantAt = (point: number) => Temporal.Instant.fromEpochMilliseconds(point)

/** Counts minutes; a point is a moment in milliseconds. */
export function timeScale(limit: Timed, moment: Moment): Scale {
  const pointOf = (at: Temporal.Instant) => at.epochMilliseconds
  const openHours = limit.kind === 'time' && limit.runs === 'open_hours'
  const ruler = openHours ? openMinutes(moment) : allMinutes
  return {
    unit: 'minute',
    ...ruler,
    opened: (by, seen) => openedBy(limit, moment, { by, seen }),
    pointOf,
    runTo: pointOf,
    stopsFrom: pointOf,
    stopsTo: pointOf,
    endOfDate: (date) => pointOf(endOf(date)),
    lengthened: (end, length) => ruler.advance(end, limit.kind === 'time' && limit.unit === 'hour' ? length * 60 : length),
    dueAt: (end) => ({ date: dateOf(instantAt(end)), at: instantAt(end), inclusive: limit.kind !== 'visit' || isInTime(limit, moment, end) }),
    endOf: ({ at }) => pointOf(at),
    beginOf: instantAt,
    isProvisional: (from, end) => {
      if (!openHours) return false
      const last = dateOf(instantAt(end)).year
      for (let { year } = dateOf(instantAt(from)); year <= last; year++) if (moment.calendar.isProvisional(year)) return true
      return false
    },
  }
}

const allMinutes: Ruler = {
  units: (a, b) => Math.max(0, b - a) / MINUTE,
  advance: (a, n) => a + n * MINUTE,
}

function openMinutes(moment: Moment): Ruler {
  const schedule = { calendar: moment.calendar, timetables: moment.timetables ?? [] }
  return {
    units: (a, b) => (a < b ? scheduledMinutes(schedule, localTime(instantAt(a)), localTime(instantAt(b))) : 0),
    advance: (a, n) => {
      if (n === 0) return a
      let left = n * MINUTE
      const first = dateOf(instantAt(a))
      for (let days = 0; days <= MOST_DAYS_SHUT; days++) {
        const date = first.add({ days })
        for (const session of sessionsOn(moment, date)) {
          const from = Math.max(a, pointOn(date, session.from))
          const to = pointOn(date, session.to)
          if (from >= to) continue
          if (left <= to - from) return from + left
          left -= to - from
        }
      }
      return Infinity
    },
  }
}

function pointOn(date: Temporal.PlainDate, time: string): number {
  return date.toPlainDateTime(time).toZonedDateTime(ZONE).epochMilliseconds
}

function openedBy(limit: Timed, moment: Moment, { by, seen }: { by: FactOf<'happened'>; seen: readonly Fact[] }): Stretch {
  const from = by.at.epochMilliseconds
  switch (limit.kind) {
    case 'time': return { from, units: limit.unit === 'hour' ? limit.length * 60 : limit.length }
    case 'stated': return until(from, by.due?.epochMilliseconds ?? Infinity)
    case 'visit': return until(from, endOfVisit(limit, moment, { by, seen }))
  }
}

/** The very end of a visit is in time, midnight is not, and closing time as the limit says. */
function isInTime({ ends, closing }: Visit, moment: Moment, end: number): boolean {
  const at = localTime(instantAt(end))
  const close = ends === 'close' ? closingOn(moment, at.toPlainDate()) : undefined
  if (close?.equals(at)) return closing === 'in_time'
  return !at.toPlainTime().equals(MIDNIGHT)
}

function until(from: number, end: number): Stretch {
  return { from, units: allMinutes.units(from, end), exact: end }
}

function endOfVisit(limit: Visit, moment: Moment, { by, seen }: { by: FactOf<'happened'>; seen: readonly Fact[] }): number {
  const date = dateOf(by.at)
  const close = limit.ends === 'close' ? closingOn(moment, date)?.toZonedDateTime(ZONE).epochMilliseconds : undefined
  const bound = close !== undefined && close > by.at.epochMilliseconds ? close : endOf(date).epochMilliseconds
  const ended = seen.find((one) => one.kind === 'happened' && one.what === limit.ended && Temporal.Instant.compare(one.at, by.at) >= 0)
  if (ended) return limit.whichever === 'earlier' ? Math.min(bound, ended.at.epochMilliseconds) : Math.max(bound, ended.at.epochMilliseconds)
  const lasts = limit.whichever === 'later' && moment.now.epochMilliseconds >= bound
    && seen.some((one) => one.kind === 'happened' && one.what === limit.began)
  return lasts ? Infinity : bound
}
