import type { FINDINGS } from '@hall/contract-cases'
import type { ItemEvent } from './items/item-event.ts'

/** What is told of things that stand in rows and are folded from no journal, by stream. */
type ContentEvent =
  | { readonly type: 'ContentAsked'; readonly id: string; readonly window: string; readonly dueOn: string; readonly clause: string | null }
  | { readonly type: 'ContentProvided' | 'ContentFoundWrong'; readonly id: string }
type HolidayEvent =
  | { readonly type: 'HolidayServiceAsked'; readonly id: string; readonly number: string; readonly kind: string; readonly day: string }
  | { readonly type: 'HolidayServiceDecided' | 'HolidayServiceScheduled' | 'HolidayServiceGiven'; readonly id: string; readonly state: string; readonly people: readonly string[] }
  | { readonly type: 'OvertimeClaimed'; readonly id: string; readonly service: string; readonly person: string; readonly minutes: number }
type WindowEvent =
  | { readonly type: 'WindowClosed'; readonly window: string; readonly day: string; readonly session: string; readonly extendedMinutes: number }
  | { readonly type: 'SteppedOut'; readonly window: string; readonly reason: 'escort' | 'away' }
  | { readonly type: 'CameBack'; readonly window: string; readonly minutes: number }
  | { readonly type: 'BranchRegistered' | 'BranchSignConfirmed'; readonly window: string }
type FeeEvent =
  | { readonly type: 'FeeRequested' | 'FeePaid' | 'FeeReceipted'; readonly id: string; readonly cents: number; readonly lines: readonly object[] }
  | { readonly type: 'FeeReduced'; readonly item: string; readonly code: string; readonly kind: string; readonly cents: number; readonly document: string; readonly from: string }
  | { readonly type: 'FeeIncidentReported'; readonly id: string; readonly person: string | null }
/** A deduction entered and a ground for elimination are told to other services as they stand. */
export type ConsequenceEvent =
  | { readonly type: 'DeductionEntered'; readonly center: string; readonly department: string | null; readonly window: string | null; readonly person: string; readonly finding: string; readonly kind: string; readonly clause: string | null; readonly points: number | null }
  | { readonly type: 'ConductGroundRaised'; readonly center: string; readonly person: string; readonly ground: number; readonly count: number; readonly clause: string; readonly finding: string }
type WatchEvent =
  | { readonly type: 'FindingDecided'; readonly id: string; readonly confirmed: boolean; readonly reason: string; readonly circular: string | null }
  | { readonly type: 'FindingReported'; readonly id: string; readonly kind: (typeof FINDINGS)[number]; readonly case: string }
  | { readonly type: 'WeekReported'; readonly window: string; readonly from: string; readonly late: boolean }
type RegisterEvent =
  | { readonly type: 'MappingSaved'; readonly name: string; readonly mapping: Readonly<Record<string, string>> }
  | { readonly type: 'RegisterStarted'; readonly id: string; readonly filename: string; readonly cases: number }
  | { readonly type: 'RegisterCasesKept'; readonly import: string; readonly cases: readonly { readonly id: string; readonly digest: string }[] }

export type RowEvent = ContentEvent | HolidayEvent | WindowEvent | FeeEvent | ConsequenceEvent | WatchEvent | RegisterEvent | ItemEvent

export const rowEvent = (event: RowEvent): RowEvent => event
