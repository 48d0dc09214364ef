import type { AttendancePolicy } from './attendance-policy.ts'

type PlainDate = Temporal.PlainDate
type PlainDateTime = Temporal.PlainDateTime
type Timetable = AttendancePolicy['timetable']['value']

export type Season = 'summer' | 'winter'
export interface WorkSession { readonly from: PlainDateTime; readonly to: PlainDateTime }

/** Both ends of summer time belong to it; without a summer the year is winter. */
export function seasonOn({ summer }: Timetable, date: PlainDate): Season {
  const day = date.toString().slice('yyyy-'.length)
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

/** The two working sessions of a date, whether or not it is worked. */
export function sessionsOn(timetable: Timetable, date: PlainDate): readonly [WorkSession, WorkSession] {
  const season = seasonOn(timetable, date)
  const session = (of: Timetable['am']): WorkSession => ({ from: momentOn(date, inSeason(of.from, season)), to: momentOn(date, inSeason(of.to, season)) })
  return [session(timetable.am), session(timetable.pm)]
}
