import { type SheetColumn, toBytes, writeWorkbook } from '@hall/documents'
import type { DayRow } from '../db/day-queries.ts'
import texts from './texts.json' with { type: 'json' }

const { headers } = texts
const COLUMNS: readonly SheetColumn[] = [
  { header: headers.person, kind: 'text', width: 12 },
  { header: headers.name, kind: 'text', width: 12 },
  { header: headers.center, kind: 'text', width: 12 },
  { header: headers.department, kind: 'text', width: 16 },
  { header: headers.window, kind: 'text', width: 16 },
  { header: headers.date, kind: 'date', width: 12 },
  { header: headers.outcome, kind: 'text', width: 10 },
  { header: headers.findings, kind: 'text', width: 24 },
  { header: headers.firstPunch, kind: 'datetime', width: 20 },
  { header: headers.lastPunch, kind: 'datetime', width: 20 },
  { header: headers.clauses, kind: 'text', width: 30 },
  { header: headers.version, kind: 'number', width: 8 },
  { header: headers.judgedAt, kind: 'datetime', width: 20 },
]

/** The days as an .xlsx file, base64. */
export async function daysWorkbook(rows: readonly DayRow[], { from, to }: { from: string; to: string }): Promise<{ filename: string; contentBase64: string }> {
  const cells = rows.map((row) => [
    row.person, row.name, row.center, row.department, row.window, row.date,
    texts.outcomes[row.outcome], row.findings.map((kind) => texts.findings[kind]).join('、'),
    row.firstPunch, row.lastPunch, row.clauses.join(' '), row.version, row.judgedAt,
  ])
  const bytes = await toBytes(writeWorkbook([{ name: texts.sheet, columns: COLUMNS, rows: cells }]))
  return { filename: texts.filename.replace('{from}', from).replace('{to}', to), contentBase64: Buffer.from(bytes).toString('base64') }
}
