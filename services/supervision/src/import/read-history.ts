import { createHash } from 'node:crypto'
import { problem } from '@hall/contract'
import { type Columns, choiceCell, mapTable, numberCell, readTable, textCell, toBytes, writeWorkbook } from '@hall/documents'
import texts from './history-texts.json' with { type: 'json' }

const { errors: words, file: form } = texts
const named = (headers: readonly string[]) => headers as readonly [string, ...string[]]

export const HISTORY_COLUMNS = {
  kind: { headers: named(form.headers.kind), required: true, parse: choiceCell(form.kinds) },
  id: { headers: named(form.headers.id), required: true, parse: textCell(32).regex(/^[A-Za-z0-9-]{1,32}$/) },
  name: { headers: named(form.headers.name), required: true, parse: textCell(60).regex(/^[^\p{Cc}\p{Cs}]+$/u) },
  points: { headers: named(form.headers.points), parse: numberCell({ min: 0, max: 1000 }) },
  rank: { headers: named(form.headers.rank), parse: numberCell({ min: 1, max: 10_000 }) },
} as const satisfies Columns

export interface HistoryRow { readonly row: number; readonly kind: 'person' | 'window'; readonly id: string; readonly name: string; readonly points: number | null; readonly rank: number | null }
export interface HistoryError { readonly row: number; readonly column: string | null; readonly text: { zh: string; en: string } }
type Text = keyof typeof words

const errorAt = (row: number, code: string, column: string | null = null): HistoryError => ({ row, column, text: words[(code in words ? code : 'other') as Text] })

interface Upload { readonly filename: string; readonly contentBase64: string }

/** Results of a year before Hall, as a spreadsheet has them; `windows` by number. */
export async function readHistory({ filename, contentBase64 }: Upload, windows: ReadonlyMap<string, string>) {
  const bytes = Buffer.from(contentBase64, 'base64')
  const table = await readTable(bytes, { filename })
  if (!table.ok) return table
  const mapped = mapTable(table.value.sheets[0]!, HISTORY_COLUMNS)
  const header = mapped.errors.find(({ code }) => code === 'HEADER_MISSING')
  if (header) return problem('HEADER_MISSING', { details: { column: header.column } })
  const errors = mapped.errors.map(({ row, column, code }) => errorAt(row, code, column))
  const rows: HistoryRow[] = []
  const seen = new Set<string>()
  for (const { row, values: { kind, id: number, name, points = null, rank = null } } of mapped.records) {
    const id = kind === 'window' ? windows.get(number) : number
    if (id === undefined) errors.push(errorAt(row, 'WINDOW_NOT_KNOWN', HISTORY_COLUMNS.id.headers[0]))
    else if (seen.has(`${kind}/${id}`)) errors.push(errorAt(row, 'SUBJECT_TWICE', HISTORY_COLUMNS.id.headers[0]))
    else if (points === null && rank === null) errors.push(errorAt(row, 'NOTHING_GIVEN', HISTORY_COLUMNS.points.headers[0]))
    else {
      seen.add(`${kind}/${id}`)
      rows.push({ row, kind, id, name, points, rank: points === null ? Math.round(rank!) : null })
    }
  }
  return { ok: true as const, value: { digest: createHash('sha256').update(bytes).digest('hex'), rows, errors: errors.sort((a, b) => a.row - b.row) } }
}

/** An empty file with two lines as examples. */
export async function historyTemplate(): Promise<{ filename: string; contentBase64: string }> {
  const columns = Object.values(HISTORY_COLUMNS).map(({ headers: [header] }, nth) => ({ header, kind: nth > 2 ? 'number' as const : 'text' as const, width: 16 }))
  return { filename: form.filename, contentBase64: Buffer.from(await toBytes(writeWorkbook([{ name: form.sheet, columns, rows: form.examples }]))).toString('base64') }
}
