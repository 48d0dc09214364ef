import { dateOf, endOf, startOf, type WorkingCalendar, ZONE } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { issuedOn } from '@hall/issued-documents'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, gte, lt } from 'drizzle-orm'
import type { CasesPolicy } from '@hall/regulation'
import { circularSubject, isSham, makeCircular } from '../cases/circular.ts'
import { windowOf } from '../cases/places.ts'
import { ruleBook } from '../cases/rules-in-force.ts'
import { seatedReach } from '../cases/seat.ts'
import { caseFile, circular, finding, weeklyReport } from '../db/schema.ts'
import { ledTo } from '../domain/finding-consequence.ts'
import { weekDue } from '../domain/week.ts'
import { findingView } from '../views.ts'
import type { CasesHandlers } from './handlers.ts'
import { rowEvent } from '../domain/row-event.ts'

type Weekly = NonNullable<CasesPolicy['weekly']>

/** What the record shows to be wrong, who decides about it, and the reports of the windows. */
export function watchHandlers(service: ServiceContext): CasesHandlers['watch'] {
  return {
    findings: async ({ center, kind, state, from, to, ...page }, call) => {
      const refusal = outside(call, { center })
      if (refusal) return refusal
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const where = and(
          center ? eq(finding.center, center) : undefined, kind ? eq(finding.kind, kind) : undefined, state ? eq(finding.state, state) : undefined,
          from ? gte(finding.at, startOf(Temporal.PlainDate.from(from))) : undefined, to ? lt(finding.at, endOf(Temporal.PlainDate.from(to))) : undefined,
        )
        const { rows, total } = await listPage(tx, tx.select().from(finding).where(where).$dynamic(), { page, sortable: { at: finding.at, kind: finding.kind }, defaultSort: '-at', tiebreaker: finding.id })
        return { ok: true, value: { rows: rows.map(findingView), total } }
      })
    },

    decide: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const [row] = await tx.select().from(finding).where(and(eq(finding.id, input.id), eq(finding.center, input.center))).for('update')
      if (!row) return problem('FINDING_UNKNOWN')
      if (row.state !== 'open') return problem('FINDING_DECIDED', { details: { state: row.state } })
      if (!input.confirmed && input.reason.trim() === '') return problem('REASON_MISSING')
      const policy = (await ruleBook(tx, row.center)).on(dateOf(row.at))?.policy
      const led = input.confirmed && policy ? ledTo(row, policy, await confirmedBefore(tx, row)) : undefined
      const { consequence = null, ground = null } = led ?? {}
      await tx.update(finding).set({ consequence, ground, state: input.confirmed ? 'confirmed' : 'dismissed', decidedBy: call.actor.id, decidedAt: call.now }).where(eq(finding.id, row.id))
      const number = input.confirmed && isSham(row.kind) ? await makeCircular(tx, row, { now: call.now, by: { id: call.actor.id, name: call.actor.name }, newId: service.newId }) : null
      const [told] = await tx.sql<{ n: number }>('select count(*)::int as n from journal where stream = $1', [`finding/${row.id}`], 'finding.told')
      const appended = await append(tx, { stream: `finding/${row.id}`, expectedVersion: told!.n, events: [rowEvent({ type: 'FindingDecided', id: row.id, confirmed: input.confirmed, reason: input.reason, circular: number }), ...(led ? [led.event] : [])], meta: { ...metaOf(call, input), center: row.center, department: row.department ?? undefined, window: row.window ?? undefined } })
      return appended.ok ? { ok: true, value: { id: row.id, circular: number, consequence, ground } } : appended
    }),

    circulars: async ({ center, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { rows, total } = await listPage(tx, tx.select().from(circular).where(eq(circular.center, center)).$dynamic(), { page, sortable: { at: circular.at }, defaultSort: '-at', tiebreaker: circular.id })
      const papers = await issuedOn(tx, rows.map(({ id }) => circularSubject(String(id))))
      return { ok: true, value: { total, rows: rows.map(({ id, number, window, grounds, at, clause }) => ({ id: String(id), number, window, grounds, at: at.toString(), clause, documents: papers.get(circularSubject(String(id))) ?? [] })) } }
    }),

    weekly: async ({ center, week }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const book = await ruleBook(tx, center)
      const weekly = book.on(Temporal.PlainDate.from(week))?.policy.weekly
      if (!weekly) return problem('POLICY_MISSING', { details: { center } })
      const from = mondayOf(Temporal.PlainDate.from(week))
      const due = dueOf(from, weekly, book.calendar)
      const [kept, windows] = await Promise.all([
        tx.selectDistinctOn([weeklyReport.window]).from(weeklyReport).where(and(eq(weeklyReport.center, center), eq(weeklyReport.from, from))).orderBy(weeklyReport.window, desc(weeklyReport.version)),
        tx.sql<{ id: string }>('select id from "window" where center = $1 and (closed_on is null or closed_on > $2) order by number', [center, from]),
      ])
      const rows = await Promise.all(windows.map(async ({ id }) => reportView(kept.find((one) => one.window === id) ?? { ...(await countWeek(tx, { center, window: id, from })), center, department: '', window: id, from, version: 0, dueAt: due ?? call.now, confirmedAt: null, confirmedBy: null, late: due !== null && Temporal.Instant.compare(call.now, due) > 0, note: '' })))
      return { ok: true, value: { dueAt: due?.toString() ?? null, rows } }
    }),

    confirmWeek: async (input, call) => {
      const refusal = outside(call, { center: input.center, window: input.window })
      if (refusal) return refusal
      const { reach } = await seatedReach(service, call)
      return service.command({ ...call, reach }, input, async (tx) => {
        const { center, window, note } = input
        const book = await ruleBook(tx, center)
        const from = mondayOf(Temporal.PlainDate.from(input.week))
        const weekly = book.on(from)?.policy.weekly
        if (!weekly) return problem('POLICY_MISSING', { details: { center } })
        const due = dueOf(from, weekly, book.calendar)
        if (!due) return problem('WEEK_WITHOUT_WORKDAYS', { clause: weekly.clause })
        const place = await windowOf(tx, window)
        if (place?.center !== center) return problem('NOT_YOURS')
        const version = (await tx.$count(weeklyReport, and(eq(weeklyReport.center, center), eq(weeklyReport.window, window), eq(weeklyReport.from, from)))) + 1
        const row = { ...(await countWeek(tx, { center, window, from })), center, department: place.department, window, from, version, dueAt: due, confirmedAt: call.now, confirmedBy: call.actor.id, late: Temporal.Instant.compare(toSecond(call.now), due) > 0, note }
        await tx.insert(weeklyReport).values(row)
        const appended = await append(tx, { stream: `week/${window}/${from}`, expectedVersion: version - 1, events: [rowEvent({ type: 'WeekReported', window, from: from.toString(), late: row.late })], meta: { ...metaOf(call, input), center, department: place.department, window } })
        return appended.ok ? { ok: true, value: reportView(row) } : appended
      })
    },

    report: async (input, call) => service.command(call, input, async (tx) => {
      const [of] = await tx.select().from(caseFile).where(eq(caseFile.id, input.case))
      if (!of) return problem('CASE_UNKNOWN')
      const policy = (await ruleBook(tx, of.center)).on(dateOf(of.receivedAt))?.policy
      const own = input.kind === 'unauthorized_negation' ? policy?.negative.filing : input.kind === 'refused_for_absence' ? policy?.negative.absence : undefined
      const clause = own?.clause ?? policy?.negative.says.clause ?? null
      const id = service.newId()
      await tx.insert(finding).values({ id, case: of.id, number: of.number, center: of.center, department: of.department, window: of.window, person: of.person, kind: input.kind, clause, at: call.now, detail: input.detail, days: null, state: 'open' })
      const appended = await append(tx, { stream: `finding/${id}`, expectedVersion: 0, events: [rowEvent({ type: 'FindingReported', id, kind: input.kind, case: of.id })], meta: { ...metaOf(call, input), center: of.center, department: of.department, window: of.window ?? undefined } })
      return appended.ok ? { ok: true, value: { id } } : appended
    }),
  }
}

/** Confirmed findings of the same kind against the person before this one. */
async function confirmedBefore(tx: Transaction, { center, person, kind }: typeof finding.$inferSelect): Promise<number> {
  return person === null ? 0 : tx.$count(finding, and(eq(finding.center, center), eq(finding.person, person), eq(finding.kind, kind), eq(finding.state, 'confirmed')))
}

/** A report of the closing second is in time: EP-CAS-01. */
function toSecond(now: Temporal.Instant): Temporal.Instant {
  return now.round({ smallestUnit: 'second', roundingMode: 'floor' })
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 })
}

function dueOf(monday: Temporal.PlainDate, weekly: Weekly, calendar: WorkingCalendar): Temporal.Instant | null {
  return weekDue(monday, weekly.value, calendar)?.toZonedDateTime(ZONE).toInstant() ?? null
}

const COUNT_WEEK = `
select count(*) filter (where received_at >= $3 and received_at < $4)::int as received, count(*) filter (where accepted_at >= $3 and accepted_at < $4)::int as accepted,
  count(*) filter (where finished_at >= $3 and finished_at < $4)::int as finished, count(*) filter (where finished_at is null or finished_at >= $4)::int as open,
  count(*) filter (where urgent and received_at >= $3 and received_at < $4)::int as urgent
from case_file where center = $1 and "window" = $2 and received_at < $4 and (finished_at is null or finished_at >= $3)`

async function countWeek(tx: Transaction, { center, window, from }: { center: string; window: string; from: Temporal.PlainDate }) {
  const [row] = await tx.sql<{ received: number; accepted: number; finished: number; open: number; urgent: number }>(COUNT_WEEK, [center, window, startOf(from), startOf(from.add({ days: 7 }))], 'week.count')
  return row!
}

type Report = Omit<typeof weeklyReport.$inferSelect, 'confirmedAt' | 'confirmedBy'> & { confirmedAt: Temporal.Instant | null; confirmedBy: string | null }
function reportView({ department: _department, from, dueAt, confirmedAt, ...row }: Report) {
  return { ...row, id: `${row.window}/${from}/${row.version}`, from: from.toString(), to: from.add({ days: 6 }).toString(), dueAt: dueAt.toString(), confirmedAt: confirmedAt?.toString() ?? null }
}
