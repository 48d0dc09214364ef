import type { attendanceContract } from '@hall/contract-attendance'
import type { OutputOf } from '@hall/contract'
import type { cover, leave } from '../db/leave-schema.ts'
import type { Candidate } from '../domain/cover/candidates.ts'
import type { WorkingTime } from '../domain/leave/leave-time.ts'

type Leaves = (typeof attendanceContract)['procedures']['leaves']
export type LeaveRowView = OutputOf<Leaves['list']>['rows'][number]
export type CoverView = OutputOf<(typeof attendanceContract)['procedures']['covers']['mine']>['rows'][number]

export function leaveView(row: typeof leave.$inferSelect): LeaveRowView {
  return {
    id: row.id, person: row.person, name: row.name, center: row.center, department: row.department, window: row.window,
    kind: row.kind, from: row.from.toString(), to: row.to.toString(), days: row.days, hours: row.hours, state: row.state,
    next: row.next ? { ...row.next, by: [...row.next.by] } : null, late: row.late, marks: row.marks, filedAt: row.filedAt.toString(), overdueSince: row.overdueSince?.toString() ?? null, parent: row.parent,
  }
}

export function coverView(row: typeof cover.$inferSelect): CoverView {
  return {
    id: row.id, center: row.center, window: row.window, holder: row.holder, holderName: row.holderName, person: row.person, name: row.name,
    from: row.from.toString(), to: row.to.toString(), state: row.state, filedAt: row.filedAt?.toString() ?? null, arrivedAt: row.arrivedAt?.toString() ?? null, leave: row.leave, away: row.away,
  }
}

export function timeView({ date, half, from, to }: WorkingTime) {
  return { date: date.toString(), half, from: from.toString(), to: to.toString() }
}

export function candidateView({ busy, ...rest }: Candidate) {
  return { ...rest, busy: busy ?? null }
}
