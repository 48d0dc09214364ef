import type { Transaction } from '@hall/database'

/** One person and one day to judge, and what touched it. */
export interface DayKey { readonly person: string; readonly date: Temporal.PlainDate; readonly cause: Cause }

/** What brought a day up for judgement: `clock` when a window or the time for proof closed. */
export type Cause = 'punches' | 'absence' | 'outage' | 'posting' | 'policy' | 'calendar' | 'clock' | 'round' | 'correction' | 'objection' | 'registration'

/** Signalled in the process after every commit that touched a day. */
export const TOUCHED = 'attendance.touched'

/** Columns of a set of days, for `unnest`: `$1` persons, `$2` dates. */
export function columnsOf(keys: readonly Pick<DayKey, 'person' | 'date'>[]): [string[], string[]] {
  return [keys.map(({ person }) => person), keys.map(({ date }) => date.toString())]
}

/** Has the days judged right after the commit, by the judging job. */
export async function touchDays(tx: Transaction, person: string, days: { from: Temporal.PlainDate; to: Temporal.PlainDate; cause: Cause }): Promise<void> {
  const select = `select $2::text as person, d::date as date from generate_series($3::date, $4::date, interval '1 day') as d`
  await touchFound(tx, days.cause, { select, values: [person, days.from, days.to] })
}

/** Days are put on the list so many at a time: what one transaction judges. */
export const DAYS_AT_A_TIME = 400

/** Days on the list. One that is being judged at this moment is still seen here, and not yet in `day`: whoever looks for what was judged looks here as well. */
export const LISTED = 'select t.person, t.date from days_to_judge q, unnest(q.persons, q.dates) as t(person, date)'

/** Puts the days of `days` (person, date) on the list, for the cause that is the parameter `cause`. */
export function intoList(days: string, cause: string): string {
  return `
    insert into days_to_judge (persons, dates, cause)
    select array_agg(person order by n), array_agg(date order by n), ${cause}
    from (select person, date, row_number() over (order by date, person) as n from (${days}) f) numbered
    group by (n - 1) / ${DAYS_AT_A_TIME}`
}

/** The same for whatever a query finds: `select person, date`. Its first parameter is the cause. */
export async function touchFound(tx: Transaction, cause: Cause, { select, values }: { select: string; values: readonly unknown[] }): Promise<void> {
  // Whoever may put days on the list may not read it: whether there were any, the judging job finds out.
  await tx.sql(intoList(select, '$1'), [cause, ...values])
  tx.signal(TOUCHED)
}
