import { problem, type Result } from '@hall/contract'
import { type CellError, mapTable, type RecordOf, readTable, type TableCode } from '@hall/documents'
import { FIELDS, type RosterRow } from '../domain/roster-file/row.ts'
import { ROSTER_COLUMNS } from './columns.ts'

export interface RosterSheet {
  readonly rows: readonly RosterRow[]
  readonly errors: readonly CellError[]
}

/** The first sheet of a roster file. Errors of single cells are in the value; without its columns a file is none. */
export async function readRoster({ filename, contentBase64 }: { filename: string; contentBase64: string }): Promise<Result<RosterSheet, TableCode | 'HEADER_MISSING'>> {
  const table = await readTable(Buffer.from(contentBase64, 'base64'), { filename })
  if (!table.ok) return table
  const { records, errors, present } = mapTable(table.value.sheets[0]!, ROSTER_COLUMNS)
  const missing = errors.filter(({ code }) => code === 'HEADER_MISSING')
  if (missing.length > 0) return problem('HEADER_MISSING', { details: { headers: missing.map(({ column }) => column) } })
  return { ok: true, value: { rows: records.map(({ row, values }) => ({ row, ...withEmpty(values, present) })), errors } }
}

/** A column the file has and a row leaves empty says "nothing"; a column it has not says nothing at all. */
function withEmpty(values: RecordOf<typeof ROSTER_COLUMNS>, present: ReadonlySet<string>): Omit<RosterRow, 'row'> {
  const empty = Object.fromEntries(FIELDS.filter((field) => present.has(field)).map((field) => [field, null]))
  return { ...empty, ...values }
}
