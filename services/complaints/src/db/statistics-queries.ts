import type { Reach } from '@hall/access'
import type { OutputOf } from '@hall/contract'
import type { ComplaintsContract } from '@hall/contract-complaints'
import type { Transaction } from '@hall/database'

type Statistics = OutputOf<ComplaintsContract['procedures']['desk']['statistics']>
type By = 'channel' | 'ground' | 'window' | 'item' | 'person' | 'center' | 'department' | 'month' | 'year'

/** A matter that came by several channels counts in each of them; a person is counted only where something was found. */
const KEYS: Record<By, { key: string; from?: string; where?: string }> = {
  channel: { key: 'ch', from: ', unnest(c.channels) as ch' },
  ground: { key: 'c.ground' },
  window: { key: 'c."window"', where: 'c."window" is not null' },
  item: { key: 'c.item', where: 'c.item is not null' },
  person: { key: 'c.person', where: `c.person is not null and c.result in ('substantiated', 'partly')` },
  center: { key: 'c.center' },
  department: { key: 'c.department', where: 'c.department is not null' },
  month: { key: `to_char(c.received_at at time zone 'Asia/Shanghai', 'YYYY-MM')` },
  year: { key: `to_char(c.received_at at time zone 'Asia/Shanghai', 'YYYY')` },
}
const SPAN = `c.received_at >= ($1::date)::timestamp at time zone 'Asia/Shanghai' and c.received_at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'
  and ($3::text is null or c.center = $3) and c.status <> 'merged'`
/** From so many complaints about one thing on. */
const REPEATED_FROM = 2

export async function statisticsOf(tx: Transaction, { center, by, from, to }: { center?: string | undefined; by: By; from: string; to: string; reach: Reach }): Promise<Statistics> {
  const { key, from: join = '', where = 'true' } = KEYS[by]
  const values = [from, to, center ?? null]
  const rows = await tx.sql<Statistics['rows'][number]>(
    `select ${key} as key, ${by === 'person' ? `(select name from posting p where p.person = ${key} order by starts_on desc limit 1)` : 'null::text'} as name,
       count(*)::int as received, count(*) filter (where c.status = 'closed')::int as closed, count(*) filter (where c.status in ('draft', 'open'))::int as open,
       count(*) filter (where c.late)::int as late, count(*) filter (where c.result = 'substantiated')::int as substantiated,
       count(*) filter (where c.result = 'partly')::int as partly, count(*) filter (where c.result = 'unsubstantiated')::int as unsubstantiated, coalesce(sum(c.bounces), 0)::int as bounces
     from complaint c${join} where ${SPAN} and ${where} group by 1 order by received desc, key limit 200`, values)
  const repeated = await tx.sql<Statistics['repeated'][number]>(
    `select c.ground, c."window", count(*)::int as complaints, (array_agg(c.number order by c.received_at desc))[1:20] as numbers
     from complaint c where ${SPAN} and c."window" is not null and not c.confidential group by 1, 2 having count(*) >= $4 order by 3 desc, 1, 2 limit 20`, [...values, REPEATED_FROM])
  return { rows, repeated }
}
