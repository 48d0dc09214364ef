import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, getTableColumns, ilike } from 'drizzle-orm'
import { findMonth, monthPeople, nextNumber } from '../db/month-queries.ts'
import { boardNotice } from '../db/schema.ts'
import { firstOf, loadMonthRule } from '../month-views.ts'
import { appendOne, type AttendanceHandlers, isUuid, likeText, outside } from './calls.ts'

const { rows: _rows, ...WITHOUT_ROWS } = getTableColumns(boardNotice)
const EVERYBODY = 1_000_000

/** What hangs on the boards of the centers, for whoever is logged in (TG-ATT-16, WS-ATT-23, EP-ATT-20). */
export function boardHandlers(service: ServiceContext): AttendanceHandlers['board'] {
  return {
    list: ({ center, search, ...page }, call) => service.read(call, async (tx) => {
      const where = and(center ? eq(boardNotice.center, center) : undefined, search ? ilike(boardNotice.title, `%${likeText(search)}%`) : undefined)
      const { rows, total } = await listPage(tx, tx.select(WITHOUT_ROWS).from(boardNotice).where(where).$dynamic(), {
        page, sortable: { issuedAt: boardNotice.issuedAt, number: boardNotice.number, title: boardNotice.title }, defaultSort: '-issuedAt', tiebreaker: boardNotice.id,
      })
      return { ok: true, value: { rows: rows.map(view), total } }
    }),

    get: ({ id, page, size }, call) => service.read(call, async (tx) => {
      const [found] = isUuid(id) ? await tx.select().from(boardNotice).where(eq(boardNotice.id, id)) : []
      if (!found) return problem('NOT_FOUND', { details: { id } })
      const { rows, columns, columnsClause } = found
      return { ok: true, value: { notice: view(found), columns, columnsClause, total: rows.length, rows: rows.slice((page - 1) * size, page * size) } }
    }),

    brief: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, title, recipients } = input
      const months = [...new Set(input.months)].sort()
      const of = await loadMonthRule(tx, center, firstOf(months.at(-1)!))
      if (!of?.month.briefing) return problem('NO_BRIEFING')
      const unconfirmed = []
      for (const month of months) if (!(await findMonth(tx, center, firstOf(month))).confirmedAt) unconfirmed.push(month)
      if (unconfirmed.length > 0) return problem('MONTH_NOT_CONFIRMED', { clause: of.month.figures.clause, details: { months: unconfirmed } })
      const rows = (await Promise.all(months.map(async (month) => (await monthPeople(tx, { center, month: firstOf(month) }, { page: 1, size: EVERYBODY })).rows
        .map(({ person, name, department, window, figures, provisional }) => ({ month, person, name, department, window, figures, provisional }))))).flat()
      const { figures, briefing } = of.month
      const id = service.newId()
      const number = await nextNumber(tx, { center, year: dateOf(call.now).year, kind: 'briefing' })
      await tx.insert(boardNotice).values({
        id, center, number: `B${number}`, kind: 'briefing', title, months, issuedAt: call.now, issuedBy: call.actor.name, clause: briefing.clause, place: 'briefing',
        recipients, columns: [...figures.value], columnsClause: figures.clause, people: new Set(rows.map(({ person }) => person)).size, rows,
      })
      const appended = await appendOne(tx, { type: 'BriefingIssued', center, number, months, recipients }, { stream: `briefing/${id}`, version: 0, call, input, place: { center } })
      return appended.ok ? { ok: true, value: { id, number: `B${number}` } } : appended
    }),
  }
}

function view({ id, center, number, kind, title, months, issuedAt, issuedBy, clause, place, recipients, people }: Omit<typeof boardNotice.$inferSelect, 'rows'>) {
  return { id, center, number, kind, title, months, issuedAt: issuedAt.toString(), issuedBy, clause, place, recipients, people }
}
