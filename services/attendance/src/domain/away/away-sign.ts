import { accept, type Decision, refuse } from '@hall/decider'
import type { AwayPolicy, DecidingRole } from '@hall/regulation'
import { isBefore, type Span } from '../time-of-day.ts'
import { isAway, type Member } from '../cover/window-day.ts'

type PlainDateTime = Temporal.PlainDateTime

export type AwayFindingKind =
  | 'over_time' | 'emergency_over_time' | 'left_unexplained' | 'no_board' | 'board_left' | 'wandering' | 'make_up_at_window' | 'left_without_approval' | 'away_unregistered'

/** Stream `away/<id>`. */
export type AwayEvent =
  | {
    readonly type: 'AwayAnnounced'; readonly id: string; readonly person: string; readonly center: string; readonly window: string
    readonly kind: 'short' | 'longer'; readonly reason: string; readonly choice: string | null; readonly destination: string | null
    readonly otherWindow: string | null; readonly from: string; readonly back: string
  }
  | { readonly type: 'AwayApproved'; readonly by: string; readonly cover: string }
  | { readonly type: 'AwayRefused'; readonly by: string; readonly reason: string }
  | { readonly type: 'AwayDeparted'; readonly at: string }
  | { readonly type: 'AwayReturned'; readonly at: string; readonly overMinutes: number }
  | { readonly type: 'AwayOverdue'; readonly since: string; readonly clause: string }

export type AwayCode =
  | 'AWAY_NOT_REGULATED' | 'AWAY_REASON_UNKNOWN' | 'AWAY_CHOICE_MISSING' | 'DESTINATION_MISSING' | 'RECIPIENTS_WAIT' | 'OTHER_WINDOW_MISSING' | 'WINDOW_EMPTY'
  | 'AWAY_ALREADY' | 'AWAY_SETTLED' | 'AWAY_NOT_APPROVED' | 'COVER_MISSING' | 'COVER_AWAY' | 'COVER_NOT_ACCEPTED' | 'NOT_YOUR_STEP' | 'OWN_LEAVE' | 'REASON_MISSING'

type LongerCode = 'AWAY_ALREADY' | 'AWAY_SETTLED' | 'AWAY_NOT_APPROVED' | 'COVER_MISSING' | 'COVER_AWAY' | 'COVER_NOT_ACCEPTED' | 'NOT_YOUR_STEP' | 'OWN_LEAVE' | 'REASON_MISSING'

export interface ShortAway {
  readonly person: string
  readonly reason: string
  readonly choice: string | null
  readonly destination: string | null
  readonly otherWindow: string | null
  /** Who is at the window, as the person says. */
  readonly recipients: 'none' | 'waiting' | 'serving'
  readonly at: PlainDateTime
  readonly members: readonly Member[]
}

export interface Announced { readonly back: PlainDateTime; readonly clause: string }

/** Whether somebody may step away now, for what, and until when (WS-ATT-01..07, WS-ATT-10, WS-ATT-15). */
export function mayStepAway(command: ShortAway, policy: AwayPolicy | undefined): Decision<Announced, Exclude<AwayCode, LongerCode>> {
  if (!policy) return refuse('AWAY_NOT_REGULATED')
  const found = policy.reasons.find(({ id }) => id === command.reason)
  if (!found) return refuse('AWAY_REASON_UNKNOWN', { reasons: policy.reasons.map(({ id }) => id) }, policy.sign.clause)
  const { value, clause } = found.rule
  if (value.choices && !value.choices.some(({ id }) => id === command.choice)) return refuse('AWAY_CHOICE_MISSING', { choices: value.choices.map(({ id }) => id) }, clause)
  if (value.when === 'nobody_waits' && command.recipients !== 'none') return refuse('RECIPIENTS_WAIT', undefined, policy.sign.clause)
  if (value.otherWindow && !command.otherWindow) return refuse('OTHER_WINDOW_MISSING', undefined, clause)
  if (!command.destination && !command.otherWindow) return refuse('DESTINATION_MISSING', undefined, policy.destination.clause)
  const span = { from: command.at, to: command.at.add({ minutes: policy.sign.value.maxMinutes }) }
  const empty = wouldBeEmpty(command, span, policy)
  if (empty) return { ok: false, refusal: empty }
  return accept({ back: span.to, clause })
}

/** At a window of two and more so many stay (WS-ATT-15); the only clerk has nobody who could. */
function wouldBeEmpty({ person, members }: ShortAway, span: Span, { present }: AwayPolicy) {
  const others = members.filter((member) => member.person !== person)
  if (others.length === 0) return undefined
  const there = others.filter((member) => !isAway(member, { from: span.from, to: span.from.add({ seconds: 1 }) }))
  return there.length < present.value.minPresent ? { code: 'WINDOW_EMPTY' as const, clause: present.clause, details: { present: there.length } } : undefined
}

interface Returned { readonly kind: 'short' | 'longer'; readonly reason: string; readonly choice: string | null; readonly explained: boolean; readonly from: PlainDateTime; readonly back: PlainDateTime; readonly at: PlainDateTime; /** A cover assignment of the window helped, where there is one. */ readonly assigned: boolean }

export interface AwayFinding { readonly kind: AwayFindingKind; readonly clause: string; readonly minutes: number | null; /** To be confirmed by the head, not yet held against anybody. */ readonly preExcused: boolean }

/** Minutes over the time; whole minutes are compared, 10:10:59 is 10:10 (WS-ATT-02, WS-ATT-05, WS-ATT-06, WS-ATT-12). */
export function overrun({ back, at }: Pick<Returned, 'back' | 'at'>): number {
  return Math.max(0, minutesBetween(back, at))
}

/** What an absence amounts to once it is over. */
export function findingsOfReturn(returned: Returned, policy: AwayPolicy): AwayFinding[] {
  const found = policy.reasons.find(({ id }) => id === returned.reason)?.rule
  const findings: AwayFinding[] = []
  if (found?.value.when === 'serving' && !returned.explained) findings.push({ kind: 'left_unexplained', clause: found.clause, minutes: null, preExcused: false })
  if (overrun(returned) > 0 && !returned.assigned) {
    const emergency = found?.value.choices?.find(({ id }) => id === returned.choice)?.emergency ?? false
    const minutes = minutesBetween(returned.from, returned.at)
    findings.push({ kind: emergency ? 'emergency_over_time' : 'over_time', clause: found && (found.value.when === 'serving' || emergency) ? found.clause : policy.sign.clause, minutes, preExcused: emergency })
  }
  return findings
}

interface LongerAway { readonly actor: string; readonly person: string; readonly roles: readonly DecidingRole[]; readonly cover: { readonly person: string; readonly away: readonly Span[] } | undefined; readonly span: Span }

/** The head approves, and only with somebody free for the whole time (WS-ATT-08, WS-ATT-09, WS-ATT-11). */
export function mayApproveLonger({ actor, person, roles, cover, span }: LongerAway, policy: AwayPolicy | undefined): Decision<{ clause: string }, 'AWAY_NOT_REGULATED' | 'OWN_LEAVE' | 'NOT_YOUR_STEP' | 'COVER_MISSING' | 'COVER_AWAY'> {
  if (!policy) return refuse('AWAY_NOT_REGULATED')
  const { longer, longerCover } = policy
  if (actor === person) return refuse('OWN_LEAVE', undefined, longer.clause)
  if (!longer.value.approvedBy.some((role) => roles.includes(role))) return refuse('NOT_YOUR_STEP', { roles: longer.value.approvedBy }, longer.clause)
  if (!cover) return refuse('COVER_MISSING', undefined, longerCover.clause)
  const busy = cover.away.find((time) => isBefore(time.from, span.to) && isBefore(span.from, time.to))
  if (busy) return refuse('COVER_AWAY', { person: cover.person, from: clock(busy.from, span.from), to: clock(busy.to, span.to) }, longerCover.clause)
  return accept({ clause: longer.clause })
}

function minutesBetween(a: PlainDateTime, b: PlainDateTime): number {
  const whole = (time: PlainDateTime) => time.round({ smallestUnit: 'minute', roundingMode: 'floor' })
  return whole(a).until(whole(b)).total('minutes')
}

function clock(time: PlainDateTime, bound: PlainDateTime): string {
  return (time.toPlainDate().equals(bound.toPlainDate()) ? time : bound).toPlainTime().toString({ smallestUnit: 'minute' })
}
