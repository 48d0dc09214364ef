import type { NoticeRaised } from '@hall/contract'
import type { AttendanceContract, Verdict } from '@hall/contract-attendance'
import type { EventOf } from '@hall/contract'
import type { LeaveSideEvent } from './leave-side-event.ts'
import type { Figures } from './month/day-figures.ts'

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
  | ({ readonly type: 'SignInsMissed' } & Public<'sign-ins-missed'>)
  | ({ readonly type: 'MissingEnded' } & Public<'missing-ended'>)
  | ({ readonly type: 'DeadlineMoved' } & Public<'deadline-moved'>)
  | ({ readonly type: 'NoticeRaised' } & NoticeRaised)
  | LeaveSideEvent
  | ({ readonly type: 'AbsenceGroundRaised' } & Public<'absence-ground-raised'>)
  | ({ readonly type: 'DeductionEntered' } & Public<'deduction-entered'>)
  | { readonly type: 'RoundStarted'; readonly center: string; readonly kind: string; readonly at: string }
  | { readonly type: 'LooksRecorded'; readonly center: string; readonly looks: readonly { readonly window: string; readonly person: string | null; readonly state: string; readonly at: string; readonly authorised: boolean }[]; readonly standIns?: readonly { readonly cover: string; readonly met: readonly string[] }[] }
  | ({ readonly type: 'RoundFinished' } & Public<'round-finished'>)
  | { readonly type: 'RegistrationMade' | 'RegistrationResubmitted'; readonly id: string; readonly person: string; readonly kind: string; readonly from: string; readonly to: string; readonly late: boolean; readonly proofs: number }
  | { readonly type: 'RegistrationProved'; readonly id: string; readonly late: boolean }
  | { readonly type: 'RegistrationApproved'; readonly id: string; readonly person: string }
  | { readonly type: 'RegistrationReturned'; readonly id: string; readonly person: string; readonly reason: string }
  | { readonly type: 'ObjectionMade'; readonly id: string; readonly person: string; readonly date: string; readonly finding: string; readonly point: string | null; readonly version: number }
  | { readonly type: 'ObjectionWithdrawn'; readonly id: string }
  | ({ readonly type: 'ObjectionDecided'; readonly id: string; readonly reason: string } & Public<'objection-decided'>)
  | { readonly type: 'CorrectionMade'; readonly id: string; readonly person: string; readonly date: string; readonly finding: string; readonly point: string | null; readonly ruling: string; readonly reason: string }
  | { readonly type: 'MonthReady'; readonly center: string; readonly month: string }
  | { readonly type: 'MonthConfirmed'; readonly center: string; readonly month: string; readonly note: string | null }
  | ({ readonly type: 'MonthPosted' } & Public<'month-posted'>)
  | ({ readonly type: 'MonthClosed' } & Public<'month-closed'>)
  | { readonly type: 'MonthChanged'; readonly center: string; readonly person: string; readonly month: string; readonly date: string; readonly before: Figures; readonly after: Figures; readonly cause: string }
  | { readonly type: 'BriefingIssued'; readonly center: string; readonly number: string; readonly months: readonly string[]; readonly recipients: readonly string[] }
  | ({ readonly type: 'StatementIssued'; readonly id: string } & Public<'statement-issued'>)
  | { readonly type: 'StatementAcknowledged'; readonly id: string; readonly department: string; readonly month: string }
  | { readonly type: 'CommandOrdered'; readonly id: string; readonly serial: string; readonly kind: string }
  | { readonly type: 'UsersOrdered'; readonly serial: string; readonly count: number }
  | { readonly type: 'CommandAnswered'; readonly id: string; readonly serial: string; readonly kind: string; readonly returnCode: number }
  | { readonly type: 'CommandCancelled'; readonly id: string; readonly serial: string }
  | { readonly type: 'FileImported'; readonly serial: string; readonly sha256: string; readonly accepted: number; readonly known: number; readonly unread: number }
