import { z } from 'zod'
import type { MappingCode } from './map-table.ts'

/** What columns of an import are made of: from the text of a filled cell to a value, or to a code. */

export function textCell(maxChars: number) {
  return z.string().max(maxChars)
}

export function numberCell({ min = -Infinity, max = Infinity } = {}) {
  return cell('CELL_NOT_A_NUMBER', (text) => {
    // Thousands are grouped by threes or not at all: `1,5` is no fifteen.
    const plain = text.normalize('NFKC').replace(/,(?=\d{3}(\D|$))/g, '')
    return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined
  }).pipe(z.number().min(min).max(max))
}

/** `2026-03-01`, also from `2026/3/1`, `2026.3.1`, `2026年3月1日` and `20260301`. */
export function dateCell() {
  return cell('CELL_NOT_A_DATE', (text) => {
    const match = DATE.exec(text.normalize('NFKC')) ?? COMPACT_DATE.exec(text)
    return match && isoDate(match)
  })
}
const DATE = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]00:00(?::00)?)?$/
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/

/** `08:30:00`, also from `8:30`. */
export function timeCell() {
  return cell('CELL_NOT_A_TIME', (text) => {
    const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.normalize('NFKC'))
    if (!match) return undefined
    const [hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0))
    return hour < 24 && minute < 60 && second < 60 ? new Temporal.PlainTime(hour, minute, second).toString() : undefined
  })
}

/** One of some values, under any of the names a file may use for it: `{ female: ['女', 'F'] }`. */
export function choiceCell<const V extends string>(names: Readonly<Record<V, readonly string[]>>) {
  const byName = new Map<string, V>()
  for (const value of Object.keys(names) as V[]) for (const name of [value, ...names[value]]) byName.set(name.toLowerCase(), value)
  const allowed = Object.values<readonly string[]>(names).flatMap(([first]) => first ?? [])
  return cell('CELL_NOT_ALLOWED', (text) => byName.get(text.normalize('NFKC').toLowerCase()), { allowed })
}

/** Fails with the code where `read` finds nothing. */
export function cell<T>(code: MappingCode, read: (text: string) => T | null | undefined, details: Record<string, unknown> = {}) {
  return z.string().transform((text, context): T => {
    const value = read(text)
    if (value !== undefined && value !== null) return value
    context.addIssue({ code: 'custom', params: { code, ...details } })
    return z.NEVER
  })
}

function isoDate([, year, month, day]: RegExpExecArray): string | undefined {
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}
