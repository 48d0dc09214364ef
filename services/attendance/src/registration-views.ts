import { dateOf } from '@hall/calendar'
import type { deduction, registration } from './db/schema.ts'

type Row = typeof registration.$inferSelect

/** Handed in, or completed, when its limit had run out (QP-ATT-10). */
export function isLate({ dueAt, countsFrom }: Pick<Row, 'dueAt' | 'countsFrom'>): boolean {
  return dueAt !== null && countsFrom !== null && Temporal.Instant.compare(countsFrom, dueAt) >= 0
}

export function registrationView(row: Row) {
  return {
    id: row.id, center: row.center, person: row.person, name: row.name, window: row.window, department: row.department,
    kind: row.kind, from: row.from.toString(), to: row.to.toString(), reason: row.reason, state: row.state, proofs: row.proofs,
    registeredBy: row.registeredBy, registeredAt: row.registeredAt.toString(), countsFrom: row.countsFrom?.toString() ?? null,
    due: row.dueAt && row.dueClause ? { date: dateOf(row.dueAt.subtract({ seconds: 1 })).toString(), clause: row.dueClause } : null,
    late: isLate(row), decidedBy: row.decidedBy, decidedAt: row.decidedAt?.toString() ?? null, decision: row.decision,
  }
}

export function deductionView({ id, center, person, name, window, date, enteredOn, finding, clause, points, revoked }: typeof deduction.$inferSelect) {
  return { id, center, person, name, window, date: date.toString(), enteredOn: enteredOn.toString(), finding, clause, points, revoked }
}
