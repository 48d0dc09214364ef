import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { metaOf, outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { contentOf, ruleBook } from '../cases/rules-in-force.ts'
import { findItem } from '../db/item-store.ts'
import { type ChangeStep, item, itemChange } from '../db/schema.ts'
import { faultOfApplication, faultOfExecution, faultOfStep, stepsOf } from '../domain/items/change.ts'
import { findFault } from '../domain/items/check-content.ts'
import type { ItemChangeEvent } from '../domain/items/item-event.ts'
import { executeChange } from '../items/execute-change.ts'
import { changeView } from '../views.ts'
import type { CasesHandlers } from './handlers.ts'

/** Applications to admit, change or withdraw an item, on the way the center's regulation sets. */
export function itemChangesHandlers(service: ServiceContext): CasesHandlers['itemChanges'] {
  return {
    list: async ({ center, state, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(itemChange.center, center) : undefined, state ? eq(itemChange.state, state) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(itemChange).where(where).$dynamic(), { page, sortable: { appliedAt: itemChange.appliedAt, name: itemChange.name }, defaultSort: '-appliedAt', tiebreaker: itemChange.id })
      return { ok: true, value: { rows: rows.map(changeView), total } }
    }),

    get: ({ id }, call) => service.read(call, async (tx) => {
      const change = await findChange(tx, id)
      if (!change) return problem('NOT_FOUND', { details: { change: id } })
      const before = change.item ? await findItem(tx, change.item) : undefined
      return { ok: true, value: { change: changeView(change), content: change.content, before: before ? ((await contentOf(tx, before.id, before.version)) ?? null) : null } }
    }),

    apply: async (input, call) => outside(call, { center: input.center, department: input.department }) ?? service.command(call, input, async (tx) => {
      const { center, department, kind, content, ground, groundText } = input
      const book = await ruleBook(tx, center)
      const policy = book.on(today(call))?.policy
      if (!policy) return problem('POLICY_MISSING', { details: { center } })
      const fault = faultOfApplication({ kind, content, ground, groundText }, policy)
      if (fault) return refused(fault)
      const known = input.item ? await findItem(tx, input.item) : undefined
      if (kind !== 'entry' && known?.center !== center) return problem('ITEM_UNKNOWN')
      if (content) {
        const wrong = findFault(content, policy)
        if (wrong) return refused(wrong)
        const [taken] = await tx.select({ id: item.id }).from(item).where(and(eq(item.center, center), eq(item.code, content.code)))
        if (taken && taken.id !== known?.id) return problem('ITEM_CODE_TAKEN', { details: { item: content.code } })
      }
      const id = service.newId()
      const steps = stepsOf(policy).map((step): ChangeStep => (step === 'department_application'
        ? { step, doneAt: call.now.toString(), on: today(call).toString(), document: null, by: call.actor.name } : { step, doneAt: null, on: null, document: null, by: null }))
      await tx.insert(itemChange).values({
        id, center, department, item: known?.id ?? null, kind, name: content?.name ?? known!.name, content: content ?? null, ground: ground ?? null, groundText: groundText ?? null, steps, state: 'open', effectiveFrom: null,
        reason: null, appliedAt: call.now, version: 1,
      })
      const event: ItemChangeEvent = { type: 'ItemChangeApplied', id, kind, item: known?.id ?? null, name: content?.name ?? known!.name, content: content ?? null, ground: ground ?? null, groundText: groundText ?? null, steps: steps.map(({ step }) => step) }
      const appended = await append(tx, { stream: `item-change/${id}`, expectedVersion: 0, events: [event], meta: { ...metaOf(call, input), center, department } })
      return appended.ok ? { ok: true, value: { id } } : appended
    }),

    record: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const opened = await openChange(tx, input, call)
      if (!opened.ok) return opened
      const { change, policy } = opened.value
      const fault = faultOfStep(input.step, change.steps, policy)
      if (fault) return refused(fault)
      const steps = change.steps.map((one) => (one.step === input.step ? { ...one, doneAt: call.now.toString(), on: input.on, document: input.document, by: call.actor.name } : one))
      await tx.update(itemChange).set({ steps, version: change.version + 1 }).where(eq(itemChange.id, change.id))
      const event: ItemChangeEvent = { type: 'ItemChangeStepRecorded', id: change.id, step: input.step, on: input.on, document: input.document }
      const appended = await append(tx, { stream: `item-change/${change.id}`, expectedVersion: change.version, events: [event], meta: { ...metaOf(call, input), center: change.center, department: change.department } })
      return appended.ok ? { ok: true, value: { id: change.id } } : appended
    }),

    giveBack: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const opened = await openChange(tx, input, call)
      if (!opened.ok) return opened
      const { change } = opened.value
      await tx.update(itemChange).set({ state: 'returned', reason: input.reason, version: change.version + 1 }).where(eq(itemChange.id, change.id))
      const event: ItemChangeEvent = { type: 'ItemChangeReturned', id: change.id, reason: input.reason }
      const appended = await append(tx, { stream: `item-change/${change.id}`, expectedVersion: change.version, events: [event], meta: { ...metaOf(call, input), center: change.center, department: change.department } })
      return appended.ok ? { ok: true, value: { id: change.id } } : appended
    }),

    execute: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const opened = await openChange(tx, input, call)
      if (!opened.ok) return opened
      const { change, policy } = opened.value
      const fault = faultOfExecution(input.effectiveFrom, change.steps, policy) ?? (change.content ? findFault(change.content, policy) : undefined)
      if (fault) return refused(fault)
      const publicSince = input.publicSince ? Temporal.PlainDate.from(input.publicSince) : null
      if (publicSince && Temporal.PlainDate.compare(publicSince, today(call)) > 0) return problem('BAD_INPUT', { details: { field: 'publicSince' } })
      const executed = await executeChange(tx, change, { effectiveFrom: Temporal.PlainDate.from(input.effectiveFrom), publicSince, newId: service.newId, meta: metaOf(call, input) })
      if (!executed.ok) return executed.problem.code === 'ITEM_UNKNOWN' ? problem('CHANGE_UNKNOWN') : problem(executed.problem.code as 'ITEM_CODE_TAKEN', executed.problem)
      const steps = change.steps.map((one) => (one.on === null ? { ...one, doneAt: call.now.toString(), on: input.effectiveFrom, by: call.actor.name } : one))
      await tx.update(itemChange).set({ state: 'executed', item: executed.value.item, steps, effectiveFrom: Temporal.PlainDate.from(input.effectiveFrom), version: change.version + 1 }).where(eq(itemChange.id, change.id))
      const event: ItemChangeEvent = { type: 'ItemChangeExecuted', id: change.id, item: executed.value.item, effectiveFrom: input.effectiveFrom, version: executed.value.version, ...(input.publicSince && { publicSince: input.publicSince }) }
      const appended = await append(tx, { stream: `item-change/${change.id}`, expectedVersion: change.version, events: [event], meta: { ...metaOf(call, input), center: change.center, department: change.department } })
      return appended.ok ? executed : appended
    }),
  }
}

async function findChange(tx: Transaction, id: string) {
  const [row] = await tx.select().from(itemChange).where(eq(itemChange.id, id))
  return row
}

async function openChange(tx: Transaction, { id, center }: { id: string; center: string }, call: CallContext) {
  const change = await findChange(tx, id)
  if (change?.center !== center) return problem('CHANGE_UNKNOWN')
  if (change.state !== 'open') return problem('CHANGE_CLOSED', { details: { state: change.state } })
  const policy = (await ruleBook(tx, center)).on(today(call))?.policy
  return policy ? { ok: true as const, value: { change, policy } } : problem('POLICY_MISSING', { details: { center } })
}
