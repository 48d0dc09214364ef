import type { Finding } from '@hall/contract-attendance'
import type { AttendancePolicy } from '@hall/regulation'
import type { Punch } from '../facts.ts'

/** Punches kept as facts whose method the regulation does not accept (QP-ATT-02, EP-ATT-03, TG-ATT-02, TG-ATT-03, WS-ATT-16). */
export function notCountedFinding({ methods }: AttendancePolicy, punches: readonly Punch[]): Finding[] {
  if (punches.length === 0) return []
  return [{
    kind: 'not_counted', clause: methods.clause, point: null, value: methods.value.join(', '),
    seconds: null, days: null, facts: punches.map(({ id }) => id), binding: false,
  }]
}
