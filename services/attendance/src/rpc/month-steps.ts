import { EVERYTHING, hasRole } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { countOpenDays, isJudging, lockMonth, monthPeople, nextNumber } from '../db/month-queries.ts'
import { boardNotice } from '../db/schema.ts'
import { refuseClose, refuseConfirm, refusePost } from '../domain/month/month-state.ts'
import { postBy } from '../domain/month/month-dates.ts'
import { closeFigures, issueStatements } from '../db/closing-store.ts'
import { firstOf, loadMonthRule, type MonthRule, readyOf } from '../month-views.ts'
import { appendOne, type AttendanceHandlers, outside } from './calls.ts'
import { titleOfPosting } from '../notices/posting-title.ts'

type Handlers = Pick<AttendanceHandlers['months'], 'confirm' | 'post' | 'close'>
const EVERYBODY = 1_000_000

/** A month on its way: summed up, confirmed, put up, closed. */
export function monthStepsHandlers(service: ServiceContext): Handlers {
  return {
    confirm: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, note = null } = input
      const opened = await open(tx, input, call)
      if (!opened) return problem('MONTH_UNKNOWN')
      const { of, record, situation } = opened
      const { confirmedBy } = of.month
      if (!hasRole(call.actor, confirmedBy.value as 'coordination')) return problem('SECTION_NOT_COMPETENT', { clause: confirmedBy.clause, details: { section: confirmedBy.value } })
      const refusal = refuseConfirm(of.month, situation)
      if (refusal) return problem(refusal.code, refusal)
      const version = record.version + 1
      await tx.sql('update month set confirmed_at = $3, confirmed_by = $4, version = $5 where center = $1 and month = $2', [center, record.month, call.now, call.actor.name, version])
      const appended = await appendOne(tx, { type: 'MonthConfirmed', center, month: input.month, note }, { stream: streamOf(input), version: record.version, call, input, place: { center } })
      return appended.ok ? { ok: true, value: { version } } : appended
    }),

    post: async (input, call) => outside(call, { center: input.center }) ?? await stillJudging(service, input) ?? service.command(call, input, async (tx) => {
      const { center } = input
      const opened = await open(tx, input, call)
      if (!opened) return problem('MONTH_UNKNOWN')
      const { of, record, situation } = opened
      const refusal = refusePost(of.month, situation)
      if (refusal) return problem(refusal.code, refusal)
      const { posting, figures } = of.month
      const today = dateOf(call.now)
      const latest = postBy(of.month, of.rule.calendar, record.month)
      const late = !!latest && Temporal.PlainDate.compare(latest, today) < 0
      const number = await nextNumber(tx, { center, year: today.year, kind: 'posting' })
      const { rows } = await monthPeople(tx, { center, month: record.month }, { page: 1, size: EVERYBODY })
      const { names, place } = posting!.value
      await tx.insert(boardNotice).values({
        id: service.newId(), center, number, kind: 'posting', title: titleOfPosting(record.month), months: [input.month], issuedAt: call.now, issuedBy: call.actor.name,
        clause: posting!.clause, place, recipients: [], columns: [...figures.value], columnsClause: figures.clause, people: rows.length,
        rows: rows.map((row) => ({ month: input.month, person: names ? row.person : null, name: names ? row.name : null, department: row.department, window: row.window, figures: row.figures, provisional: row.provisional })),
      })
      await tx.sql('update month set posted_at = $3, posted_by = $4, posting_number = $5, posted_late = $6, version = $7 where center = $1 and month = $2',
        [center, record.month, call.now, call.actor.name, number, late, record.version + 1])
      const appended = await appendOne(tx, { type: 'MonthPosted', center, month: input.month, number, late }, { stream: streamOf(input), version: record.version, call, input, place: { center } })
      return appended.ok ? { ok: true, value: { number, late } } : appended
    }),

    close: async (input, call) => outside(call, { center: input.center }) ?? await stillJudging(service, input) ?? service.command(call, input, async (tx) => {
      const { center } = input
      const opened = await open(tx, input, call)
      if (!opened) return problem('MONTH_UNKNOWN')
      const { of, record, situation } = opened
      const refusal = refuseClose(of.month, situation, await countOpenDays(tx, center, record.month))
      if (refusal) return problem(refusal.code, refusal)
      const people = await closeFigures(tx, center, record.month)
      const statements = await issueStatements(tx, of, { center, month: record.month, now: call.now, newId: service.newId })
      await tx.sql('update month set closed_at = $3, closed_by = $4, version = $5 where center = $1 and month = $2', [center, record.month, call.now, call.actor.name, record.version + 1])
      const appended = await appendOne(tx, { type: 'MonthClosed', center, month: input.month, people }, { stream: streamOf(input), version: record.version, call, input, place: { center } })
      if (!appended.ok) return appended
      for (const { id, department, due } of statements) {
        const issued = await appendOne(tx, { type: 'StatementIssued', id, center, department, month: input.month, due: due.toString() }, { stream: `statement/${id}`, version: 0, call, input, place: { center, department } })
        if (!issued.ok) return issued
      }
      return { ok: true, value: { people, statements: statements.length } }
    }),
  }
}

/** Days on their way to a verdict: nothing is put up or closed beside them. What comes a moment later is a correction. */
async function stillJudging({ db, clock }: ServiceContext, { center, month }: { center: string; month: string }) {
  return await db.read(EVERYTHING, (tx) => isJudging(tx, { center, month: firstOf(month), now: clock.now() })) ? problem('MONTH_PROVISIONAL', { details: { days: 1 } }) : undefined
}

function streamOf({ center, month }: { center: string; month: string }): string {
  return `month/${center}/${month}`
}

/** The month, locked, with its rule and where it stands; undefined where the regulation sums up none. */
async function open(tx: Transaction, { center, month }: { center: string; month: string }, { now }: CallContext) {
  const first = firstOf(month)
  const of: MonthRule | undefined = await loadMonthRule(tx, center, first)
  if (!of) return undefined
  const record = await lockMonth(tx, center, first)
  return { of, record, situation: { record, readyAt: readyOf(of, first), now } }
}
