import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, asc, eq, gte, ilike, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { monthPeople } from '../db/month-queries.ts'
import { monthChange, statement } from '../db/schema.ts'
import { monthWorkbook } from '../export/month-workbook.ts'
import { monthText } from '../month-views.ts'
import { appendOne, type AttendanceHandlers, isUuid, likeText, outside } from './calls.ts'
import { changeView } from './months.ts'

type Row = typeof statement.$inferSelect
const MOST_PEOPLE = 1000

/** What sending departments are told of their people's month, and whether they have said that they know. */
export function statementsHandlers(service: ServiceContext): AttendanceHandlers['statements'] {
  return {
    list: async ({ center, department, state, search, ...page }, call) => outside(call, { center, department }) ?? service.read(call, async (tx) => {
      const today = dateOf(call.now)
      const inState = state === 'acknowledged' ? isNotNull(statement.acknowledgedAt)
        : state === 'overdue' ? and(isNull(statement.acknowledgedAt), lt(statement.due, today))
          : state === 'issued' ? and(isNull(statement.acknowledgedAt), gte(statement.due, today)) : undefined
      const where = and(inState, center ? eq(statement.center, center) : undefined, department ? eq(statement.department, department) : undefined, search ? ilike(statement.department, `%${likeText(search)}%`) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(statement).where(where).$dynamic(), {
        page, sortable: { month: statement.month, due: statement.due, department: statement.department, center: statement.center }, defaultSort: '-month', tiebreaker: statement.id,
      })
      return { ok: true, value: { rows: await views(tx, rows, call), total } }
    }),

    get: async ({ id }, call) => service.read(call, async (tx) => {
      const found = await findStatement(tx, id)
      if (!found) return problem('NOT_FOUND', { details: { id } })
      const [shown] = await views(tx, [found], call)
      const { rows } = await monthPeople(tx, { center: found.center, month: found.month, department: found.department }, { page: 1, size: MOST_PEOPLE })
      const changes = await tx.select().from(monthChange).where(and(eq(monthChange.center, found.center), eq(monthChange.month, found.month), eq(monthChange.department, found.department))).orderBy(asc(monthChange.at)).limit(500)
      return { ok: true, value: { statement: shown!, columns: found.columns, rows, changes: changes.map(changeView) } }
    }),

    acknowledge: (input, call) => service.command(call, input, async (tx) => {
      const found = await findStatement(tx, input.id, true)
      if (!found) return problem('STATEMENT_UNKNOWN')
      if (found.acknowledgedAt) return problem('STATEMENT_ACKNOWLEDGED')
      const { id, center, department } = found
      await tx.update(statement).set({ acknowledgedAt: call.now, acknowledgedBy: call.actor.name, note: input.note || null }).where(eq(statement.id, id))
      const appended = await appendOne(tx, { type: 'StatementAcknowledged', id, department, month: monthText(found.month) }, { stream: `statement/${id}`, version: 1, call, input, place: { center, department } })
      return appended.ok ? { ok: true, value: { state: 'acknowledged' as const } } : appended
    }),

    export: async ({ id }, call) => service.read(call, async (tx) => {
      const found = await findStatement(tx, id)
      if (!found) return problem('NOT_FOUND', { details: { id } })
      const { rows } = await monthPeople(tx, { center: found.center, month: found.month, department: found.department }, { page: 1, size: MOST_PEOPLE })
      return { ok: true, value: await monthWorkbook(rows, { month: monthText(found.month), columns: found.columns }) }
    }),
  }
}

async function findStatement(tx: Transaction, id: string, lock = false): Promise<Row | undefined> {
  if (!isUuid(id)) return undefined
  const query = tx.select().from(statement).where(eq(statement.id, id))
  const [row] = await (lock ? query.for('update') : query)
  return row
}

async function views(tx: Transaction, rows: readonly Row[], { now }: CallContext) {
  const today = dateOf(now)
  const counts = rows.length === 0 ? [] : await tx.select({ center: monthChange.center, month: monthChange.month, department: monthChange.department, count: sql<number>`count(*)::int` }).from(monthChange)
    .where(sql`${monthChange.center} = any (${sql.param(rows.map(({ center }) => center))}::text[])`).groupBy(monthChange.center, monthChange.month, monthChange.department)
  return rows.map((row) => {
    const { id, center, department, people, figures, due, clause, note } = row
    const overdue = Temporal.PlainDate.compare(due, today) < 0
    return {
      id, center, department, month: monthText(row.month), people, figures, issuedAt: row.issuedAt.toString(), due: due.toString(), clause,
      state: row.acknowledgedAt ? 'acknowledged' as const : overdue ? 'overdue' as const : 'issued' as const,
      acknowledgedAt: row.acknowledgedAt?.toString() ?? null, acknowledgedBy: row.acknowledgedBy, note,
      changes: counts.find((one) => one.center === center && one.department === department && one.month.equals(row.month))?.count ?? 0,
    }
  })
}
