import type { Transaction } from '@hall/database'
import type { Handler } from '../domain/situation.ts'

/** A stretch of somebody's posting as the organization service announced it; `center` null: gone from that day on. */
export interface Posting {
  readonly person: string
  readonly name: string
  readonly center: string | null
  readonly department: string | null
  readonly window: string | null
  readonly section: string | null
  readonly lead: boolean
  readonly from: Temporal.PlainDate
}

const KEEP = `
  insert into posting (person, name, center, department, "window", section, lead, starts_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (person, starts_on) do update set name = excluded.name, center = excluded.center, department = excluded.department,
    "window" = excluded."window", section = excluded.section, lead = excluded.lead`
/** Each stretch ends where the next begins. */
const CLOSE = `
  update posting p set ends_on = n.next
  from (select starts_on, lead(starts_on) over (order by starts_on) as next from posting where person = $1) n
  where p.person = $1 and p.starts_on = n.starts_on and p.ends_on is distinct from n.next`

export async function keepPosting(tx: Transaction, { person, name, center, department, window, section, lead, from }: Posting): Promise<void> {
  await Promise.all([
    tx.sql(KEEP, [person, name, center, department, window, section, lead, from], 'posting.keep'),
    tx.sql(CLOSE, [person], 'posting.close'),
  ])
}

export interface Place { readonly center: string; readonly department: string | null; readonly window: string | null; readonly name: string }

/** Where a person is posted on a day, as far as the reach of `tx` sees. */
export async function findPlace(tx: Transaction, person: string, on: Temporal.PlainDate): Promise<Place | undefined> {
  const [row] = await tx.sql<Place>(
    `select center, department, "window", name from posting
     where person = $1 and starts_on <= $2 and (ends_on is null or ends_on > $2) and center is not null`, [person, on], 'posting.place')
  return row
}

export async function findWindow(tx: Transaction, id: string, center: string): Promise<{ id: string; department: string } | undefined> {
  const [row] = await tx.sql<{ id: string; department: string }>('select id, department from "window" where id = $1 and center = $2', [id, center], 'window.find')
  return row
}

/** A window by its id, or as people write it: the number on its sign, its name, or both. */
export async function findWindowAsWritten(tx: Transaction, written: string, center: string): Promise<string | undefined> {
  const rows = await tx.sql<{ id: string; exact: boolean }>(
    `select id, id = $1 as exact from "window" where center = $2 and closed_on is null and ($1 in (id, number, name) or replace($1, ' ', '') in (number || name, name || number)) limit 2`, [written, center], 'window.written')
  return rows.find(({ exact }) => exact)?.id ?? (rows.length === 1 ? rows[0]!.id : undefined)
}

/** Who leads a window on a day and may have to do with a complaint about `person`: not the person, and nobody related. */
export async function leadsOf(tx: Transaction, { window, person }: { window: string; person: string | null }, on: Temporal.PlainDate): Promise<string[]> {
  const rows = await tx.sql<{ person: string }>(
    `select person from posting where "window" = $1 and lead and starts_on <= $2 and (ends_on is null or ends_on > $2)`, [window, on], 'posting.leads')
  const leads = rows.map((row) => row.person)
  if (person === null || leads.length === 0) return leads
  const related = await kinOf(tx, person)
  return leads.filter((lead) => lead !== person && !related.includes(lead))
}

/** Relatives of a person, whoever of the two declared it. */
export async function kinOf(tx: Transaction, person: string): Promise<string[]> {
  const rows = await tx.sql<{ other: string }>('select relative as other from kin where person = $1 union select person from kin where relative = $1', [person], 'kin.find')
  return rows.map(({ other }) => other)
}

/** A person as a handler: where posted, and related to whom. */
export async function handlerOf(tx: Transaction, id: string, { offices, on }: { offices: readonly string[]; on: Temporal.PlainDate }): Promise<Handler> {
  const place = await findPlace(tx, id, on)
  return { id, offices, window: place?.window ?? null, department: place?.department ?? null, kin: await kinOf(tx, id) }
}

/** First day of a person's unbroken time at a center, up to a day. */
export async function postedSince(tx: Transaction, person: string, { center, on }: { center: string; on: Temporal.PlainDate }): Promise<string | null> {
  const rows = await tx.sql<{ center: string | null; from: Temporal.PlainDate }>(
    'select center, starts_on as "from" from posting where person = $1 and starts_on <= $2 order by starts_on desc', [person, on], 'posting.since')
  let since: Temporal.PlainDate | undefined
  for (const row of rows) {
    if (row.center !== center) break
    since = row.from
  }
  return since?.toString() ?? null
}
