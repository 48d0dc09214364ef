import type { Span } from '../time-of-day.ts'
import { overlaps } from '../leave/leave-time.ts'

/** Somebody of a window, with when they are not there. */
export interface Member {
  readonly person: string
  readonly name: string
  readonly lead: boolean
  /** Approved or asked-for time away, away signs and meetings. */
  readonly away: readonly (Span & { readonly about: string })[]
}

/** A post with its A and B holder. */
export interface Pair { readonly post: string; readonly primary: string | null; readonly backup: string | null }

/** Somebody who takes a holder's place at a window for a time. */
export interface CoverSpan extends Span {
  readonly id: string
  readonly window: string
  readonly holder: string
  /** Null for somebody who is not posted at the center. */
  readonly person: string | null
  readonly state: 'asked' | 'accepted' | 'declined' | 'withdrawn'
}

export interface WindowStaff { readonly window: string; readonly members: readonly Member[]; readonly pairs: readonly Pair[]; readonly covers: readonly CoverSpan[] }

export function isAway({ away }: Pick<Member, 'away'>, span: Span): boolean {
  return away.some((time) => overlaps(time, span))
}

/** The pairs somebody belongs to, with the other of each. */
export function partnersOf(pairs: readonly Pair[], person: string): string[] {
  return pairs.flatMap(({ primary, backup }) => (primary === person ? (backup ?? []) : backup === person ? (primary ?? []) : []))
}

/** The spans of `times` nobody of `covers` takes over: no session is covered in part. */
export function uncovered<T extends Span>(times: readonly T[], covers: readonly Span[]): T[] {
  return times.filter((time) => !covers.some(({ from, to }) => Temporal.PlainDateTime.compare(from, time.from) <= 0 && Temporal.PlainDateTime.compare(time.to, to) <= 0))
}
