import type { Localized } from '@hall/contract'
import type { CalendarSource, CalendarYear } from './calendar-year.ts'
import { type Closure, indexClosures, type SessionName } from './closure.ts'
import { getOrMake, nationalDays } from './national-days.ts'
import { type YearTable, yearTable } from './year-table.ts'

type PlainDate = Temporal.PlainDate

/** Why a day is, or is not, a working day. */
export type DayReason =
  | { readonly kind: 'weekday' | 'weekend' }
  | { readonly kind: 'holiday' | 'exchanged_workday'; readonly name: Localized; readonly source: CalendarSource }
  | { readonly kind: 'closure'; readonly name: Localized; readonly source: string }

export interface Day {
  readonly date: PlainDate
  readonly workday: boolean
  readonly reason: DayReason
  /** The order for the year is not out: the day may still change. */
  readonly provisional: boolean
}

/** National days with a center's closures laid over them. Never changes: a new document makes a new calendar. */
export interface WorkingCalendar {
  isWorkday(date: PlainDate): boolean
  /** The day with the holiday, exchange or closure that makes it what it is. */
  dayKind(date: PlainDate): Day
  isProvisional(year: number): boolean
  /** What shuts a session of the date by the center's own order, if anything. */
  findClosure(date: PlainDate, session: SessionName): Closure | undefined
  /** The nth working day after the date, or before it where n is negative; the date itself is never counted. Throws on 0. */
  addWorkdays(date: PlainDate, n: number): PlainDate
  /** Working days after `from` up to and including `to`; negative where `to` lies before `from`. */
  workdaysBetween(from: PlainDate, to: PlainDate): number
  nextWorkday(date: PlainDate): PlainDate
  previousWorkday(date: PlainDate): PlainDate
}

export interface CalendarLayers {
  readonly years: readonly CalendarYear[]
  readonly closures?: readonly Closure[]
}

/** No limit of a regulation comes near; keeps a wrong number from walking through the millennia. */
const MOST_WORKDAYS = 25_000

/** Lookups and counting take the same short time however far the dates lie apart in a year. */
export function createWorkingCalendar({ years, closures = [] }: CalendarLayers): WorkingCalendar {
  const national = nationalDays(years)
  const closed = indexClosures(closures)
  const tables = new Map<number, YearTable>()

  const tableOf = (year: number) => getOrMake(tables, year, () => yearTable(year, [
    ...[...national.namedIn(year)].map(({ date, kind }) => ({ date, workday: kind === 'exchanged_workday' })),
    ...closed.pausedDates.filter((date) => date.startsWith(`${year}-`)).map((date) => ({ date, workday: false })),
  ]))
  const isWorkday = (date: PlainDate) => tableOf(date.year).isWorkday(date.dayOfYear)
  const through = (date: PlainDate) => tableOf(date.year).through(date.dayOfYear)

  function addWorkdays(date: PlainDate, n: number): PlainDate {
    if (!Number.isInteger(n) || n === 0 || Math.abs(n) > MOST_WORKDAYS) throw new RangeError(`cannot count ${n} working days`)
    let { year } = date
    // Counted from January 1; going back from a day off, the last working day before it is the first one counted.
    let nth = through(date) + n + (n < 0 && !isWorkday(date) ? 1 : 0)
    while (nth < 1) nth += tableOf(--year).workdays
    while (nth > tableOf(year).workdays) nth -= tableOf(year++).workdays
    return new Temporal.PlainDate(year, 1, 1).add({ days: tableOf(year).dayOfNth(nth) - 1 })
  }

  function workdaysBetween(from: PlainDate, to: PlainDate): number {
    let days = through(to) - through(from)
    for (let year = from.year; year < to.year; year++) days += tableOf(year).workdays
    for (let year = to.year; year < from.year; year++) days -= tableOf(year).workdays
    return days
  }

  function reasonOf(date: PlainDate): DayReason {
    const closure = closed.findPausing(date)
    if (closure) return { kind: 'closure', name: closure.name, source: closure.source }
    const named = national.find(date)
    if (named) return { kind: named.kind, name: named.name, source: named.source }
    return { kind: isWorkday(date) ? 'weekday' : 'weekend' }
  }

  return {
    isWorkday,
    dayKind: (date) => ({ date, workday: isWorkday(date), reason: reasonOf(date), provisional: national.isProvisional(date.year) }),
    isProvisional: national.isProvisional,
    findClosure: closed.find,
    addWorkdays,
    workdaysBetween,
    nextWorkday: (date) => addWorkdays(date, 1),
    previousWorkday: (date) => addWorkdays(date, -1),
  }
}
