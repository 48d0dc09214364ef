import type { OutputOf } from '@hall/contract'
import type { ComplaintsContract } from '@hall/contract-complaints'
import type { Transaction } from '@hall/database'
import { placesOf, rateOf } from '../domain/rating.ts'

type Procedures = ComplaintsContract['procedures']['ratings']
export type Counted = OutputOf<Procedures['ofWindow']>['total']
type By = 'window' | 'item' | 'month' | 'year' | 'person' | 'all'

interface Row { key: string; stars: number[]; imputed: number; beforeCompletion: number; burst: number }
export interface Asked { readonly center: string; readonly window?: string | undefined; readonly from: string; readonly to: string }

const KEYS: Record<By, string> = { window: 'r."window"', item: 'r.item', month: `to_char(r.rated_on, 'YYYY-MM')`, year: `to_char(r.rated_on, 'YYYY')`, person: 'r.person', all: `'all'` }
const star = (n: number) => `count(*) filter (where r.standing = 'counted' and r.stars = ${n})::int`

/** Ratings counted by what they are about; the imputed, the early and the bursts beside them. A second rating says what rectifying did, and is no rating of a service. */
export async function countRatings(tx: Transaction, { center, window, from, to }: Asked, by: By): Promise<Row[]> {
  return tx.sql<Row>(
    `select ${KEYS[by]} as key, array[${[1, 2, 3, 4, 5].map(star).join(', ')}] as stars,
       count(*) filter (where r.standing = 'imputed')::int as imputed, count(*) filter (where r.standing = 'before_completion')::int as "beforeCompletion",
       count(*) filter (where r.standing = 'burst')::int as burst
     from rating r where r.center = $1 and ($2::text is null or r."window" = $2) and r.rated_on between $3 and $4 and r.second_of is null and ${KEYS[by]} is not null
     group by 1 order by 1`, [center, window ?? null, from, to])
}

export function countedOf(row: Row | undefined, smallest: number): Counted {
  const { stars = [0, 0, 0, 0, 0], imputed = 0, beforeCompletion = 0, burst = 0 } = row ?? {}
  return { stars, imputed, beforeCompletion, burst, ...rateOf({ stars, smallest }) }
}

export async function statisticsByKey(tx: Transaction, asked: Asked & { by: Exclude<By, 'all'> }, { forRate, forOrder }: { forRate: number; forOrder: number }): Promise<OutputOf<Procedures['statistics']>['rows']> {
  const rows = (await countRatings(tx, asked, asked.by)).map((row) => ({ key: row.key, ...countedOf(row, forRate) }))
  const places = asked.by === 'month' || asked.by === 'year' ? new Map<string, number>() : placesOf(rows, forOrder)
  const closings = await closedPoor(tx, asked)
  return rows.map((row) => ({ ...row, place: places.get(row.key) ?? null, inTime: closings.get(row.key)?.inTime ?? 0, lateClosed: closings.get(row.key)?.late ?? 0 }))
}

/** Cases of poor ratings closed in time and late. */
async function closedPoor(tx: Transaction, { center, from, to, by }: Asked & { by: Exclude<By, 'all'> }): Promise<Map<string, { inTime: number; late: number }>> {
  const key = { window: 'c."window"', item: 'c.item', month: `to_char(r.rated_on, 'YYYY-MM')`, year: `to_char(r.rated_on, 'YYYY')`, person: 'c.person' }[by]
  const rows = await tx.sql<{ key: string; inTime: number; late: number }>(
    `select ${key} as key, count(*) filter (where c.status = 'closed' and not c.late)::int as "inTime", count(*) filter (where c.status = 'closed' and c.late)::int as late
     from complaint c join rating r on r.complaint = c.id where c.center = $1 and r.rated_on between $2 and $3 and ${key} is not null group by 1`, [center, from, to])
  return new Map(rows.map(({ key: of, ...counts }) => [of, counts]))
}

export function wordsOfWindow(tx: Transaction, { center, window, from, to }: Asked): Promise<{ tag: string; count: number }[]> {
  return tx.sql(`select t as tag, count(*)::int as count from rating r, unnest(r.tags) t
    where r.center = $1 and r."window" = $2 and r.rated_on between $3 and $4 and r.standing = 'counted' group by 1 order by 2 desc, 1 limit 20`, [center, window, from, to])
}

export function compareCenters(tx: Transaction, { from, to }: { from: string; to: string }): Promise<(Row & { complaints: number; lateComplaints: number })[]> {
  return tx.sql(
    `select c.center as key, coalesce(r.stars, array[0, 0, 0, 0, 0]) as stars, coalesce(r.imputed, 0) as imputed, coalesce(r."beforeCompletion", 0) as "beforeCompletion", coalesce(r.burst, 0) as burst,
       coalesce(k.complaints, 0) as complaints, coalesce(k.late, 0) as "lateComplaints"
     from (select distinct center from "window") c
     left join (select center, array[${[1, 2, 3, 4, 5].map(star).join(', ')}] as stars, count(*) filter (where standing = 'imputed')::int as imputed,
         count(*) filter (where standing = 'before_completion')::int as "beforeCompletion", count(*) filter (where standing = 'burst')::int as burst
       from rating r where rated_on between $1 and $2 and second_of is null group by 1) r on r.center = c.center
     left join (select center, count(*)::int as complaints, count(*) filter (where late)::int as late from complaint
       where (received_at at time zone 'Asia/Shanghai')::date between $1 and $2 and status <> 'merged' group by 1) k on k.center = c.center
     order by c.center`, [from, to])
}
