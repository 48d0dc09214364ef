import { problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { mapTable, readTable, type TableCode } from '@hall/documents'
import { windowCopy } from '@hall/organization-copy'
import { eq } from 'drizzle-orm'
import { classify } from './classify.ts'
import { ASSET_COLUMNS } from './columns.ts'

export interface ImportedAsset {
  readonly number: string; readonly name: string; readonly class: string; readonly category: ReturnType<typeof classify>['category']; readonly owner: 'center' | 'department'; readonly ownerUnit: string | null
  readonly spot: string; readonly value: number; readonly acquiredOn: string; readonly usefulMonths: number; readonly department: string | null; readonly window: string | null
}
interface ReadAssets { readonly rows: ImportedAsset[]; readonly errors: { row: number; column: string | null; code: string }[] }

const USEFUL_MONTHS = 60

/** A spreadsheet of a center, or an export of Snipe-IT: rows that can be registered, and what is wrong with the others. */
export async function readAssets(tx: Transaction, { center, file }: { center: string; file: { filename: string; contentBase64: string } }): Promise<Result<ReadAssets, TableCode | 'HEADER_MISSING'>> {
  const table = await readTable(Buffer.from(file.contentBase64, 'base64'), { filename: file.filename })
  if (!table.ok) return table
  const { records, errors, present } = mapTable(table.value.sheets[0]!, ASSET_COLUMNS)
  const missing = errors.filter(({ code }) => code === 'HEADER_MISSING')
  // A list names things by name or by model: one of the two has to be there.
  if (missing.length === 0 && errors.every(({ code }) => code !== 'HEADER_TWICE') && !present.has('name') && !present.has('model')) return problem('HEADER_MISSING', { details: { headers: [ASSET_COLUMNS.name.headers[0]] } })
  if (missing.length > 0) return problem('HEADER_MISSING', { details: { headers: missing.map(({ column }) => column) } })
  const windows = await tx.select().from(windowCopy).where(eq(windowCopy.center, center))
  const wrong = errors.map(({ row, column, code }) => ({ row, column, code: code as string }))
  const seen = new Set<string>()
  const rows = records.flatMap(({ row, values }): ImportedAsset[] => {
    const said = values.place ?? values.unit
    const at = windows.find(({ number, name }) => number === said || name === said)
    const name = values.name || values.model
    if (!name) { wrong.push({ row, column: ASSET_COLUMNS.name.headers[0], code: 'CELL_REQUIRED' }); return [] }
    if (seen.has(values.number)) { wrong.push({ row, column: ASSET_COLUMNS.number.headers[0], code: 'ID_TAKEN' }); return [] }
    if (!/^[A-Za-z0-9_./-]+$/.test(values.number)) { wrong.push({ row, column: ASSET_COLUMNS.number.headers[0], code: 'CELL_INVALID' }); return [] }
    seen.add(values.number)
    return [{
      number: values.number, name, ...classify(values.class), owner: values.owner ? 'department' : 'center', ownerUnit: values.owner ?? null,
      spot: values.spot ?? said ?? '', value: Math.round((values.value ?? 0) * 100), acquiredOn: String(values.acquiredOn ?? '2020-01-01'), usefulMonths: values.usefulMonths ?? USEFUL_MONTHS, department: at?.department ?? null, window: at?.id ?? null,
    }]
  })
  return { ok: true, value: { rows, errors: wrong } }
}
