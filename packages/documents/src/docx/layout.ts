import { AlignmentType, BorderStyle, type IParagraphOptions, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { FormTemplate } from '../print/form.ts'

/** Fonts of official documents (GB/T 9704); where they are not installed the program takes its own. */
const song = { ascii: 'FangSong', hAnsi: 'FangSong', cs: 'FangSong', eastAsia: '仿宋' }
export const hei = { ascii: 'SimHei', hAnsi: 'SimHei', cs: 'SimHei', eastAsia: '黑体' }

/** Sizes in half points. */
export const SIZE = { text: 24, title: 40, small: 21, tiny: 18, pageNumber: 20 }
export const mm = (millimeters: number) => Math.round((millimeters / 25.4) * 1440)

const A4 = { short: mm(210), long: mm(297) }
const MARGIN = { top: mm(25), right: mm(20), bottom: mm(22), left: mm(20) }

/** docx turns the sheet itself: width and height are those of the upright one. */
export function pageOf(orientation: FormTemplate['orientation']) {
  return { size: { width: A4.short, height: A4.long, orientation }, margin: MARGIN }
}

/** Between the margins, in twips. */
export function textWidth(orientation: FormTemplate['orientation']): number {
  return (orientation === 'portrait' ? A4.short : A4.long) - MARGIN.left - MARGIN.right
}

export const styles = { default: { document: { run: { font: song, size: SIZE.text }, paragraph: { spacing: { line: 360 } } } } }

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
export const framed = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }
export const unframed = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** A line end inside a text stays one. */
export function runs(text: string, style: Omit<ConstructorParameters<typeof TextRun>[0] & object, 'text'> = {}): TextRun[] {
  return text.split('\n').map((part, index) => new TextRun({ ...style, text: part, ...(index > 0 && { break: 1 }) }))
}

export function paragraph(children: readonly ParagraphChild[], options: Omit<IParagraphOptions, 'children'> = {}): Paragraph {
  return new Paragraph({ ...options, children: [...children] })
}

export const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }
