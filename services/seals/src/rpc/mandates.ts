import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { findPosting } from '@hall/organization-copy'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { mandate } from '../db/schema.ts'
import { recordApart } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { mandateView } from '../views.ts'
import type { SealsHandlers } from './handlers.ts'

export function mandatesHandlers(service: ServiceContext): SealsHandlers['mandates'] {
  return {
    list: async ({ center, person, on, search: _search, ...page }, call) => outside(call, { center, person }) ?? service.read(call, async (tx) => {
      const day = on && Temporal.PlainDate.from(on)
      const where = and(
        center ? eq(mandate.center, center) : undefined, person ? eq(mandate.person, person) : undefined,
        day ? and(lte(mandate.from, day), or(isNull(mandate.until), gte(mandate.until, day))) : undefined,
      )
      const { rows, total } = await listPage(tx, tx.select().from(mandate).where(where).$dynamic(), { page, sortable: { from: mandate.from, person: mandate.person }, defaultSort: '-from', tiebreaker: mandate.id })
      return { ok: true, value: { rows: rows.map(mandateView), total } }
    }),

    file: async (input, call) => outside(call, { center: input.center, department: input.department }) ?? service.command(call, input, async (tx) => {
      const { commandId: _commandId, ...given } = input
      const from = Temporal.PlainDate.from(given.from)
      const until = given.until === null ? null : Temporal.PlainDate.from(given.until)
      if (until && Temporal.PlainDate.compare(until, from) < 0) return problem('ENDS_BEFORE_START')
      const posted = await findPosting(tx, given.person, dateOf(call.now))
      if (posted?.center !== given.center || posted.department !== given.department) return problem('PERSON_UNKNOWN', { details: { person: given.person } })
      const id = service.newId()
      await tx.insert(mandate).values({ ...given, id, window: posted.window, from, until, filedBy: call.actor.id })
      const rules = await loadRules(tx, given.center, call.now)
      const recorded = await recordApart(tx, { stream: `mandate/${id}`, event: { type: 'MandateFiled', id, ...given } }, { place: { center: given.center, department: given.department }, meta: metaOf(call, input), rules, clauses: [rules.policy?.authorization?.clause] })
      return recorded.ok ? { ok: true, value: { id } } : recorded
    }),
  }
}
