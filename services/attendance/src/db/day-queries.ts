import type { Reach } from '@hall/access'
import { type Page, type PageQuery, ProblemError } from '@hall/contract'
import type { Finding, Verdict } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import { and, arrayOverlaps, asc, desc, eq, getTableColumns, gte, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { day, earlierDay, posting } from './schema.ts'

export interface DayFilter {
  readonly center?: string
  readonly department?: string
  readonly window?: string
  readonly person?: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly outcome?: Verdict['outcome']
  readonly finding?: Finding['kind'] | 'missing'
  /** Beginning of a name or a staff number. */
  readonly search?: string
  /** Of the transaction: row-level security decides, this finds the index. */
  readonly reach: Reach
}

const { verdict: _verdict, ...COLUMNS } = getTableColumns(day)
export type DayRow = Omit<typeof day.$inferSelect, 'verdict'>

/**
 * A list never looks at more than the newest days of its filter, so that a page costs the same whether a center has sixty
 * people or a hundred thousand. `total` stops here; whoever looks for older days names them.
 */
export const MOST_LISTED = 10_000
/** A search that many people answer to is no search. */
const MOST_FOUND = 500

const SORTABLE: Readonly<Record<string, string>> = {
  date: 'date', person: 'person', name: 'name', outcome: 'outcome', firstPunch: 'first_punch', lastPunch: 'last_punch', judgedAt: 'judged_at',
}

/** One page of the newest days of a filter. Throws ProblemError BAD_INPUT for an unknown sort. */
export async function listDays(tx: Transaction, filter: DayFilter, { page, size, sort = '-date' }: Pick<PageQuery, 'page' | 'size' | 'sort'>): Promise<Page<DayRow>> {
  const field = sort.replace(/^-/, '')
  const column = Object.hasOwn(SORTABLE, field) ? SORTABLE[field] : undefined
  if (!column) throw new ProblemError({ code: 'BAD_INPUT', details: { field: 'sort', allowed: Object.keys(SORTABLE) } })
  const listed = newest(tx, await conditionsOf(tx, filter), MOST_LISTED).as('listed')
  const by = sql`listed.${sql.identifier(column)}`
  // Counted while they are sorted: the days are looked at once.
  const rows = await tx.select({ ...listed._.selectedFields, total: sql<number>`(count(*) over ())::int` }).from(listed)
    .orderBy(sort.startsWith('-') ? desc(by) : asc(by), asc(listed.person), desc(listed.date)).limit(size).offset((page - 1) * size)
  const [first] = rows
  const total = first || page === 1 ? (first?.total ?? 0) : await tx.$count(listed)
  return { rows, total }
}

/** The newest days of a filter, newest first; one more than are listed where there are more. */
export async function newestDays(tx: Transaction, filter: DayFilter): Promise<DayRow[]> {
  return newest(tx, await conditionsOf(tx, filter), MOST_LISTED + 1)
}

function newest(tx: Transaction, where: SQL | undefined, most: number) {
  return tx.select(COLUMNS).from(day).where(where).orderBy(desc(day.date), asc(day.person)).limit(most)
}

async function conditionsOf(tx: Transaction, { from, to, search, reach, ...filter }: DayFilter): Promise<SQL | undefined> {
  const is = <T>(column: PgColumn, value: T | undefined) => (value === undefined ? undefined : eq(column, value))
  return and(
    gte(day.date, from), lte(day.date, to),
    is(day.center, filter.center), is(day.department, filter.department), is(day.window, filter.window),
    is(day.person, filter.person), is(day.outcome, filter.outcome),
    filter.finding && arrayOverlaps(day.findings, filter.finding === 'missing' ? ['missing_in', 'missing_out'] : [filter.finding]),
    search ? inArray(day.person, await findPeople(tx, search)) : undefined,
    filter.center === undefined && filter.person === undefined ? placesOf(reach) : undefined,
  )
}

/** The widest places of a reach, in words an index understands. Somebody over whole centers is shown those; the own days have a list of their own. */
function placesOf({ all, centers, departments, windows, persons }: Reach): SQL | undefined {
  const among = (column: PgColumn, values: readonly string[]) => (values.length > 1 ? inArray(column, [...values]) : values.length === 1 ? eq(column, values[0]) : undefined)
  if (all) return undefined
  return among(day.center, centers) ?? or(among(day.department, departments), among(day.window, windows), among(day.person, persons))
}

async function findPeople(tx: Transaction, search: string): Promise<string[]> {
  const beginning = `${search.replace(/[\\%_]/g, '\\$&')}%`
  const found = tx.selectDistinct({ person: posting.person }).from(posting)
  const rows = await found.where(sql`${posting.name} collate "C" like ${beginning} or ${posting.person} collate "C" like ${beginning}`).limit(MOST_FOUND)
  return rows.map(({ person }) => person)
}

export async function findDay(tx: Transaction, person: string, date: Temporal.PlainDate): Promise<typeof day.$inferSelect | undefined> {
  const [row] = await tx.select().from(day).where(and(eq(day.person, person), eq(day.date, date)))
  return row
}

/** What a verdict was before, the latest first. */
export function earlierVersions(tx: Transaction, person: string, date: Temporal.PlainDate) {
  return tx.select().from(earlierDay).where(and(eq(earlierDay.person, person), eq(earlierDay.date, date))).orderBy(desc(earlierDay.version))
}
