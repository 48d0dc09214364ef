import { AlignmentType, HeightRule, ImageRun, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx'
import { copiesText } from '../print/copies-text.ts'
import { fillIn } from '../print/fill-in.ts'
import type { CopiesBlock, FieldsBlock, FormBlock, FormLanguage, FormText, FormValues, ParagraphBlock, QrBlock, SignaturesBlock, TableBlock } from '../print/form.ts'
import { qrPng } from '../print/qr.ts'
import { ALIGN, framed, hei, mm, paragraph, runs, SIZE, unframed } from './layout.ts'

export interface DocxPen {
  readonly text: (text: FormText | undefined) => string
  readonly language: FormLanguage
  readonly values: FormValues
  /** In twips. */
  readonly width: number
}

type Block = Paragraph | Table

const GAP = new Paragraph({ spacing: { after: mm(3), line: 240 }, children: [] })
const CELL_MARGINS = { top: mm(1.5), bottom: mm(1.5), left: mm(2), right: mm(2) }
const LABEL_WIDTH = mm(24)
const QR_PIXELS = 106

export function docxBlock(block: FormBlock, pen: DocxPen): Block[] {
  switch (block.kind) {
    case 'fields': return [fields(block, pen), GAP]
    case 'table': return [...table(block, pen), GAP]
    case 'paragraph': return [words(block, pen)]
    case 'signatures': return [signatures(block, pen)]
    case 'copies': return [copies(block, pen)]
    case 'qr': return qr(block, pen)
  }
}

function fields({ columns, fields: all }: FieldsBlock, { text, values, width }: DocxPen): Table {
  const valueWidth = Math.floor(width / columns) - LABEL_WIDTH
  const rows: TableRow[] = []
  for (let at = 0; at < all.length; at += columns) {
    const cells = all.slice(at, at + columns).flatMap(({ label, value }, index, row) => {
      // The last field of a row that is not full takes the rest of it.
      const rest = index === row.length - 1 ? (columns - row.length) * 2 + 1 : 1
      const more = (rest - 1) / 2
      return [cell(text(label), LABEL_WIDTH, { bold: true }), cell(text(values.fields[value]), valueWidth * (more + 1) + LABEL_WIDTH * more, { span: rest })]
    })
    rows.push(new TableRow({ cantSplit: true, height: { value: mm(9.5), rule: HeightRule.ATLEAST }, children: cells }))
  }
  return grid(rows, width, Array.from({ length: columns }, () => [LABEL_WIDTH, valueWidth]).flat())
}

function table({ caption, columns, rows, empty }: TableBlock, { text, values, width }: DocxPen): Block[] {
  const widths = widthsOf(columns.map(({ widthPercent }) => widthPercent), width)
  const head = new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ header }, index) => cell(text(header), widths[index]!, { bold: true })) })
  const filled = (values.tables?.[rows] ?? []).map((row) => new TableRow({ cantSplit: true, children: columns.map(({ value }, index) => cell(text(row[value]), widths[index]!)) }))
  const body = filled.length > 0 ? filled : [new TableRow({ children: [cell(text(empty), width, { span: columns.length, align: AlignmentType.CENTER })] })]
  const title = caption ? [paragraph(runs(text(caption), { font: hei, bold: true }), { keepNext: true })] : []
  return [...title, grid([head, ...body], width, widths)]
}

/** Columns without a width share what is left. */
function widthsOf(percents: readonly (number | undefined)[], width: number): number[] {
  const open = percents.filter((percent) => percent === undefined).length
  const left = Math.max(0, 100 - percents.reduce<number>((sum, percent) => sum + (percent ?? 0), 0))
  return percents.map((percent) => Math.floor((width * (percent ?? left / open)) / 100))
}

function words({ text: given, align }: ParagraphBlock, { text, values }: DocxPen): Paragraph {
  const filled = fillIn(text(given), (name) => text(values.fields[name]))
  return paragraph(runs(filled), align ? { alignment: ALIGN[align], spacing: { after: mm(6) } } : { indent: { firstLine: SIZE.text * 20 }, spacing: { after: mm(6) } })
}

function signatures({ places, dated }: SignaturesBlock, { text, width }: DocxPen): Table {
  const each = Math.floor(width / places.length)
  const cells = places.map(({ label, seal }) => new TableCell({
    width: { size: each, type: WidthType.DXA },
    verticalAlign: VerticalAlign.TOP,
    children: [
      paragraph(runs(text(label)), { alignment: seal ? AlignmentType.CENTER : AlignmentType.LEFT, spacing: { after: mm(22) } }),
      paragraph(runs(text(dated)), { alignment: AlignmentType.RIGHT }),
    ],
  }))
  return new Table({
    width: { size: width, type: WidthType.DXA }, columnWidths: places.map(() => each), layout: TableLayoutType.FIXED, borders: unframed,
    rows: [new TableRow({ cantSplit: true, height: { value: mm(40), rule: HeightRule.ATLEAST }, children: cells })],
  })
}

function copies(block: CopiesBlock, { language }: DocxPen): Paragraph {
  return paragraph(runs(copiesText(block, language), { size: SIZE.small }), { spacing: { before: mm(8) } })
}

function qr({ value, label }: QrBlock, { text, values }: DocxPen): Block[] {
  const content = text(values.fields[value])
  if (content === '') return []
  const image = new ImageRun({ type: 'png', data: qrPng(content).bytes, transformation: { width: QR_PIXELS, height: QR_PIXELS }, altText: { name: 'qr', title: text(label), description: content } })
  return [
    paragraph([image], { alignment: AlignmentType.RIGHT, keepNext: true, spacing: { before: mm(6) } }),
    paragraph(runs(text(label), { size: SIZE.tiny }), { alignment: AlignmentType.RIGHT }),
  ]
}

interface CellStyle { readonly bold?: boolean; readonly span?: number; readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType] }

function cell(text: string, size: number, { bold = false, span = 1, align = AlignmentType.LEFT }: CellStyle = {}): TableCell {
  return new TableCell({ width: { size, type: WidthType.DXA }, columnSpan: span, margins: CELL_MARGINS, children: [paragraph(runs(text, { bold }), { alignment: align })] })
}

function grid(rows: TableRow[], width: number, columnWidths: number[]): Table {
  return new Table({ rows, columnWidths, width: { size: width, type: WidthType.DXA }, layout: TableLayoutType.FIXED, borders: framed })
}
