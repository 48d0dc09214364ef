import { problem } from '@hall/contract'
import { dateOf, endOf, startOf } from '@hall/calendar'
import { listPage } from '@hall/database'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext, today } from '@hall/service-kit'
import { and, asc, eq, gte, inArray, isNull, lt, ne, or } from 'drizzle-orm'
import { digestOf } from '../db/message-store.ts'
import { postedSince } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { complaint, consequence } from '../db/schema.ts'
import { countOf, type Held } from '../domain/consequences.ts'
import { consequenceView } from '../views.ts'
import type { ComplaintsHandlers } from './calls.ts'

export function consequencesHandlers(service: ServiceContext): ComplaintsHandlers['consequences'] {
  return {
    list: async ({ center, person, window, withdrawn, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(consequence.center, center) : undefined, person ? eq(consequence.person, person) : undefined, window ? eq(consequence.window, window) : undefined,
        withdrawn === false ? isNull(consequence.withdrawnAt) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(consequence).where(where).$dynamic(), {
        page, sortable: { raisedAt: consequence.raisedAt }, defaultSort: '-raisedAt', tiebreaker: consequence.id,
      })
      return { ok: true, value: { rows: rows.map(consequenceView), total } }
    }),

    enterOutcome: (input, call) => service.command(call, input, async (tx) => {
      const on = Temporal.PlainDate.from(input.on)
      if (Temporal.PlainDate.compare(on, today(call)) > 0) return problem('IN_FUTURE')
      const [row] = await tx.select().from(consequence).where(eq(consequence.id, input.id)).for('update')
      if (!row) return problem('CONSEQUENCE_UNKNOWN')
      await tx.update(consequence).set({ outcome: input.outcome, outcomeOn: on, version: row.version + 1 }).where(eq(consequence.id, row.id))
      const appended = await append(tx, {
        stream: `consequence/${row.id}`, expectedVersion: row.version, events: [{ type: 'OutcomeEntered', id: row.id, on: input.on, digest: digestOf(input.outcome) } as never],
        meta: { ...metaOf(call, input), center: row.center, ...(row.department && { department: row.department }), ...(row.window && { window: row.window }), ...(row.person && { person: row.person }) },
      })
      return appended.ok ? { ok: true, value: { entered: true } } : appended
    }),

    eligibility: async ({ center, person, window, year }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const whom = [person ? eq(consequence.person, person) : undefined, window ? eq(consequence.window, window) : undefined].filter((one) => one !== undefined)
      const rows = whom.length === 0 ? [] : await tx.select().from(consequence).innerJoin(complaint, eq(complaint.id, consequence.complaint))
        .where(and(eq(consequence.center, center), eq(consequence.kind, 'award_loss'), eq(consequence.year, year), isNull(consequence.withdrawnAt), or(...whom)))
      return {
        ok: true,
        value: { eligible: rows.length === 0, grounds: rows.map((row) => ({ number: row.consequence.number, clause: row.consequence.clause, result: row.consequence.result, receivedAt: row.complaint.receivedAt.toString() })) },
      }
    }),

    appraisal: async ({ center, person, window, from, to }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, { receivedAt: call.now, now: call.now })
      const whom = [person ? eq(complaint.person, person) : undefined, window ? eq(complaint.window, window) : undefined].filter((one) => one !== undefined)
      const rows = whom.length === 0 ? [] : await tx.select().from(complaint).where(and(
        eq(complaint.center, center), or(...whom), inArray(complaint.status, ['open', 'closed']),
        gte(complaint.receivedAt, startOf(Temporal.PlainDate.from(from))), lt(complaint.receivedAt, endOf(Temporal.PlainDate.from(to))))).orderBy(asc(complaint.receivedAt))
      const deducted = new Set(rows.length === 0 ? [] : (await tx.select({ complaint: consequence.complaint }).from(consequence)
        .where(and(inArray(consequence.complaint, rows.map(({ id }) => id)), eq(consequence.kind, 'deduction'), isNull(consequence.withdrawnAt)))).map(({ complaint: of }) => of))
      return {
        ok: true,
        value: {
          clause: rules?.policy.consequences[0]?.rule.clause ?? null,
          lines: rows.map((row) => ({
            complaint: row.id, number: row.number, kind: row.channel === 'poor_rating' ? 'poor_rating' as const : 'complaint' as const, receivedAt: row.receivedAt.toString(),
            result: row.result ?? 'open', late: row.late, deduction: deducted.has(row.id), open: row.status === 'open', person: row.result === 'substantiated' || row.result === 'partly' ? row.person : null,
          })),
        },
      }
    }),

    standing: async ({ center, person }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, { receivedAt: call.now, now: call.now })
      if (!rules) return { ok: true, value: { rows: [] } }
      const rows = await tx.select().from(complaint).where(and(eq(complaint.center, center), eq(complaint.person, person), inArray(complaint.result, ['substantiated', 'partly']), ne(complaint.status, 'merged')))
      const held = rows.map((row): Held => ({
        complaint: row.id, result: row.result!, serious: row.serious, violation: row.violation, poorRating: row.channel === 'poor_rating', foundAt: row.foundAt!, factsOn: row.factsOn.toString(),
      }))
      const record = { held, postedSince: await postedSince(tx, person, { center, on: dateOf(call.now) }) }
      return {
        ok: true,
        value: { rows: rules.policy.consequences.filter(({ rule }) => rule.value.count > 1).map(({ rule }) => ({ kind: rule.value.kind, count: countOf(rule, record), of: rule.value.count, clause: rule.clause })) },
      }
    }),
  }
}
