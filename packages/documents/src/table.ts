import { ProblemError, type Problem, type Result } from '@hall/contract'

export const TABLE_CODES = [
  /** No bytes, or no filled cell. */
  'FILE_EMPTY',
  /** `maxBytes`; also what a small file unpacks to. */
  'FILE_TOO_LARGE',
  /** Some other kind of file. */
  'FILE_NOT_A_TABLE',
  /** A table of a kind to be saved anew: `format` xls or html. */
  'FILE_OLD_FORMAT',
  'FILE_ENCRYPTED',
  /** A table that is cut off or broken inside; `part` where known. */
  'FILE_DAMAGED',
  'TOO_MANY_SHEETS',
  /** `sheet`, `max` */
  'TOO_MANY_ROWS',
  /** `sheet`, `row`, `max` */
  'TOO_MANY_COLUMNS',
  /** `sheet`, `row`, `column`, `max` */
  'CELL_TOO_LONG',
] as const
export type TableCode = (typeof TABLE_CODES)[number]

/** A filled row; `row` is its number in the file, from 1, as the spreadsheet program shows it. */
export interface Row {
  readonly row: number
  /** Trimmed; dates and numbers in one canonical form. Shorter than the header where the last cells are empty. */
  readonly cells: readonly string[]
}

export interface Sheet {
  readonly name: string
  /** Cells of the first filled row. */
  readonly header: readonly string[]
  readonly headerRow: number
  /** Filled rows below it. */
  readonly rows: readonly Row[]
}

export interface Table {
  readonly sheets: readonly Sheet[]
}

export type TableResult = Result<Table, TableCode>

/** How much of a file is read before it is refused. The one place for these figures. */
export interface TableLimits {
  readonly maxBytes: number
  /** Of all parts of a compressed file together: a small file may unpack to anything. */
  readonly maxUnpackedBytes: number
  readonly maxSheets: number
  /** Filled rows of a sheet. */
  readonly maxRows: number
  readonly maxColumns: number
  readonly maxCellChars: number
}

export const DEFAULT_LIMITS: TableLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxUnpackedBytes: 400 * 1024 * 1024,
  maxSheets: 50,
  maxRows: 100_000,
  maxColumns: 200,
  maxCellChars: 10_000,
}

/** Stops the reading; `readTable` turns it into a result. */
export function unreadable(code: TableCode, details?: Problem['details']): ProblemError {
  return new ProblemError({ code, ...(details && { details }) })
}
