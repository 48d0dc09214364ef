import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, ilike } from 'drizzle-orm'
import { countMonths, findMonth, findMonths, monthPeople, monthsOf, sumDays, sumMonth, untouched } from '../db/month-queries.ts'
import { monthChange } from '../db/schema.ts'
import { NOTHING } from '../domain/month/day-figures.ts'
import { monthWorkbook } from '../export/month-workbook.ts'
import { loadRules } from '../judging/load-rules.ts'
import { firstOf, loadMonthRule, monthRule, monthText, monthView } from '../month-views.ts'
import { type AttendanceHandlers, likeText, outside } from './calls.ts'
import { monthStepsHandlers } from './month-steps.ts'

/** Older months are asked for by name. */
const MONTHS_BACK = 24
const TREND_MONTHS = 6
export const MOST_EXPORTED = 100_000

export function monthsHandlers(service: ServiceContext): AttendanceHandlers['months'] {
  return {
    ...monthStepsHandlers(service),

    list: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const since = dateOf(call.now).with({ day: 1 }).subtract({ months: MONTHS_BACK })
      const [counts, records] = await Promise.all([countMonths(tx, center, since), findMonths(tx, center)])
      const rules = await loadRules(tx, counts.map((count) => count.center))
      const rows = counts.flatMap((count) => {
        const of = monthRule(rules, count.center, count.month)
        const record = records.find((one) => one.center === count.center && one.month.equals(count.month)) ?? untouched(count.center, count.month)
        return of ? [monthView(of, { record, count, now: call.now })] : []
      })
      return { ok: true, value: { rows } }
    }),

    get: async ({ center, month: text }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const key = { center, month: firstOf(text) }
      const of = await loadMonthRule(tx, center, key.month)
      if (!of) return problem('NOT_FOUND', { details: { center, month: text } })
      const [record, [total], departments, windows, days, counts] = await Promise.all([
        findMonth(tx, center, key.month), sumMonth(tx, 'all', key), sumMonth(tx, 'department', key), sumMonth(tx, 'window', key), sumDays(tx, center, key.month), countMonths(tx, center, key.month),
      ])
      const count = counts.find(({ month }) => month.equals(key.month))
      return {
        ok: true,
        value: {
          month: monthView(of, { record, count, now: call.now }), total: total?.figures ?? NOTHING, departments, windows,
          days: days.map(({ date, ...day }) => ({ ...day, date: date.toString() })),
        },
      }
    }),

    people: async ({ month, search, ...input }, call) => outside(call, input) ?? service.read(call, async (tx) => {
      const { page, size, sort, ...filter } = input
      return { ok: true, value: await monthPeople(tx, { ...filter, month: firstOf(month), search }, { page, size, sort }) }
    }),

    mine: ({ month: text }, call) => service.read(call, async (tx) => {
      const month = firstOf(text)
      const rows = await monthsOf(tx, call.actor.id, month)
      const rules = await loadRules(tx, rows.map(({ center }) => center))
      const views = await Promise.all(rows.map(async (row) => {
        const of = monthRule(rules, row.center, month)
        if (!of) return []
        const { state, columns, columnsClause } = monthView(of, { record: await findMonth(tx, row.center, month), count: undefined, now: call.now })
        return [{ ...row, state, columns, columnsClause }]
      }))
      return { ok: true, value: { rows: views.flat() } }
    }),

    changes: async ({ center, month, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(eq(monthChange.center, center), eq(monthChange.month, firstOf(month)), search ? ilike(monthChange.name, `%${likeText(search)}%`) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(monthChange).where(where).$dynamic(), {
        page, sortable: { at: monthChange.at, name: monthChange.name, date: monthChange.date }, defaultSort: '-at', tiebreaker: monthChange.id,
      })
      return { ok: true, value: { rows: rows.map(changeView), total } }
    }),

    compare: ({ month: text }, call) => service.read(call, async (tx) => {
      const last = firstOf(text)
      const months = Array.from({ length: TREND_MONTHS }, (_, index) => last.subtract({ months: TREND_MONTHS - 1 - index }))
      const counts = await countMonths(tx, undefined, months[0]!)
      const centers = [...new Set(counts.map(({ center }) => center))].sort()
      const rules = await loadRules(tx, centers)
      const rows = await Promise.all(centers.map(async (center) => {
        const of = monthRule(rules, center, last)
        if (!of) return []
        const trend = await Promise.all(months.map(async (month) => {
          const [sum] = await sumMonth(tx, 'all', { center, month })
          return { month: monthText(month), people: sum?.people ?? 0, figures: sum?.figures ?? NOTHING }
        }))
        const { people, figures } = trend.at(-1)!
        const { state } = monthView(of, { record: await findMonth(tx, center, last), count: undefined, now: call.now })
        return [{ center, state, people, figures, trend: trend.filter((one) => one.people > 0) }]
      }))
      return { ok: true, value: { rows: rows.flat() } }
    }),

    export: async ({ month, ...filter }, call) => outside(call, filter) ?? service.read(call, async (tx) => {
      const of = await loadMonthRule(tx, filter.center, firstOf(month))
      if (!of) return problem('NOT_FOUND', { details: { center: filter.center, month } })
      const { rows } = await monthPeople(tx, { ...filter, month: firstOf(month) }, { page: 1, size: MOST_EXPORTED })
      return { ok: true, value: await monthWorkbook(rows, { month, columns: of.month.figures.value }) }
    }),
  }
}

export function changeView({ id, person, name, date, before, after, cause, reason, at }: typeof monthChange.$inferSelect) {
  return { id, person, name, date: date.toString(), before, after, cause, reason, at: at.toString() }
}
