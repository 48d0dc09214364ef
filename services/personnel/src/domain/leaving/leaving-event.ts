import type { LeavingFile, LeavingRequest, Letter } from '@hall/contract-personnel'
import type { PostingOrder } from '../posting-event.ts'

export type Signer = LeavingFile['handover'][number]['signed'][number]
type Line = LeavingFile['handover'][number]

/** Stream `leaving/<id>`. */
export type LeavingEvent =
  | ({ readonly type: 'LeavingRequested'; readonly id: string; readonly on: string; readonly name: string; readonly department: string | null; readonly window: string | null; readonly since: string } & LeavingRequest)
  | { readonly type: 'LeavingOpined'; readonly opinion: NonNullable<LeavingFile['opinion']>; readonly reply: Letter; readonly exception: LeavingFile['exception']; readonly document?: { readonly id: string; readonly number: string; readonly sha256: string } }
  | { readonly type: 'DayShadowed'; readonly on: string }
  | { readonly type: 'HandoverLineAdded'; readonly line: string; readonly kind: Line['kind']; readonly what: string; readonly on: string }
  | { readonly type: 'HandoverLineSigned'; readonly line: string; readonly as: Signer; readonly on: string }
  | { readonly type: 'AccountsClosed'; readonly on: string }
  | { readonly type: 'StaffReleased'; readonly order: string; readonly person: string; readonly center: string; readonly department: string; readonly on: string; readonly forced: boolean; readonly approver: string; readonly reason: string | null; readonly lines: readonly string[] }
  | { readonly type: 'LeavingWithdrawn'; readonly on: string; readonly reason: string }
  | PostingOrder
