const SATURDAY = 6

/** Working days of one year, looked up by day of year. */
export interface YearTable {
  readonly workdays: number
  isWorkday(dayOfYear: number): boolean
  /** Working days up to and including the day. */
  through(dayOfYear: number): number
  /** The day of year of the nth working day of the year, n from 1 to `workdays`. */
  dayOfNth(n: number): number
}

/** `exceptions` turn dates of the year into working days or days off; the last word on a date counts. */
export function yearTable(year: number, exceptions: Iterable<{ date: string; workday: boolean }>): YearTable {
  const first = new Temporal.PlainDate(year, 1, 1)
  const flags = new Uint8Array(first.daysInYear + 1)
  for (let day = 1; day <= first.daysInYear; day++) {
    flags[day] = ((first.dayOfWeek + day - 2) % 7) + 1 < SATURDAY ? 1 : 0
  }
  for (const { date, workday } of exceptions) flags[Temporal.PlainDate.from(date).dayOfYear] = workday ? 1 : 0

  const through = new Uint16Array(flags.length)
  const days: number[] = []
  for (let day = 1; day < flags.length; day++) {
    if (flags[day] === 1) days.push(day)
    through[day] = days.length
  }
  return {
    workdays: days.length,
    isWorkday: (dayOfYear) => flags[dayOfYear] === 1,
    through: (dayOfYear) => through[dayOfYear]!,
    dayOfNth: (n) => days[n - 1]!,
  }
}
