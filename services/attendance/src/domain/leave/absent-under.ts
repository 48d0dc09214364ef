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
  const touches = ({ from, to }: LeaveOnDay) => isBefore(from, date.add({ days: 1 }).toPlainDateTime()) && isBefore(date.toPlainDateTime(), to)
  const on = leaves.filter(touches)
  const under = (rule: { readonly clause: string } | undefined, found: LeaveOnDay | undefined) => (rule && found ? { clause: rule.clause, leave: found.id } : undefined)
  return under(leave.deception, on.find(({ status }) => status === 'revoked'))
    ?? under(leave.notApproved, on.find(({ status }) => status === 'asked' || status === 'refused'))
    ?? under(leave.overstay, leaves.find((one) => !touches(one) && (one.status === 'approved' || one.status === 'returned')))
}
