import type { Transaction } from '@hall/database'
import { and, asc, gte, lte } from 'drizzle-orm'
import { centerDay } from './schema.ts'

export interface HallPerson { readonly person: string; readonly name: string; readonly lead: boolean }
export interface HallWindow { readonly window: string; readonly department: string | null; readonly people: readonly HallPerson[] }

const AT_WINDOWS = `
  select w.id as "window", w.department,
    coalesce(jsonb_agg(jsonb_build_object('person', p.person, 'name', p.name, 'lead', p.lead) order by p.lead desc, p.person)
      filter (where p.person is not null), '[]') as people
  from "window" w
    left join posting p on p."window" = w.id and p.center = w.center and p.starts_on <= $2 and (p.ends_on is null or p.ends_on > $2)
      and p.attendance_number is not null
  where w.center = $1 and (w.closed_on is null or w.closed_on > $2)
  group by w.id order by w.id`

/** The windows of a center with who sits there and is on its terminals; of people only those within the reach of `tx`, and only windows with one. */
export async function peopleAtWindows(tx: Transaction, center: string, on: Temporal.PlainDate): Promise<HallWindow[]> {
  const windows = await tx.sql<HallWindow>(AT_WINDOWS, [center, on], 'hall.windows')
  return windows.filter(({ people }) => people.length > 0)
}

export type CityRow = typeof centerDay.$inferSelect

export function countDays(tx: Transaction, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<CityRow[]> {
  return tx.select().from(centerDay).where(and(gte(centerDay.date, from), lte(centerDay.date, to))).orderBy(asc(centerDay.center), asc(centerDay.date))
}

/** How many people of each center are on its terminals. */
export function countPosted(tx: Transaction, on: Temporal.PlainDate): Promise<{ center: string; people: number }[]> {
  return tx.sql(
    `select center, count(*)::int as people from posting
     where starts_on <= $1 and (ends_on is null or ends_on > $1) and center is not null and attendance_number is not null
     group by center order by center`, [on], 'hall.posted')
}
