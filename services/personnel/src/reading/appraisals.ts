import type { Transaction } from '@hall/database'
import { findEvaluationPolicy } from '../db/rules-store.ts'
import { staysAt } from '../db/place-store.ts'
import { lastYearsOf, type WindowResult } from '../domain/return/last-windows.ts'
import { dayOf } from '../domain/rules.ts'

type Day = Temporal.PlainDate
export interface Appraisal { readonly year: number; readonly points: number | null; readonly rank: number | null; readonly field: number | null; readonly last: boolean; readonly provisional: boolean }

/** Of each the latest year. */
export async function latestAppraisals(tx: Transaction, persons: readonly string[]): Promise<Map<string, Appraisal>> {
  const rows = await tx.sql<Appraisal & { person: string }>(
    `select distinct on (person) person, year, points, rank, field, last, provisional from appraisal_result where kind = 'person' and person = any ($1) order by person, year desc, version desc`, [persons])
  return new Map(rows.map(({ person, ...appraisal }) => [person, appraisal]))
}

/** Points deducted in a year, of those who have any. */
export async function deductedIn(tx: Transaction, persons: readonly string[], year: number): Promise<Map<string, number>> {
  const rows = await tx.sql<{ person: string; points: number }>(
    `select person, sum(points) as points from points_entry where in_force and kind = 'deduction' and points is not null and person = any ($1) and extract(year from happened_on) = $2 group by person`, [persons, year])
  return new Map(rows.map(({ person, points }) => [person, Number(points)]))
}

type Row = WindowResult & { center: string; department: string | null }

/** Windows among the last for years running, with who led them when that was confirmed and still does (QP-EVA-02). */
export async function leadersToReplace(tx: Transaction, { center, department }: { center?: string | undefined; department?: string | undefined }, today: Day) {
  const results = await tx.sql<Row>(
    `select center, department, subject as "window", year, below, rank, field, provisional, confirmed_on::text as "confirmedOn" from appraisal_result
     where kind = 'window' and ($1::text is null or center = $1) and ($2::text is null or department = $2) order by subject, year desc`, [center, department])
  const rows = []
  for (const [window, own] of Map.groupBy(results, (one) => one.window)) {
    const at = own[0]!
    const rule = (await findEvaluationPolicy(tx, at.center, today))?.appraisal?.lastWindows
    const years = rule && lastYearsOf(own, rule.value)
    if (!years) continue
    const confirmedOn = years.map((one) => one.confirmedOn).reduce((a, b) => (a < b ? b : a))
    const [then, now] = await Promise.all([staysAt(tx, { window }, dayOf(confirmedOn)), staysAt(tx, { window }, today)])
    const leader = then.find(({ lead }) => lead)
    if (!leader || !now.some(({ lead, person }) => lead && person === leader.person)) continue
    rows.push({ center: at.center, department: at.department, window, leader: leader.person, name: leader.name, since: await leadsSince(tx, { person: leader.person, window }, today), confirmedOn, ranks: years.map(({ year, rank, field }) => ({ year, rank, field })), clause: rule.clause })
  }
  return rows
}

/** First day of the unbroken time as leader of a window. */
async function leadsSince(tx: Transaction, { person, window }: { person: string; window: string }, today: Day): Promise<string> {
  const rows = await tx.sql<{ from: Day; until: Day | null }>(`select starts_on as "from", ends_on as until from posting where person = $1 and "window" = $2 and lead and starts_on <= $3 order by starts_on desc`, [person, window, today])
  let since = rows[0]!.from
  for (const { from, until } of rows.slice(1)) {
    if (!until?.equals(since)) break
    since = from
  }
  return since.toString()
}
