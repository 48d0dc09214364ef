import { holds, EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import { ACTIONS } from '@hall/contract-cases'
import { listPage } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { caseView } from '../cases/case-view.ts'
import { filterOf, SORTABLE } from '../cases/case-filter.ts'
import { seatedReach, takesPart } from '../cases/seat.ts'
import { loadFile } from '../cases/known-case.ts'
import { contentOf } from '../cases/rules-in-force.ts'
import { caseFile } from '../db/schema.ts'
import { lyingTotal } from '../statistics/lying.ts'
import { rowView } from '../views.ts'
import type { CasesHandlers } from './handlers.ts'

/** What waits, and one case with all of it. */
export function queueHandlers(service: ServiceContext): CasesHandlers['queue'] {
  return {
    list: async (input, call) => {
      const { center, department, window } = input
      const refusal = outside(call, { center, department, window })
      if (refusal) return refusal
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const counted = await lyingTotal(tx, input, { reach, now: call.now })
        const { rows, total } = await listPage(tx, tx.select().from(caseFile).where(filterOf(input, call.now)).$dynamic(), { page: input, sortable: SORTABLE, defaultSort: '-receivedAt', tiebreaker: caseFile.id, total: counted })
        return { ok: true, value: { rows: rows.map(rowView), total } }
      })
    },

    mine: async ({ what, ...page }, call) => {
      const { reach, seat } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const window = seat?.window
        const where = and(
          what === 'deliver' ? eq(caseFile.state, 'concluded') : isNull(caseFile.finishedAt),
          what === 'approve' ? eq(caseFile.state, 'examined') : undefined,
          what === 'sign' ? sql`exists (select 1 from negation n where n."case" = ${caseFile.id} and n.signed_at is null)` : undefined,
          what === 'enter' ? eq(caseFile.acceptanceOpen, true) : undefined,
          what === 'handle' ? eq(caseFile.person, call.actor.id) : undefined,
          window && !call.reach.all && call.reach.centers.length === 0 ? sql`(${caseFile.window} = ${window} or ${caseFile.person} = ${call.actor.id})` : undefined,
        )
        const { rows, total } = await listPage(tx, tx.select().from(caseFile).where(where).$dynamic(), { page, sortable: { dueAt: caseFile.dueAt, receivedAt: caseFile.receivedAt }, defaultSort: 'dueAt', tiebreaker: caseFile.id })
        return { ok: true, value: { rows: rows.map((row) => ({ ...rowView(row), applicant: row.applicant?.name ?? '', wants: ACTIONS[row.state as keyof typeof ACTIONS]?.[0] ?? '' })), total } }
      })
    },

    get: async ({ case: id }, call) => {
      const { reach, seat } = await seatedReach(service, call)
      const value = await service.db.read(EVERYTHING, async (tx) => {
        const [row] = await tx.select().from(caseFile).where(eq(caseFile.id, id))
        if (!row) return undefined
        const involved = holds(reach, row) || takesPart(seat, row)
        return involved ? caseView(tx, row, { call, seat }) : undefined
      })
      return value ? { ok: true, value } : problem('CASE_UNKNOWN')
    },

    find: async ({ number }, call) => {
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const [row] = await tx.select({ id: caseFile.id }).from(caseFile).where(eq(caseFile.number, number))
        return row ? { ok: true, value: { case: row.id } } : problem('CASE_UNKNOWN')
      })
    },

    /** Wrong number and wrong code answer alike; nothing of anybody's person is in it. */
    follow: ({ number, code }) => service.db.read(EVERYTHING, async (tx) => {
      const [row] = await tx.select().from(caseFile).where(and(eq(caseFile.number, number), eq(caseFile.checkCode, code), isNotNull(caseFile.item)))
      if (!row) return problem('FOLLOW_UNKNOWN')
      const { file } = await loadFile(tx, row.id)
      const contents = row.item ? await contentOf(tx, row.item, row.itemVersion) : undefined
      const missing = file.asked.filter((one) => file.materials.get(one) !== 'present').map((one) => contents?.materials.find((material) => material.code === one)?.name ?? one)
      const [window] = await tx.sql<{ number: string; name_zh: string }>('select number, name_zh from "window" where id = $1', [row.window])
      return {
        ok: true,
        value: {
          number: row.number, itemName: row.itemName, center: row.center, state: file.state, outcome: row.outcome, receivedOn: dayOf(row.receivedAt), dueOn: row.dueOn?.toString() ?? null, stopped: row.stopped,
          missing, nextWindow: window ? `${window.number} ${window.name_zh}` : null,
        },
      }
    }),
  }
}

function dayOf(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
}
