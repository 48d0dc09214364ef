import { MOST_COUNTED, type Page, type PageQuery, ProblemError } from '@hall/contract'
import { asc, desc, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgSelect } from 'drizzle-orm/pg-core'
import type { Transaction } from './database.ts'

export interface ListOptions {
  readonly page: Pick<PageQuery, 'page' | 'size' | 'sort'>
  /** Name a caller may sort by -> column. */
  readonly sortable: Readonly<Record<string, PgColumn | SQL>>
  /** Used when the caller asks for none; `field` or `-field`. */
  readonly defaultSort: string
  /** Unique column, last in every order, so that a row is on one page only. */
  readonly tiebreaker: PgColumn
  /** Where it is kept as rows come and go, so that nothing is counted here. */
  readonly total?: number | undefined
}

/** One page of a `$dynamic()` select and the count of its rows, up to one past MOST_COUNTED. Throws ProblemError BAD_INPUT for an unknown sort. */
export async function listPage<T extends PgSelect>(
  tx: Transaction,
  select: T,
  { page: { page, size, sort }, sortable, defaultSort, tiebreaker, total: kept }: ListOptions,
): Promise<Page<T['_']['result'][number]>> {
  const wanted = sort ?? defaultSort
  const field = wanted.replace(/^-/, '')
  const column = Object.hasOwn(sortable, field) ? sortable[field] : undefined
  if (!column) {
    throw new ProblemError({ code: 'BAD_INPUT', details: { field: 'sort', allowed: Object.keys(sortable) } })
  }
  const direction = wanted.startsWith('-') ? desc : asc
  const counted = sql`(${select.getSQL()} limit ${MOST_COUNTED + 1}) as counted`
  const [total, rows] = await Promise.all([
    kept ?? tx.$count(counted),
    select.orderBy(direction(column), asc(tiebreaker)).limit(size).offset((page - 1) * size),
  ])
  return { rows, total }
}
