import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { findWindow } from '@hall/organization-copy'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, ilike, lte, or } from 'drizzle-orm'
import { item, mandate } from '../db/schema.ts'
import { uncoveredItems } from '../domain/custody.ts'
import { recordApart } from '../recording.ts'
import { loadRules } from '../rules.ts'
import type { SealsHandlers } from './handlers.ts'
import { likeText } from './search.ts'

export function itemsHandlers(service: ServiceContext): SealsHandlers['items'] {
  return {
    list: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(item.center, center) : undefined, search ? or(ilike(item.code, likeText(search)), ilike(item.name, likeText(search))) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(item).where(where).$dynamic(), { page, sortable: { code: item.code, enteredOn: item.enteredOn }, defaultSort: 'code', tiebreaker: item.code })
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, department: row.department!, window: row.window!, enteredOn: row.enteredOn.toString() })), total } }
    }),

    enter: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, code, name, enteredOn } = input
      const at = await findWindow(tx, input.window)
      if (at?.center !== center) return problem('WINDOW_UNKNOWN')
      const row = { center, code, name, department: at.department, window: at.id, enteredOn: Temporal.PlainDate.from(enteredOn) }
      await tx.insert(item).values(row).onConflictDoUpdate({ target: [item.center, item.code], set: { name, department: at.department, window: at.id, enteredOn: row.enteredOn } })
      const recorded = await recordApart(tx, { stream: `item/${center}/${code}`, event: { type: 'ItemEntered', code, name, window: at.id, on: enteredOn } }, { place: row, meta: metaOf(call, input), rules: await loadRules(tx, center, call.now) })
      return recorded.ok ? { ok: true, value: { version: recorded.value } } : recorded
    }),

    uncovered: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const day = Temporal.PlainDate.from(on)
      const { policy } = await loadRules(tx, center, day)
      if (!policy?.authorization) return { ok: true, value: { clause: null, rows: [] } }
      const items = await tx.select().from(item).where(and(eq(item.center, center), lte(item.enteredOn, day)))
      const mandates = await tx.select().from(mandate).where(eq(mandate.center, center))
      const rows = [...Map.groupBy(items, ({ department }) => department!)].flatMap(([department, own]) => {
        const missing = uncoveredItems(own.map(({ code }) => code), mandates.filter((one) => one.department === department), day).sort()
        return missing.length === 0 ? [] : [{ department, items: own.length, covered: own.length - missing.length, missing }]
      })
      return { ok: true, value: { clause: policy.authorization.clause, rows } }
    }),
  }
}
