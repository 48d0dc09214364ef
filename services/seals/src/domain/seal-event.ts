import type { EventOf, HoldingChanged, NoticeRaised } from '@hall/contract'
import type { SealsContract } from '@hall/contract-seals'

type Public<T extends keyof SealsContract['events']> = EventOf<SealsContract['events'][T]>
type Filing = Public<'seal-filed'>['kind']
interface Paper { readonly title: string; readonly number: string | null; readonly sha256: string }

/** What the journal of this service holds, which is the ledger of the seals. Pictures stay in rows; their digests stand here. */
export type SealEvent =
  | ({ readonly type: 'SealRegistered'; readonly name: string; readonly kind: string; readonly medium: string; readonly section: string | null; readonly responsible: string | null; readonly items: readonly string[]; readonly validUntil: string | null } & Public<'seal-registered'>)
  | { readonly type: 'RulesFiled'; readonly seal: string; readonly rules: Paper; readonly parts: readonly string[] }
  | { readonly type: 'SealFiled'; readonly id: string; readonly center: string; readonly seal: string; readonly kind: Filing; readonly happenedOn: string; readonly filedOn: string; readonly dueOn: string | null; readonly late: boolean; readonly usableFrom: string | null; readonly imprint: { readonly version: number; readonly sha256: string } | null; readonly note: string }
  | { readonly type: 'CustodianNamed'; readonly center: string; readonly seal: string; readonly to: string; readonly on: string }
  | { readonly type: 'HandoverOffered'; readonly id: string; readonly seal: string; readonly from: string; readonly to: string; readonly reason: string; readonly bag: string; readonly returnOn: string | null }
  | { readonly type: 'HandoverAccepted'; readonly id: string; readonly center: string; readonly seal: string; readonly from: string; readonly to: string; readonly reason: string; readonly bag: string; readonly returnOn: string | null; readonly on: string }
  | { readonly type: 'MandateFiled'; readonly id: string; readonly person: string; readonly department: string; readonly paper: Paper; readonly items: readonly string[]; readonly seals: readonly string[]; readonly from: string; readonly until: string | null }
  | { readonly type: 'ItemEntered'; readonly code: string; readonly name: string; readonly window: string; readonly on: string }
  | { readonly type: 'CaseRegistered'; readonly case: string; readonly item: string; readonly departments: readonly string[]; readonly on: string }
  | { readonly type: 'UseRequested'; readonly id: string; readonly seal: string; readonly case: string; readonly item: string; readonly decision: string; readonly document: string; readonly sha256: string; readonly firstPage: string | null; readonly copies: number; readonly on: string; readonly replaces: string | null }
  | { readonly type: 'UseDecided'; readonly id: string; readonly seal: string; readonly approved: boolean; readonly copies: number; readonly note: string }
  | { readonly type: 'UseStamped'; readonly id: string; readonly center: string; readonly seal: string; readonly case: string; readonly decision: string; readonly copies: number; readonly counted: number | null; readonly counterAfter: number | null; readonly on: string }
  | { readonly type: 'UseArchived'; readonly id: string; readonly seal: string; readonly copies: number }
  | { readonly type: 'SealLeft'; readonly id: string; readonly seal: string; readonly destination: string; readonly purpose: string; readonly approvedBy: string; readonly carriedBy: string; readonly companion: string; readonly dueAt: string }
  | { readonly type: 'SealReturned'; readonly id: string; readonly seal: string; readonly late: boolean }
  | { readonly type: 'DayCounted'; readonly seal: string; readonly date: string; readonly registered: number; readonly approved: number; readonly machine: number | null; readonly archived: number; readonly balanced: boolean }
  | ({ readonly type: 'ViolationRecorded'; readonly note: string } & Public<'violation-recorded'>)
  | { readonly type: 'InspectionOpened'; readonly id: string; readonly seal: string | null; readonly subject: string }
  | { readonly type: 'InspectionClosed'; readonly id: string; readonly finding: string }
  | { readonly type: 'DocumentSigned'; readonly id: string; readonly center: string; readonly seal: string; readonly document: string; readonly number: string; readonly sm3: string; readonly signature: string }
  | ({ readonly type: 'HoldingChanged' } & HoldingChanged)
  | ({ readonly type: 'NoticeRaised' } & NoticeRaised)
