import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { metaOf, outside, type ServiceContext, today } from '@hall/service-kit'
import { and, eq, isNull } from 'drizzle-orm'
import { ruleBook } from '../cases/rules-in-force.ts'
import { seatedReach } from '../cases/seat.ts'
import { windowOf } from '../cases/places.ts'
import { contentRequest, finding } from '../db/schema.ts'
import { workdaysAfter } from '../domain/case/situation.ts'
import { atWindow } from '../tickets/hall.ts'
import type { CasesHandlers } from './handlers.ts'
import { onRow } from './on-row.ts'
import { rowEvent } from '../domain/row-event.ts'

type Row = typeof contentRequest.$inferSelect

/** What the center asks of a window for its website: by when, provided when, found wrong afterwards. EP-NET-11. */
export function contentsHandlers(service: ServiceContext): CasesHandlers['contents'] {
  const view = async (tx: Transaction, row: Row, now: Temporal.Instant) => {
    const { calendar } = await ruleBook(tx, row.center)
    const ended = dateOf(row.providedAt ?? now)
    const { id, center, window, subject, askedBy, providedBy, content, error } = row
    return {
      id, center, window, subject, askedBy, providedBy, content, error, askedAt: row.askedAt.toString(), dueOn: row.dueOn.toString(), providedAt: row.providedAt?.toString() ?? null, errorAt: row.errorAt?.toString() ?? null,
      daysLate: Temporal.PlainDate.compare(ended, row.dueOn) > 0 ? Math.max(1, calendar.workdaysBetween(row.dueOn, ended)) : 0,
    }
  }
  const onRequest = onRow(service, { unknown: 'CONTENT_UNKNOWN', find: (tx, { id, center }) => tx.select().from(contentRequest).where(and(eq(contentRequest.id, id), eq(contentRequest.center, center))).for('update') })
  async function keep(tx: Transaction, row: Row, { call, input, set, type }: { call: CallContext; input: { commandId: string }; set: Partial<Row>; type: 'ContentProvided' | 'ContentFoundWrong' }) {
    const [changed] = await tx.update(contentRequest).set({ ...set, version: row.version + 1 }).where(eq(contentRequest.id, row.id)).returning()
    const appended = await append(tx, { stream: `content-request/${row.id}`, expectedVersion: row.version, events: [rowEvent({ type, id: row.id })], meta: { ...metaOf(call, input), center: row.center, department: row.department, window: row.window } })
    return appended.ok ? { ok: true as const, value: await view(tx, changed!, call.now) } : appended
  }

  return {
    list: async ({ center, window, open, ...page }, call) => {
      const refusal = outside(call, { center, ...(window && { window }) })
      if (refusal) return refusal
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const where = and(eq(contentRequest.center, center), window ? eq(contentRequest.window, window) : undefined, open ? isNull(contentRequest.providedAt) : undefined)
        const { rows, total } = await listPage(tx, tx.select().from(contentRequest).where(where).$dynamic(), { page, sortable: { askedAt: contentRequest.askedAt, dueOn: contentRequest.dueOn }, defaultSort: '-askedAt', tiebreaker: contentRequest.id })
        return { ok: true, value: { rows: await Promise.all(rows.map((row) => view(tx, row, call.now))), total } }
      })
    },

    ask: async (input, call) => {
      const acting = await atWindow(service, call, input)
      if (!acting.ok) return acting
      return service.command({ ...call, reach: acting.value.reach }, input, async (tx) => {
        const { center, subject } = input
        const book = await ruleBook(tx, center)
        const rule = book.on(today(call))?.policy.content
        if (!rule) return problem('POLICY_MISSING', { details: { center } })
        const window = await windowOf(tx, input.window)
        const row: Row = {
          id: service.newId(), center, department: window!.department, window: input.window, subject, askedAt: call.now, askedBy: call.actor.id, dueOn: workdaysAfter(book.calendar, today(call), rule.value.workdays), clause: rule.clause,
          providedAt: null, providedBy: null, content: null, accurate: null, error: null, errorAt: null, version: 1,
        }
        await tx.insert(contentRequest).values(row)
        const appended = await append(tx, { stream: `content-request/${row.id}`, expectedVersion: 0, events: [rowEvent({ type: 'ContentAsked', id: row.id, window: row.window, dueOn: row.dueOn.toString(), clause: row.clause })], meta: { ...metaOf(call, input), center, department: row.department, window: row.window } })
        return appended.ok ? { ok: true, value: await view(tx, row, call.now) } : appended
      })
    },

    provide: (input, call) => onRequest(call, input, async (tx, row) => {
      if (row.providedAt) return problem('CONTENT_PROVIDED')
      if (!input.accurate) return problem('NOT_CONFIRMED_ACCURATE', { clause: row.clause })
      return keep(tx, row, { call, input, type: 'ContentProvided', set: { providedAt: call.now, providedBy: call.actor.id, content: input.content, accurate: true } })
    }),

    reportError: (input, call) => onRequest(call, input, async (tx, row) => {
      if (!row.providedAt) return problem('CONTENT_NOT_PROVIDED')
      if (row.error) return problem('CONTENT_ERROR_KNOWN')
      await tx.insert(finding).values({ id: service.newId(), case: null, number: null, center: row.center, department: row.department, window: row.window, person: row.providedBy, kind: 'content_wrong', clause: row.clause, at: call.now, detail: `${row.subject}: ${input.error}`, days: null, state: 'open' })
      return keep(tx, row, { call, input, type: 'ContentFoundWrong', set: { error: input.error, errorAt: call.now } })
    }),
  }
}
