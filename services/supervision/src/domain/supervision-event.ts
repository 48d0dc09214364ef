import type { EventOf } from '@hall/contract'
import type { SupervisionContract } from '@hall/contract-supervision'

type Events = SupervisionContract['events']
type Public<T extends keyof Events> = EventOf<Events[T]>

/** Everything this service writes into its journal. */
export type SupervisionEvent =
  | ({ readonly type: 'EntryChanged' } & Public<'entry-changed'>)
  | ({ readonly type: 'AppraisalPublished' } & Public<'appraisal-published'>)
  | ({ readonly type: 'AppraisalChanged' } & Public<'appraisal-changed'>)
  | ({ readonly type: 'AppraisalSealed' } & Public<'appraisal-sealed'>)
  | ({ readonly type: 'RectificationOrdered' } & Public<'rectification-ordered'>)
  | ({ readonly type: 'AccountabilityDecided' } & Public<'accountability-decided'>)
  | ({ readonly type: 'NoticeRaised' } & Public<'notice-raised'>)
  /** What happens to an entry before and beside its standing; in the words of nobody: those are in its row. */
  | { readonly type: 'EntryProposed' | 'EntryAnswered' | 'EntryConfirmed' | 'EntryDropped' | 'EntryObjected' | 'ObjectionDecided'; readonly id: string; readonly by: string; readonly outcome: string | null }
  | { readonly type: 'RoundOpened'; readonly id: string; readonly year: number; readonly persons: number; readonly windows: number }
  | { readonly type: 'RoundAnnounced'; readonly id: string; readonly year: number }
  | { readonly type: 'MarksEntered' | 'OpinionGiven'; readonly round: string; readonly subject: string; readonly by: string }
  | { readonly type: 'YearImported'; readonly id: string; readonly year: number; readonly rows: number; readonly sha256: string }
  | { readonly type: 'ReconsiderationFiled' | 'ReconsiderationDecided'; readonly id: string; readonly result: string; readonly outcome: string | null }
  | { readonly type: 'RectificationReported' | 'RectificationVerified'; readonly id: string; readonly outcome: string | null }
  | { readonly type: 'Nominated'; readonly id: string; readonly year: number; readonly award: string; readonly subject: string }
  | { readonly type: 'MatterOpened' | 'GroundChosen' | 'EvidenceAdded' | 'LiabilityProposed' | 'StatementMade' | 'MatterDecided' | 'MatterClosed' | 'MatterWithdrawn'; readonly id: string; readonly number: string; readonly detail: string }
