import { createHash } from 'node:crypto'
import { problem, type Result } from '@hall/contract'
import { cell, type CellError, mapTable, readTable, type TableCode, textCell } from '@hall/documents'
import words from './hotline-columns.json' with { type: 'json' }

type Names = [string, ...string[]]
/** `2026-03-20 17:00`, the center's wall clock; a day alone runs to its end. */
const moment = cell('CELL_NOT_A_DATE', (text) => {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ](\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(text.normalize('NFKC').trim())
  if (!match) return undefined
  const [, year, month, day, hour = '23', minute = '59'] = match
  try {
    return Temporal.PlainDateTime.from({ year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute) }, { overflow: 'reject' })
      .toZonedDateTime('Asia/Shanghai').toInstant().toString()
  } catch {
    return undefined
  }
})

const COLUMNS = {
  sourceNumber: { headers: words.sourceNumber as Names, required: true, parse: textCell(60) },
  sourceDueAt: { headers: words.sourceDueAt as Names, required: true, parse: moment },
  content: { headers: words.content as Names, required: true, parse: textCell(4000) },
  name: { headers: words.name as Names, parse: textCell(60) },
  contact: { headers: words.contact as Names, parse: textCell(100) },
  ground: { headers: words.ground as Names, parse: textCell(60) },
  window: { headers: words.window as Names, parse: textCell(60) },
  caseNumber: { headers: words.caseNumber as Names, parse: textCell(60) },
} as const

export interface HotlineItem {
  /** Of the file. */
  readonly row: number
  readonly sourceNumber: string
  readonly sourceDueAt: string
  readonly content: string
  readonly name: string | null
  readonly contact: string | null
  readonly ground: string | null
  readonly window: string | null
  readonly caseNumber: string | null
}
export interface Batch { readonly digest: string; readonly items: readonly HotlineItem[]; readonly errors: readonly CellError[] }

/** The hotline's batch file: a line an item, each with the hotline's own number and limit. */
export async function readBatch({ filename, contentBase64 }: { filename: string; contentBase64: string }): Promise<Result<Batch, TableCode | 'HEADER_MISSING'>> {
  const bytes = Buffer.from(contentBase64, 'base64')
  const table = await readTable(bytes, { filename })
  if (!table.ok) return table
  const { records, errors } = mapTable(table.value.sheets[0]!, COLUMNS)
  const missing = errors.filter(({ code }) => code === 'HEADER_MISSING')
  if (missing.length > 0) return problem('HEADER_MISSING', { details: { headers: missing.map(({ column }) => column) } })
  const items = records.map(({ row, values }) => ({
    row,
    sourceNumber: values.sourceNumber, sourceDueAt: values.sourceDueAt, content: values.content, name: values.name ?? null, contact: values.contact ?? null,
    ground: values.ground ?? null, window: values.window ?? null, caseNumber: values.caseNumber ?? null,
  }))
  return { ok: true, value: { digest: createHash('sha256').update(bytes).digest('hex'), items, errors } }
}
