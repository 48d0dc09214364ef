import { createHash } from 'node:crypto'
import { dateOf } from '@hall/calendar'
import { problem, type Localized, type Result } from '@hall/contract'
import type { ItemContent } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import { mapTable, readTable, type TableCode } from '@hall/documents'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, isNull } from 'drizzle-orm'
import { contentOf, ruleBook } from '../cases/rules-in-force.ts'
import { caseFile, type ChangeStep, item, itemChange } from '../db/schema.ts'
import { changedFields, stepsOf } from '../domain/items/change.ts'
import { findFault } from '../domain/items/check-content.ts'
import { contentFrom, ITEM_COLUMNS, itemsWorkbook } from '../items/workbook.ts'
import words from '../items/words.json' with { type: 'json' }
import type { CasesHandlers } from './handlers.ts'
import type { ItemChangeEvent } from '../domain/items/item-event.ts'

interface Input { readonly center: string; readonly department: string; readonly file: { readonly filename: string; readonly contentBase64: string } }
interface Planned { readonly row: number; readonly code: string; readonly name: string; readonly kind: 'new' | 'changed' | 'unchanged'; readonly fields: string[]; readonly openCases: number; readonly content: ItemContent; readonly item: string | null }
interface Plan { readonly rows: number; readonly planned: readonly Planned[]; readonly errors: readonly { row: number; column: string | null; text: Localized }[] }

const MOST_SHOWN = 500

/** Items from a file of the national list: seen first, with every error by row and column; the same file twice changes nothing. */
export function itemFilesHandlers(service: ServiceContext): CasesHandlers['itemFiles'] {
  return {
    preview: async (input, call) => {
      const refusal = outside(call, { center: input.center, department: input.department })
      if (refusal) return refusal
      const sheet = await readItems(input)
      if (!sheet.ok) return sheet
      return service.read(call, async (tx) => {
        const plan = await planItems(tx, sheet.value, { ...input, today: dateOf(call.now) })
        if (!plan) return problem('POLICY_MISSING', { details: { center: input.center } })
        return { ok: true, value: { digest: digestOf(input, plan), rows: plan.rows, ...countsOf(plan), errors: plan.errors.slice(0, MOST_SHOWN), changes: plan.planned.slice(0, MOST_SHOWN).map(({ content: _content, item: _item, ...shown }) => shown) } }
      })
    },

    apply: async (input, call) => {
      const refusal = outside(call, { center: input.center, department: input.department })
      if (refusal) return refusal
      const sheet = await readItems(input)
      if (!sheet.ok) return sheet
      return service.command(call, input, async (tx) => {
        const plan = await planItems(tx, sheet.value, { ...input, today: dateOf(call.now) })
        const policy = (await ruleBook(tx, input.center)).on(dateOf(call.now))?.policy
        if (!plan || !policy) return problem('POLICY_MISSING', { details: { center: input.center } })
        if (plan.errors.length > 0) return problem('FILE_HAS_ERRORS', { details: { errors: plan.errors.length } })
        if (digestOf(input, plan) !== input.digest) return problem('FILE_CHANGED')
        for (const one of plan.planned.filter(({ kind }) => kind !== 'unchanged')) {
          const id = service.newId()
          const steps = stepsOf(policy).map((step): ChangeStep => (step === 'department_application' ? { step, doneAt: call.now.toString(), on: dateOf(call.now).toString(), document: input.file.filename, by: call.actor.name } : { step, doneAt: null, on: null, document: null, by: null }))
          const kind = one.kind === 'new' ? 'entry' as const : 'change' as const
          const ground = kind === 'change' ? 'law_regulation_policy_adjustment' : null
          await tx.insert(itemChange).values({ id, center: input.center, department: input.department, item: one.item, kind, name: one.name, content: one.content, ground, groundText: ground && input.file.filename, steps, state: 'open', effectiveFrom: null, reason: null, appliedAt: call.now, version: 1 })
          const event: ItemChangeEvent = { type: 'ItemChangeApplied', id, kind, item: one.item, name: one.name, content: one.content, ground, groundText: null, steps: steps.map(({ step }) => step) }
          const appended = await append(tx, { stream: `item-change/${id}`, expectedVersion: 0, events: [event], meta: { ...metaOf(call, input), center: input.center, department: input.department } })
          if (!appended.ok) return appended
        }
        return { ok: true, value: countsOf(plan) }
      })
    },

    template: async ({ center }, call) => outside(call, { center }) ?? { ok: true, value: { filename: `${center}-items.xlsx`, contentBase64: await itemsWorkbook([]) } },
  }
}

type Sheet = ReturnType<typeof mapTable<typeof ITEM_COLUMNS>>

async function readItems({ file }: Input): Promise<Result<Sheet, TableCode | 'HEADER_MISSING'>> {
  const table = await readTable(Buffer.from(file.contentBase64, 'base64'), { filename: file.filename })
  if (!table.ok) return table
  const mapped = mapTable(table.value.sheets[0]!, ITEM_COLUMNS)
  const missing = mapped.errors.filter(({ code }) => code === 'HEADER_MISSING')
  return missing.length > 0 ? problem('HEADER_MISSING', { details: { headers: missing.map(({ column }) => column) } }) : { ok: true, value: mapped }
}

async function planItems(tx: Transaction, { records, errors: cellErrors }: Sheet, { center, today }: { center: string; today: Temporal.PlainDate }): Promise<Plan | undefined> {
  const policy = (await ruleBook(tx, center)).on(today)?.policy
  if (!policy) return undefined
  const known = new Map((await tx.select().from(item).where(eq(item.center, center))).map((row) => [row.code, row]))
  const waiting = new Map((await tx.select().from(itemChange).where(and(eq(itemChange.center, center), eq(itemChange.state, 'open')))).map((row) => [row.content?.code ?? '', row.content]))
  const seen = new Set<string>()
  const errors: { row: number; column: string | null; text: Localized }[] = cellErrors.map(({ row, column, code, details }) => ({ row, column, text: worded(code, { ...details, column }) }))
  const planned: Planned[] = []
  for (const { row, values } of records) {
    if (seen.has(values.code)) { errors.push({ row, column: ITEM_COLUMNS.code.headers[0], text: worded('CODE_TWICE', {}) }); continue }
    seen.add(values.code)
    const before = known.get(values.code)
    const current = before ? await contentOf(tx, before.id, before.version) : undefined
    const content = contentFrom(values, waiting.get(values.code) ?? current)
    const fault = findFault(content, policy)
    if (fault) { errors.push({ row, column: null, text: worded(fault.code, fault.details ?? {}) }); continue }
    // What already waits for its approval is not applied for again.
    const settled = waiting.get(values.code) ?? current
    const fields = changedFields(settled ?? undefined, content)
    const kind = settled ? (fields.length > 0 ? 'changed' : 'unchanged') : 'new'
    const openCases = before && kind === 'changed' ? await tx.$count(caseFile, and(eq(caseFile.item, before.id), isNull(caseFile.finishedAt))) : 0
    planned.push({ row, code: values.code, name: values.name, kind, fields, openCases, content, item: before?.id ?? null })
  }
  return { rows: records.length + new Set(cellErrors.map(({ row }) => row)).size, planned, errors: errors.sort((a, b) => a.row - b.row) }
}

function worded(code: string, details: Readonly<Record<string, unknown>>): Localized {
  const text = words.errors[code as keyof typeof words.errors] ?? { zh: code, en: code }
  const filled = (template: string) => template.replace(/\{(\w+)\}/g, (_all, name: string) => [details[name] ?? ''].flat().join(' '))
  return { zh: filled(text.zh), en: filled(text.en) }
}

function countsOf({ planned }: Plan) {
  const count = (kind: Planned['kind']) => planned.filter((one) => one.kind === kind).length
  return { created: count('new'), changed: count('changed'), unchanged: count('unchanged') }
}

function digestOf({ center, file }: Input, { planned }: Plan): string {
  return createHash('sha256').update(JSON.stringify([center, file.contentBase64, planned.map(({ code, kind, content }) => [code, kind, content])])).digest('hex')
}
