import type { Page, PageQuery } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { and, asc, desc, eq, gt, gte, isNull, lt, lte, or, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { plain, posting, seat } from './schema.ts'

export type PostingRow = typeof posting.$inferSelect

export interface PeopleFilter {
  readonly center?: string
  readonly department?: string
  readonly window?: string
  readonly search?: string
  readonly on: Temporal.PlainDate
}

interface Staying { readonly from: PgColumn; readonly until: PgColumn }
export function onDay({ from, until }: Staying, day: Temporal.PlainDate): SQL {
  return and(lte(from, day), or(isNull(until), gt(until, day)))!
}

export function selectPeople(tx: Transaction, filter: PeopleFilter) {
  return tx.select().from(posting).where(matching(filter)).$dynamic()
}

export function listPeople(tx: Transaction, filter: PeopleFilter, page: PageQuery): Promise<Page<PostingRow>> {
  return listPage(tx, selectPeople(tx, filter), {
    page,
    sortable: {
      name: plain(posting.pinyin), id: plain(posting.person), since: posting.since,
      department: posting.department, window: posting.window, attendanceNumber: posting.attendanceNumber,
    },
    defaultSort: 'name',
    tiebreaker: posting.seq,
  })
}

export function findPeople(tx: Transaction, filter: PeopleFilter): Promise<PostingRow[]> {
  return selectPeople(tx, filter).orderBy(asc(posting.center), asc(posting.window), asc(plain(posting.pinyin)), asc(posting.seq))
}

function matching({ center, department, window, search, on }: PeopleFilter): SQL | undefined {
  return and(
    onDay(posting, on),
    center === undefined ? undefined : eq(posting.center, center),
    department === undefined ? undefined : eq(posting.department, department),
    window === undefined ? undefined : eq(posting.window, window),
    search ? bySearch(search) : undefined,
  )
}

/**
 * By the beginning of the name, the number, the pinyin or its initials. Written as ranges: row-level security lets only
 * comparisons, which cannot leak what they look at, use an index; `like` would read every row.
 */
function bySearch(text: string): SQL {
  const typed = text.normalize('NFKC').replaceAll(/[\s']/g, '')
  return or(
    beginsWith(posting.name, typed),
    beginsWith(posting.person, typed.toUpperCase()),
    beginsWith(posting.pinyinJoined, typed.toLowerCase()),
    beginsWith(posting.initials, typed.toLowerCase()),
  )!
}

const HIGHEST = '\u{10FFFF}'
function beginsWith(column: PgColumn, text: string): SQL {
  return and(gte(plain(column), text), lt(plain(column), text + HIGHEST))!
}

/** A person's lines, last first. */
export function linesOf(tx: Transaction, person: string): Promise<PostingRow[]> {
  return tx.select().from(posting).where(eq(plain(posting.person), person)).orderBy(desc(posting.seq))
}

export function seatsOf(tx: Transaction, person: string) {
  return tx.select().from(seat).where(eq(seat.person, person)).orderBy(desc(seat.seq))
}

/** Who held which post on a day. */
export function seatedOn(tx: Transaction, { center, on, window }: { center: string; on: Temporal.PlainDate; window?: string }) {
  return tx.select().from(seat)
    .where(and(eq(seat.center, center), onDay(seat, on), window === undefined ? undefined : eq(seat.window, window)))
    .orderBy(asc(seat.window), asc(seat.post), desc(seat.capacity))
}

/** Of these persons, those whom another center has on `day` or later. For the widest reach: it tells numbers only. */
export async function findPostedElsewhere(tx: Transaction, persons: readonly string[], { center, day }: { center: string; day: Temporal.PlainDate }): Promise<Set<string>> {
  const rows = await tx.sql<{ person: string }>(
    `select distinct person from posting
     where person collate "C" = any($1) and center <> $2 and (ends_on is null or ends_on > $3) and ends_on is distinct from starts_on`,
    [persons, center, day],
  )
  return new Set(rows.map(({ person }) => person))
}

/** Where a person is on a day. */
export async function findLineOn(tx: Transaction, person: string, day: Temporal.PlainDate): Promise<PostingRow | undefined> {
  const [row] = await tx.select().from(posting).where(and(eq(plain(posting.person), person), onDay(posting, day))).orderBy(desc(posting.seq)).limit(1)
  return row
}
