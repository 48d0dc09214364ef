import { dateOf, ZONE } from '@hall/calendar'
import type { Reach } from '@hall/access'
import { type InputOf, MOST_COUNTED } from '@hall/contract'
import { type CasesContract, isOpenState } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'

/** The day a case runs out on by its row: its midnight, when most do, is the end of the day before. Null for what stands still or has no limit. */
export const dueDay = (row: string) => `case when not ${row}.stopped then ((${row}.due_at - interval '1 microsecond') at time zone '${ZONE}')::date end`

/** What lies open in a center, or in all of them ($1 is null). */
export const LYING = `(
  select department, center, item, channel, state, open from open_count where ($1::text is null or center = $1)
  union all
  select department, center, item, channel, state, open from open_change where ($1::text is null or center = $1)
) as o`

/** What is past its limit today ($2) by now ($3): of days that are over the counts, of today each case. */
export const PAST_DUE = `(
  select center, department, item, channel, open from due_count where day < $2::date and ($1::text is null or center = $1)
  union all
  select center, department, item, channel, open from open_change where day < $2::date and ($1::text is null or center = $1)
  union all
  select center, department, coalesce(item, item_name), channel, 1 from case_file
  where finished_at is null and not stopped and due_at > $2::date::timestamp at time zone '${ZONE}' and due_at <= $3 and ($1::text is null or center = $1)
) as o`

type Filter = InputOf<CasesContract['procedures']['queue']['list']>
const OPEN = `select coalesce(sum(open), 0)::int as total from ${LYING} where ($2::text is null or department = $2) and ($3::text is null or channel = $3) and ($4::text is null or state = $4)`
const OVERDUE = `select coalesce(sum(open), 0)::int as total from ${PAST_DUE} where ($4::text is null or department = $4) and ($5::text is null or channel = $5)`

/** How many a list of open cases has, from what is kept; undefined where it asks for more than is kept, or whoever asks sees only some of the center. */
export async function lyingTotal(tx: Transaction, filter: Filter, { reach, now }: { reach: Reach; now: Temporal.Instant }): Promise<number | undefined> {
  const { center, department = null, channel = null, state, show, window, item, kind, from, to, handler, search } = filter
  if (!center || !(reach.all || reach.centers.includes(center)) || [window, item, kind, handler, search].some((one) => one !== undefined)) return undefined
  const total = async (text: string, values: unknown[], name: string) => Math.min((await tx.sql<{ total: number }>(text, values, name))[0]!.total, MOST_COUNTED + 1)
  if (show === 'overdue') return state === undefined ? total(OVERDUE, [center, dateOf(now), now, department, channel], 'overdue.total') : undefined
  const open = state === undefined ? show === 'open' : isOpenState(state) && (show === 'all' || show === 'open')
  return open && from === undefined && to === undefined ? total(OPEN, [center, department, channel, state ?? null], 'open.total') : undefined
}
