import type { Measure } from './measure.ts'

const COLUMNS = ['what', 'ours', 'theirs', 'unit', 'ratio', 'aim'] as const

/** A table for a terminal; an aim that was missed is marked. */
export function tableOf(measures: readonly Measure[]): string {
  const rows = measures.map((one) => [one.name, amount(one.ours), amount(one.theirs), one.unit, one.ratio.toFixed(2), one.aim ? `${one.aim}${isMet(one) ? '' : ' ✗'}` : ''])
  const widths = COLUMNS.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)))
  return [[...COLUMNS], widths.map((width) => '─'.repeat(width)), ...rows]
    .map((row) => row.map((cell, i) => (i === 0 || i === 5 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ').trimEnd())
    .join('\n')
}

/** Whether the ratio is what its aim (`at least 1.1`, `at most 1.6`) asks for; true without one. Throws when the aim says neither. */
export function isMet({ aim, ratio }: Measure): boolean {
  if (aim === undefined) return true
  const [, bound, limit] = /^at (least|most) ([\d.]+)$/.exec(aim) ?? []
  if (!bound) throw new Error(`no aim: ${aim}`)
  return bound === 'least' ? ratio >= Number(limit) : ratio <= Number(limit)
}

function amount(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
