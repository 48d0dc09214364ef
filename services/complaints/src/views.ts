import type { OutputOf } from '@hall/contract'
import type { ClockView, ComplaintsContract } from '@hall/contract-complaints'
import { clockViewOf } from '@hall/statutory-clock'
import type { z } from 'zod'
import { dateOf } from '@hall/calendar'
import type { ComplaintRow } from './db/complaint-store.ts'
import type { consequence, rating } from './db/schema.ts'
import { isLate, isOver, type Rules, type Running, workdaysLeft } from './domain/limits.ts'

type Procedures = ComplaintsContract['procedures']
type RowView = OutputOf<Procedures['desk']['list']>['rows'][number]
type ConsequenceView = OutputOf<Procedures['consequences']['list']>['rows'][number]
type RatingView = z.input<Procedures['ratings']['list']['output']>['rows'][number]

/** `named`: the reader handles complaints, or is the person; everybody else reads a name only where something was found. */
export function rowView(row: ComplaintRow, { named, read }: { named: boolean; read: boolean }): RowView {
  const founded = row.result === 'substantiated' || row.result === 'partly'
  return {
    id: row.id, number: row.number, center: row.center, department: row.department, window: row.window,
    person: named || founded ? row.person : null,
    channel: row.channel, channels: row.channels, ground: row.ground, class: row.class, status: row.status, coordinator: row.coordinator, handler: row.handler,
    anonymous: row.anonymous, confidential: row.confidential, incomplete: row.incomplete, summary: read ? row.content.slice(0, 200) : '',
    receivedAt: row.receivedAt.toString(), dueAt: row.dueAt?.toString() ?? null, dueDate: row.dueDate?.toString() ?? null, dueClause: row.dueClause,
    closedAt: row.closedAt?.toString() ?? null, late: row.late, result: row.result, bounces: row.bounces, version: row.version, caseNumber: row.caseNumber, waitsFor: row.waitsFor,
  }
}

export function runningView(clock: Running, rules: Rules): ClockView {
  return {
    kind: clock.kind, startedAt: clock.startedAt.toString(), dueDate: clock.dueDate.toString(), endsAt: clock.endsAt.toString(), metAt: clock.metAt?.toString() ?? null,
    state: stateOf(clock, rules), workdaysLeft: workdaysLeft(clock, rules), clause: clock.clause, provisional: clock.provisional,
    movedFrom: clock.movedFrom?.toString() ?? null, reading: clockViewOf(clock.reading),
  }
}

function stateOf(clock: Running, { now }: Rules): ClockView['state'] {
  if (clock.metAt) return isLate(clock, now) ? 'met_late' : 'met'
  if (isOver(clock, now)) return 'late'
  return dateOf(now).equals(clock.dueDate) ? 'due_today' : 'running'
}

export function consequenceView(row: typeof consequence.$inferSelect): ConsequenceView {
  const { id, complaint, number, center, kind, clause, window, person, result, points, basis, year, withdrawnReason, outcome } = row
  return {
    id, complaint, number, center, kind, clause, window, person, result, points, basis, year, withdrawnReason, outcome,
    raisedAt: row.raisedAt.toString(), withdrawnAt: row.withdrawnAt?.toString() ?? null, outcomeOn: row.outcomeOn?.toString() ?? null,
  }
}

/** What was rated; nothing of whoever rated it is there to show. */
export function ratingView(row: typeof rating.$inferSelect): RatingView {
  const { id, center, window, department, item, stars, tags, comment, channel, standing, complaint, secondOf } = row
  return { id, center, window, department, item, stars, tags, comment, channel, standing, complaint, ratedAt: row.ratedAt.toString(), second: secondOf !== null }
}
