import type { AttendancePolicy } from '@hall/regulation'

type PlainDate = Temporal.PlainDate
type PlainDateTime = Temporal.PlainDateTime

export type Season = 'summer' | 'winter'
type Timetable = AttendancePolicy['timetable']['value']

export interface Span { readonly from: PlainDateTime; readonly to: PlainDateTime }

/** Both ends of summer time belong to it; without a summer the year is winter. */
export function seasonOn({ summer }: Timetable, date: PlainDate): Season {
  const day = date.toString().slice(5)
  return summer && summer.from <= day && day <= summer.to ? 'summer' : 'winter'
}

/** The value of a season, or the one value of the year. */
export function inSeason(value: string | Readonly<Record<Season, string>>, season: Season): string {
  return typeof value === 'string' ? value : value[season]
}

/** `24:00` is the midnight that ends the date. */
export function momentOn(date: PlainDate, time: string): PlainDateTime {
  return time === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(Temporal.PlainTime.from(time))
}

/** The two working sessions of a date. */
export function sessionsOn(timetable: Timetable, date: PlainDate): readonly [Span, Span] {
  const season = seasonOn(timetable, date)
  const span = (of: Timetable['am']): Span => ({
    from: momentOn(date, inSeason(of.from, season)),
    to: momentOn(date, inSeason(of.to, season)),
  })
  return [span(timetable.am), span(timetable.pm)]
}

export function isBefore(a: PlainDateTime, b: PlainDateTime): boolean {
  return Temporal.PlainDateTime.compare(a, b) < 0
}

export function later(a: PlainDateTime, b: PlainDateTime): PlainDateTime {
  return isBefore(a, b) ? b : a
}

export function earlier(a: PlainDateTime, b: PlainDateTime): PlainDateTime {
  return isBefore(b, a) ? b : a
}
