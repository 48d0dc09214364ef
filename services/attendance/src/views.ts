import type { attendanceShapes, Finding, Verdict } from '@hall/contract-attendance'
import type { z } from 'zod'
import type { absence, day, device } from './db/schema.ts'
import type { KnownDay, Place } from './judging/load-days.ts'
import { type Summary, summaryOf } from './judging/summary.ts'

type Shape<T extends 'absence' | 'correction' | 'dayRow' | 'device' | 'look' | 'punch'> = z.input<(typeof attendanceShapes)[T]>

type DayColumns = Pick<typeof day.$inferSelect, 'person' | 'name' | 'center' | 'department' | 'window' | 'date' | 'version' | 'judgedAt'> & Summary

export function dayView(row: DayColumns): Shape<'dayRow'> {
  return {
    person: row.person, name: row.name, center: row.center, department: row.department, window: row.window,
    date: row.date.toString(), version: row.version, outcome: row.outcome, findings: row.findings,
    firstPunch: row.firstPunch?.toString() ?? null, lastPunch: row.lastPunch?.toString() ?? null,
    clauses: row.clauses, judgedAt: row.judgedAt.toString(),
  }
}

/** A day nobody has recorded yet, as it stands now: version 0. */
export function unrecordedView(known: KnownDay, { center, department, window, name }: Place, { verdict, now }: { verdict: Verdict; now: Temporal.Instant }): Shape<'dayRow'> {
  return dayView({ person: known.person, date: known.date, center, department, window, name, version: 0, judgedAt: now, ...summaryOf(known, verdict) })
}

export function punchView({ id, at, method, device: serial, receivedAt, clockDriftSeconds }: KnownDay['punches'][number]): Shape<'punch'> {
  return { id, at: at.toString(), method, device: serial, receivedAt: receivedAt.toString(), clockDriftSeconds }
}

export function lookView({ id, round, kind, at, state, note, by, photos }: KnownDay['looks'][number]): Shape<'look'> {
  return { id, round, kind, at: at.toString(), state, note, by, photos: [...photos] }
}

export function correctionView({ id, finding, point, ruling, reason, by, madeAt, objection }: KnownDay['corrections'][number]): Shape<'correction'> {
  return { id, finding: finding as Finding['kind'], point, ruling, reason, by, at: madeAt.toString(), objection }
}

export function absenceView(row: typeof absence.$inferSelect): Shape<'absence'> {
  return {
    id: row.id, person: row.person, center: row.center, kind: row.kind, from: row.from.toString(), to: row.to.toString(),
    reason: row.reason, leaveKind: row.leaveKind as Shape<'absence'>['leaveKind'], approvedBy: row.approvedBy, withdrawn: row.withdrawnAt !== null,
  }
}

export function deviceView(row: typeof device.$inferSelect): Shape<'device'> {
  return {
    serial: row.serial, center: row.center, name: row.name, timezone: row.timezone, records: row.records,
    enrolledAt: row.enrolledAt.toString(), retiredAt: row.retiredAt?.toString() ?? null, lastSeenAt: row.lastSeenAt?.toString() ?? null,
    clockDriftSeconds: row.clockDriftSeconds, punches: row.punches,
  }
}
