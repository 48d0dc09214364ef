import type { Finding, Verdict } from '@hall/contract-attendance'
import type { AttendancePolicy } from '@hall/regulation'
import type { JudgedCheck } from './check.ts'
import type { Absence } from './facts.ts'

/** What was found on a working day with checks. */
interface Found {
  readonly checks: readonly JudgedCheck[]
  readonly binding: readonly Finding[]
  readonly absences: readonly Absence[]
}

/** The day in one word, and the clause that word rests on. */
export function decideOutcome({ checks: { clause } }: AttendancePolicy, { checks, binding, absences }: Found): Pick<Verdict, 'outcome' | 'clause'> {
  const [first] = binding
  if (first) return { outcome: 'exception', clause: first.clause }
  if (checks.every(({ state }) => state === 'excused')) return { outcome: isLeave(checks, absences) ? 'on_leave' : 'normal', clause }
  if (checks.some(({ state }) => state === 'waiting')) return { outcome: 'open', clause }
  return { outcome: 'normal', clause }
}

/** Compensatory rest, meetings and errands count as attended (QP-ATT-09); only leave is leave. */
function isLeave(checks: readonly JudgedCheck[], absences: readonly Absence[]): boolean {
  return checks.some(({ limit }) => absences.some(({ kind, from, to }) =>
    kind === 'leave' && Temporal.PlainDateTime.compare(from, limit) <= 0 && Temporal.PlainDateTime.compare(limit, to) <= 0))
}
