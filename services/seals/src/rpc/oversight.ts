import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, ilike, isNull } from 'drizzle-orm'
import { countDays } from '../counting.ts'
import { inspection, violation } from '../db/schema.ts'
import { findSeal } from '../db/seal-store.ts'
import { recordApart } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { inspectionView, violationView } from '../views.ts'
import type { SealsHandlers } from './handlers.ts'
import { likeText } from './search.ts'

const LONGEST_DAYS = 92

/** What the supervising bodies look at, and the inspections that are theirs alone. */
export function oversightHandlers(service: ServiceContext): Pick<SealsHandlers, 'counts' | 'violations' | 'inspections'> {
  return {
    counts: {
      list: async ({ center, seal, ...span }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
        const [from, to] = [Temporal.PlainDate.from(span.from), Temporal.PlainDate.from(span.to)]
        if (from.until(to).days > LONGEST_DAYS) return problem('BAD_INPUT', { details: { field: 'to', longestDays: LONGEST_DAYS } })
        const rows = await countDays(tx, { center, from, to, ...(seal && { of: seal }) })
        return { ok: true, value: { rows: rows.map((row) => ({ ...row, center, date: row.date.toString() })) } }
      }),
    },
    violations: {
      list: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
        const where = and(center ? eq(violation.center, center) : undefined, search ? ilike(violation.subject, likeText(search)) : undefined)
        const { rows, total } = await listPage(tx, tx.select().from(violation).where(where).$dynamic(), { page, sortable: { at: violation.at, kind: violation.kind }, defaultSort: '-at', tiebreaker: violation.id })
        return { ok: true, value: { rows: rows.map(violationView), total } }
      }),
    },
    inspections: {
      list: async ({ center, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
        const { rows, total } = await listPage(tx, tx.select().from(inspection).where(center ? eq(inspection.center, center) : undefined).$dynamic(), { page, sortable: { openedAt: inspection.openedAt }, defaultSort: '-openedAt', tiebreaker: inspection.id })
        return { ok: true, value: { rows: rows.map(inspectionView), total } }
      }),
      open: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
        const { center, subject } = input
        if (input.seal !== null && !(await findSeal(tx, center, input.seal))) return problem('SEAL_UNKNOWN')
        const id = service.newId()
        await tx.insert(inspection).values({ id, center, seal: input.seal, subject, openedBy: call.actor.id, openedAt: call.now })
        const rules = await loadRules(tx, center, call.now)
        const recorded = await recordApart(tx, { stream: `inspection/${id}`, event: { type: 'InspectionOpened', id, seal: input.seal, subject } }, { place: { center }, meta: metaOf(call, input), rules, clauses: [rules.policy?.oversight?.clause] })
        return recorded.ok ? { ok: true, value: { id } } : recorded
      }),
      close: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
        const { center, finding } = input
        const closed = await tx.update(inspection).set({ finding, closedAt: call.now }).where(and(eq(inspection.id, input.inspection), eq(inspection.center, center), isNull(inspection.closedAt))).returning({ id: inspection.id })
        if (closed.length === 0) return problem('INSPECTION_UNKNOWN')
        const rules = await loadRules(tx, center, call.now)
        const recorded = await recordApart(tx, { stream: `inspection/${input.inspection}`, event: { type: 'InspectionClosed', id: input.inspection, finding } }, { place: { center }, meta: metaOf(call, input), rules, clauses: [rules.policy?.oversight?.clause] })
        return recorded.ok ? { ok: true, value: { version: recorded.value } } : recorded
      }),
    },
  }
}
