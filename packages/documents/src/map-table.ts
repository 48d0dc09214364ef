import type { z } from 'zod'
import type { Row, Sheet } from './table.ts'

/** A column of an import. `headers` are all names it may bear in the file; the first one names it in messages. */
export interface Column<T = unknown> {
  readonly headers: readonly [string, ...string[]]
  /** Without it an empty cell, or a file without the column, gives `undefined`. */
  readonly required?: boolean
  /** From the text of a filled cell; see `cells.ts`. */
  readonly parse: z.ZodType<T, string>
}
export type Columns = Readonly<Record<string, Column>>

export type RecordOf<C extends Columns> = {
  [F in keyof C]: C[F] extends { required: true } ? z.output<C[F]['parse']> : z.output<C[F]['parse']> | undefined
}

export const MAPPING_CODES = [
  /** The column is not in the file. */
  'HEADER_MISSING',
  /** Two columns of the file bear one of its names. */
  'HEADER_TWICE',
  'CELL_REQUIRED',
  /** `max` */
  'CELL_TOO_LONG',
  'CELL_NOT_A_DATE',
  'CELL_NOT_A_TIME',
  'CELL_NOT_A_NUMBER',
  /** `min`, `max` */
  'CELL_OUT_OF_RANGE',
  /** `allowed` */
  'CELL_NOT_ALLOWED',
  'CELL_INVALID',
] as const
export type MappingCode = (typeof MAPPING_CODES)[number]

/** What is wrong with a cell, or with the header where `row` is its row. */
export interface CellError {
  readonly row: number
  /** As the file names it, or the column's first name where it is missing. */
  readonly column: string
  readonly code: MappingCode
  readonly details: Readonly<Record<string, string | number | readonly string[]>>
}

export interface Mapped<T> {
  /** Rows without errors. */
  readonly records: readonly { readonly row: number; readonly values: T }[]
  readonly errors: readonly CellError[]
  /** Columns the file has, be their cells filled or empty. */
  readonly present: ReadonlySet<keyof T & string>
  /** Headers of the file that belong to no column. */
  readonly ignored: readonly string[]
}

/** Lines above the header, such as a title and who filled the form in. */
const MOST_LINES_ABOVE = 10

/** Turns the rows of a sheet into records by their headers. The header is the row that names the most columns. */
export function mapTable<const C extends Columns>(sheet: Sheet, columns: C): Mapped<RecordOf<C>> {
  const { header, rows } = findHeader(sheet, columns)
  const placed = placeColumns(header, columns)
  const present = new Set(placed.columns.map(({ field }) => field))
  if (placed.errors.length > 0) return { records: [], errors: placed.errors, present, ignored: placed.ignored }

  const records: { row: number; values: RecordOf<C> }[] = []
  const errors: CellError[] = []
  for (const row of rows) {
    const values: Record<string, unknown> = {}
    const found = placed.columns.flatMap((column) => readCell(row, column, values))
    if (found.length > 0) errors.push(...found)
    else records.push({ row: row.row, values: values as RecordOf<C> })
  }
  return { records, errors, present, ignored: placed.ignored }
}

interface PlacedColumn extends Column {
  readonly field: string
  readonly index: number
  readonly title: string
}

function findHeader(sheet: Sheet, columns: Columns): { header: Row; rows: readonly Row[] } {
  const lines = [{ row: sheet.headerRow, cells: sheet.header }, ...sheet.rows]
  const named = (line: Row) => Object.values(columns).filter((column) => indexesOf(line, column).length > 0).length
  const counts = lines.slice(0, MOST_LINES_ABOVE + 1).map(named)
  const at = counts.indexOf(Math.max(...counts))
  return { header: lines[at]!, rows: lines.slice(at + 1) }
}

function placeColumns(header: Row, columns: Columns) {
  const placed: PlacedColumn[] = []
  const errors: CellError[] = []
  for (const [field, column] of Object.entries(columns)) {
    const indexes = indexesOf(header, column)
    const [index] = indexes
    const about = { row: header.row, column: column.headers[0] }
    if (indexes.length > 1) errors.push({ ...about, code: 'HEADER_TWICE', details: { headers: indexes.map((at) => header.cells[at]!) } })
    else if (index !== undefined) placed.push({ ...column, field, index, title: header.cells[index]! })
    else if (column.required) errors.push({ ...about, code: 'HEADER_MISSING', details: { headers: column.headers } })
  }
  const used = new Set(placed.map(({ index }) => index))
  return { columns: placed, errors, ignored: header.cells.filter((cell, index) => cell !== '' && !used.has(index)) }
}

function indexesOf({ cells }: Row, { headers }: Column): number[] {
  const names = new Set(headers.map(normalized))
  return cells.flatMap((cell, index) => (names.has(normalized(cell)) ? [index] : []))
}

/** `姓 名*` and `姓名` are one header, and so are `（` and `(`. */
function normalized(header: string): string {
  return header.normalize('NFKC').replace(/[\s*:]/g, '').toLowerCase()
}

function readCell({ row, cells }: Row, column: PlacedColumn, values: Record<string, unknown>): CellError[] {
  const text = cells[column.index] ?? ''
  const about = { row, column: column.title }
  if (text === '') return column.required ? [{ ...about, code: 'CELL_REQUIRED', details: {} }] : []
  const parsed = column.parse.safeParse(text)
  if (!parsed.success) return [{ ...about, ...explained(parsed.error.issues[0]!), details: { value: text, ...explained(parsed.error.issues[0]!).details } }]
  values[column.field] = parsed.data
  return []
}

function explained(issue: z.core.$ZodIssue): Pick<CellError, 'code' | 'details'> {
  switch (issue.code) {
    case 'custom': {
      const { code, ...details } = issue.params ?? {}
      return { code: MAPPING_CODES.find((known) => known === code) ?? 'CELL_INVALID', details }
    }
    case 'too_big': return { code: issue.origin === 'string' ? 'CELL_TOO_LONG' : 'CELL_OUT_OF_RANGE', details: { max: Number(issue.maximum) } }
    case 'too_small': return { code: issue.origin === 'string' ? 'CELL_INVALID' : 'CELL_OUT_OF_RANGE', details: { min: Number(issue.minimum) } }
    case 'invalid_value': return { code: 'CELL_NOT_ALLOWED', details: { allowed: issue.values.map(String) } }
    default: return { code: 'CELL_INVALID', details: {} }
  }
}
