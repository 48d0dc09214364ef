import type { Finding, Verdict } from '@hall/contract-attendance'
import type { AttendancePolicy } from '@hall/regulation'

export interface Deduction { readonly finding: Finding['kind']; readonly point: string | null; readonly clause: string; readonly points: number | null }

/** One entry for each finding nobody proved in time; none while its time, or a review, still runs (QP-ATT-22). */
export function deductionsOf({ deduction }: Pick<AttendancePolicy, 'deduction'>, { final, findings, proofDue }: Verdict): Deduction[] {
  if (!deduction || !final || !proofDue) return []
  const { kinds, points } = deduction.value
  return findings
    .filter(({ binding, kind }) => binding && kinds.some((one) => one === kind))
    .map(({ kind, point }) => ({ finding: kind, point, clause: deduction.clause, points }))
}
