import type { Transaction } from '@hall/database'

/** One person and one day to judge, and what touched it. */
export interface DayKey { readonly person: string; readonly date: Temporal.PlainDate; readonly cause: Cause }

/** What brought a day up for judgement: `clock` when a window or the time for proof closed. */
export type Cause = 'punches' | 'absence' | 'outage' | 'posting' | 'policy' | 'calendar' | 'clock'

/** Signalled in the process after every commit that touched a day. */
export const TOUCHED = 'attendance.touched'

/** Columns of a set of days, for `unnest`: `$1` persons, `$2` dates. */
export function columnsOf(keys: readonly Pick<DayKey, 'person' | 'date'>[]): [string[], string[]] {
  return [keys.map(({ person }) => person), keys.map(({ date }) => date.toString())]
}

/** Has the days judged right after the commit, by the judging job, and again by nobody if nothing changes. */
export async function touchDays(tx: Transaction, person: string, days: { from: Temporal.PlainDate; to: Temporal.PlainDate; cause: Cause }): Promise<void> {
  await tx.sql(
    `insert into day_to_judge (person, date, cause) select $1, d::date, $4 from generate_series($2::date, $3::date, interval '1 day') as d`,
    [person, days.from, days.to, days.cause], 'touch.days')
  tx.signal(TOUCHED)
}

/** As `touchDays`, for whatever a query finds: `select person, date`. Its first parameter is the cause. */
export async function touchFound(tx: Transaction, cause: Cause, { select, values }: { select: string; values: readonly unknown[] }): Promise<number> {
  const touched = await tx.sql(`insert into day_to_judge (person, date, cause) select f.person, f.date, $1 from (${select}) f order by f.date, f.person returning id`, [cause, ...values])
  if (touched.length > 0) tx.signal(TOUCHED)
  return touched.length
}
