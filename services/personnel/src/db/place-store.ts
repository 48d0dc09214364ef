import type { Transaction } from '@hall/database'
import { and, eq } from 'drizzle-orm'
import { postCopy, windowCopy } from './schema.ts'

type Day = Temporal.PlainDate

/** Where a person is on a day, as far as the reach of `tx` sees; `since`: first day at this place. */
export interface Stay {
  readonly person: string
  readonly name: string
  readonly center: string
  readonly department: string | null
  readonly window: string | null
  readonly lead: boolean
  readonly from: Day
  readonly until: Day | null
}

const STAYS = 'select person, name, center, department, "window", lead, starts_on as "from", ends_on as until from posting'

export async function findStay(tx: Transaction, person: string, on: Day): Promise<Stay | undefined> {
  const [row] = await tx.sql<Stay>(`${STAYS} where person = $1 and starts_on <= $2 and (ends_on is null or ends_on > $2) and center is not null`, [person, on], 'stay.on')
  return row
}

/** Somebody else of the center who has the attendance number on a day or will have it later. */
export async function findNumberHolder(
  tx: Transaction, { center, attendanceNumber, person }: { center: string; attendanceNumber: string; person: string }, from: Day,
): Promise<string | undefined> {
  const [row] = await tx.sql<{ person: string }>(
    'select person from posting where center = $1 and attendance_number = $2 and person <> $3 and (ends_on is null or ends_on > $4) limit 1',
    [center, attendanceNumber, person, from], 'number.holder')
  return row?.person
}

/** First day of the unbroken time at the same window (or, without one, at the same center). */
export async function sinceOf(tx: Transaction, stay: Stay): Promise<Day> {
  const rows = await tx.sql<Stay>(`${STAYS} where person = $1 and starts_on <= $2 order by starts_on desc`, [stay.person, stay.from], 'stay.since')
  let since = stay.from
  for (const row of rows) {
    if (row.from.equals(since)) continue
    const goesOn = row.until?.equals(since) && row.center === stay.center && row.window === stay.window
    if (!goesOn) break
    since = row.from
  }
  return since
}

export interface PlaceFilter { readonly center?: string | undefined; readonly department?: string | undefined; readonly window?: string | undefined }

/** Everybody of a place on a day. */
export function staysAt(tx: Transaction, { center, department, window }: PlaceFilter, on: Day): Promise<Stay[]> {
  return tx.sql<Stay>(
    `${STAYS} where starts_on <= $1 and (ends_on is null or ends_on > $1) and center is not null
       and ($2::text is null or center = $2) and ($3::text is null or department = $3) and ($4::text is null or "window" = $4)
     order by center, "window" nulls last, lead desc, person`, [on, center, department, window], 'stay.at')
}

export async function findWindow(tx: Transaction, id: string) {
  const [row] = await tx.select().from(windowCopy).where(eq(windowCopy.id, id))
  return row
}

export async function findPost(tx: Transaction, id: string, window: string) {
  const [row] = await tx.select().from(postCopy).where(and(eq(postCopy.id, id), eq(postCopy.window, window)))
  return row
}

export interface SeatRow { readonly post: string; readonly window: string; readonly center: string; readonly person: string; readonly capacity: 'primary' | 'backup'; readonly from: Day; readonly until: Day | null }

export function seatsAt(tx: Transaction, { center, window, post, person }: { center?: string | undefined; window?: string | undefined; post?: string | undefined; person?: string | undefined }, on: Day): Promise<SeatRow[]> {
  return tx.sql<SeatRow>(
    `select post, "window", center, person, capacity, starts_on as "from", ends_on as until from seat
     where starts_on <= $1 and (ends_on is null or ends_on > $1)
       and ($2::text is null or center = $2) and ($3::text is null or "window" = $3) and ($4::text is null or post = $4) and ($5::text is null or person = $5)
     order by post, capacity desc`, [on, center, window, post, person], 'seat.at')
}
