import { type SQL, sql } from 'drizzle-orm'
import { type PgColumn, pgPolicy } from 'drizzle-orm/pg-core'

/** The one name under which a policy may let everybody read; see `findUnprotectedTables`. */
export const READ_BY_ALL = 'read_by_all'

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

type Write = 'insert' | 'update' | 'delete'

/**
 * For what whoever is logged in may read whichever center it is of: regulations, calendars, copies of them. Written with
 * the widest reach only, and only by the commands named.
 */
export function readableByAll(...writes: Write[]) {
  const all = sql`(select hall_all())`
  const check = { insert: { withCheck: all }, update: { using: all, withCheck: all }, delete: { using: all } }
  return [
    pgPolicy(READ_BY_ALL, { as: 'permissive', for: 'select', to: 'public', using: sql`true` }),
    ...writes.map((write) => pgPolicy(`all_${write}`, { as: 'permissive', for: write, to: 'public', ...check[write] })),
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
