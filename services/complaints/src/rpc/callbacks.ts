import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte } from 'drizzle-orm'
import { callbackAttempt, callbackNotice, rating } from '../db/schema.ts'
import type { ComplaintsHandlers } from './calls.ts'

/** Calls back to people who were dissatisfied: due, made, sorted and announced. */
export function callbacksHandlers(service: ServiceContext): ComplaintsHandlers['callbacks'] {
  return {
    list: async ({ center, open, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(eq(rating.center, center), isNotNull(rating.callbackDueAt), open ? isNull(rating.calledAt) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(rating).where(where).$dynamic(), { page, sortable: { dueAt: rating.callbackDueAt, ratedAt: rating.ratedAt }, defaultSort: 'dueAt', tiebreaker: rating.id })
      const attempts = rows.length === 0 ? [] : await tx.select().from(callbackAttempt).where(inArray(callbackAttempt.rating, rows.map(({ id }) => id))).orderBy(asc(callbackAttempt.at))
      return {
        ok: true,
        value: { total, rows: rows.map((row) => ({
          rating: row.id, window: row.window, stars: row.stars, ratedAt: row.ratedAt.toString(), dueAt: row.callbackDueAt!.toString(), doneAt: row.calledAt?.toString() ?? null,
          late: isLate(row.callbackDueAt!, row.calledAt ?? call.now), clause: row.callbackClause!, cause: row.callbackCause, announced: row.callbackNotice !== null,
          attempts: attempts.filter((one) => one.rating === row.id).map(({ at, reached, text }) => ({ at: at.toString(), reached, text })),
        })) },
      }
    }),

    record: (input, call) => service.command(call, input, async (tx) => {
      const [row] = await tx.select().from(rating).where(eq(rating.id, input.rating)).for('update')
      if (!row?.callbackDueAt) return problem('RATING_UNKNOWN')
      if (row.calledAt) return problem('ALREADY_DONE')
      const late = isLate(row.callbackDueAt, call.now)
      await tx.insert(callbackAttempt).values({ id: service.newId(), rating: row.id, center: row.center, at: call.now, by: call.actor.id, reached: input.reached, text: input.text })
      if (input.reached) await tx.update(rating).set({ calledAt: call.now, callbackCause: input.cause ?? 'other' }).where(eq(rating.id, row.id))
      const version = await versionOf(tx, `callback/${row.id}`)
      const appended = await append(tx, { stream: `callback/${row.id}`, expectedVersion: version, events: [{ type: 'CalledBack', rating: row.id, reached: input.reached, late } as never], meta: { ...metaOf(call, input), center: row.center } })
      return appended.ok ? { ok: true, value: { done: input.reached, late } } : appended
    }),

    announce: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const [from, to] = [Temporal.PlainDate.from(input.from), Temporal.PlainDate.from(input.to)]
      const rows = await tx.select().from(rating).where(and(
        eq(rating.center, input.center), isNotNull(rating.calledAt), isNull(rating.callbackNotice), gte(rating.ratedOn, from), lte(rating.ratedOn, to))).for('update')
      if (rows.length === 0) return problem('NOTHING_TO_ANNOUNCE')
      const notice = service.newId()
      const groups = [...Map.groupBy(rows, ({ window, callbackCause }) => `${window}\n${callbackCause ?? 'other'}`)]
        .map(([key, list]) => ({ window: key.split('\n')[0]!, cause: key.split('\n')[1]!, count: list.length }))
        .sort((a, b) => b.count - a.count || a.window.localeCompare(b.window))
      await tx.insert(callbackNotice).values({ id: notice, center: input.center, announcedAt: call.now, by: call.actor.id, from, to, groups })
      await tx.update(rating).set({ callbackNotice: notice }).where(inArray(rating.id, rows.map(({ id }) => id)))
      const appended = await append(tx, {
        stream: `callback-notice/${notice}`, expectedVersion: 0, events: [{ type: 'CallbacksAnnounced', id: notice, ratings: rows.map(({ id }) => id) } as never], meta: { ...metaOf(call, input), center: input.center },
      })
      return appended.ok ? { ok: true, value: { notice, callbacks: rows.length, groups } } : appended
    }),

    notices: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rows = await tx.select().from(callbackNotice).where(eq(callbackNotice.center, center)).orderBy(desc(callbackNotice.announcedAt)).limit(100)
      const waiting = await tx.$count(rating, and(eq(rating.center, center), isNotNull(rating.calledAt), isNull(rating.callbackNotice)))
      return { ok: true, value: { waiting, rows: rows.map(({ id, announcedAt, from, to, groups }) => ({ id, announcedAt: announcedAt.toString(), from: from.toString(), to: to.toString(), groups })) } }
    }),
  }
}

const isLate = (dueAt: Temporal.Instant, at: Temporal.Instant) => Temporal.Instant.compare(at, dueAt) >= 0

async function versionOf(tx: Transaction, stream: string): Promise<number> {
  const [row] = await tx.sql<{ version: number }>('select coalesce(max(version), 0)::int as version from journal where stream = $1', [stream])
  return row!.version
}
