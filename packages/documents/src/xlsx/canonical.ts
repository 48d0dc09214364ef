import type { Shown } from './number-format.ts'

/** What a spreadsheet's number counts its days from. Before 1900-03-01 programs disagree about a day. */
export type Epoch = '1900' | '1904'
const DAY_ZERO = { '1900': new Temporal.PlainDateTime(1899, 12, 30), '1904': new Temporal.PlainDateTime(1904, 1, 1) }
const LAST_DAY = 2_958_465
const SECONDS_PER_DAY = 86_400

/** A stored number as one text for one value: `12.5`, `2026-03-01`, `08:30:00`, `2026-03-01T08:30:00`. */
export function canonicalNumber(stored: string, shown: Shown, epoch: Epoch): string {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  if (shown === 'number' || value < 0 || value > LAST_DAY) return plainNumber(value)
  const seconds = Math.round(value * SECONDS_PER_DAY)
  const moment = DAY_ZERO[epoch].add({ seconds })
  switch (shown) {
    case 'date': return moment.toPlainDate().toString()
    case 'datetime': return moment.toString({ smallestUnit: 'second' })
    case 'time': return moment.toPlainTime().toString({ smallestUnit: 'second' })
    case 'elapsed': return elapsed(seconds)
  }
}

/** Without an exponent, and without the noise of binary fractions: fifteen digits are what a spreadsheet keeps. */
function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  if (!text.includes('e')) return text
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/0+$/, '') : BigInt(Math.round(value)).toString()
}

function elapsed(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Characters XML cannot carry are written `_x0001_`. */
export function unescapeText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text
}
