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
