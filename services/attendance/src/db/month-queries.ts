import type { Transaction } from '@hall/database'
import { ProblemError } from '@hall/contract'
import type { Figures } from '../domain/month/day-figures.ts'
import { type MonthRecord, UNTOUCHED } from '../domain/month/month-state.ts'
import { figuresOf, SUMS } from '../judging/keep-figures.ts'

type PlainDate = Temporal.PlainDate

/** Where a month of a center stands, with who did what. */
export interface MonthRow extends MonthRecord {
  readonly center: string
  readonly month: PlainDate
  readonly version: number
  readonly confirmedBy: string | null
  readonly postedBy: string | null
  readonly postingNumber: string | null
  readonly closedBy: string | null
}
export function untouched(center: string, month: PlainDate): MonthRow {
  return { center, month, version: 0, ...UNTOUCHED, confirmedBy: null, postedBy: null, postingNumber: null, closedBy: null }
}

const COLUMNS = `center, month, version, confirmed_at as "confirmedAt", confirmed_by as "confirmedBy", posted_at as "postedAt", posted_by as "postedBy",
  posting_number as "postingNumber", posted_late as "postedLate", closed_at as "closedAt", closed_by as "closedBy"`

export async function findMonth(tx: Transaction, center: string, month: PlainDate): Promise<MonthRow> {
  const [row] = await tx.sql<MonthRow>(`select ${COLUMNS} from month where center = $1 and month = $2`, [center, month], 'month.find')
  return row ?? untouched(center, month)
}

/** The same, locked and there from now on. */
export async function lockMonth(tx: Transaction, center: string, month: PlainDate): Promise<MonthRow> {
  await tx.sql('insert into month (center, month, version) values ($1, $2, 0) on conflict do nothing', [center, month], 'month.make')
  const [row] = await tx.sql<MonthRow>(`select ${COLUMNS} from month where center = $1 and month = $2 for update`, [center, month], 'month.lock')
  return row!
}

export interface MonthCount { readonly center: string; readonly month: PlainDate; readonly people: number; readonly provisional: number }

/** Months with figures within the reach of `tx`, newest first. */
export function countMonths(tx: Transaction, center: string | undefined, since: PlainDate): Promise<MonthCount[]> {
  return tx.sql(
    `select center, month, count(*)::int as people, sum(provisional)::int as provisional from month_figure
     where ($1::text is null or center = $1) and month >= $2 group by center, month order by month desc, center`, [center ?? null, since], 'months.count')
}

export function findMonths(tx: Transaction, center: string | undefined): Promise<MonthRow[]> {
  return tx.sql(`select ${COLUMNS} from month where $1::text is null or center = $1`, [center ?? null], 'months.all')
}

export interface Group { readonly id: string | null; readonly people: number; readonly figures: Figures }

/** Sums of a month by a column; one row with a null id for all of it. */
export async function sumMonth(tx: Transaction, by: 'department' | 'window' | 'all', { center, month }: { center: string; month: PlainDate }): Promise<Group[]> {
  const key = by === 'all' ? 'null::text' : `f."${by}"`
  return tx.sql<Group>(
    `with s as (select ${key} as id, count(*)::int as people, ${SUMS} from month_figure f where f.center = $1 and f.month = $2 group by 1)
     select id, people, ${figuresOf('s')} as figures from s order by id nulls last`, [center, month], `month.by.${by}`)
}

export interface DaySum { readonly date: PlainDate; readonly late: number; readonly earlyLeave: number; readonly missing: number; readonly absent: number; readonly offPost: number; readonly leave: number }
export function sumDays(tx: Transaction, center: string, month: PlainDate): Promise<DaySum[]> {
  return tx.sql(
    `select date, sum(late)::int as late, sum(early_leave)::int as "earlyLeave", sum(missing)::int as missing, sum(absent_halves)::int as absent,
       sum(off_post + wandering + vacant_post)::int as "offPost", sum(leave_halves)::int as leave
     from day_figure where center = $1 and date >= $2 and date < $2::date + interval '1 month' group by date order by date`, [center, month], 'month.days')
}

export interface PersonRow { readonly person: string; readonly name: string; readonly department: string | null; readonly window: string | null; readonly figures: Figures; readonly provisional: number; readonly asClosed: Figures | null }
export interface PeopleFilter { readonly center: string; readonly month: PlainDate; readonly department?: string | undefined; readonly window?: string | undefined; readonly search?: string | undefined }

const SORTABLE: Readonly<Record<string, string>> = {
  name: 'f.name', person: 'f.person', department: 'f.department', window: 'f."window"', late: 'f.late', early_leave: 'f.early_leave', missing: 'f.missing',
  leave: 'f.leave_halves', business: 'f.business_halves', absent: 'f.absent_halves', off_post: 'f.off_post', present: 'f.present', due: 'f.due',
}
const WHERE = `f.center = $1 and f.month = $2 and ($3::text is null or f.department = $3) and ($4::text is null or f."window" = $4)
  and ($5::text is null or f.name like $5 or f.person like $5)`

/** One page of the people of a month. Throws ProblemError BAD_INPUT for an unknown sort. */
export async function monthPeople(tx: Transaction, filter: PeopleFilter, { page, size, sort = 'person' }: { page: number; size: number; sort?: string | undefined }): Promise<{ rows: PersonRow[]; total: number }> {
  const field = sort.replace(/^-/, '')
  const column = Object.hasOwn(SORTABLE, field) ? SORTABLE[field] : undefined
  if (!column) throw new ProblemError({ code: 'BAD_INPUT', details: { field: 'sort', allowed: Object.keys(SORTABLE) } })
  const { center, month, department = null, window = null, search } = filter
  const values = [center, month, department, window, search ? `${search.replace(/[\\%_]/g, '\\$&')}%` : null]
  const [rows, [count]] = await Promise.all([
    tx.sql<PersonRow>(
      `select f.person, f.name, f.department, f."window", f.provisional, ${figuresOf('f')} as figures, case when ${changedSince('f', 'c')} then ${figuresOf('c')} end as "asClosed"
       from month_figure f left join closed_figure c on c.center = f.center and c.month = f.month and c.person = f.person
       where ${WHERE} order by ${column} ${sort.startsWith('-') ? 'desc' : 'asc'} nulls last, f.person limit $6 offset $7`, [...values, size, (page - 1) * size]),
    tx.sql<{ total: number }>(`select count(*)::int as total from month_figure f where ${WHERE}`, values, 'month.people.count'),
  ])
  return { rows, total: count!.total }
}

function changedSince(now: string, closed: string): string {
  return `${closed}.person is not null and ${figuresOf(now)} <> ${figuresOf(closed)}`
}

export function monthsOf(tx: Transaction, person: string, month: PlainDate): Promise<(PersonRow & { center: string })[]> {
  return tx.sql(
    `select f.center, f.person, f.name, f.department, f."window", f.provisional, ${figuresOf('f')} as figures, case when ${changedSince('f', 'c')} then ${figuresOf('c')} end as "asClosed"
     from month_figure f left join closed_figure c on c.center = f.center and c.month = f.month and c.person = f.person
     where f.person = $1 and f.month = $2 order by f.center`, [person, month], 'month.mine')
}

/** Days on which a time for proof with a date, or a review, still works. Those of people who have not come back have no date and hold up nothing. */
export async function countOpenDays(tx: Transaction, center: string, month: PlainDate): Promise<number> {
  const [row] = await tx.sql<{ n: number }>(
    `select count(*)::int as n from day d where d.center = $1 and d.date >= $2 and d.date < $2::date + interval '1 month' and d.outcome = 'exception' and not d.final
       and d.proof_ends_at is not null`, [center, month], 'month.open')
  return row!.n
}

/** What waits to be judged could still change the month. The list of it is read within the widest reach only. */
export async function isJudging(tx: Transaction, { center, month, now }: { center: string; month: PlainDate; now: Temporal.Instant }): Promise<boolean> {
  const rows = await tx.sql(
    `select 1 from settlement where center = $1 and date >= $2 and date < $2::date + interval '1 month' and settled_at is null and closes_at <= $3
     union all
     select 1 from days_to_judge q, unnest(q.persons, q.dates) as t(person, date)
     where t.date >= $2 and t.date < $2::date + interval '1 month'
       and exists (select 1 from posting p where p.person = t.person and p.center = $1 and p.starts_on <= t.date and (p.ends_on is null or p.ends_on > t.date))
     limit 1`, [center, month, now], 'month.judging')
  return rows.length > 0
}

/** The next number of a kind of notice in a year: `2026-003`. */
export async function nextNumber(tx: Transaction, { center, year, kind }: { center: string; year: number; kind: string }): Promise<string> {
  const [row] = await tx.sql<{ count: number }>(
    `insert into notice_count (center, year, kind, count) values ($1, $2, $3, 1)
     on conflict (center, year, kind) do update set count = notice_count.count + 1 returning count::int`, [center, year, kind], 'notice.number')
  return `${year}-${String(row!.count).padStart(3, '0')}`
}
