import type { Measure } from './measure.ts'

const HEAD = ['name', 'ours', 'theirs', 'ratio', 'aim']

/** Rows under each other, names to the left, numbers to the right. */
export function table(measures: readonly Measure[]): string {
  const rows = [HEAD, ...measures.map(({ name, ours, theirs, ratio, unit, aim }) =>
    [name, `${figure(ours)} ${unit}`, `${figure(theirs)} ${unit}`, ratio.toFixed(2), aim ?? ''])]
  const widths = HEAD.map((_title, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const isNumber = (column: number) => column > 0 && column < HEAD.length - 1
  const line = (row: readonly string[]) => row.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  ').trimEnd()
  return `${rows.map(line).join('\n')}\n`
}

/** Whole numbers from a hundred up, three digits below. */
function figure(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
