import pg from 'pg'

const { builtins } = pg.types

/** Raw queries give Temporal for dates, local times and instants and numbers for bigint: positions and counts stay far below 2^53. */
const parsers = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text)],
  [builtins.TIMESTAMP, (text) => Temporal.PlainDateTime.from(text)],
  [builtins.DATE, (text) => Temporal.PlainDate.from(text)],
  [builtins.INT8, Number],
])

export const wireTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers.get(oid) ?? pg.types.getTypeParser(oid, format)
  },
}

/** The driver would write Temporal as quoted JSON. */
export function toWire(value: unknown): unknown {
  return value instanceof Temporal.Instant || value instanceof Temporal.PlainDate || value instanceof Temporal.PlainDateTime ? value.toString() : value
}
