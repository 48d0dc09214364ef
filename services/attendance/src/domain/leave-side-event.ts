import type { EventOf } from '@hall/contract'
import type { AttendanceContract } from '@hall/contract-attendance'
import type { AwayEvent } from './away/away-sign.ts'
import type { CoverEvent } from './cover/cover-event.ts'
import type { LeaveEvent } from './leave/leave-event.ts'
import type { OvertimeEvent } from './overtime/overtime.ts'

type Public<T extends keyof AttendanceContract['events']> = EventOf<AttendanceContract['events'][T]>

/** What leave, cover, signs and overtime put into the journal. */
export type LeaveSideEvent =
  | LeaveEvent | CoverEvent | AwayEvent | OvertimeEvent
  | ({ readonly type: 'AwayChanged' } & Public<'away-changed'>)
  | ({ readonly type: 'LeaveDecided' } & Public<'leave-decided'>)
  | ({ readonly type: 'CoverAgreed' } & Public<'cover-agreed'>)
  | ({ readonly type: 'CoverCalledOff' } & Public<'cover-withdrawn'>)
  | ({ readonly type: 'PostFindingRaised' } & Public<'post-finding-raised'>)
  | ({ readonly type: 'PostFindingExcused'; readonly by: string; readonly reason: string } & Public<'post-finding-excused'>)
  | ({ readonly type: 'HoldingChanged' } & Public<'holding-changed'>)
  | { readonly type: 'CallNoted'; readonly id: string; readonly person: string; readonly channel: string; readonly at: string }
  | { readonly type: 'OutingArranged'; readonly people: readonly string[]; readonly from: string; readonly to: string; readonly clause: string }
  | { readonly type: 'RestArranged'; readonly id: string; readonly person: string; readonly workedOn: string; readonly from: string; readonly to: string; readonly clause: string }
  | { readonly type: 'WindowOpened'; readonly window: string; readonly date: string }
  | { readonly type: 'NoonPartSet'; readonly window: string; readonly takesPart: boolean }
  | { readonly type: 'NoonRosterSet'; readonly window: string; readonly date: string; readonly people: readonly string[] }
  | { readonly type: 'EarlierLeavingRegistered'; readonly person: string; readonly from: string; readonly to: string; readonly clause: string }
  | { readonly type: 'HalfShiftSet'; readonly person: string; readonly from: string; readonly to: string; readonly works: string; readonly days: readonly string[]; readonly clause: string }
  | { readonly type: 'DutyTurnSet'; readonly date: string; readonly person: string }
  | { readonly type: 'ServiceStartSet'; readonly person: string; readonly since: string }
  | { readonly type: 'BalanceAdjusted'; readonly person: string; readonly days: number; readonly reason: string }
  | { readonly type: 'BalanceExpired'; readonly person: string; readonly account: string; readonly days: number; readonly on: string }
