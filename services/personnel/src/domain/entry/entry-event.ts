import type { EntryFile, Letter, Proposal } from '@hall/contract-personnel'
import type { PostingOrder } from '../posting-event.ts'

type Opinion = NonNullable<EntryFile['opinion']>

/** Stream `entry/<id>`. */
export type EntryEvent =
  | ({ readonly type: 'EntryProposed'; readonly id: string; readonly on: string } & Proposal)
  | { readonly type: 'OpinionGiven'; readonly opinion: Opinion; readonly reply: Letter; readonly exception: EntryFile['exception'] }
  | { readonly type: 'EntryRegistered'; readonly number: string; readonly on: string; readonly photos: number }
  | { readonly type: 'ProbationStarted'; readonly from: string; readonly due: string }
  | { readonly type: 'ObservationClosed'; readonly on: string }
  | { readonly type: 'NewcomerTrained'; readonly on: string; readonly topics: readonly string[]; readonly by: string; readonly result: string }
  | { readonly type: 'NewcomerAssessed'; readonly on: string; readonly passed: boolean; readonly late: boolean; readonly reason: string | null }
  | { readonly type: 'ProbationExtended'; readonly due: string }
  | { readonly type: 'NewcomerInducted'; readonly on: string; readonly contents: readonly string[] }
  | { readonly type: 'EntryAdmitted'; readonly from: string; readonly certificate: string | null }
  | { readonly type: 'NewcomerSentBack'; readonly on: string; readonly notice: string }
  | { readonly type: 'EntryWithdrawn'; readonly on: string; readonly reason: string }
  | PostingOrder
