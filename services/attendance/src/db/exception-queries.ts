import type { Finding, Verdict } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'

/** More would be no list for today; whoever looks for older days names them in the records. */
const MOST = 500
const LOOK_BACK_DAYS = 62

export interface OpenException { readonly person: string; readonly name: string; readonly window: string | null; readonly date: Temporal.PlainDate; readonly findings: Finding['kind'][] }

/** Recent days with an exception for which nothing is handed in, within the reach of `tx`. */
export function openExceptions(tx: Transaction, center: string, today: Temporal.PlainDate): Promise<OpenException[]> {
  return tx.sql<OpenException>(
    `select d.person, d.name, d."window", d.date, d.findings from day d
     where d.center = $1 and d.outcome = 'exception' and d.date > $2::date - ${LOOK_BACK_DAYS} and d.date <= $2
       and not exists (select 1 from registration g where g.person = d.person and g.starts_at < d.date + 1 and g.ends_at > d.date)
     order by d.date desc, d.person limit ${MOST}`, [center, today], 'exceptions.open')
}

export interface QueuedDay {
  readonly person: string
  readonly name: string
  readonly window: string | null
  readonly department: string | null
  readonly date: Temporal.PlainDate
  readonly verdict: Verdict
  readonly objected: boolean
  readonly registered: boolean
}

const QUEUE = `
  from day d where d.center = $1 and d.outcome = 'exception' and not d.waiting and d.date > $2::date - ${LOOK_BACK_DAYS}
    and exists (select 1 from jsonb_array_elements(d.verdict -> 'findings') f where (f ->> 'binding')::boolean and not coalesce((f ->> 'confirmed')::boolean, false))`

/** Exceptions nobody has ruled on, the oldest first. */
export async function queuedDays(tx: Transaction, center: string, today: Temporal.PlainDate): Promise<{ rows: QueuedDay[]; total: number }> {
  const [rows, [count]] = await Promise.all([
    tx.sql<QueuedDay>(
      `select d.person, d.name, d."window", d.department, d.date, d.verdict,
         exists (select 1 from objection o where o.person = d.person and o.date = d.date and o.state = 'open') as objected,
         exists (select 1 from registration g where g.person = d.person and g.starts_at < d.date + 1 and g.ends_at > d.date and g.state in ('incomplete', 'submitted')) as registered
       ${QUEUE} order by d.date, d.person limit ${MOST}`, [center, today], 'exceptions.queue'),
    tx.sql<{ total: number }>(`select count(*)::int as total ${QUEUE}`, [center, today], 'exceptions.count'),
  ])
  return { rows, total: count!.total }
}
