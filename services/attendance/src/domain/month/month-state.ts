import type { MonthPolicy } from '@hall/regulation'

/** What has been done to a month so far. */
export interface MonthRecord {
  readonly confirmedAt: Temporal.Instant | null
  readonly postedAt: Temporal.Instant | null
  readonly postedLate: boolean
  readonly closedAt: Temporal.Instant | null
}
export const UNTOUCHED: MonthRecord = { confirmedAt: null, postedAt: null, postedLate: false, closedAt: null }

export type MonthState = 'running' | 'ready' | 'confirmed' | 'posted' | 'closed'

interface Situation { readonly record: MonthRecord; readonly readyAt: Temporal.Instant; readonly now: Temporal.Instant }

export function monthState({ record, readyAt, now }: Situation): MonthState {
  if (record.closedAt) return 'closed'
  if (record.postedAt) return 'posted'
  if (record.confirmedAt) return 'confirmed'
  return Temporal.Instant.compare(readyAt, now) <= 0 ? 'ready' : 'running'
}

type Refusal<Code extends string> = { readonly code: Code; readonly clause?: string; readonly details?: Readonly<Record<string, string | number>> }

/** Undefined where the summary may be confirmed now. */
export function refuseConfirm(month: MonthPolicy, situation: Situation): Refusal<'MONTH_NOT_READY' | 'MONTH_CONFIRMED'> | undefined {
  const state = monthState(situation)
  if (state === 'running') return { code: 'MONTH_NOT_READY', clause: month.ready.clause, details: { readyAt: situation.readyAt.toString() } }
  return state === 'ready' ? undefined : { code: 'MONTH_CONFIRMED' }
}

export function refusePost({ posting }: MonthPolicy, situation: Situation): Refusal<'NO_POSTING' | 'MONTH_NOT_CONFIRMED' | 'MONTH_POSTED'> | undefined {
  if (!posting) return { code: 'NO_POSTING' }
  const { record } = situation
  if (record.postedAt) return { code: 'MONTH_POSTED', clause: posting.clause }
  return record.confirmedAt ? undefined : { code: 'MONTH_NOT_CONFIRMED', clause: posting.clause }
}

/** `provisional`: days on which a time for proof that has a date, or a review, still works. */
export function refuseClose({ posting, confirmedBy }: MonthPolicy, situation: Situation, provisional: number): Refusal<'MONTH_NOT_CONFIRMED' | 'MONTH_NOT_POSTED' | 'MONTH_PROVISIONAL' | 'MONTH_CLOSED'> | undefined {
  const { record } = situation
  if (record.closedAt) return { code: 'MONTH_CLOSED' }
  if (!record.confirmedAt) return { code: 'MONTH_NOT_CONFIRMED', clause: confirmedBy.clause }
  if (posting && !record.postedAt) return { code: 'MONTH_NOT_POSTED', clause: posting.clause }
  return provisional > 0 ? { code: 'MONTH_PROVISIONAL', details: { days: provisional } } : undefined
}
