import type { Transaction } from '@hall/database'

/** A stretch of somebody's posting as the organization service announced it; `center` null: gone from that day on. */
export interface Posting {
  readonly person: string
  readonly name: string
  readonly center: string | null
  readonly department: string | null
  readonly window: string | null
  readonly section: string | null
  readonly attendanceNumber: string | null
  readonly lead: boolean
  readonly from: Temporal.PlainDate
}

const KEEP = `
  insert into posting (person, name, center, department, "window", section, attendance_number, lead, starts_on)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (person, starts_on) do update set name = excluded.name, center = excluded.center, department = excluded.department,
    "window" = excluded."window", section = excluded.section, attendance_number = excluded.attendance_number, lead = excluded.lead`
/** Each stretch ends where the next begins. */
const CLOSE = `
  update posting p set ends_on = n.next
  from (select starts_on, lead(starts_on) over (order by starts_on) as next from posting where person = $1) n
  where p.person = $1 and p.starts_on = n.starts_on and p.ends_on is distinct from n.next`

export async function keepPosting(tx: Transaction, { person, name, center, department, window, section, attendanceNumber, lead, from }: Posting): Promise<void> {
  await Promise.all([
    tx.sql(KEEP, [person, name, center, department, window, section, attendanceNumber, lead, from], 'posting.keep'),
    tx.sql(CLOSE, [person], 'posting.close'),
  ])
}

/** Who a number on the terminals of a center belonged to, and when. `until` is excluded. */
export interface NumberHolder {
  readonly number: string
  readonly person: string
  readonly department: string | null
  readonly window: string | null
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate | null
}

/** At the center of a terminal. */
export function findHolders(tx: Transaction, serial: string, numbers: readonly string[]): Promise<NumberHolder[]> {
  return tx.sql<NumberHolder>(
    `select attendance_number as number, person, department, "window", starts_on as "from", ends_on as until
     from posting where center = (select center from device where serial = $1) and attendance_number = any ($2::text[])`, [serial, numbers], 'posting.holders')
}

/** Where a person is posted on a day, as far as the reach of `tx` sees. */
export interface PersonPlace { readonly center: string; readonly department: string | null; readonly window: string | null; readonly name: string }

export async function findPlace(tx: Transaction, person: string, on: Temporal.PlainDate): Promise<PersonPlace | undefined> {
  const [row] = await tx.sql<PersonPlace>(
    `select center, department, "window", name from posting
     where person = $1 and starts_on <= $2 and (ends_on is null or ends_on > $2) and center is not null`, [person, on], 'posting.place')
  return row
}

/** Who sits at which window of a center on a day. */
export async function postedAt(tx: Transaction, center: string, on: Temporal.PlainDate) {
  const [people, windows] = await Promise.all([
    tx.sql<{ person: string; name: string; department: string | null; window: string | null }>(
      `select person, name, department, "window" from posting
       where center = $1 and "window" is not null and starts_on <= $2 and (ends_on is null or ends_on > $2) order by person`, [center, on], 'posting.at'),
    tx.sql<{ id: string; department: string }>('select id, department from "window" where center = $1 and (closed_on is null or closed_on > $2)', [center, on], 'window.at'),
  ])
  return { people, windows: new Map(windows.map((window) => [window.id, window])) }
}
