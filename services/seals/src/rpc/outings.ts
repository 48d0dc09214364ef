import { dateOf, startOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { findPosting } from '@hall/organization-copy'
import { metaOf, outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, eq, gte, isNotNull, isNull, lte } from 'drizzle-orm'
import { outing, seal } from '../db/schema.ts'
import { lockSeal, openOuting, sealNames } from '../db/seal-store.ts'
import { leaveWithSeal, returnSeal } from '../domain/outing.ts'
import { recordOn } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { outingView } from '../views.ts'
import type { SealsHandlers } from './handlers.ts'

export function outingsHandlers(service: ServiceContext): SealsHandlers['outings'] {
  return {
    list: async ({ center, seal: of, from, to, open, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(
        center ? eq(outing.center, center) : undefined, of ? eq(outing.seal, of) : undefined,
        open === undefined ? undefined : open ? isNull(outing.returnedAt) : isNotNull(outing.returnedAt),
        from ? gte(outing.leftAt, startOf(Temporal.PlainDate.from(from))) : undefined, to ? lte(outing.leftAt, startOf(Temporal.PlainDate.from(to).add({ days: 1 }))) : undefined,
      )
      const { rows, total } = await listPage(tx, tx.select().from(outing).where(where).$dynamic(), { page, sortable: { leftAt: outing.leftAt, dueAt: outing.dueAt }, defaultSort: '-leftAt', tiebreaker: outing.id })
      const names = await sealNames(tx, rows.map((row) => row.seal))
      return { ok: true, value: { rows: rows.map((row) => outingView(row, { names, now: call.now })), total } }
    }),

    leave: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const row = await lockSeal(tx, input.center, input.seal)
      if (!row) return problem('SEAL_UNKNOWN')
      const on = dateOf(call.now)
      for (const person of [input.companion, input.approvedBy]) {
        if ((await findPosting(tx, person, on))?.center !== row.center) return problem('PERSON_UNKNOWN', { details: { person } })
      }
      const rules = await loadRules(tx, row.center, call.now)
      const id = service.newId()
      const decision = leaveWithSeal({ ...input, id, by: call.actor.id, at: call.now, on }, row, rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      const { center, department, window } = row
      const { destination, purpose, approvedBy, companion, hours } = input
      const dueAt = call.now.add({ hours })
      await tx.insert(outing).values({ id, seal: row.id, center, department, window, destination, purpose, approvedBy, carriedBy: call.actor.id, companion, leftAt: call.now, dueAt })
      await tx.update(seal).set({ away: true }).where(eq(seal.id, row.id))
      const recorded = await recordOn(tx, { row, events: decision.events }, { meta: metaOf(call, input), rules, clauses: [rules.policy?.outing?.clause] })
      return recorded.ok ? { ok: true, value: { id, dueAt: dueAt.toString() } } : recorded
    }),

    return: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const row = await lockSeal(tx, input.center, input.seal)
      if (!row) return problem('SEAL_UNKNOWN')
      const open = await openOuting(tx, row.id)
      if (!open) return problem('SEAL_NOT_AWAY')
      const decision = returnSeal(open, row, call.now)
      if (!decision.ok) return refused(decision.refusal)
      await tx.update(outing).set({ returnedAt: call.now }).where(eq(outing.id, open.id))
      await tx.update(seal).set({ away: false }).where(eq(seal.id, row.id))
      const rules = await loadRules(tx, row.center, call.now)
      const recorded = await recordOn(tx, { row, events: decision.events }, { meta: metaOf(call, input), rules, clauses: [rules.policy?.outing?.clause] })
      return recorded.ok ? { ok: true, value: { version: recorded.value } } : recorded
    }),
  }
}
