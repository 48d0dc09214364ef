import { customType } from 'drizzle-orm/pg-core'

/** `timestamptz` as Temporal.Instant. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (value) => value.toString(),
  fromDriver: (text) => Temporal.Instant.from(text),
})

/** `date` as Temporal.PlainDate. */
export const plainDate = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  toDriver: (value) => value.toString(),
  fromDriver: (text) => Temporal.PlainDate.from(text),
})

/** `timestamp` without a zone, the wall clock of a center, as Temporal.PlainDateTime. */
export const plainDateTime = customType<{ data: Temporal.PlainDateTime; driverData: string }>({
  dataType: () => 'timestamp without time zone',
  toDriver: (value) => value.toString(),
  fromDriver: (text) => Temporal.PlainDateTime.from(text),
})

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/** A stretch of days: `until` is the first day after it. */
export interface DaySpan { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate | null }

/** `daterange` as its first day and the first day after it; null while no end is known. */
export const dateRange = customType<{ data: DaySpan; driverData: string }>({
  dataType: () => 'daterange',
  toDriver: ({ from, until }) => `[${from.toString()},${until?.toString() ?? ''})`,
  fromDriver: (text) => {
    const [from, until] = boundsOf(text)
    return { from: Temporal.PlainDate.from(from!), until: until ? Temporal.PlainDate.from(until) : null }
  },
})

/** Wall-clock time of a center, the end left out. */
export interface TimeSpan { readonly from: Temporal.PlainDateTime; readonly to: Temporal.PlainDateTime | null }

/** `tsrange` as its start and the moment after it; null while no end is known. */
export const timeRange = customType<{ data: TimeSpan; driverData: string }>({
  dataType: () => 'tsrange',
  toDriver: ({ from, to }) => `[${from.toString()},${to?.toString() ?? ''})`,
  fromDriver: (text) => {
    const [from, to] = boundsOf(text)
    return { from: Temporal.PlainDateTime.from(from!.replace(' ', 'T')), to: to ? Temporal.PlainDateTime.from(to.replace(' ', 'T')) : null }
  },
})

function boundsOf(text: string): (string | undefined)[] {
  return text.slice(1, -1).split(',').map((bound) => bound.replaceAll('"', ''))
}
