import { accept, type Decision, refuse } from '@hall/decider'
import type { CoverPolicy } from '@hall/regulation'
import { isBefore } from '../time-of-day.ts'

/** Stream `cover/<id>`. */
export type CoverEvent =
  | {
    readonly type: 'CoverNamed'; readonly id: string; readonly center: string; readonly window: string; readonly holder: string
    readonly person: string | null; readonly outsider: string | null; readonly from: string; readonly to: string
    readonly leave: string | null; readonly away: string | null
  }
  | { readonly type: 'CoverAccepted'; readonly by: string; readonly at: string }
  | { readonly type: 'CoverDeclined'; readonly by: string; readonly reason: string }
  | { readonly type: 'CoverFiled'; readonly at: string; readonly inTime: boolean; readonly clause: string }
  | { readonly type: 'CoverArrived'; readonly at: string; readonly source: 'check' | 'report' }
  | { readonly type: 'CoverWithdrawn'; readonly reason: string }

export interface CoverState {
  readonly id: string
  readonly person: string | null
  readonly holder: string
  readonly from: Temporal.PlainDateTime
  readonly to: Temporal.PlainDateTime
  readonly state: 'asked' | 'accepted' | 'declined' | 'withdrawn'
  readonly filedAt: Temporal.PlainDateTime | null
  readonly arrivedAt: Temporal.PlainDateTime | null
}

/** The one asked answers, nobody else; for somebody from outside, who names them vouches. */
export function answerCover({ by, agree, reason, now }: { by: string; agree: boolean; reason: string | null; now: Temporal.Instant }, { state, person }: CoverState): Decision<CoverEvent, 'COVER_SETTLED' | 'COVER_NOT_YOURS' | 'REASON_MISSING'> {
  if (state !== 'asked') return refuse('COVER_SETTLED', { state })
  if (person !== null && person !== by) return refuse('COVER_NOT_YOURS')
  if (agree) return accept({ type: 'CoverAccepted', by, at: now.toString() })
  return reason ? accept({ type: 'CoverDeclined', by, reason }) : refuse('REASON_MISSING')
}

/** Somebody from the unit, not posted at the center, is filed before coming; later it is put on record as late (WS-ATT-37). */
export function fileCover({ at }: { at: Temporal.PlainDateTime }, { person, from, filedAt }: CoverState, policy: CoverPolicy | undefined): Decision<CoverEvent, 'RULE_ABSENT' | 'FILING_NOT_NEEDED'> {
  if (!policy?.filing) return refuse('RULE_ABSENT')
  if (person !== null) return refuse('FILING_NOT_NEEDED', undefined, policy.filing.clause)
  if (filedAt) return accept()
  return accept({ type: 'CoverFiled', at: at.toString(), inTime: !isBefore(from, at), clause: policy.filing.clause })
}

/** Being there: by a check at the terminal, or said by the head of the window. Nobody from outside comes unfiled. */
export function arriveToCover({ at, source }: { at: Temporal.PlainDateTime; source: 'check' | 'report' }, { state, person, filedAt, arrivedAt }: CoverState, policy: CoverPolicy | undefined): Decision<CoverEvent, 'COVER_SETTLED' | 'COVER_NOT_FILED'> {
  if (state === 'declined' || state === 'withdrawn') return refuse('COVER_SETTLED', { state })
  if (arrivedAt) return accept()
  if (person === null && policy?.filing && !filedAt) return refuse('COVER_NOT_FILED', undefined, policy.filing.clause)
  return accept({ type: 'CoverArrived', at: at.toString(), source })
}
