import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, ilike, inArray, isNotNull } from 'drizzle-orm'
import { findRound, lockRound, settleResults } from '../db/round-store.ts'
import { reconsideration, result, round } from '../db/schema.ts'
import { atDesk, madeAs, withinCenter } from '../desk.ts'
import { noticesOf } from '../notices.ts'
import { loadAllRules } from '../rules.ts'
import { reconsiderationView, type ResultRow, resultView } from '../views.ts'
import { likeText } from './entries.ts'
import type { SupervisionHandlers } from './handlers.ts'

/** What came of a round, and whoever asks for it to be looked at again. */
export function resultsHandlers(service: ServiceContext): SupervisionHandlers['results'] {
  return {
    list: async ({ center, year, kind, department, search, ...page }, call) => outside(call, { ...(center && { center }), ...(department && { department }) }) ?? service.read(call, async (tx) => {
      const where = and(isNotNull(result.rank), eq(result.kind, kind), center ? eq(result.center, center) : undefined, year ? eq(result.year, year) : undefined, department ? eq(result.department, department) : undefined, search ? ilike(result.name, likeText(search)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(result).where(where).$dynamic(), { page, sortable: { rank: result.rank, points: result.points, name: result.name, year: result.year }, defaultSort: 'rank', tiebreaker: result.id })
      const rules = await loadAllRules(tx, rows.map((row) => row.center), call.now)
      return { ok: true, value: { rows: rows.map((row) => resultView(row, rules.get(row.center)?.policy)), total } }
    }),

    mine: (_input, call) => service.read(call, async (tx) => {
      // Whoever leads a counter sees what came of the counter as well.
      const own = await tx.select({ result, state: round.state }).from(result).innerJoin(round, eq(round.id, result.round)).where(isNotNull(result.rank)).orderBy(desc(result.year)).limit(500)
      const rows = own.filter((one) => isOwn(one.result, call))
      const asked = rows.length === 0 ? [] : await tx.select().from(reconsideration).where(inArray(reconsideration.result, rows.map((one) => one.result.id)))
      const rules = await loadAllRules(tx, rows.map((one) => one.result.center), call.now)
      return {
        ok: true, value: {
          rows: rows.map((one) => {
            const known = asked.find((request) => request.result === one.result.id)
            return { ...resultView(one.result, rules.get(one.result.center)?.policy), mayObject: one.state === 'published' && known === undefined, reconsideration: known ? reconsiderationView(known) : null }
          }),
        },
      }
    }),

    reconsider: async (input, call) => {
      const [own] = await service.read(call, (tx) => tx.select().from(result).where(and(eq(result.id, input.result), isNotNull(result.rank))))
      if (!own || !isOwn(own, call)) return problem('RESULT_UNKNOWN')
      return atDesk(service, { input: { ...input, center: own.center }, call: withinCenter(call, own.center) }, async (desk) => {
        const row = await lockRound(desk.tx, own)
        if (row?.state !== 'published') return problem('APPRAISAL_ROUND_STATE')
        const clause = desk.rules.policy?.appraisal?.reconsideration?.clause
        const [known] = await desk.tx.select().from(reconsideration).where(eq(reconsideration.result, own.id))
        if (known) return problem('RECONSIDERED', { ...(clause && { clause }) })
        const id = desk.newId()
        const { center, department, window, kind, subject, year } = own
        await desk.tx.insert(reconsideration).values({ id, round: row.id, result: own.id, center, department, window, person: call.actor.id, kind, subject, year, reasons: input.reasons, filedAt: call.now, state: 'open', pointsBefore: own.points })
        await desk.tx.update(result).set({ provisional: true }).where(eq(result.id, own.id))
        await settleResults(desk, row, { first: false, touched: [own.id] })
        return madeAs({ id }, await desk.write({ stream: `appraisal/${row.id}`, place: row, events: [{ type: 'ReconsiderationFiled', id, result: own.id, outcome: null }] }, [clause]))
      })
    },

    reconsiderations: async ({ center, open, search: _search, ...page }, call) => outside(call, { ...(center && { center }) }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(reconsideration.center, center) : undefined, open === undefined ? undefined : open ? eq(reconsideration.state, 'open') : inArray(reconsideration.state, ['changed', 'kept']))
      const { rows, total } = await listPage(tx, tx.select().from(reconsideration).where(where).$dynamic(), { page, sortable: { filedAt: reconsideration.filedAt }, defaultSort: '-filedAt', tiebreaker: reconsideration.id })
      return { ok: true, value: { rows: rows.map(reconsiderationView), total } }
    }),

    decide: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [asked] = await desk.tx.select().from(reconsideration).where(and(eq(reconsideration.id, input.reconsideration), eq(reconsideration.center, input.center))).for('update')
      if (!asked) return problem('RECONSIDERATION_UNKNOWN')
      if (asked.state !== 'open') return problem('RECONSIDERED')
      if (asked.person === call.actor.id) return problem('OWN_DECISION')
      const row = (await findRound(desk.tx, asked.round))!
      const changed = input.points !== null && input.points !== asked.pointsBefore
      await desk.tx.update(result).set({ provisional: false, ...(changed && { points: input.points, pointsBefore: asked.pointsBefore }) }).where(eq(result.id, asked.result))
      await desk.tx.update(reconsideration).set({ state: changed ? 'changed' : 'kept', pointsAfter: changed ? input.points : asked.pointsBefore, decision: input.decision, decidedBy: call.actor.id }).where(eq(reconsideration.id, asked.id))
      await settleResults(desk, row, { first: false, touched: [asked.result] })
      const clause = desk.rules.policy?.appraisal?.reconsideration?.clause
      return madeAs({ id: asked.id }, await desk.write({
        stream: `appraisal/${row.id}`, place: row,
        events: [{ type: 'ReconsiderationDecided', id: asked.id, result: asked.result, outcome: changed ? 'changed' : 'kept' }, ...noticesOf('reconsidered', { center: row.center, recipients: [asked.person], values: { year: row.year }, clauses: [clause], link: '/my-score' })],
      }, [clause]))
    }),
  }
}

function isOwn(row: ResultRow, { actor, reach }: CallContext): boolean {
  return row.person === actor.id || (row.kind === 'window' && reach.windows.includes(row.subject))
}
