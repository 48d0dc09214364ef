import { createHash } from 'node:crypto'
import type { Localized } from '@hall/contract'
import texts from '../texts/registers.json' with { type: 'json' }
import type { Mapping, RegisterField, RegisterTable } from './read-register.ts'

export interface OldStep { readonly step: string; readonly by: string | null; readonly at: Temporal.Instant | null }
export interface OldCase {
  readonly number: string; readonly item: string; readonly channel: string; readonly department: string | null; readonly handler: string | null; readonly applicant: string | null
  readonly received: Temporal.Instant; readonly finished: Temporal.Instant | null; readonly planned: Temporal.Instant | null; readonly deadline: Temporal.Instant | null; readonly outcome: string | null
  readonly steps: readonly OldStep[]
  /** Names what the file says of it. */
  readonly digest: string
}
export interface RegisterError { readonly row: number; readonly column: string | null; readonly text: Localized }
export interface RegisterPlan { readonly cases: readonly OldCase[]; readonly steps: number; readonly errors: readonly RegisterError[] }

/** Hall's own channels by what they are called here; any other word stays as the register has it. */
const CHANNELS = new Map(Object.entries(texts.channels))
const DATED = ['received', 'finished', 'planned', 'deadline', 'stepAt'] as const

/** The cases of a register and what of it cannot be read, by row and column. Rows of one number are one case. */
export function planRegister({ headers, rows }: RegisterTable, mapping: Mapping): RegisterPlan {
  const errors: RegisterError[] = []
  const columns = new Map(Object.entries(mapping).map(([field, header]) => [field as RegisterField, headers.indexOf(header)]))
  const textAt = (cells: readonly string[], field: RegisterField) => cells[columns.get(field) ?? -1]?.trim() ?? ''
  const byNumber = new Map<string, { row: number; values: Record<RegisterField, string>; dates: Partial<Record<RegisterField, Temporal.Instant>>; steps: OldStep[] }>()
  for (const { row, cells } of rows) {
    const number = textAt(cells, 'number')
    if (number === '') { errors.push({ row, column: mapping.number ?? null, text: texts.numberMissing }); continue }
    const dates: Partial<Record<RegisterField, Temporal.Instant>> = {}
    let readable = true
    for (const field of DATED) {
      const text = textAt(cells, field)
      if (text === '') continue
      const at = readMoment(text)
      if (at) dates[field] = at
      else { errors.push({ row, column: mapping[field] ?? null, text: filled(texts.notADate, text) }); readable = false }
    }
    if (!readable) continue
    const values = Object.fromEntries([...columns.keys()].map((field) => [field, textAt(cells, field)])) as Record<RegisterField, string>
    const known = byNumber.get(number)
    const step = values.step ? [{ step: values.step.slice(0, 200), by: values.stepBy || null, at: dates.stepAt ?? null }] : []
    if (known) known.steps.push(...step)
    else if (dates.received || step[0]?.at) byNumber.set(number, { row, values, dates, steps: step })
    else errors.push({ row, column: mapping.received ?? null, text: texts.receivedMissing })
  }
  const cases = [...byNumber].map(([number, { values, dates, steps }]) => caseFrom(number, { values, dates, steps }))
  return { cases, steps: cases.reduce((sum, one) => sum + one.steps.length, 0), errors }
}

function caseFrom(number: string, { values, dates, steps }: { values: Record<RegisterField, string>; dates: Partial<Record<RegisterField, Temporal.Instant>>; steps: OldStep[] }): OldCase {
  const one = {
    number: number.slice(0, 100), item: (values.item || texts.noItem.zh).slice(0, 100), channel: (CHANNELS.get(values.channel) ?? (values.channel || 'import')).slice(0, 40), department: values.department || null, handler: values.handler || null, applicant: values.applicant || null,
    received: dates.received ?? steps.flatMap(({ at }) => at ?? []).sort(Temporal.Instant.compare)[0]!, finished: dates.finished ?? null, planned: dates.planned ?? null, deadline: dates.deadline ?? null, outcome: values.outcome || null, steps,
  }
  return { ...one, digest: createHash('sha256').update(JSON.stringify(one)).digest('hex') }
}

/** With an offset, or of the centers' own clock; a date alone is its beginning. */
export function readMoment(text: string): Temporal.Instant | undefined {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour = '0', minute = '00', second = '00', fraction = '', offset] = match
  const local = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:${second}${fraction.slice(0, 10)}`
  try {
    return offset ? Temporal.Instant.from(`${local}${offset}`) : Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()
  } catch {
    return undefined
  }
}

function filled({ zh, en }: Localized, value: string): Localized {
  const shown = value.slice(0, 60)
  return { zh: zh.replace('{value}', shown), en: en.replace('{value}', shown) }
}
