import type { CalendarSource, CalendarYear, NamedDay } from './calendar-year.ts'
import { provisionalYear } from './provisional-year.ts'

export interface NationalDay extends NamedDay {
  readonly source: CalendarSource
}

export interface NationalDays {
  isProvisional(year: number): boolean
  /** Holidays and exchanged working days of the year. */
  namedIn(year: number): Iterable<NationalDay>
  find(date: Temporal.PlainDate): NationalDay | undefined
}

/** Of one year the highest version counts; a year without a document is provisional. */
export function nationalDays(years: readonly CalendarYear[]): NationalDays {
  const documents = latestVersions(years)
  const named = new Map<number, ReadonlyMap<string, NationalDay>>()

  const documentOf = (year: number) => getOrMake(documents, year, provisionalYear)
  const namedOf = (year: number) =>
    // The order of the following year comes last: it may move days of this December.
    getOrMake(named, year, () => new Map([...entriesOf(documentOf(year), year), ...entriesOf(documentOf(year + 1), year)]))

  return {
    isProvisional: (year) => documentOf(year).status === 'provisional',
    namedIn: (year) => namedOf(year).values(),
    find: (date) => namedOf(date.year).get(date.toString()),
  }
}

function entriesOf({ days, source }: CalendarYear, year: number): [string, NationalDay][] {
  return days.filter(({ date }) => date.startsWith(`${year}-`)).map((day) => [day.date, { ...day, source }])
}

function latestVersions(years: readonly CalendarYear[]): Map<number, CalendarYear> {
  const ascending = [...years].sort((a, b) => a.version - b.version)
  return new Map(ascending.map((document) => [document.year, document]))
}

export function getOrMake<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const value = known.get(key) ?? make(key)
  known.set(key, value)
  return value
}
