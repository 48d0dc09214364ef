import type { supervisionShapes as shapes } from '@hall/contract-supervision'
import type { EvaluationPolicy } from '@hall/regulation'
import type { z } from 'zod'
import type { EntryRow } from './db/entry-store.ts'
import type { matter, reconsideration, rectification, result, round, sheet } from './db/schema.ts'
import { stateOf } from './domain/ledger.ts'

type Shape<T extends 'entry' | 'round' | 'result' | 'publicResult' | 'sheet' | 'reconsideration' | 'rectification' | 'matter'> = z.input<(typeof shapes)[T]>
export type ResultRow = typeof result.$inferSelect
export type RoundRow = typeof round.$inferSelect
export type MatterRow = typeof matter.$inferSelect
const text = (value: { toString(): string } | null) => value?.toString() ?? null

export function entryView(row: EntryRow): Shape<'entry'> {
  const state = stateOf(row)
  const decision = row.decision ?? (state === 'withdrawn' ? row.withdrawnReason : null)
  return { ...row, on: row.on.toString(), state, enteredAt: row.enteredAt.toString(), decision }
}

export function roundView(row: RoundRow): Shape<'round'> {
  return { ...row, openedAt: row.openedAt.toString(), announcedAt: text(row.announcedAt), publishedAt: text(row.publishedAt), sealedAt: text(row.sealedAt) }
}

export function resultView(row: ResultRow, policy: EvaluationPolicy | undefined): Shape<'result'> {
  const grades = policy?.appraisal?.grades
  const gradeName = grades?.value.find(({ id }) => id === row.grade)?.name ?? null
  return { ...row, subject: { kind: row.kind, id: row.subject }, gradeName, gradeClause: row.grade ? (grades?.clause ?? null) : null }
}

export function publicResult({ kind, subject, department, window, points, grade, rank, field, below, last, provisional }: ResultRow): Shape<'publicResult'> {
  return { subject: { kind, id: subject }, department, window, points, grade, rank, field, below, last, provisional }
}

export function sheetView({ person, source, period, marks, enteredAt }: typeof sheet.$inferSelect): Shape<'sheet'> {
  return { appraiser: person, source, period, marks, enteredAt: enteredAt.toString() }
}

export function reconsiderationView(row: typeof reconsideration.$inferSelect): Shape<'reconsideration'> {
  return { ...row, subject: { kind: row.kind, id: row.subject }, filedBy: row.person, filedAt: row.filedAt.toString() }
}

export function rectificationView(row: typeof rectification.$inferSelect, today: Temporal.PlainDate): Shape<'rectification'> {
  return { ...row, until: row.until.toString(), reportedAt: text(row.reportedAt), overdue: row.state === 'ordered' && Temporal.PlainDate.compare(today, row.until) > 0 }
}

export function matterView(row: MatterRow): Shape<'matter'> {
  return { ...row, openedAt: row.openedAt.toString(), decidedAt: text(row.decidedAt), closedAt: text(row.closedAt) }
}
