import type { EventOf, HoldingChanged, NoticeRaised } from '@hall/contract'
import type { ComplaintsContract } from '@hall/contract-complaints'
import type { ComplaintEvent } from './complaint-event.ts'

type Events = ComplaintsContract['events']

/** Streams beside the complaints': `consequence/<id>`, `rating/<id>`, `notice/<id>`, `box/<id>`, `kin/<person>`, `rating-device/<id>`, `callback-notice/<id>`. */
export type ServiceEvent =
  | ComplaintEvent
  | ({ readonly type: 'ConsequenceRaised' } & EventOf<Events['consequence-raised']>)
  | ({ readonly type: 'ConsequenceWithdrawn' } & EventOf<Events['consequence-withdrawn']>)
  | { readonly type: 'OutcomeEntered'; readonly id: string; readonly on: string; readonly digest: string }
  | ({ readonly type: 'RatingGiven' } & EventOf<Events['rating-given']>)
  | { readonly type: 'RatingsSetAside'; readonly ids: readonly string[]; readonly standing: 'burst' }
  | ({ readonly type: 'NoticeRaised' } & NoticeRaised)
  | ({ readonly type: 'HoldingChanged' } & HoldingChanged)
  | { readonly type: 'FileKept'; readonly attachment: string; readonly sha256: string }
  | { readonly type: 'BoxOpened'; readonly id: string; readonly letters: readonly string[]; readonly witness: string }
  | { readonly type: 'KinDeclared'; readonly person: string; readonly relative: string }
  | { readonly type: 'DeviceEnrolled'; readonly id: string; readonly window: string }
  | { readonly type: 'DeviceRetired'; readonly id: string }
  | { readonly type: 'CalledBack'; readonly rating: string; readonly reached: boolean; readonly late: boolean }
  | { readonly type: 'CallbacksAnnounced'; readonly id: string; readonly ratings: readonly string[] }
