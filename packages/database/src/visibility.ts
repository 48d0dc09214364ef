import { type SQL, sql } from 'drizzle-orm'
import { type PgColumn, pgPolicy } from 'drizzle-orm/pg-core'

/** The columns of a table that say where a row belongs. */
export interface Place {
  readonly center: PgColumn
  readonly department?: PgColumn
  readonly window?: PgColumn
  readonly person?: PgColumn
}

/** Rows are seen and written within the reach of the transaction only; for the extra config of `pgTable`. */
export function visibleWithin(place: Place) {
  return pgPolicy('reach', { as: 'permissive', for: 'all', to: 'public', using: within(place), withCheck: within(place) })
}

/** As `visibleWithin` for writing; read by whoever is logged in: what hangs on the wall of a center, like the signs of its windows. */
export function publicWithin(place: Place) {
  return [visibleWithin(place), pgPolicy(PUBLIC_READ, { as: 'permissive', for: 'select', to: 'public', using: sql`true` })]
}
/** The one policy that may look past the reach. */
export const PUBLIC_READ = 'public_read'

/** As `visibleWithin`, for facts: no policy allows a change, and `migrate` grants only what a policy allows. */
export function appendOnlyWithin(place: Place) {
  return appendOnly(within(place))
}

/** For facts that belong to no place. */
export function appendOnly(visible: SQL = sql`true`) {
  return [
    pgPolicy('reach_read', { as: 'permissive', for: 'select', to: 'public', using: visible }),
    pgPolicy('reach_append', { as: 'permissive', for: 'insert', to: 'public', withCheck: visible }),
  ]
}

/**
 * For lists of work a service leaves for itself, which name people and no center: whoever writes what they follow from may put something
 * in; only the service, within the widest reach, looks at it and takes it out.
 */
export function depositOnly() {
  return [
    pgPolicy(DEPOSIT, { as: 'permissive', for: 'insert', to: 'public', withCheck: sql`true` }),
    pgPolicy('collect', { as: 'permissive', for: 'all', to: 'public', using: sql`(select hall_all())`, withCheck: sql`(select hall_all())` }),
  ]
}
/** The one policy by which anybody may write. */
export const DEPOSIT = 'deposit'

/** For facts whoever is logged in may read, whichever center they are of. Appended within the widest reach only. */
export function publicFacts() {
  return [
    pgPolicy(PUBLIC_READ, { as: 'permissive', for: 'select', to: 'public', using: sql`true` }),
    pgPolicy('reach_append', { as: 'permissive', for: 'insert', to: 'public', withCheck: sql`(select hall_all())` }),
  ]
}

/** Subselects, because a bare call would run for every row. */
function within({ center, department, window, person }: Place): SQL {
  const conditions = [sql`(select hall_all())`, sql`${center} = any ((select hall_centers())::text[])`]
  if (department) conditions.push(sql`${department} = any ((select hall_departments())::text[])`)
  if (window) conditions.push(sql`${window} = any ((select hall_windows())::text[])`)
  if (person) conditions.push(sql`${person} = any ((select hall_persons())::text[])`)
  return sql.join(conditions, sql` or `)
}
