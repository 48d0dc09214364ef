import { dateOf, localTime } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append, type EventMeta } from '@hall/journal'
import type { Result } from '@hall/contract'
import { momentOn } from '@hall/regulation'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import type { Rule } from '../domain/facts.ts'
import { evolveLeave, nextStep, timeInOrder } from '../domain/leave/evolve-leave.ts'
import type { LeaveEvent, LeaveState } from '../domain/leave/leave-event.ts'
import { workingTimes } from '../domain/leave/leave-time.ts'
import { isBefore, type Span } from '../domain/time-of-day.ts'
import { touchAway } from '../rpc/absences.ts'
import { tellOfLeave } from './announce.ts'
import { issueSlip } from './issue-slip.ts'
import { syncBalance } from './sync-balance.ts'

/** Who writes, when, under which command. */
export interface Writing {
  readonly meta: Pick<EventMeta, 'commandId' | 'actor' | 'now'>
  readonly actorName: string
  readonly newId: () => string
}

interface Change { readonly before: LeaveState | undefined; readonly events: readonly LeaveEvent[]; readonly rule: Rule; readonly filedAt: Temporal.Instant }

/** Appends what was decided and brings up everything that follows: the row, the time away on record, the account, whoever is to know. */
export async function recordLeave(tx: Transaction, { before, events, rule, filedAt }: Change, writing: Writing): Promise<Result<LeaveState, 'CONFLICT'>> {
  const version = before?.version ?? 0
  if (events.length === 0 && before) return { ok: true, value: before }
  const state = events.reduce(evolveLeave, before ?? ({ status: 'none', version: 0 } as LeaveState))
  const away = await syncAbsences(tx, state, { writing, filedAt })
  await syncBalance(tx, state, rule)
  if (events.some(({ type }) => type === 'LeaveApproved')) await issueSlip(tx, state, { rule, filedAt, writing })
  const told = await tellOfLeave(tx, { state, events, rule }, writing)
  const all: AttendanceEvent[] = [...events, ...away, ...told]
  const { center, department, window, person, id } = state
  const appended = await append(tx, {
    stream: `leave/${id}`, expectedVersion: version, events: all,
    meta: {
      ...writing.meta, center, person, ...(department && { department }), ...(window && { window }),
      policyRef: { center, area: 'attendance', version: rule.version, clauses: [...new Set([state.chain.clause, ...state.steps.map(({ clause }) => clause)])] },
    },
  })
  if (!appended.ok) return appended
  const now = { ...state, version: version + all.length }
  await keepRow(tx, now, { events, rule, filedAt, at: writing.meta.now })
  await touchLeave(tx, { before, after: now }, writing.meta.now)
  return { ok: true, value: now }
}

const KEEP = `
  insert into leave (id, center, department, "window", person, name, kind, starts_at, ends_at, days, hours, state, next, next_roles, waiting_since, late, marks,
    filed_at, overdue_since, back_on, parent, starts_due, remind_at, version, look_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $26)
  on conflict (id) do update set ends_at = excluded.ends_at, state = excluded.state, next = excluded.next, next_roles = excluded.next_roles,
    waiting_since = excluded.waiting_since, marks = excluded.marks, overdue_since = excluded.overdue_since, back_on = excluded.back_on,
    starts_due = case when $25 then excluded.starts_due else leave.starts_due end,
    look_at = case when $25 then excluded.look_at else leave.look_at end,
    remind_at = case when excluded.state = 'asked' then leave.remind_at end, version = excluded.version`

async function keepRow(tx: Transaction, state: LeaveState, { events, rule, filedAt, at }: Omit<Change, 'before'> & { at: Temporal.Instant }): Promise<void> {
  const next = nextStep(state)
  const begins = workingTimes(rule, state)[0]?.from ?? state.from
  const approved = events.some(({ type }) => type === 'LeaveApproved')
  const remind = momentOn(rule.calendar.previousWorkday(begins.toPlainDate()), '15:00')
  await tx.sql(KEEP, [
    state.id, state.center, state.department, state.window, state.person, state.name, state.kind, state.from, endOf(state), state.days, state.hours, state.status,
    next ? JSON.stringify({ id: next.id, act: next.act, by: next.by, clause: next.clause }) : null, next ? next.by : [], next ? at : null, state.late,
    JSON.stringify(state.marks), filedAt, state.overdueSince ?? null, backOn(state), state.parent,
    state.status === 'approved' ? begins : null, isBefore(localTime(at), remind) ? remind : null, state.version,
    approved || state.status !== 'approved', state.status === 'approved' ? state.to : null,
  ], 'leave.keep')
}

function endOf({ endedAt, to }: LeaveState): Temporal.PlainDateTime {
  return endedAt && isBefore(endedAt, to) ? endedAt : to
}

function backOn({ status, endedAt }: LeaveState): Temporal.PlainDate | null {
  return status === 'returned' && endedAt ? endedAt.toPlainDate() : null
}

const ABSENCE_KINDS: Partial<Record<LeaveState['kind'], string>> = { meeting: 'meeting', training: 'training', errand: 'business', compensatory: 'compensatory' }

/** The record of absences says what the leave says: spans that no longer hold are withdrawn, new ones entered. */
async function syncAbsences(tx: Transaction, state: LeaveState, { writing, filedAt }: { writing: Writing; filedAt: Temporal.Instant }): Promise<AttendanceEvent[]> {
  const wanted = timeInOrder(state)
  const standing = await tx.sql<Span & { id: string; kind: string }>(
    `select id::text, starts_at as "from", ends_at as "to", leave_kind as kind from absence where leave = $1 and withdrawn_at is null`, [state.id], 'leave.absences')
  const same = (a: Span & { kind: string }, b: Span & { kind: string }) => a.from.equals(b.from) && a.to.equals(b.to) && a.kind === b.kind
  const gone = standing.filter((row) => !wanted.some((span) => same(row, span)))
  const added = wanted.filter((span) => !standing.some((row) => same(row, span)))
  const { center, department, window, person, name } = state
  if (gone.length > 0) await tx.sql('update absence set withdrawn_at = $2 where id = any ($1::uuid[])', [gone.map(({ id }) => id), writing.meta.now])
  const entered = added.map((span) => ({ ...span, id: writing.newId() }))
  for (const { id, from, to, kind } of entered) {
    await tx.sql(
      `insert into absence (id, center, department, "window", person, kind, starts_at, ends_at, reason, approved_by, registered_at, leave, leave_kind)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [id, center, department, window, person, ABSENCE_KINDS[kind] ?? 'leave', from, to, `${name} ${kind}`, writing.actorName, filedAt, state.id, kind], 'leave.absence')
  }
  const [agreed] = entered.length === 0 ? [] : await tx.sql<{ person: string | null }>(`select person from cover where leave = $1 and state = 'accepted' order by starts_at limit 1`, [state.id], 'leave.cover')
  const event = (withdrawn: boolean) => ({ id, from, to, kind }: Span & { id: string; kind: string }): AttendanceEvent =>
    ({ type: 'AwayChanged', id, person, center, from: from.toString(), to: to.toString(), kind, cover: agreed?.person ?? null, withdrawn })
  return [...gone.map(event(true)), ...entered.map(event(false))]
}

/** Days the leave speaks of, before and after the change, up to today. */
async function touchLeave(tx: Transaction, { before, after }: { before: LeaveState | undefined; after: LeaveState }, now: Temporal.Instant): Promise<void> {
  const { person, from, to, endedAt, overdueSince, excused } = after
  const today = dateOf(now).add({ days: 1 }).toPlainDateTime()
  const ends = [to, ...(endedAt ? [endedAt] : []), ...(before ? [before.to] : []), ...excused.map((span) => span.to), ...(overdueSince ? [today] : [])]
  await touchAway(tx, { person, from, to: ends.reduce((a, b) => (isBefore(a, b) ? b : a)) }, { now })
}
