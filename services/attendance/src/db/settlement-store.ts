import { dateOf, endOf, ZONE } from '@hall/calendar'
import type { Transaction } from '@hall/database'

type PlainDate = Temporal.PlainDate

/** Signalled in the process when days of a center are to be settled, or settled again. */
export const UNSETTLED = 'attendance.unsettled'

/** A terminal that brings older checks opens the record of its center so many days before it was enrolled, and no more. */
const LOOK_BACK_DAYS = 62

/** A new terminal begins the record of its center on the day it is enrolled. */
export async function beginRecord(tx: Transaction, center: string, date: PlainDate): Promise<void> {
  await tx.sql(
    'insert into settlement (center, date, closes_at) select $1, $2, $3 where not exists (select 1 from settlement where center = $1) on conflict do nothing',
    [center, date, endOf(date)])
  tx.signal(UNSETTLED)
}

const BEGIN_EARLIER = `
  insert into settlement (center, date, closes_at)
  select $1, d::date, (d + interval '1 day') at time zone '${ZONE}'
  from generate_series($2::timestamp, coalesce((select min(date) from settlement where center = $1), $2::date + 1)::timestamp - interval '1 day', interval '1 day') as d
  on conflict do nothing returning date`

/** The first day a center has a check of, as ISO text, is the first day everybody's absence counts. */
export async function beginEarlier(tx: Transaction, { center, enrolledAt }: { center: string; enrolledAt: Temporal.Instant }, first: string): Promise<void> {
  const earliest = dateOf(enrolledAt).subtract({ days: LOOK_BACK_DAYS }).toString()
  const date = first.slice(0, earliest.length)
  const opened = await tx.sql(BEGIN_EARLIER, [center, date < earliest ? earliest : date], 'settlement.begin')
  if (opened.length > 0) tx.signal(UNSETTLED)
}

/** Centers whose last open day lies before `today`. */
export function findBehind(tx: Transaction, today: PlainDate): Promise<{ center: string; last: PlainDate }[]> {
  return tx.sql('select center, max(date) as last from settlement group by center having max(date) < $1 order by center', [today], 'settlement.behind')
}

export async function openDays(tx: Transaction, days: readonly { center: string; date: PlainDate; closesAt: Temporal.Instant }[]): Promise<void> {
  await tx.sql(
    'insert into settlement (center, date, closes_at) select * from unnest($1::text[], $2::date[], $3::timestamptz[]) on conflict do nothing',
    [days.map(({ center }) => center), days.map(({ date }) => date.toString()), days.map(({ closesAt }) => closesAt.toString())])
}

/** Takes days that have ended and are not settled, the oldest first. */
export function takeEnded(tx: Transaction, now: Temporal.Instant, most: number): Promise<{ center: string; date: PlainDate }[]> {
  return tx.sql(
    `update settlement set settled_at = $1 where (center, date) in (
      select center, date from settlement where settled_at is null and closes_at <= $1 order by closes_at limit $2 for update skip locked
    ) returning center, date`, [now, most], 'settlement.take')
}

/** What was expected on these days may come out otherwise now. */
export async function settleAgain(tx: Transaction, days: { readonly center?: string; readonly from?: PlainDate; readonly dates?: readonly string[] }): Promise<void> {
  await tx.sql(
    `update settlement set settled_at = null
     where settled_at is not null and ($1::text is null or center = $1) and ($2::date is null or date >= $2) and ($3::date[] is null or date = any ($3))`,
    [days.center ?? null, days.from ?? null, days.dates ?? null])
  tx.signal(UNSETTLED)
}
