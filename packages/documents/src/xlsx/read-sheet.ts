import { SheetBuilder } from '../sheet-builder.ts'
import { type Sheet, type TableLimits, unreadable } from '../table.ts'
import type { ZipReader } from '../zip/reader.ts'
import { canonicalNumber, unescapeText } from './canonical.ts'
import { readXml } from './xml.ts'
import type { Workbook } from './workbook.ts'

/** A cell being read: where it stands, how its value is stored and shown. */
interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: number
  value: string
}

/** Columns of a sheet, A to XFD; a cell claimed to lie beyond is no cell. */
const MOST_COLUMNS = 16_384

export async function readSheet(
  zip: ZipReader,
  workbook: Workbook,
  { name, part, limits }: { name: string; part: string; limits: TableLimits },
): Promise<Sheet | undefined> {
  const sheet = new SheetBuilder(name, limits)
  let row = 0
  let cells: string[] = []
  let cell: OpenCell | undefined
  let inValue = false
  let inPhonetic = false
  await readXml(zip.text(part), {
    open(tag, attributes) {
      if (tag === 'row') {
        row = rowOf(attributes.r) ?? row + 1
        cells = []
      } else if (tag === 'c') {
        cell = { column: columnOf(attributes.r) ?? cells.length, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' }
      } else if (tag === 'rPh') inPhonetic = true
      else if (tag === 'v' || tag === 't') inValue = !inPhonetic
    },
    text(piece) {
      if (cell && inValue) cell.value += piece
    },
    close(tag) {
      if (tag === 'v' || tag === 't') inValue = false
      else if (tag === 'rPh') inPhonetic = false
      else if (tag === 'c' && cell) {
        place(cells, cell, valueOf(cell, workbook))
        cell = undefined
      } else if (tag === 'row') sheet.add(row, cells)
    },
  })
  return sheet.build()
}

function place(cells: string[], { column }: OpenCell, value: string): void {
  if (value === '') return
  if (column >= MOST_COLUMNS) throw unreadable('FILE_DAMAGED')
  while (cells.length < column) cells.push('')
  cells[column] = value
}

function valueOf({ type, style, value }: OpenCell, { sharedTexts, shown, epoch }: Workbook): string {
  switch (type) {
    case 's': return unescapeText(sharedTexts[Number(value)] ?? '')
    case 'str':
    case 'inlineStr': return unescapeText(value)
    case 'b': return value === '' ? '' : value === '0' ? 'FALSE' : 'TRUE'
    case 'd': return value
    case 'e': return value
    default: return canonicalNumber(value, shown[style] ?? 'number', epoch)
  }
}

function rowOf(reference: string | undefined): number | undefined {
  return reference && /^\d{1,7}$/.test(reference) ? Number(reference) : undefined
}

/** `BC12` is column 54, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Za-z]{1,3}/.exec(reference ?? '')?.[0].toUpperCase()
  if (!letters) return undefined
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
