import { escapeMarkup } from '../escape.ts'
import { DECLARATION, MAIN } from './write-parts.ts'

export type CellKind = 'text' | 'number' | 'date' | 'datetime'
/** Dates also as ISO strings, as they come over the wire; instants are shown in the time of the centers. */
export type CellValue = string | number | Temporal.PlainDate | Temporal.PlainDateTime | Temporal.Instant | null | undefined

const ZONE = 'Asia/Shanghai'
const MOST_CHARS = 32_767
const DAY_ZERO = new Temporal.PlainDateTime(1899, 12, 30)
const FIRST_SURE_DAY = new Temporal.PlainDate(1900, 3, 1)
const SECONDS_PER_DAY = 86_400

/** Positions in `cellXfs` below. */
const STYLE = { text: 1, number: 0, date: 2, datetime: 3, guarded: 4 } as const
export const HEADER_STYLE = 5

export const STYLES_XML =
  `${DECLARATION}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="6">' +
  [
    'numFmtId="0" fontId="0"',
    'numFmtId="49" fontId="0" applyNumberFormat="1"',
    'numFmtId="164" fontId="0" applyNumberFormat="1"',
    'numFmtId="165" fontId="0" applyNumberFormat="1"',
    'numFmtId="49" fontId="0" applyNumberFormat="1" quotePrefix="1"',
    'numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"',
  ].map((attributes) => `<xf ${attributes} fillId="0" borderId="0" xfId="0"/>`).join('') +
  '</cellXfs></styleSheet>'

interface CellForm { readonly kind: CellKind; readonly style?: number }

export function cellXml(reference: string, { kind, style }: CellForm, value: CellValue): string {
  if (value === null || value === undefined || value === '') return ''
  const number = kind === 'text' ? undefined : numberOf(kind, value)
  if (number !== undefined) return `<c r="${reference}" s="${STYLE[kind]}"><v>${number}</v></c>`
  const text = String(value)
  const xml = escapeMarkup(escapeText(text.slice(0, MOST_CHARS)))
  return `<c r="${reference}" s="${style ?? textStyle(text)}" t="inlineStr"><is><t xml:space="preserve">${xml}</t></is></c>`
}

/** Stays text also when somebody edits the cell, where a spreadsheet would take it for a formula. */
function textStyle(text: string): number {
  return /^\s*[=+\-@]/.test(text) ? STYLE.guarded : STYLE.text
}

/** Undefined for what is none of its kind: it is then written as the text it is. */
function numberOf(kind: Exclude<CellKind, 'text'>, value: NonNullable<CellValue>): number | undefined {
  if (kind === 'number') return finite(typeof value === 'string' && value.trim() !== '' ? Number(value) : value)
  const moment = localMoment(value)
  if (!moment || Temporal.PlainDate.compare(moment.toPlainDate(), FIRST_SURE_DAY) < 0) return undefined
  const at = kind === 'date' ? moment.toPlainDate().toPlainDateTime() : moment
  return DAY_ZERO.until(at, { largestUnit: 'seconds', smallestUnit: 'seconds' }).seconds / SECONDS_PER_DAY
}

function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function localMoment(value: NonNullable<CellValue>): Temporal.PlainDateTime | undefined {
  if (value instanceof Temporal.Instant) return value.toZonedDateTimeISO(ZONE).toPlainDateTime()
  if (value instanceof Temporal.PlainDate) return value.toPlainDateTime()
  if (value instanceof Temporal.PlainDateTime) return value
  if (typeof value === 'number') return undefined
  try {
    return /(Z|[+-]\d\d:?\d\d)$/.test(value) && value.includes('T') ? localMoment(Temporal.Instant.from(value)) : Temporal.PlainDateTime.from(value)
  } catch {
    return undefined
  }
}

/** What XML cannot carry, and what would read as such an escape. */
function escapeText(text: string): string {
  const unsafe = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g
  return text.toWellFormed().replace(unsafe, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`)
}
