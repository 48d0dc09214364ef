import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, ilike, inArray } from 'drizzle-orm'
import { confirmation, deduction, finding, seriousFinding } from '../db/schema.ts'
import { atDesk, versionOf } from '../desk.ts'
import { isOfEquipment, isSoftware } from '../domain/violation.ts'
import { loadRules } from '../rules.ts'
import { findingView } from '../views.ts'
import type { AssetsHandlers } from './handlers.ts'
import { likeText } from './search.ts'

/** What is held against windows and people, confirmed one by one. */
export function findingsHandlers(service: ServiceContext): AssetsHandlers['findings'] {
  return {
    list: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(finding.center, center) : undefined, search ? ilike(finding.subject, likeText(search)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(finding).where(where).$dynamic(), { page, sortable: { at: finding.at, kind: finding.kind }, defaultSort: '-at', tiebreaker: finding.id })
      const confirmed = rows.length === 0 ? [] : await tx.select({ finding: confirmation.finding }).from(confirmation).where(inArray(confirmation.finding, rows.map(({ id }) => id)))
      const known = new Set(confirmed.map((row) => row.finding))
      const serious = new Set(known.size === 0 ? [] : (await tx.select({ finding: seriousFinding.finding }).from(seriousFinding).where(inArray(seriousFinding.finding, [...known]))).map((row) => row.finding))
      const centers = [...new Set(rows.map((row) => row.center))]
      const ordering = new Set((await Promise.all(centers.map(async (id) => ((await loadRules(tx, id, call.now)).policy?.deletion ? [id] : [])))).flat())
      return { ok: true, value: { rows: rows.map((row) => findingView(row, { confirmed: known.has(row.id), serious: serious.has(row.id), deletable: isSoftware(row) && ordering.has(row.center) })), total } }
    }),

    confirm: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, newId, write }) => {
      const [row] = await tx.select().from(finding).where(and(eq(finding.id, input.finding), eq(finding.center, input.center)))
      if (!row) return problem('FINDING_UNKNOWN')
      const { center, department, window, kind, against, clause } = row
      const place = { center, department, window }
      const made = await tx.insert(confirmation).values({ finding: row.id, ...place, by: call.actor.id, at: call.now }).onConflictDoNothing().returning({ finding: confirmation.finding })
      if (made.length === 0) return problem('FINDING_CONFIRMED')
      const rule = isOfEquipment(kind) ? rules.policy?.deduction : undefined
      const id = rule ? newId() : null
      if (id) await tx.insert(deduction).values({ id, ...place, person: against, finding: row.id, kind, clause, at: call.now })
      const entered = id ? [{ type: 'DeductionEntered' as const, ...place, person: against, finding: row.id, kind, clause, points: null }] : []
      const written = await write({ stream: `confirmation/${row.id}`, events: [{ type: 'FindingConfirmed', id: row.id, deduction: id }, ...entered], place: row }, [rule?.clause, clause ?? undefined])
      return written.ok ? { ok: true, value: { deduction: id, clause: rule?.clause ?? null } } : written
    }),

    markSerious: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, write }) => {
      const rule = rules.policy?.awardBar
      if (!rule) return problem('NOT_REGULATED')
      const [row] = await tx.select({ finding, confirmed: confirmation.finding }).from(finding).leftJoin(confirmation, eq(confirmation.finding, finding.id)).where(and(eq(finding.id, input.finding), eq(finding.center, input.center)))
      if (!row) return problem('FINDING_UNKNOWN')
      if (row.confirmed === null) return problem('FINDING_UNCONFIRMED', { clause: rule.clause })
      const { id, center, department, window } = row.finding
      await tx.insert(seriousFinding).values({ finding: id, center, department, window, by: call.actor.id, at: call.now }).onConflictDoNothing()
      return versionOf(await write({ stream: `confirmation/${id}`, events: [{ type: 'FindingMarkedSerious', id }], place: row.finding }, [rule.clause]))
    }),

    deductions: async ({ center, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { rows, total } = await listPage(tx, tx.select().from(deduction).where(center ? eq(deduction.center, center) : undefined).$dynamic(), { page, sortable: { at: deduction.at }, defaultSort: '-at', tiebreaker: deduction.id })
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, at: row.at.toString() })), total } }
    }),
  }
}
