import { decodeText } from './decode-text.ts'
import { SheetBuilder } from './sheet-builder.ts'
import { type Sheet, type TableLimits, unreadable } from './table.ts'

const DELIMITERS = [',', ';', '\t'] as const
/** What old systems export under the name of .xls. */
const MARKUP = /^\s*<(!doctype|html|\?xml|table|meta)\b/i

/** In any encoding of `decodeText`. */
export function readCsv(bytes: Uint8Array, name: string, limits: TableLimits): Sheet | undefined {
  const { text } = decodeText(bytes) ?? {}
  if (text === undefined) throw unreadable('FILE_NOT_A_TABLE')
  if (MARKUP.test(text)) throw unreadable('FILE_OLD_FORMAT', { format: 'html' })
  const { body, delimiter } = withDelimiter(text)
  const sheet = new SheetBuilder(name, limits)
  let row = 0
  for (const cells of records(body, delimiter)) sheet.add(++row, cells)
  return sheet.build()
}

/** Named by a first line `sep=;`, else the one that parts the first record most often. */
function withDelimiter(text: string): { body: string; delimiter: string } {
  const named = /^sep=([,;\t])\r?\n/i.exec(text)
  if (named) return { body: text.slice(named[0].length), delimiter: named[1]! }
  const sample = text.slice(0, 64 * 1024)
  const widths = DELIMITERS.map((delimiter) => ({ delimiter, width: widthOf(sample, delimiter) }))
  return { body: text, delimiter: widths.reduce((best, one) => (one.width > best.width ? one : best)).delimiter }
}

function widthOf(sample: string, delimiter: string): number {
  for (const cells of records(sample, delimiter, 'lenient')) if (cells.some((cell) => cell !== '')) return cells.length
  return 0
}

/** RFC 4180, any line end. A quote inside an unquoted cell is taken as it stands. */
function* records(text: string, delimiter: string, ending: 'strict' | 'lenient' = 'strict'): Generator<string[]> {
  const cellEnd = new RegExp(`[${delimiter}\\r\\n]`, 'g')
  let cells: string[] = []
  for (let at = 0; at < text.length;) {
    let cell = ''
    if (text[at] === '"') {
      const end = closingQuote(text, at)
      if (end < 0 && ending === 'strict') throw unreadable('FILE_DAMAGED', { part: `"${text.slice(at + 1, at + 20)}` })
      cell = text.slice(at + 1, end < 0 ? text.length : end).replaceAll('""', '"')
      at = end < 0 ? text.length : end + 1
    }
    cellEnd.lastIndex = at
    const end = cellEnd.exec(text)?.index ?? text.length
    cells.push(cell + text.slice(at, end))
    at = end + 1
    if (text[end] === delimiter) {
      if (at === text.length) cells.push('')
      continue
    }
    if (text[end] === '\r' && text[at] === '\n') at++
    yield cells
    cells = []
  }
  if (cells.length > 0) yield cells
}

function closingQuote(text: string, opening: number): number {
  for (let at = opening + 1; ; at += 2) {
    at = text.indexOf('"', at)
    if (at < 0 || text[at + 1] !== '"') return at
  }
}
