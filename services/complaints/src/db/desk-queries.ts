import { dateOf, endOf, startOf } from '@hall/calendar'
import type { OutputOf, Page, PageQuery } from '@hall/contract'
import type { ComplaintsContract } from '@hall/contract-complaints'
import { listPage, type Transaction } from '@hall/database'
import { loadCalendar } from '@hall/regulation-copy'
import { and, asc, desc, eq, gte, ilike, inArray, isNotNull, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { likeText } from '../rpc/calls.ts'
import { rowView } from '../views.ts'
import type { ComplaintRow } from './complaint-store.ts'
import { complaint, hotlineReply, rating } from './schema.ts'

type Today = OutputOf<ComplaintsContract['procedures']['desk']['today']>

export interface Filter {
  readonly center?: string | undefined
  readonly window?: string | undefined
  readonly department?: string | undefined
  readonly person?: string | undefined
  readonly channel?: ComplaintRow['channel'] | undefined
  readonly status?: ComplaintRow['status'] | undefined
  readonly ground?: string | undefined
  readonly result?: ComplaintRow['result'] | undefined
  readonly late?: boolean | undefined
  readonly search?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Null hides everything on a confidential ground. */
  readonly hidden: string[] | null
  /** People whose complaints this reader has no hand in. */
  readonly closeTo: readonly string[]
}

export const MOST_EXPORTED = 5000

function where({ center, window, department, person, channel, status, ground, result, late, search, from, to, hidden, closeTo }: Filter): SQL | undefined {
  const is = <T,>(column: Parameters<typeof eq>[0], value: T | undefined | null) => (value === undefined || value === null ? undefined : eq(column, value))
  return and(
    is(complaint.center, center), is(complaint.window, window), is(complaint.department, department), is(complaint.person, person),
    channel === undefined ? undefined : sql`${channel} = any (${complaint.channels})`,
    is(complaint.status, status), is(complaint.ground, ground), is(complaint.result, result), is(complaint.late, late),
    from === undefined ? undefined : gte(complaint.receivedAt, startOf(Temporal.PlainDate.from(from))),
    to === undefined ? undefined : lt(complaint.receivedAt, endOf(Temporal.PlainDate.from(to))),
    search ? or(ilike(complaint.number, `%${likeText(search)}%`), sql`exists (select 1 from follow_code f where f.complaint = ${complaint.id} and f.number = upper(${search.trim()}))`, ilike(complaint.caseNumber, `%${likeText(search)}%`), ilike(complaint.content, `%${likeText(search)}%`)) : undefined,
    hidden === null ? eq(complaint.confidential, false) : undefined,
    apartFrom(closeTo),
  )
}

function apartFrom(people: readonly string[]): SQL | undefined {
  return people.length === 0 ? undefined : or(isNull(complaint.person), notInArray(complaint.person, [...people]))
}

export function listComplaints(tx: Transaction, filter: Filter, page: PageQuery): Promise<Page<ComplaintRow>> {
  return listPage(tx, tx.select().from(complaint).where(where(filter)).$dynamic(), {
    page, sortable: { receivedAt: complaint.receivedAt, dueAt: complaint.dueAt, number: complaint.number, closedAt: complaint.closedAt }, defaultSort: '-receivedAt', tiebreaker: complaint.id,
  })
}

/** One more than is exported, so that too many are noticed. */
export function newestComplaints(tx: Transaction, filter: Filter): Promise<ComplaintRow[]> {
  return tx.select().from(complaint).where(where(filter)).orderBy(desc(complaint.receivedAt)).limit(MOST_EXPORTED + 1)
}

/** Of a window, a department or a person: what the reach shows and nobody has closed. */
export function listOpen(tx: Transaction, { open, closeTo, ...page }: PageQuery & { open: boolean; closeTo: readonly string[] }): Promise<Page<ComplaintRow>> {
  const state = and(open ? inArray(complaint.status, ['draft', 'open']) : undefined, apartFrom(closeTo))
  return listPage(tx, tx.select().from(complaint).where(state).$dynamic(), {
    page, sortable: { receivedAt: complaint.receivedAt, dueAt: complaint.dueAt }, defaultSort: open ? 'dueAt' : '-receivedAt', tiebreaker: complaint.id,
  })
}

/** Everything open, by what runs out first. */
export async function deskToday(tx: Transaction, center: string, { now, hidden, closeTo, named }: Pick<Filter, 'hidden' | 'closeTo'> & { now: Temporal.Instant; named: boolean }): Promise<Today> {
  const date = dateOf(now)
  const calendar = await loadCalendar(tx)
  const rows = await tx.select().from(complaint).where(and(where({ center, hidden, closeTo }), or(inArray(complaint.status, ['draft', 'open']), eq(complaint.unsettled, true))))
    .orderBy(sql`${complaint.dueAt} asc nulls last`, asc(complaint.receivedAt)).limit(500)
  const next = calendar.nextWorkday(date)
  const urgencyOf = ({ status, dueAt, dueDate, metAt }: ComplaintRow): Today['rows'][number]['urgency'] => {
    if (status === 'closed') return 'unsettled'
    if (!dueAt || !dueDate) return 'no_limit'
    if (metAt) return 'later'
    if (Temporal.Instant.compare(now, dueAt) >= 0) return 'late'
    if (dueDate.equals(date)) return 'today'
    return Temporal.PlainDate.compare(dueDate, next) <= 0 ? 'tomorrow' : 'later'
  }
  const listed = rows.map((row) => ({ ...rowView(row, { named, read: true }), urgency: urgencyOf(row), workdaysLeft: row.dueDate ? calendar.workdaysBetween(date, row.dueDate) : null }))
  const callbacks = await openCallbacks(tx, center, now)
  const [closedThisMonth, objections, answers] = await Promise.all([
    tx.$count(complaint, and(eq(complaint.center, center), gte(complaint.closedAt, startOf(date.with({ day: 1 }))))),
    tx.$count(complaint, and(eq(complaint.center, center), eq(complaint.objecting, true))),
    tx.$count(hotlineReply, and(eq(hotlineReply.center, center), isNull(hotlineReply.takenAt))),
  ])
  const count = (urgency: string) => listed.filter((row) => row.urgency === urgency).length
  return {
    now: now.toString(), date: date.toString(), rows: listed, callbacks,
    figures: {
      late: count('late'), today: count('today'), open: listed.length - count('unsettled'), unclassified: rows.filter(({ classified }) => !classified).length, objections, unsettled: count('unsettled'), closedThisMonth, answers,
    },
  }
}

async function openCallbacks(tx: Transaction, center: string, now: Temporal.Instant): Promise<Today['callbacks']> {
  const rows = await tx.select().from(rating).where(and(eq(rating.center, center), isNotNull(rating.callbackDueAt), isNull(rating.calledAt))).orderBy(asc(rating.callbackDueAt)).limit(200)
  return rows.map((row) => ({
    rating: row.id, window: row.window, stars: row.stars, ratedAt: row.ratedAt.toString(), dueAt: row.callbackDueAt!.toString(),
    late: Temporal.Instant.compare(now, row.callbackDueAt!) >= 0, clause: row.callbackClause!,
  }))
}
