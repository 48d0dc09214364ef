import { type SheetColumn, toBytes, writeWorkbook } from '@hall/documents'
import type { PersonRow } from '../db/month-queries.ts'
import type { Figures } from '../domain/month/day-figures.ts'
import texts from './texts.json' with { type: 'json' }

const { headers, figures: names } = texts
/** Days are counted in halves. */
const VALUES: Readonly<Record<keyof typeof names, (figures: Figures) => number>> = {
  due: ({ due }) => due, present: ({ present }) => present, late: ({ late }) => late, early_leave: ({ earlyLeave }) => earlyLeave, missing: ({ missing }) => missing,
  leave: ({ leaveHalves }) => leaveHalves / 2, business: ({ businessHalves }) => businessHalves / 2, compensatory: ({ compensatoryHalves }) => compensatoryHalves / 2,
  off_post: ({ offPost, vacantPost }) => offPost + vacantPost, wandering: ({ wandering }) => wandering, absent: ({ absentHalves }) => absentHalves / 2,
}

/** A month as an .xlsx file, base64, with the columns the center sums up. */
export async function monthWorkbook(rows: readonly PersonRow[], { month, columns }: { month: string; columns: readonly string[] }): Promise<{ filename: string; contentBase64: string }> {
  const shown = columns.filter((column): column is keyof typeof names => Object.hasOwn(VALUES, column))
  const sheet: SheetColumn[] = [
    { header: headers.person, kind: 'text', width: 12 }, { header: headers.name, kind: 'text', width: 12 },
    { header: headers.department, kind: 'text', width: 16 }, { header: headers.window, kind: 'text', width: 16 },
    ...shown.map((column): SheetColumn => ({ header: names[column], kind: 'number', width: 12 })),
    { header: headers.provisional, kind: 'number', width: 10 },
  ]
  const cells = rows.map(({ person, name, department, window, figures, provisional }) => [person, name, department, window, ...shown.map((column) => VALUES[column](figures)), provisional])
  const bytes = await toBytes(writeWorkbook([{ name: month, columns: sheet, rows: cells }]))
  return { filename: texts.monthFilename.replace('{month}', month), contentBase64: Buffer.from(bytes).toString('base64') }
}
