import type { Transaction } from '@hall/database'

const CHIEF = `
select m.person from mandate m join posting p on p.person = m.person and p.starts_on <= $2 and (p.ends_on is null or p.ends_on > $2)
where p."window" = $1 and m.starts_on <= $2 and (m.ends_on is null or m.ends_on > $2)
union all
select person from posting where "window" = $1 and lead and starts_on <= $2 and (ends_on is null or ends_on > $2)
limit 1`

/** The chief representative of a window by written mandate, else its lead. */
export async function chiefOf(tx: Transaction, window: string, on: Temporal.PlainDate): Promise<string | undefined> {
  const [row] = await tx.sql<{ person: string }>(CHIEF, [window, on], 'window.chief')
  return row?.person
}
