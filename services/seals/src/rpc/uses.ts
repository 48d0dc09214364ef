import { createHash } from 'node:crypto'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { metaOf, outside, refused, type ServiceContext } from '@hall/service-kit'
import type { CallContext } from '@hall/rpc'
import { and, eq, gte, ilike, lte, or } from 'drizzle-orm'
import { firstPage, seal, use } from '../db/schema.ts'
import { findCase, lockSeal, lockUse, openOuting, sealNames, type SealRow, usesOfCase, useState } from '../db/seal-store.ts'
import { type Approver, archiveUse, decideUse, requestUse, stampUse } from '../domain/use.ts'
import { countDay } from '../domain/count.ts'
import { recordOn } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { recordViolation } from '../violations.ts'
import { useView } from '../views.ts'
import type { SealsHandlers } from './handlers.ts'
import { likeText } from './search.ts'

export function usesHandlers(service: ServiceContext): SealsHandlers['uses'] {
  return {
    list: async ({ center, seal: of, from, to, state, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(
        center ? eq(use.center, center) : undefined, of ? eq(use.seal, of) : undefined, state ? eq(use.state, state) : undefined,
        from ? gte(use.on, Temporal.PlainDate.from(from)) : undefined, to ? lte(use.on, Temporal.PlainDate.from(to)) : undefined,
        search ? or(ilike(use.case, likeText(search)), ilike(use.document, likeText(search))) : undefined,
      )
      const { rows, total } = await listPage(tx, tx.select().from(use).where(where).$dynamic(), {
        page, sortable: { requestedAt: use.requestedAt, on: use.on, case: use.case, state: use.state }, defaultSort: '-requestedAt', tiebreaker: use.id,
      })
      const names = await sealNames(tx, rows.map((row) => row.seal))
      return { ok: true, value: { rows: rows.map((row) => useView(row, names)), total } }
    }),

    firstPage: async ({ center, use: id }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const [page] = await tx.select().from(firstPage).where(and(eq(firstPage.use, id), eq(firstPage.center, center)))
      return page ? { ok: true, value: { mediaType: page.mediaType as 'image/png', contentBase64: Buffer.from(page.content).toString('base64') } } : problem('USE_UNKNOWN')
    }),

    request: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const row = await lockSeal(tx, input.center, input.seal)
      if (!row) return problem('SEAL_UNKNOWN')
      const on = Temporal.PlainDate.from(input.on)
      const rules = await loadRules(tx, row.center, on)
      const page = input.firstPage && { mediaType: input.firstPage.mediaType, content: Buffer.from(input.firstPage.contentBase64, 'base64') }
      const id = service.newId()
      const decision = requestUse({
        ...input, id, by: call.actor.id, on, today: dateOf(call.now), firstPage: page && createHash('sha256').update(page.content).digest('hex'),
        known: input.case === null ? undefined : await findCase(tx, row.center, input.case), others: input.case === null ? [] : await usesOfCase(tx, row.center, input.case),
      }, row, rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      const [event] = decision.events
      if (event?.type !== 'UseRequested') throw new Error('a request makes one event')
      const { center, department, window } = row
      const clauses = [rules.policy?.useFor, rules.policy?.perDecision, rules.policy?.firstPage].flatMap((rule) => (rule ? [rule.clause] : []))
      await tx.insert(use).values({
        id, seal: row.id, center, department, window, case: event.case, item: event.item, decision: event.decision, document: event.document, sha256: event.sha256, copies: event.copies, on,
        state: 'requested', replaces: event.replaces, requestedBy: call.actor.id, requestedAt: call.now, clauses: [...new Set(clauses)],
      })
      if (page) await tx.insert(firstPage).values({ use: id, center, department, window, ...page })
      const recorded = await recordOn(tx, { row, events: decision.events }, { meta: metaOf(call, input), rules, clauses })
      return recorded.ok ? { ok: true, value: { id } } : recorded
    }),

    decide: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const found = await lockUse(tx, input.center, input.use)
      if (!found) return problem('USE_UNKNOWN')
      const { row, of } = found
      const rules = await loadRules(tx, of.center, row.on)
      const decision = decideUse({ ...input, approver: approverOf(call, of) }, useState(row), { seal: of, policy: rules.policy })
      if (!decision.ok) return refused(decision.refusal)
      await tx.update(use).set({ state: input.approve ? 'approved' : 'refused', decidedBy: call.actor.id, decidedAt: call.now, approvedCopies: input.approve ? input.copies : 0 }).where(eq(use.id, row.id))
      const recorded = await recordOn(tx, { row: of, events: decision.events }, { meta: metaOf(call, input), rules, clauses: [(of.kind === 'center' ? rules.policy?.centerApproval : rules.policy?.windowApproval)?.clause] })
      return recorded.ok ? { ok: true, value: { version: recorded.value } } : recorded
    }),

    stamp: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const found = await lockUse(tx, input.center, input.use)
      if (!found) return problem('USE_UNKNOWN')
      const { row, of } = found
      const on = dateOf(call.now)
      const rules = await loadRules(tx, of.center, call.now)
      const outing = await openOuting(tx, of.id)
      const decision = stampUse({ by: call.actor.id, copies: input.copies, counterAfter: input.counterAfter, on }, useState(row), { seal: of, policy: rules.policy, outing: outing?.carriedBy === call.actor.id })
      if (!decision.ok) return refused(decision.refusal)
      const [event] = decision.events
      if (event?.type !== 'UseStamped') throw new Error('stamping makes one event')
      await tx.update(use).set({ state: 'stamped', stampedBy: call.actor.id, stampedAt: call.now, stampedOn: on, stampedCopies: input.copies, counted: event.counted, counterAfter: input.counterAfter, outing: outing?.id ?? null }).where(eq(use.id, row.id))
      if (input.counterAfter !== null) await tx.update(seal).set({ counter: input.counterAfter }).where(eq(seal.id, of.id))
      const recording = { meta: metaOf(call, input), rules, clauses: [rules.policy?.custodians?.clause, rules.policy?.perDecision?.clause] }
      const recorded = await recordOn(tx, { row: of, events: decision.events }, recording)
      if (!recorded.ok) return recorded
      const { balanced } = countDay([{ stampedCopies: input.copies, approvedCopies: row.approvedCopies ?? 0, counted: event.counted, archivedCopies: null }], rules.policy?.dailyCount?.value)
      if (!balanced && rules.policy?.dailyCount) {
        const note = `${row.approvedCopies ?? 0} / ${input.copies} / ${event.counted ?? '-'}`
        await recordViolation(tx, service, { place: of, kind: 'count_differs', clause: rules.policy.dailyCount.clause, subject: `${of.name} ${row.case}`, note, recording })
      }
      return { ok: true, value: { version: recorded.value, balanced } }
    }),

    archive: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const found = await lockUse(tx, input.center, input.use)
      if (!found) return problem('USE_UNKNOWN')
      const decision = archiveUse(input.copies, useState(found.row), found.of.id)
      if (!decision.ok) return refused(decision.refusal)
      await tx.update(use).set({ state: 'archived', archivedCopies: input.copies }).where(eq(use.id, found.row.id))
      const rules = await loadRules(tx, input.center, call.now)
      const recorded = await recordOn(tx, { row: found.of, events: decision.events }, { meta: metaOf(call, input), rules, clauses: [rules.policy?.dailyCount?.clause] })
      return recorded.ok ? { ok: true, value: { version: recorded.value } } : recorded
    }),
  }
}

/** What of the caller's rights says who answers for a seal. */
function approverOf({ actor }: CallContext, of: SealRow): Approver {
  return {
    id: actor.id,
    leadsWindow: actor.grants.some(({ role, scope }) => (role === 'window_lead' || role === 'chief_representative') && scope.kind === 'window' && scope.window === of.window),
    leadsCenter: actor.grants.some(({ role, scope }) => (role === 'director' || role === 'deputy_director') && scope.kind === 'center' && scope.center === of.center),
  }
}
