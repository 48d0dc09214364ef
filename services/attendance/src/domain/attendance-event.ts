import type { NoticeRaised } from '@hall/contract'
import type { AttendanceContract, Verdict } from '@hall/contract-attendance'
import type { EventOf } from '@hall/contract'

type Public<T extends keyof AttendanceContract['events']> = EventOf<AttendanceContract['events'][T]>

/** What the journal of this service holds. Where an event is public, it carries what its contract shows. */
export type AttendanceEvent =
  | { readonly type: 'DeviceEnrolled'; readonly serial: string; readonly center: string; readonly name: string; readonly timezone: string; readonly records: string }
  | { readonly type: 'DeviceRetired'; readonly serial: string; readonly reason: string }
  | { readonly type: 'DeviceRefused'; readonly serial: string }
  | ({ readonly type: 'PunchesReceived'; /** Of the body as it came. */ readonly sha256: string } & Public<'punches-received'>)
  | { readonly type: 'SignInRecorded'; readonly person: string; readonly at: string; readonly reason: string }
  | { readonly type: 'AbsenceRegistered'; readonly id: string; readonly person: string; readonly kind: string; readonly from: string; readonly to: string; readonly reason: string }
  | { readonly type: 'AbsenceWithdrawn'; readonly id: string; readonly reason: string }
  | { readonly type: 'OutageDeclared'; readonly id: string; readonly serial: string | null; readonly from: string; readonly to: string | null; readonly reason: string }
  | { readonly type: 'OutageEnded'; readonly id: string; readonly to: string }
  | ({ readonly type: 'DayJudged'; readonly cause: string; readonly verdict: Verdict } & Public<'day-judged'>)
  | ({ readonly type: 'DeadlineMoved' } & Public<'deadline-moved'>)
  | ({ readonly type: 'NoticeRaised' } & NoticeRaised)
