import type { CheckPoint } from '@hall/regulation'
import type { Punch } from './facts.ts'
import type { Span } from './time-of-day.ts'

export type CheckState = 'met' | 'missed' | 'late' | 'early' | 'excused' | 'waiting'

/** A check the regulation expects on the day, before any punch is looked at. */
export interface ExpectedCheck {
  readonly point: CheckPoint
  /** As the policy writes it for the season. */
  readonly limitText: string
  readonly limit: Temporal.PlainDateTime
  /** The limit after time away in order; undefined when that leaves nothing to be checked. */
  readonly due: Temporal.PlainDateTime | undefined
  readonly window: Span
}

/** The punch a strategy takes for a check. */
export interface PickedCheck extends ExpectedCheck { readonly punch: Punch | undefined }

export interface JudgedCheck extends PickedCheck {
  readonly state: CheckState
  /** Seconds late or early; 0 otherwise. */
  readonly seconds: number
}

/** Time away covers the limit, in part or in whole. */
export function isMoved({ due, limit }: ExpectedCheck): boolean {
  return !due?.equals(limit)
}
