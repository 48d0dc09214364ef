import type { Fault } from './faults.ts'
import texts from './texts.json' with { type: 'json' }

export type TextKey = keyof typeof texts.en
type Values = Readonly<Record<string, string | number>>

/** Something that is not as it must be, beside what was lost or doubled. */
export interface Complaint { readonly code: TextKey; readonly values: Values }

/** One kind of write, or one stop of the events. */
export interface Line {
  readonly name: string
  readonly acknowledged: number
  /** Absent where nobody asks twice. */
  readonly retried?: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
}

export interface Report {
  readonly seed: string
  readonly seconds: number
  readonly faults: readonly Fault[]
  /** Answers under load that were no outcome, by code. */
  readonly answers: Readonly<Record<string, number>>
  readonly lines: readonly Line[]
  readonly complaints: readonly Complaint[]
}

export function isSound({ lines, complaints }: Report): boolean {
  return complaints.length === 0 && lines.every(({ lost, doubled }) => lost.length + doubled.length === 0)
}

export type Words = (key: TextKey, values?: Values) => string

export function createWords(language: 'zh' | 'en'): Words {
  return (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

const MOST_NAMED = 10

/** A short table for a terminal. */
export function reportText({ faults, answers, lines, complaints, seconds, seed }: Report, words: Words): string {
  const struck = Map.groupBy(faults.flatMap(({ parts, awayMs }) => parts.map((part) => ({ part, awayMs }))), ({ part }) => part)
  const longest = Math.max(0, ...faults.map(({ awayMs }) => awayMs))
  const heads = [words('what'), words('acknowledged'), words('retried'), words('lost'), words('doubled')]
  const rows = lines.map(({ name, acknowledged, retried, lost, doubled }) => [name, acknowledged, retried ?? '', lost.length, doubled.length].map(String))
  const total = (of: (line: Line) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  return [
    words('faults', { count: faults.length, seconds, seed, longest: (longest / 1000).toFixed(1) }),
    `  ${[...struck].map(([part, times]) => `${part} ${times.length}`).join(', ')}`,
    words('answers'),
    `  ${Object.entries(answers).map(([code, n]) => `${code} ${n}`).join(', ') || '-'}`,
    '',
    ...table([heads, ...rows]),
    '',
    ...lines.flatMap(({ name, lost, doubled }) => [...named(words('lost'), name, lost), ...named(words('doubled'), name, doubled)]),
    ...complaints.slice(0, MOST_NAMED * 2).map(({ code, values }) => `✗ ${words(code, values)}`),
    words('sum', { lost: total(({ lost }) => lost.length), doubled: total(({ doubled }) => doubled.length), complaints: complaints.length }),
  ].join('\n')
}

function named(word: string, name: string, keys: readonly string[]): string[] {
  return keys.length === 0 ? [] : [`✗ ${name}: ${word} ${keys.slice(0, MOST_NAMED).join(', ')}${keys.length > MOST_NAMED ? ` … ${keys.length}` : ''}`]
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ')}`)
}
