import type { Transaction } from '@hall/database'
import type { MonthPolicy } from '@hall/regulation'
import type { MonthCount, MonthRow } from './db/month-queries.ts'
import { monthState, type MonthState } from './domain/month/month-state.ts'
import { postBy, readyAt } from './domain/month/month-dates.ts'
import type { Rule } from './domain/facts.ts'
import { loadRules, type Rules } from './judging/load-rules.ts'

type PlainDate = Temporal.PlainDate

/** The first day of `2026-03`. */
export function firstOf(month: string): PlainDate {
  return Temporal.PlainDate.from(`${month}-01`)
}
export function monthText(first: PlainDate): string {
  return first.toString().slice(0, 7)
}

/** A rule under which months are summed up. */
export interface MonthRule { readonly rule: Rule; readonly month: MonthPolicy }

/** The regulation in force on the last day of the month; undefined where it sums up nothing. */
export function monthRule(rules: Rules, center: string, first: PlainDate): MonthRule | undefined {
  const rule = rules(center, first.add({ months: 1 }).subtract({ days: 1 }))
  return rule?.policy.month && { rule, month: rule.policy.month }
}

export async function loadMonthRule(tx: Transaction, center: string, first: PlainDate): Promise<MonthRule | undefined> {
  return monthRule(await loadRules(tx, [center]), center, first)
}

export function readyOf({ rule, month }: MonthRule, first: PlainDate): Temporal.Instant {
  return readyAt({ month, timetable: rule.policy.timetable }, rule.calendar, first)
}

export interface Shown { readonly record: MonthRow; readonly count: Pick<MonthCount, 'people' | 'provisional'> | undefined; readonly now: Temporal.Instant }

/** A month as lists show it. */
export function monthView(of: MonthRule, { record, count, now }: Shown) {
  const { month, rule } = of
  const ready = readyOf(of, record.month)
  const latest = postBy(month, rule.calendar, record.month)
  const state: MonthState = monthState({ record, readyAt: ready, now })
  const isOver = latest && Temporal.PlainDate.compare(latest, now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()) < 0
  return {
    center: record.center, month: monthText(record.month), state, readyAt: ready.toString(), readyClause: month.ready.clause,
    confirmedBy: record.confirmedBy, confirmedAt: record.confirmedAt?.toString() ?? null, confirms: month.confirmedBy.value,
    posting: month.posting ? {
      clause: month.posting.clause, place: month.posting.value.place, latest: latest?.toString() ?? null, number: record.postingNumber,
      postedAt: record.postedAt?.toString() ?? null, postedBy: record.postedBy, late: record.postedLate,
      // Listed as missing: past its day, or past its month where no day is named (WS-ATT-23, TG-ATT-16).
      missing: !record.postedAt && (latest ? !!isOver : state !== 'running'),
    } : null,
    closedAt: record.closedAt?.toString() ?? null, closedBy: record.closedBy,
    people: count?.people ?? 0, provisional: count?.provisional ?? 0, columns: [...month.figures.value], columnsClause: month.figures.clause,
  }
}

