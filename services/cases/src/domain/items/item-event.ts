import type { ItemContent } from '@hall/contract-cases'

export type ChangeKind = 'entry' | 'change' | 'cancellation' | 'exit'

/** Stream `item-change/<id>`. */
export type ItemChangeEvent =
  | {
    readonly type: 'ItemChangeApplied'; readonly id: string; readonly kind: ChangeKind; readonly item: string | null; readonly name: string
    readonly content: ItemContent | null; readonly ground: string | null; readonly groundText: string | null; readonly steps: readonly string[]
  }
  | { readonly type: 'ItemChangeStepRecorded'; readonly id: string; readonly step: string; readonly on: string; readonly document: string }
  | { readonly type: 'ItemChangeReturned'; readonly id: string; readonly reason: string }
  | { readonly type: 'ItemChangeExecuted'; readonly id: string; readonly item: string; readonly effectiveFrom: string; readonly version: number; readonly publicSince?: string }

/** Stream `item/<id>`. */
export type ItemEvent =
  | { readonly type: 'ItemPublished'; readonly item: string; readonly center: string; readonly department: string; readonly version: number; readonly name: string; readonly effectiveFrom: string }
  | { readonly type: 'ItemLeft'; readonly item: string; readonly center: string; readonly department: string; readonly on: string; readonly kind: ChangeKind }
  | { readonly type: 'ItemReviewed'; readonly item: string; readonly on: string }
  | { readonly type: 'ItemPlaced'; readonly item: string; readonly windows: readonly string[] }

/** Stream `authorized/<id>`. */
export type AuthorizationEvent =
  | { readonly type: 'PersonAuthorized'; readonly id: string; readonly person: string; readonly item: string | null; readonly capacity: string; readonly simple: boolean; readonly from: string }
  | { readonly type: 'AuthorizationEnded'; readonly id: string; readonly on: string }
