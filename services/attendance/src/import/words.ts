import type { Localized } from '@hall/contract'
import type { CellError } from '@hall/documents'
import type { LineCode } from '../domain/device/read-line.ts'
import texts from './texts.json' with { type: 'json' }

/** Why a line cannot be read. */
export function lineErrorInWords(code: LineCode): Localized {
  return texts.lines[code]
}

export function cellErrorInWords({ row, column, code, details }: CellError): { row: number; column: string | null; code: string; text: Localized } {
  const text = texts.cells[code]
  const fill = (words: string) => words.replace('{value}', String(details['value'] ?? '')).replace('{column}', column)
  return { row, column, code, text: { zh: fill(text.zh), en: fill(text.en) } }
}
