import type { ClockLimit, PlainClockRule } from '@hall/regulation'
import { dayScale } from './day-scale.ts'
import type { Fact, FactOf } from './fact.ts'
import type { Moment } from './moment.ts'
import type { Ruler } from './spans.ts'
import { timeScale } from './time-scale.ts'

/** The end of a period: no longer in time after the moment, or from it on. */
export interface Due {
  readonly date: Temporal.PlainDate
  readonly at: Temporal.Instant
  /** Whether the moment itself is still in time. */
  readonly inclusive: boolean
}

/** Where counting begins, and how many units there are. `exact`: the end, where a moment was named instead of a length. */
export interface Stretch {
  readonly from: number
  readonly units: number
  readonly exact?: number
}

export type StopDays = NonNullable<PlainClockRule['stops']>['value']
/** Whether the day something stands still from, and the day it goes on, count. */
export type EdgeDays = Pick<StopDays, 'firstDay' | 'lastDay'>

/** One way of counting time. Days are read whole, minutes to the moment; everything else about clocks is the same. */
export interface Scale extends Ruler {
  readonly unit: 'workday' | 'calendar_day' | 'minute'
  /** The stretch that what starts the clock opens. */
  opened(by: FactOf<'happened'>, seen: readonly Fact[]): Stretch
  /** The day, or the moment, itself. */
  pointOf(at: Temporal.Instant): number
  /** Up to where time has run at the moment; the day in progress counts as used. */
  runTo(at: Temporal.Instant): number
  stopsFrom(at: Temporal.Instant, days: EdgeDays): number
  stopsTo(at: Temporal.Instant, days: EdgeDays): number
  /** The end of a date, for an extension up to one. */
  endOfDate(date: Temporal.PlainDate): number
  /** Where `length` more units, as an order of extension names them, end after `end`. */
  lengthened(end: number, length: number): number
  dueAt(end: number): Due
  /** The point at which a due date of another clock ends. */
  endOf(due: Due): number
  /** When the unit that ends at the point begins: the day of the last unit, or the moment itself. */
  beginOf(end: number): Temporal.Instant
  /** Whether a day between the points rests on a calendar year whose order is not out. */
  isProvisional(from: number, end: number): boolean
}

export function scaleOf(limit: ClockLimit, moment: Moment): Scale {
  return limit.kind === 'days' ? dayScale(limit, moment) : timeScale(limit, moment)
}

export function isPast(due: Due, at: Temporal.Instant): boolean {
  const compared = Temporal.Instant.compare(due.at, at)
  return due.inclusive ? compared < 0 : compared <= 0
}

/** The first moment that is no longer in time, for an index of what is due. */
export function expiryOf({ at, inclusive }: Due): Temporal.Instant {
  return inclusive ? at.add({ milliseconds: 1 }) : at
}
