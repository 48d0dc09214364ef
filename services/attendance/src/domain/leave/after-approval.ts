import { localTime } from '@hall/calendar'
import { accept, type Decision, refuse } from '@hall/decider'
import type { DecidingRole, LeaveDocument, LeaveKind } from '@hall/regulation'
import type { Rule } from '../facts.ts'
import { isBefore, type Span } from '../time-of-day.ts'
import { isOverdue, lateTerms } from './late-filing.ts'
import type { LeaveEvent, LeaveState } from './leave-event.ts'
import { workAfter } from './leave-time.ts'

export type AfterCode =
  | 'LEAVE_SETTLED' | 'LEAVE_NOT_APPROVED' | 'LEAVE_NOT_BEGUN' | 'COVER_NOT_ACCEPTED' | 'NOT_YOUR_STEP' | 'LEAVE_KIND_NOT_REVOCABLE' | 'RULE_ABSENT'
  | 'NOTHING_TO_EXCUSE' | 'LEAVE_TOO_LATE' | 'HANDOVER_NOT_YOURS'

type Outcome<Code extends AfterCode> = Decision<LeaveEvent, Code>

/** Taken back by the applicant while nobody has left for it yet. */
export function cancelLeave({ now, reason }: { now: Temporal.Instant; reason: string }, state: LeaveState): Outcome<'LEAVE_SETTLED'> {
  const open = state.status === 'asked' || (state.status === 'approved' && isBefore(localTime(now), state.countsFrom ?? state.from))
  return open ? accept({ type: 'LeaveCancelled', reason }) : refuse('LEAVE_SETTLED', { status: state.status })
}

interface Supplement { readonly explained: boolean; readonly documents: readonly LeaveDocument[]; readonly now: Temporal.Instant; readonly backOn: Temporal.PlainDate | undefined }

/** Explanation and documents handed in later; after the start within the time for late filing (QP-ATT-19). */
export function supplementLeave({ explained, documents, now, backOn }: Supplement, state: LeaveState, rule: Rule): Outcome<'LEAVE_SETTLED' | 'LEAVE_TOO_LATE'> {
  if (state.status !== 'asked') return refuse('LEAVE_SETTLED', { status: state.status })
  const { kind, joinedDays: days, from, to } = state
  const local = localTime(now)
  const terms = isBefore(local, from) ? undefined : lateTerms(rule, rule.policy.leave?.late, { kind, days, span: { from, to }, now: local, backOn })
  if (terms && isOverdue(terms, now)) return refuse('LEAVE_TOO_LATE', { due: terms.due!.toString() }, terms.clause)
  return accept({ type: 'LeaveSupplemented', explained, documents })
}

interface CoverOnTheDay { readonly named: boolean; readonly accepted: boolean; readonly arrived: boolean; /** The regulation demands cover for this leave. */ readonly required: boolean }

/**
 * Going. The cover has accepted before the holder may go; where the regulation binds the holder to the arrival of the
 * substitute, leaving before it is put on record (WS-ATT-36).
 */
export function departOnLeave({ now, cover }: { now: Temporal.Instant; cover: CoverOnTheDay }, state: LeaveState, { policy }: Rule): Outcome<'LEAVE_NOT_APPROVED' | 'COVER_NOT_ACCEPTED'> {
  if (state.status !== 'approved') return refuse('LEAVE_NOT_APPROVED', { status: state.status })
  if (state.departedAt) return accept()
  if (cover.named && !cover.accepted) return refuse('COVER_NOT_ACCEPTED', undefined, policy.cover?.required.clause)
  const departed: LeaveEvent = { type: 'LeaveDeparted', at: now.toString() }
  const tooSoon = policy.cover?.afterArrival && cover.required && !cover.arrived
  return tooSoon ? accept<LeaveEvent>(departed, { type: 'LeaveMarked', mark: 'left_before_cover', clause: policy.cover!.afterArrival!.clause, amount: null }) : accept(departed)
}

/** Reporting back, early or in time or after it. */
export function reportBack({ at, source }: { at: Temporal.PlainDateTime; source: 'person' | 'check' }, state: LeaveState): Outcome<'LEAVE_NOT_APPROVED' | 'LEAVE_NOT_BEGUN'> {
  if (state.status !== 'approved') return state.status === 'returned' ? accept() : refuse('LEAVE_NOT_APPROVED', { status: state.status })
  if (isBefore(at, state.countsFrom ?? state.from)) return refuse('LEAVE_NOT_BEGUN', { from: state.from.toString() })
  return accept({ type: 'LeaveReturned', at: at.toString(), source, early: isBefore(at, state.to) })
}

/** What time does to a leave that has ended: somebody seen again is back, somebody not is overdue, once (WS-ATT-24, WS-ATT-29). */
export function settleReturn({ seenAt, now }: { seenAt: Temporal.PlainDateTime | undefined; now: Temporal.Instant }, state: LeaveState, rule: Rule): LeaveEvent[] {
  if (state.status !== 'approved' || isBefore(localTime(now), state.to)) return []
  const { reportBack: rules, overstay } = rule.policy.leave ?? {}
  if (!rules || state.extendedBy) return [{ type: 'LeaveReturned', at: state.to.toString(), source: 'end', early: false }]
  if (seenAt && rules.value.checkCounts) return [{ type: 'LeaveReturned', at: seenAt.toString(), source: 'check', early: false }]
  const expected = workAfter(rule, state.to)
  if (state.overdueSince || isBefore(localTime(now), expected)) return []
  return [{ type: 'ReturnOverdue', since: expected.toString(), clause: overstay?.clause ?? rules.clause }]
}

interface Excuse { readonly span: Span; readonly kind: LeaveKind; readonly reason: string; readonly roles: readonly DecidingRole[] }

/** A proper reason for days after the end, put on record by who may (WS-ATT-33). */
export function excuseOverstay({ span, kind, reason, roles }: Excuse, state: LeaveState, { policy }: Rule): Outcome<'RULE_ABSENT' | 'NOT_YOUR_STEP' | 'NOTHING_TO_EXCUSE'> {
  const rule = policy.leave?.overstay
  if (!rule?.value.excusedBy) return refuse('RULE_ABSENT')
  if (!rule.value.excusedBy.some((role) => roles.includes(role))) return refuse('NOT_YOUR_STEP', { roles: rule.value.excusedBy }, rule.clause)
  if (!state.overdueSince || isBefore(span.from, state.to)) return refuse('NOTHING_TO_EXCUSE', undefined, rule.clause)
  return accept({ type: 'OverstayExcused', from: span.from.toString(), to: span.to.toString(), kind, reason })
}

/** Leave obtained by deception: its days are judged as if it had never been granted (WS-ATT-34). */
export function revokeLeave({ reason, roles }: { reason: string; roles: readonly DecidingRole[] }, state: LeaveState, { policy }: Rule): Outcome<'RULE_ABSENT' | 'NOT_YOUR_STEP' | 'LEAVE_NOT_APPROVED' | 'LEAVE_KIND_NOT_REVOCABLE'> {
  const rule = policy.leave?.deception
  if (!rule) return refuse('RULE_ABSENT')
  if (!rule.value.confirmedBy.some((role) => roles.includes(role))) return refuse('NOT_YOUR_STEP', { roles: rule.value.confirmedBy }, rule.clause)
  if (state.status !== 'approved' && state.status !== 'returned') return refuse('LEAVE_NOT_APPROVED', { status: state.status })
  if (!rule.value.kinds.includes(state.kind)) return refuse('LEAVE_KIND_NOT_REVOCABLE', { kind: state.kind, kinds: rule.value.kinds }, rule.clause)
  return accept({ type: 'LeaveRevoked', clause: rule.clause, reason })
}

/** The time before a late decision, confirmed afterwards (WS-ATT-25, WS-ATT-32). */
export function confirmEarlierTime({ reason, roles }: { reason: string; roles: readonly DecidingRole[] }, state: LeaveState, { policy }: Rule): Outcome<'RULE_ABSENT' | 'NOT_YOUR_STEP' | 'LEAVE_SETTLED'> {
  const rule = policy.leave?.decidedLate
  if (!rule?.value.confirmedBy) return refuse('RULE_ABSENT')
  if (!rule.value.confirmedBy.some((role) => roles.includes(role))) return refuse('NOT_YOUR_STEP', { roles: rule.value.confirmedBy }, rule.clause)
  if (!state.countsFrom || !isBefore(state.from, state.countsFrom)) return refuse('LEAVE_SETTLED', { status: state.status })
  return accept({ type: 'EarlierTimeConfirmed', reason })
}

/** The note of what is open, for who takes over (DC-ATT-01). */
export function handOver({ to }: { to: string }, state: LeaveState): Outcome<'LEAVE_SETTLED'> {
  return state.status === 'asked' || state.status === 'approved' ? accept({ type: 'WorkHandedOver', to }) : refuse('LEAVE_SETTLED', { status: state.status })
}

export function acknowledgeHandover({ by, now }: { by: string; now: Temporal.Instant }, state: LeaveState, rule: Rule): Outcome<'HANDOVER_NOT_YOURS'> {
  if (state.handedTo !== by) return refuse('HANDOVER_NOT_YOURS', undefined, rule.policy.leave?.handover?.clause)
  return state.acknowledgedAt ? accept() : accept({ type: 'HandoverAcknowledged', by, at: now.toString() })
}
