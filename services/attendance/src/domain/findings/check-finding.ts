import type { Finding } from '@hall/contract-attendance'
import type { AttendancePolicy } from '@hall/regulation'
import type { JudgedCheck } from '../check.ts'

/** What a check that was not met amounts to under the policy: late, early, missing; nothing where it opens nothing. */
export function checkFinding(policy: AttendancePolicy, check: JudgedCheck): Finding | undefined {
  const { point, punch, limitText, seconds } = check
  const limitClause = point.limit.clause
  const base = { point: point.id, value: limitText, days: null, binding: true, facts: punch ? [punch.id] : [] }
  switch (check.state) {
    case 'met': case 'excused': case 'waiting': return undefined
    case 'late': return { ...base, kind: 'late', clause: policy.late?.clause ?? limitClause, seconds }
    case 'early': return { ...base, kind: 'early_leave', clause: policy.earlyLeave?.clause ?? limitClause, seconds }
    case 'missed': {
      if (!policy.missing?.value.opensException) return undefined
      return { ...base, kind: point.direction === 'in' ? 'missing_in' : 'missing_out', clause: policy.missing.clause, seconds: null }
    }
  }
}
