import type { NoticeRaised } from '@hall/contract'
import type { FINDINGS } from '@hall/contract-cases'
import type { NEGATION_COPIES } from '@hall/regulation'
import type { Standing } from './standing.ts'

/** ISO instants and dates throughout. No name, number or telephone of an applicant: what is journaled stays. */
type Paper = { /** Number of the paper that went out; null for none. */ readonly document: string | null }
interface Negative { readonly reason: string; readonly basis: string; readonly competentBody: string; readonly explained: boolean }
export type MaterialState = 'present' | 'missing' | 'wrong' | 'correctable'
export type CopyHolder = (typeof NEGATION_COPIES)[number]
export interface Ticked { readonly code: string; readonly state: MaterialState; readonly note?: string | undefined }
export interface Stated { readonly kind: string; readonly days: number }
export interface Opened {
  readonly id: string; readonly number: string; readonly center: string; readonly department: string; readonly window: string
  readonly item: string; readonly itemVersion: number; readonly itemName: string; readonly kind: 'instant' | 'promised' | 'joint' | 'escalated'
  readonly channel: string; readonly handler: string; readonly firstAsked: string; readonly urgent: string | null; readonly departments: readonly string[]; readonly jointClass: string | null
  readonly receivedAt: string; readonly contact: string | null; readonly visit: boolean; readonly policyVersion: number
}

/** Stream `case/<id>`. */
export type CaseEvent =
  | ({ readonly type: 'CaseRegistered' } & Opened)

  | { readonly type: 'VisitEnded'; readonly clientLeft: boolean }
  | { readonly type: 'MaterialsChecked'; readonly materials: readonly Ticked[] }
  | ({ readonly type: 'NoticeIssued'; readonly missing: readonly string[]; readonly again: boolean; readonly fresh: readonly string[]; readonly reason: string | null; readonly form: string; readonly leftOut?: readonly { readonly code: string; readonly reason: string }[]; readonly answers?: { readonly canBeHandled: boolean; readonly formalitiesComplete: boolean } } & Paper)
  | { readonly type: 'SecondNoticeBlocked'; readonly fresh: readonly string[] }
  | { readonly type: 'MaterialsSupplied'; readonly materials: readonly string[]; readonly complete: boolean; readonly visit: boolean }
  | ({ readonly type: 'CaseAccepted'; readonly acceptedAt: string; readonly startsAt: string; readonly deemed: boolean; readonly stated: readonly Stated[]; readonly networkReference: string | null; readonly onPaper: boolean; /** Who took it in while learning. */ readonly assistant?: string | null; /** Accepted by somebody who learns, under an exception. */ readonly excepted?: boolean } & Paper)
  | ({ readonly type: 'AcceptanceRefused'; readonly kind: string; readonly condition: number | null } & Negative & Paper)
  | ({ readonly type: 'CaseReturned' } & Negative & Paper)
  | { readonly type: 'CaseTransferred'; readonly window: string; readonly department: string; readonly reason: string }
  | { readonly type: 'CaseWithdrawn'; readonly reason: string }
  | { readonly type: 'CaseReferred'; readonly leader: string; readonly question: string }
  | { readonly type: 'InstructionGiven'; readonly instruction: string }
  | { readonly type: 'NetworkEntered'; readonly networkReference: string }
  | { readonly type: 'CopiesKept'; readonly given: boolean; readonly kept: boolean }
  | ({ readonly type: 'ReceiptAmended'; readonly stated: readonly Stated[] } & Paper)
  | { readonly type: 'CaseAssigned'; readonly handler: string; readonly reason: string }
  | { readonly type: 'CaseExamined'; readonly grant: boolean; readonly opinion: string; readonly forms: readonly string[]; readonly site: string | null }
  | { readonly type: 'CaseSentBack'; readonly reason: string }
  | ({ readonly type: 'CaseDecided'; readonly grant: boolean; readonly opinion: string; readonly alone: boolean } & Negative)
  | { readonly type: 'CorrectionOrdered'; readonly error: string; readonly ordered: readonly string[]; readonly clause: string }
  | { readonly type: 'CorrectionAnswered'; readonly done: string }
  | { readonly type: 'CorrectionClosed' }
  | { readonly type: 'SubstituteAsked'; readonly away: string; readonly person: string; readonly from: string; readonly to: string; readonly head: string; readonly clause: string }
  | { readonly type: 'SubstituteNotNeeded'; readonly away: string }
  | { readonly type: 'StepPlanned'; readonly step: string; readonly on: string }
  | { readonly type: 'StepDone'; readonly step: string }
  | { readonly type: 'CaseForwarded'; readonly body: string; readonly step: 'contacted' | 'sent' | 'answered'; readonly note: string | null }
  | { readonly type: 'MaterialsCarried'; readonly from: string; readonly to: string; readonly materials: string; readonly carrier: string | null; readonly byApplicant: boolean }
  | ({ readonly type: 'CaseConcluded'; readonly number: string; readonly item: string; readonly outcome: Outcome; readonly onTime: boolean; readonly lateReason: string | null; readonly documentNumber: string | null } & Paper)
  | { readonly type: 'ResultTold'; readonly by: string }
  | { readonly type: 'AppointmentMade'; readonly at: string; readonly demanded: boolean }
  | { readonly type: 'AppointmentMissed'; readonly deemedOnTime: boolean }
  | { readonly type: 'ResultDelivered'; readonly by: string }
  | { readonly type: 'ProofServed'; readonly by: string }
  | { readonly type: 'MaterialsAskedBack'; readonly what: string }
  | { readonly type: 'MaterialsGivenBack'; readonly what: string }
  | { readonly type: 'ClockStopped'; readonly id: string; readonly kind: string; readonly basis: string; readonly paper: string; readonly approver: string; readonly from: string; readonly days: number | null }
  | ({ readonly type: 'StopTold'; readonly id: string; readonly notice: string; readonly days: number } & Paper)
  | { readonly type: 'StopEnded'; readonly id: string; readonly evidence: string; readonly to: string }
  | ({ readonly type: 'ExtensionRequested'; readonly id: string; readonly to: string; readonly before: string; readonly reason: string; readonly headOpinion: string | null } & Paper)
  | ({ readonly type: 'ExtensionGranted'; readonly id: string; readonly to: string; readonly by: string; readonly how: string; readonly before: string } & Paper)
  | { readonly type: 'ExtensionDenied'; readonly id: string; readonly by: string }
  | { readonly type: 'ApplicantTold'; readonly about: 'extension' | 'delay'; readonly extension: string | null; readonly reason: string }
  | ({ readonly type: 'NegationFiled'; readonly kind: string; readonly reasonCode: string; readonly missingItems: readonly string[]; readonly facts: string; readonly reasons: string; readonly basis: string; readonly dueAt: string; readonly servedOn?: string | null } & Paper)
  | { readonly type: 'NegationSigned'; readonly confirmed: boolean; readonly reason: string }
  | { readonly type: 'NegationCopiesMade'; readonly number: string; readonly copies: readonly { readonly nth: number; readonly holder: CopyHolder }[] }
  | { readonly type: 'NegationCopyPlaced'; readonly holder: CopyHolder; readonly to: string }
  | { readonly type: 'NegationClosed' }
  | ({ readonly type: 'RefusalWithdrawn'; readonly servedOn: string; readonly reason: string } & Paper)
  | { readonly type: 'WithdrawalDelivered'; readonly by: string }
  | { readonly type: 'MeetingHeld'; readonly complete: boolean; readonly legalForm: boolean; readonly decision: 'accept' | 'not_accept' | 'supplement'; readonly reason: string; readonly present: readonly string[] }
  | { readonly type: 'PartsDistributed'; readonly departments: readonly string[] }
  | { readonly type: 'OpinionGiven'; readonly department: string; readonly agree: boolean; readonly opinion: string }
  | { readonly type: 'DisagreementRaised'; readonly positions: string }
  | { readonly type: 'DisagreementCoordinated'; readonly taken: boolean; readonly outcome: string }
  | { readonly type: 'LimitWarned'; readonly clock: string; readonly rung: string; readonly to: string }
  | { readonly type: 'LimitExpired'; readonly clock: string; readonly dueOn: string }
  | ({ readonly type: 'CaseDeemedApproved'; readonly number: string; readonly item: string; readonly legalBasis: string } & Paper)
  | { readonly type: 'DeadlineMoved'; readonly clock: string; readonly before: string; readonly after: string; readonly cause: string }
  /** Somebody holds the case, or no longer does; by when it is due. */
  | { readonly type: 'HoldingChanged'; readonly person: string; readonly open: boolean; readonly number: string; readonly item: string; readonly dueOn?: string | null }
  /** Where it stands after a step, for whoever reads along. */
  | ({ readonly type: 'CaseMoved'; readonly step: string; readonly receipt?: string } & Standing)
  | FindingRaised
  | ({ readonly type: 'NoticeRaised' } & NoticeRaised)

export type Outcome = 'granted' | 'refused' | 'done' | 'reported_upward' | 'deemed_approved'
export interface FindingRaised {
  readonly type: 'FindingRaised'; readonly id: string; readonly kind: FindingKind; readonly clause: string | null; readonly person: string | null; readonly detail: string; readonly days: number | null
}
export type FindingKind = (typeof FINDINGS)[number]
export type EventOfType<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>
