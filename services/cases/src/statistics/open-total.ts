import type { Reach } from '@hall/access'
import { type InputOf, MOST_COUNTED } from '@hall/contract'
import { type CasesContract, isOpenState } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'

type Filter = InputOf<CasesContract['procedures']['queue']['list']>

const OPEN = `
select coalesce(sum(open), 0)::int as open from (
  select department, channel, state, open from open_count where center = $1
  union all
  select department, channel, state, open from open_change where center = $1
) o where ($2::text is null or department = $2) and ($3::text is null or channel = $3) and ($4::text is null or state = $4)`

/** How many open cases a list has, from what is kept; undefined where it asks for something else, or whoever asks sees only some of the center. */
export async function openTotal(tx: Transaction, filter: Filter, reach: Reach): Promise<number | undefined> {
  const { center, department, channel, state, show, window, item, kind, from, to, handler, search } = filter
  const open = state === undefined ? show === 'open' : isOpenState(state) && state !== 'imported' && (show === 'all' || show === 'open')
  if (!open || !center || [window, item, kind, from, to, handler, search].some((one) => one !== undefined)) return undefined
  if (!reach.all && !reach.centers.includes(center)) return undefined
  const [row] = await tx.sql<{ open: number }>(OPEN, [center, department ?? null, channel ?? null, state ?? null], 'open.total')
  return Math.min(row!.open, MOST_COUNTED + 1)
}
