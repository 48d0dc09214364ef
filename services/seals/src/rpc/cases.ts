import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { beyond, metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, ilike, or } from 'drizzle-orm'
import { item, registeredCase } from '../db/schema.ts'
import { recordApart } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { recordViolation } from '../violations.ts'
import type { SealsHandlers } from './handlers.ts'
import { likeText } from './search.ts'

export function casesHandlers(service: ServiceContext): SealsHandlers['cases'] {
  return {
    list: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(registeredCase.center, center) : undefined, search ? or(ilike(registeredCase.case, likeText(search)), ilike(registeredCase.item, likeText(search))) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(registeredCase).where(where).$dynamic(), { page, sortable: { acceptedOn: registeredCase.acceptedOn, case: registeredCase.case }, defaultSort: '-acceptedOn', tiebreaker: registeredCase.case })
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, acceptedOn: row.acceptedOn.toString() })), total } }
    }),

    accept: async (input, call) => outside(call, { center: input.center, ...(input.window && { window: input.window }) }) ?? service.command(call, input, async (tx) => {
      const { center, window, departments, case: number } = input
      const acceptedOn = Temporal.PlainDate.from(input.acceptedOn)
      const rules = await loadRules(tx, center, acceptedOn)
      const [known] = await tx.select().from(item).where(and(eq(item.center, center), eq(item.code, input.item)))
      const entered = known && Temporal.PlainDate.compare(known.enteredOn, acceptedOn) <= 0
      const recording = { meta: metaOf(call, input), rules }
      const rule = rules.policy?.acceptance
      // An item in the center is accepted at its window and nowhere else (TG-SEA-06); the refusal goes on record against the unit.
      if (rule && entered && known.window !== window) {
        const place = { center, department: known.department, window: known.window }
        const violation = await recordViolation(tx, service, { place, kind: 'accepted_elsewhere', clause: rule.clause, subject: number, note: input.item, recording })
        return { ok: true, value: { accepted: false, violation, clause: rule.clause } }
      }
      const refusal = beyond(call, { center, department: known?.department ?? departments[0]!, window })
      if (refusal) return refusal
      const row = { center, department: known?.department ?? departments[0]!, window, case: number, item: input.item, departments, acceptedOn }
      const inserted = await tx.insert(registeredCase).values(row).onConflictDoNothing().returning({ case: registeredCase.case })
      if (inserted.length === 0) return problem('ID_TAKEN', { details: { number } })
      const recorded = await recordApart(tx, { stream: `case/${center}/${number}`, event: { type: 'CaseRegistered', case: number, item: input.item, departments, on: input.acceptedOn } }, { ...recording, place: row, clauses: [rule?.clause] })
      return recorded.ok ? { ok: true, value: { accepted: true, violation: null, clause: rule?.clause ?? null } } : recorded
    }),
  }
}
