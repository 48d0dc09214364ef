/** Days are `YYYY-MM-DD` strings here: browsers without Temporal stand on old office machines. */
export type Day = string

const MS_PER_DAY = 86_400_000

function utc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

export function addDays(day: Day, count: number): Day {
  return new Date(utc(day).getTime() + count * MS_PER_DAY).toISOString().slice(0, 10)
}

/** Days from `from` (included) to `to` (included). */
export function daysBetween(from: Day, to: Day): Day[] {
  const count = Math.round((utc(to).getTime() - utc(from).getTime()) / MS_PER_DAY)
  return Array.from({ length: Math.max(0, count + 1) }, (_, i) => addDays(from, i))
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return utc(day).getUTCDay() || 7
}

export function monthOf(day: Day): string {
  return day.slice(0, 7)
}

export function addMonths(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** First and last day of a month. */
export function monthSpan(month: string): { from: Day; to: Day } {
  return { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) }
}

/** The month in weeks from Monday to Sunday; days of the neighbouring months are undefined. */
export function weeksOf(month: string): (Day | undefined)[][] {
  const { from, to } = monthSpan(month)
  const cells: (Day | undefined)[] = [...Array<undefined>(weekdayOf(from) - 1).fill(undefined), ...daysBetween(from, to)]
  while (cells.length % 7 !== 0) cells.push(undefined)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  let found = dayFormats.get(key)
  if (!found) dayFormats.set(key, (found = new Intl.DateTimeFormat(localeOf(language), options)))
  return found
}

function localeOf(language: string): string {
  return language.startsWith('zh') ? 'zh-CN' : 'en-GB'
}

/** `2026年3月2日 周一`, `Mon 2 Mar 2026` */
export function formatDay(day: Day, language: string): string {
  const options = { timeZone: 'UTC', year: 'numeric', day: 'numeric' } as const
  if (!language.startsWith('zh')) return format(language, { ...options, month: 'short', weekday: 'short' }).format(utc(day)).replace(',', '')
  return `${format(language, { ...options, month: 'long' }).format(utc(day))} ${formatWeekday(day, language)}`
}

/** `3月2日`, `2 Mar` */
export function formatShortDay(day: Day, language: string): string {
  return format(language, { timeZone: 'UTC', month: language.startsWith('zh') ? 'long' : 'short', day: 'numeric' }).format(utc(day))
}

/** `周一`, `Mon` */
export function formatWeekday(day: Day, language: string): string {
  return format(language, { timeZone: 'UTC', weekday: 'short' }).format(utc(day))
}

/** `2026年3月`, `March 2026` */
export function formatMonth(month: string, language: string): string {
  return format(language, { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(utc(`${month}-01`))
}

const wallClock = (timeZone: string) =>
  format('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

/** The local date and time of an instant: `2026-03-02T08:30:01`. */
export function localDateTime(instant: string | number, timeZone: string): string {
  const parts = Object.fromEntries(wallClock(timeZone).formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:${parts['second']}`
}

/** `2026年3月2日 周一 08:30:01` of a local date and time. */
export function formatDateTime(local: string, language: string): string {
  return `${formatDay(local.slice(0, 10), language)} ${local.slice(11, 19)}`
}

/** Seconds since midnight of `08:30` or `08:30:01`. */
export function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return hours * 3600 + minutes * 60 + seconds
}
