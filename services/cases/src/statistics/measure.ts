import { dateOf } from '@hall/calendar'
import type { OutputOf } from '@hall/contract'
import type { CasesContract } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import { LYING, PAST_DUE } from './lying.ts'

interface Span { readonly from: string; readonly to: string }
interface Asked extends Span { readonly center: string; readonly by: 'item' | 'department' | 'channel' }
type Answer = OutputOf<CasesContract['procedures']['statistics']['center']>
type Measures = Answer['total']

interface Sums { key: string; received: number; accepted: number; finished: number; onTime: number; planned: number; pastPlanned: number; pastDeadline: number; noticed: number; secondNotices: number; refused: number }
interface Open { key: string; open: number }
interface Overdue { key: string; overdue: number }
interface Took { key: string; days: number; count: number }

const SUMS = (key: string) => `
select ${key} as key, sum(received)::int as received, sum(accepted)::int as accepted, sum(finished)::int as finished, sum(on_time)::int as "onTime", sum(planned)::int as planned,
  sum(past_planned)::int as "pastPlanned", sum(past_deadline)::int as "pastDeadline", sum(noticed)::int as noticed, sum(second_notices)::int as "secondNotices", sum(refused)::int as refused
from (
  select center, department, item, channel, day, received, accepted, finished, on_time, planned, past_planned, past_deadline, noticed, second_notices, refused from tally where day >= $1 and day <= $2 and ($3::text is null or center = $3)
  union all
  select center, department, item, channel, day, received, accepted, finished, on_time, planned, past_planned, past_deadline, noticed, second_notices, refused from tally_change where day >= $1 and day <= $2 and ($3::text is null or center = $3)
) t group by 1`
const OPEN = (key: string) => `select ${key} as key, sum(open)::int as open from ${LYING} group by 1`
const OVERDUE = (key: string) => `select ${key} as key, sum(open)::int as overdue from ${PAST_DUE} group by 1`
const TOOK = (key: string) => `
select ${key} as key, days, sum(count)::int as count from (
  select center, department, item, channel, days, count from duration where day >= $1 and day <= $2 and ($3::text is null or center = $3)
  union all
  select center, department, item, channel, days, finished from tally_change where day >= $1 and day <= $2 and ($3::text is null or center = $3) and days is not null
) t group by 1, 2 order by 1, 2`

/** A center's measures by item, department or channel, and all of them together. */
export async function measure(tx: Transaction, { center, by, ...span }: Asked, now: Temporal.Instant): Promise<Answer> {
  const counts = await countsBy(tx, { key: by, center, span, now })
  const rows = measuresByKey(counts)
  const names = by === 'item' ? await itemNames(tx, [...rows.keys()]) : new Map<string, { name: string; promised: number | null; statutory: number | null }>()
  return {
    total: measuresOf(counts),
    rows: [...rows].map(([key, values]) => {
      const named = names.get(key)
      return { key, ...values, name: named?.name ?? key, promisedDays: named?.promised ?? null, statutoryDays: named?.statutory ?? null }
    }).sort((a, b) => b.received - a.received),
  }
}

export async function cityMeasures(tx: Transaction, span: Span, now: Temporal.Instant) {
  const rows = measuresByKey(await countsBy(tx, { key: 'center', center: null, span, now }))
  return [...rows].map(([center, values]) => ({ center, ...values })).sort((a, b) => a.center.localeCompare(b.center))
}

interface Query { readonly key: string; readonly center: string | null; readonly span: Span; readonly now: Temporal.Instant }
interface Counts { readonly sums: readonly Sums[]; readonly open: readonly Open[]; readonly overdue: readonly Overdue[]; readonly took: readonly Took[] }

async function countsBy(tx: Transaction, { key, center, span: { from, to }, now }: Query): Promise<Counts> {
  const [sums, open, overdue, took] = await Promise.all([
    tx.sql<Sums>(SUMS(key), [from, to, center], `tally.${key}`), tx.sql<Open>(OPEN(key), [center], `open.${key}`),
    tx.sql<Overdue>(OVERDUE(key), [center, dateOf(now), now], `overdue.${key}`), tx.sql<Took>(TOOK(key), [from, to, center], `took.${key}`),
  ])
  return { sums, open: open.filter((row) => row.open !== 0), overdue: overdue.filter((row) => row.overdue !== 0), took }
}

function measuresByKey({ sums, open, overdue, took }: Counts): Map<string, Measures> {
  const [summed, lying, late, lasted] = [Map.groupBy(sums, keyOf), Map.groupBy(open, keyOf), Map.groupBy(overdue, keyOf), Map.groupBy(took, keyOf)]
  return new Map([...new Set([...summed.keys(), ...lying.keys(), ...late.keys()])].map((key) => [key, measuresOf({ sums: summed.get(key) ?? [], open: lying.get(key) ?? [], overdue: late.get(key) ?? [], took: lasted.get(key) ?? [] })]))
}
const keyOf = ({ key }: { readonly key: string }) => key

function measuresOf({ sums, open, overdue, took }: Counts): Measures {
  const sum = (name: Exclude<keyof Sums, 'key'>) => sums.reduce((total, row) => total + row[name], 0)
  return {
    received: sum('received'), accepted: sum('accepted'), finished: sum('finished'), onTime: sum('onTime'), late: sum('pastPlanned'), planned: sum('planned'), pastPlanned: sum('pastPlanned'), pastDeadline: sum('pastDeadline'),
    noticed: sum('noticed'), secondNotices: sum('secondNotices'), refused: sum('refused'),
    open: open.reduce((total, row) => total + row.open, 0), overdue: overdue.reduce((total, row) => total + row.overdue, 0), medianDays: medianOf(took.toSorted((a, b) => a.days - b.days)),
  }
}

/** The middle one of all, or between the two middle ones, from how many took how long. */
export function medianOf(took: readonly { readonly days: number; readonly count: number }[]): number | null {
  const total = took.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const nth = (n: number) => {
    let seen = 0
    return took.find(({ count }) => (seen += count) >= n)!.days
  }
  return (nth(Math.ceil(total / 2)) + nth(Math.floor(total / 2) + 1)) / 2
}

const NAMES = `
select i.id::text as id, i.name, (v.content->'promised'->>'days')::int as promised, (v.content->'statutory'->>'days')::int as statutory
from item i join item_version v on v.item = i.id and v.version = i.version where i.id::text = any ($1::text[])`

async function itemNames(tx: Transaction, ids: readonly string[]) {
  const rows = await tx.sql<{ id: string; name: string; promised: number | null; statutory: number | null }>(NAMES, [ids], 'item.names')
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}
