import type { AwayPolicy } from '@hall/regulation'
import type { Span } from '../time-of-day.ts'
import type { AwayFinding } from './away-sign.ts'

/** What somebody walking the hall saw of a person. */
export interface Seen {
  /** The window the person was at; null where nobody knows. */
  readonly seenAt: string | null
  readonly ownWindow: string
  readonly board: 'placed' | 'absent' | 'not_looked'
  readonly makingUp: boolean
  readonly at: Temporal.PlainDateTime
}

/** An absence on record at that moment, if there is one. */
export interface SignThen { readonly kind: 'short' | 'longer'; readonly approved: boolean; readonly otherWindow: string | null; readonly span: Span }

/** What that amounts to beside what is registered (WS-ATT-04, WS-ATT-07, WS-ATT-08, WS-ATT-13, WS-ATT-14). */
export function findingsOfRound(seen: Seen, sign: SignThen | undefined, policy: AwayPolicy): AwayFinding[] {
  const atOwn = seen.seenAt === seen.ownWindow
  const finding = (kind: AwayFinding['kind'], clause: string): AwayFinding => ({ kind, clause, minutes: null, preExcused: false })
  if (atOwn) {
    return [
      ...(seen.makingUp ? [finding('make_up_at_window', clauseOf(policy, 'make_up'))] : []),
      ...(seen.board === 'placed' ? [finding('board_left', policy.board.clause)] : []),
    ]
  }
  if (!sign) return [seen.seenAt ? finding('wandering', clauseOf(policy, 'conferring')) : finding('away_unregistered', policy.sign.clause)]
  if (sign.kind === 'longer' && !sign.approved) return [finding('left_without_approval', policy.longer.clause)]
  const elsewhere = seen.seenAt !== null && sign.otherWindow !== null && seen.seenAt !== sign.otherWindow
  return [
    ...(elsewhere ? [finding('wandering', clauseOf(policy, 'conferring'))] : []),
    ...(seen.board === 'absent' ? [finding('no_board', policy.boardPlaced.clause)] : []),
  ]
}

function clauseOf({ reasons, sign }: AwayPolicy, reason: string): string {
  return reasons.find(({ id }) => id === reason)?.rule.clause ?? sign.clause
}
