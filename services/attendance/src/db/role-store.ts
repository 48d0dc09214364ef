import type { Transaction } from '@hall/database'
import type { DecidingRole } from '@hall/regulation'

interface Place { readonly center: string; readonly department: string | null; readonly window: string | null }

const HOLDERS = `
  select distinct person from (
    select person from role_holder
    where role = any ($1::text[]) and starts_on <= $5 and (ends_on is null or ends_on > $5)
      and (center = $2 and "window" is null or department = $3 or "window" = $4)
    union all
    select person from posting
    where $6 and lead and "window" = $4 and starts_on <= $5 and (ends_on is null or ends_on > $5)
  ) h`

/** Who has one of these roles over a place on a day: by grants, and by leading the window. */
export async function findRoleHolders(tx: Transaction, roles: readonly DecidingRole[], { place, on }: { place: Place; on: Temporal.PlainDate }): Promise<string[]> {
  const rows = await tx.sql<{ person: string }>(HOLDERS, [roles, place.center, place.department, place.window, on, roles.includes('window_lead')], 'roles.holders')
  return rows.map(({ person }) => person)
}

/** Whether the window has a head beside this person. */
export async function hasOtherHead(tx: Transaction, window: string | null, { person, on }: { person: string; on: Temporal.PlainDate }): Promise<boolean> {
  if (window === null) return false
  const rows = await tx.sql(
    `select 1 from posting where "window" = $1 and lead and person <> $2 and starts_on <= $3 and (ends_on is null or ends_on > $3)
     union all
     select 1 from role_holder where "window" = $1 and role in ('window_lead', 'chief_representative') and person <> $2 and starts_on <= $3 and (ends_on is null or ends_on > $3) limit 1`,
    [window, person, on], 'roles.head')
  return rows.length > 0
}

/** Whose turn it is; undefined where no roster was made for the day. */
export async function findDutyTurn(tx: Transaction, center: string, on: Temporal.PlainDate): Promise<string | undefined> {
  const [row] = await tx.sql<{ person: string }>('select person from duty_turn where center = $1 and date = $2', [center, on], 'duty.turn')
  return row?.person
}

/** First day with a check after a moment. */
export async function findBackOn(tx: Transaction, person: string, after: Temporal.PlainDateTime): Promise<Temporal.PlainDateTime | undefined> {
  const [row] = await tx.sql<{ at: Temporal.PlainDateTime }>('select at from punch where person = $1 and at >= $2 order by at limit 1', [person, after], 'punch.back')
  return row?.at
}
