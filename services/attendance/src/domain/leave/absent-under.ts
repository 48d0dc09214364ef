import type { AttendancePolicy } from '@hall/regulation'
import { isBefore } from '../time-of-day.ts'

/** A leave that touches a day, or ended before it without a return. */
export interface LeaveOnDay {
  readonly id: string
  readonly status: 'asked' | 'approved' | 'refused' | 'cancelled' | 'revoked' | 'returned'
  readonly from: Temporal.PlainDateTime
  readonly to: Temporal.PlainDateTime
}

/** Under which case a day away counts as absence, where the regulation tells them apart: not approved, overstayed, by deception (WS-ATT-32..34). */
export function absentUnder({ leave }: AttendancePolicy, date: Temporal.PlainDate, leaves: readonly LeaveOnDay[]): { clause: string; leave: string } | undefined {
  if (!leave) return undefined
  for (const { id, status, from, to } of leaves) {
    const touches = isBefore(from, date.add({ days: 1 }).toPlainDateTime()) && isBefore(date.toPlainDateTime(), to)
    if (touches && status === 'revoked' && leave.deception) return { clause: leave.deception.clause, leave: id }
    if (touches && (status === 'asked' || status === 'refused') && leave.notApproved) return { clause: leave.notApproved.clause, leave: id }
    if (!touches && (status === 'approved' || status === 'returned') && !isBefore(date.toPlainDateTime(), to.toPlainDate().toPlainDateTime()) && leave.overstay) return { clause: leave.overstay.clause, leave: id }
  }
  return undefined
}
