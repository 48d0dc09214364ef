import type { Localized } from '@hall/contract'
import type { CellError } from '@hall/documents'
import type { RowError } from '../domain/roster-file/row.ts'
import { titleOf } from './columns.ts'
import errors from './errors.json' with { type: 'json' }

type Details = Readonly<Record<string, string | number | readonly string[]>>
type Code = keyof typeof errors

export interface WordedError {
  readonly row: number
  readonly column: string | null
  readonly code: string
  readonly text: Localized
}

/** An error found while reading a cell. */
export function cellErrorInWords({ row, column, code, details }: CellError): WordedError {
  return { row, column, code, text: inWords(code, details, { zh: column, en: column }) }
}

/** An error found while comparing a row with the record. */
export function rowErrorInWords({ row, field, code, details }: RowError, person: string): WordedError {
  const title = titleOf(field)
  return { row, column: title.zh, code, text: inWords(code, { ...details, person }, title) }
}

function inWords(code: Code, details: Details, column: Localized): Localized {
  const { zh, en } = errors[code]
  return { zh: fill(zh, { ...details, column: column.zh }, '、'), en: fill(en, { ...details, column: column.en }, ', ') }
}

/** `{name}` becomes the detail of that name. */
export function fill(template: string, details: Details, separator = ', '): string {
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => [details[name] ?? ''].flat().join(separator))
}
