import { type ZipPart, writeZip } from '../zip/writer.ts'
import { cellXml, type CellKind, type CellValue, HEADER_STYLE, STYLES_XML } from './write-cell.ts'
import { columnName, contentTypes, DECLARATION, MAIN, packageRelations, sheetPart, workbookRelations, workbookXml } from './write-parts.ts'

export interface SheetColumn {
  readonly header: string
  readonly kind: CellKind
  /** In characters; by default wide enough for the header. */
  readonly width?: number
}

export interface SheetContent {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** Values in the order of the columns. Read as the file is written: a hundred thousand rows take no more memory than one. */
  readonly rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>
}

const MOST_ROWS = 1_048_576
/** Rows are handed on in pieces of about this size. */
const PIECE_CHARS = 64 * 1024

/**
 * An .xlsx file in pieces, header bold and frozen. Text is never a formula, whatever it begins with. Throws a RangeError
 * where a sheet has more rows than a spreadsheet can hold.
 */
export function writeWorkbook(sheets: readonly SheetContent[]): AsyncGenerator<Uint8Array> {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet')
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', content: [contentTypes(sheets.length)] },
    { name: '_rels/.rels', content: [packageRelations] },
    { name: 'xl/workbook.xml', content: [workbookXml(sheets.map(({ name }) => name))] },
    { name: 'xl/_rels/workbook.xml.rels', content: [workbookRelations(sheets.length)] },
    { name: 'xl/styles.xml', content: [STYLES_XML] },
    ...sheets.map((sheet, index) => ({ name: `xl/${sheetPart(index)}`, content: sheetXml(sheet) })),
  ]
  return writeZip(parts)
}

/** All pieces as one. */
export async function toBytes(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(pieces))
}

async function* sheetXml({ columns, rows, name }: SheetContent): AsyncGenerator<string> {
  const names = columns.map((_, index) => columnName(index))
  yield sheetHead(columns)
  let row = 1
  let piece = rowXml(row, columns.map(({ header }, index) => cellXml(`${names[index]}1`, { kind: 'text', style: HEADER_STYLE }, header)))
  for await (const values of rows) {
    if (++row > MOST_ROWS) throw new RangeError(`sheet ${name} has more than ${MOST_ROWS} rows`)
    piece += rowXml(row, columns.map((column, index) => cellXml(`${names[index]}${row}`, column, values[index])))
    if (piece.length < PIECE_CHARS) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData><autoFilter ref="A1:${names.at(-1) ?? 'A'}${row}"/></worksheet>`
}

function sheetHead(columns: readonly SheetColumn[]): string {
  const widths = columns.map((column, index) => {
    const width = column.width ?? widthOf(column.header)
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
  })
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`
}

/** A Chinese character takes the room of two letters; the rest is for the filter button. */
function widthOf(header: string): number {
  return [...header].reduce((width, character) => width + (character > '\u02ff' ? 2 : 1), 5)
}

function rowXml(row: number, cells: readonly string[]): string {
  return `<row r="${row}">${cells.join('')}</row>`
}
