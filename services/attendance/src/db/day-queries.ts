import { type Page, type PageQuery, ProblemError } from '@hall/contract'
import type { Finding, Verdict } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import { and, arrayOverlaps, asc, desc, eq, getTableColumns, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
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

type Listed = ReturnType<typeof newest>
const SORTABLE: Readonly<Record<string, (listed: Listed) => SQL | PgColumn>> = {
  date: (t) => t.date, person: (t) => t.person, name: (t) => t.name, outcome: (t) => t.outcome,
  firstPunch: (t) => t.firstPunch, lastPunch: (t) => t.lastPunch, judgedAt: (t) => t.judgedAt,
}

/** One page of the newest days of a filter. Throws ProblemError BAD_INPUT for an unknown sort. */
export async function listDays(tx: Transaction, filter: DayFilter, { page, size, sort = '-date' }: Pick<PageQuery, 'page' | 'size' | 'sort'>): Promise<Page<DayRow>> {
  const field = sort.replace(/^-/, '')
  const column = Object.hasOwn(SORTABLE, field) ? SORTABLE[field] : undefined
  if (!column) throw new ProblemError({ code: 'BAD_INPUT', details: { field: 'sort', allowed: Object.keys(SORTABLE) } })
  const where = await conditionsOf(tx, filter)
  const listed = newest(tx, where)
  const counted = tx.select({ one: sql`1` }).from(day).where(where).limit(MOST_LISTED)
  const direction = sort.startsWith('-') ? desc : asc
  const [total, rows] = await Promise.all([
    tx.$count(sql`(${counted.getSQL()}) as counted`),
    tx.select().from(listed).orderBy(direction(column(listed)), asc(listed.person), desc(listed.date)).limit(size).offset((page - 1) * size),
  ])
  return { rows, total }
}

/** The newest days of a filter, newest first; one more than are listed where there are more. */
export async function newestDays(tx: Transaction, filter: DayFilter): Promise<DayRow[]> {
  return tx.select(COLUMNS).from(day).where(await conditionsOf(tx, filter)).orderBy(desc(day.date), asc(day.person)).limit(MOST_LISTED + 1)
}

function newest(tx: Transaction, where: SQL | undefined) {
  return tx.select(COLUMNS).from(day).where(where).orderBy(desc(day.date), asc(day.person)).limit(MOST_LISTED).as('newest')
}

async function conditionsOf(tx: Transaction, { from, to, search, ...filter }: DayFilter): Promise<SQL | undefined> {
  const is = <T>(column: PgColumn, value: T | undefined) => (value === undefined ? undefined : eq(column, value))
  return and(
    gte(day.date, from), lte(day.date, to),
    is(day.center, filter.center), is(day.department, filter.department), is(day.window, filter.window),
    is(day.person, filter.person), is(day.outcome, filter.outcome),
    filter.finding && arrayOverlaps(day.findings, filter.finding === 'missing' ? ['missing_in', 'missing_out'] : [filter.finding]),
    search ? inArray(day.person, await findPeople(tx, search)) : undefined,
  )
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
