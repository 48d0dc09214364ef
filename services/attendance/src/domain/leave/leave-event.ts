import type { LeaveDocument, LeaveKind } from '@hall/regulation'
import type { PlannedChain, PlannedStep } from './leave-chain.ts'

export type LeaveMark = 'not_in_advance' | 'no_handover' | 'left_before_cover' | 'over_entitlement' | 'no_substitute' | 'cover_not_accepted'
export type StepOutcome = 'supported' | 'opposed' | 'approved' | 'filed' | 'refused'

/** Stream `leave/<id>`. Why somebody is ill and what proves it is in rows of its own, never here. */
export type LeaveEvent =
  | {
    readonly type: 'LeaveRequested'; readonly id: string; readonly person: string; readonly name: string
    readonly center: string; readonly department: string | null; readonly window: string | null
    readonly kind: LeaveKind; readonly from: string; readonly to: string; readonly days: number; readonly hours: number
    /** With leave it adjoins. */
    readonly joinedDays: number
    readonly chain: PlannedChain; readonly late: boolean; readonly explained: boolean; readonly documents: readonly LeaveDocument[]
    /** The leave this extends. */
    readonly parent: string | null
    readonly unitInformed: string | null
  }
  | { readonly type: 'LeaveSupplemented'; readonly explained: boolean; readonly documents: readonly LeaveDocument[] }
  | { readonly type: 'LeaveStepDone'; readonly step: string; readonly outcome: StepOutcome; readonly by: string; readonly at: string; readonly reason: string | null }
  | { readonly type: 'LeaveApproved'; readonly from: string }
  | { readonly type: 'LeaveRefused'; readonly clause: string; readonly reason: string }
  | { readonly type: 'EarlierTimeConfirmed'; readonly reason: string }
  | { readonly type: 'LeaveCancelled'; readonly reason: string }
  | { readonly type: 'WorkHandedOver'; readonly to: string }
  | { readonly type: 'HandoverAcknowledged'; readonly by: string; readonly at: string }
  | { readonly type: 'LeaveDeparted'; readonly at: string }
  | { readonly type: 'LeaveExtended'; readonly by: string; readonly to: string }
  | { readonly type: 'LeaveReturned'; readonly at: string; readonly source: 'person' | 'check' | 'end'; readonly early: boolean }
  | { readonly type: 'ReturnOverdue'; readonly since: string; readonly clause: string }
  | { readonly type: 'OverstayExcused'; readonly from: string; readonly to: string; readonly kind: LeaveKind; readonly reason: string }
  | { readonly type: 'LeaveRevoked'; readonly clause: string; readonly reason: string }
  | { readonly type: 'LeaveMarked'; readonly mark: LeaveMark; readonly clause: string; readonly amount: number | null }

export type LeaveStatus = 'none' | 'asked' | 'approved' | 'refused' | 'cancelled' | 'revoked' | 'returned'

export interface StepState extends PlannedStep { readonly done: { readonly outcome: StepOutcome; readonly by: string; readonly at: string; readonly reason: string | null } | undefined }

export interface ExcusedTime { readonly from: Temporal.PlainDateTime; readonly to: Temporal.PlainDateTime; readonly kind: LeaveKind }

/** A leave as its journal tells it. */
export interface LeaveState {
  readonly status: LeaveStatus
  readonly version: number
  readonly id: string
  readonly person: string
  readonly name: string
  readonly center: string
  readonly department: string | null
  readonly window: string | null
  readonly kind: LeaveKind
  readonly from: Temporal.PlainDateTime
  readonly to: Temporal.PlainDateTime
  readonly days: number
  readonly hours: number
  readonly joinedDays: number
  readonly chain: Omit<PlannedChain, 'steps'>
  readonly steps: readonly StepState[]
  readonly late: boolean
  readonly explained: boolean
  readonly documents: readonly LeaveDocument[]
  readonly parent: string | null
  readonly unitInformed: string | null
  /** From when the approval counts; undefined until then. */
  readonly countsFrom: Temporal.PlainDateTime | undefined
  /** When it really ended: an early return, or the end of its time. */
  readonly endedAt: Temporal.PlainDateTime | undefined
  readonly returnedBy: 'person' | 'check' | 'end' | undefined
  readonly departedAt: string | undefined
  readonly overdueSince: string | undefined
  readonly extendedBy: string | undefined
  readonly handedTo: string | undefined
  readonly acknowledgedAt: string | undefined
  readonly excused: readonly ExcusedTime[]
  readonly marks: readonly { readonly mark: LeaveMark; readonly clause: string; readonly amount: number | null }[]
}
