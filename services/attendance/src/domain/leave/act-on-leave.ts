import { localTime } from '@hall/calendar'
import { accept, type Decision, type Refusal, refuse } from '@hall/decider'
import type { DecidingRole, LeavePolicy } from '@hall/regulation'
import type { Rule } from '../facts.ts'
import { isBefore } from '../time-of-day.ts'
import { nextStep } from './evolve-leave.ts'
import { isOverdue, lateTerms, missingOf } from './late-filing.ts'
import { fits } from './leave-chain.ts'
import type { LeaveEvent, LeaveState, StepOutcome, StepState } from './leave-event.ts'
import { workingTimes } from './leave-time.ts'

export type ActCode =
  | 'LEAVE_SETTLED' | 'OWN_LEAVE' | 'PREVIOUS_STEP_MISSING' | 'NOT_YOUR_STEP' | 'NOT_ON_DUTY' | 'REASON_MISSING' | 'DOCUMENT_MISSING'
  | 'LEAVE_NOT_BEFOREHAND' | 'LEAVE_TOO_LATE' | 'COVER_MISSING' | 'COVER_AWAY' | 'BOTH_AWAY' | 'UNIT_NOT_INFORMED'

export interface ActOnLeave {
  readonly actor: string
  /** Those of the actor that reach the leave's place. */
  readonly roles: readonly DecidingRole[]
  /** False where somebody else is duty leader today. */
  readonly onDuty: boolean
  readonly agree: boolean
  readonly reason: string | null
  /** Also for the time before the decision, where it comes after the start. */
  readonly wholeTime: boolean
  readonly now: Temporal.Instant
  readonly backOn: Temporal.PlainDate | undefined
  /** What stands against granting it, as far as cover goes. */
  readonly coverRefusal: Refusal<ActCode> | undefined
}

/** One step of the chain, by somebody who has it. */
export function actOnLeave(command: ActOnLeave, state: LeaveState, rule: Rule): Decision<LeaveEvent, ActCode> {
  const next = nextStep(state)
  if (!next) return refuse('LEAVE_SETTLED', { status: state.status })
  if (command.actor === state.person) return refuse('OWN_LEAVE', undefined, next.clause)
  const refusal = notTheirs(command, state, next)
  if (refusal) return { ok: false, refusal }
  const { agree, reason, now } = command
  if (!agree && !reason) return refuse('REASON_MISSING', undefined, next.clause)
  const done: LeaveEvent = { type: 'LeaveStepDone', step: next.id, outcome: outcomeOf(next, agree), by: command.actor, at: now.toString(), reason }
  if (!agree && next.act !== 'opinion') return accept<LeaveEvent>(done, { type: 'LeaveRefused', clause: next.clause, reason: reason! })
  const isLast = state.steps.at(-1)?.id === next.id
  return isLast ? grant({ command, state, rule }, done) : accept(done)
}

/** Whoever has a later step only is told what is missing before it (TG-ATT-12, WS-ATT-25); whoever has none, whose it is (TG-ATT-06, TG-ATT-10, TG-ATT-11). */
function notTheirs({ roles, onDuty }: ActOnLeave, { steps }: LeaveState, next: StepState): Refusal<ActCode> | undefined {
  const held = next.by.filter((role) => roles.includes(role))
  if (held.length === 0) {
    const later = steps.find(({ done, id, by }) => !done && id !== next.id && by.some((role) => roles.includes(role)))
    return later
      ? { code: 'PREVIOUS_STEP_MISSING', clause: next.clause, details: { step: next.id, roles: next.by } }
      : { code: 'NOT_YOUR_STEP', clause: next.clause, details: { step: next.id, roles: next.by } }
  }
  if (held.every((role) => role === 'duty_chief') && !onDuty) return { code: 'NOT_ON_DUTY', clause: next.clause }
  return undefined
}

function outcomeOf({ act }: StepState, agree: boolean): StepOutcome {
  switch (act) {
    case 'opinion': return agree ? 'supported' : 'opposed'
    case 'approve': return agree ? 'approved' : 'refused'
    case 'file': return agree ? 'filed' : 'refused'
  }
}

interface Granting { readonly command: ActOnLeave; readonly state: LeaveState; readonly rule: Rule }

function grant(granting: Granting, done: LeaveEvent): Decision<LeaveEvent, ActCode> {
  const { command, state, rule } = granting
  const policy = rule.policy.leave
  if (!policy) return refuse('LEAVE_SETTLED', { status: state.status })
  const refusal = missingDocument(policy, state) ?? command.coverRefusal
  if (refusal) return { ok: false, refusal }
  const from = countsFrom(granting, policy)
  return 'code' in from ? { ok: false, refusal: from } : accept<LeaveEvent>(done, { type: 'LeaveApproved', from: from.toString() })
}

function missingDocument({ documents }: LeavePolicy, state: LeaveState): Refusal<ActCode> | undefined {
  const missing = documents?.find(({ rule: { value } }) => fits(value, { kind: state.kind, days: state.joinedDays }) && !has(state, value.document))
  return missing && { code: 'DOCUMENT_MISSING', clause: missing.rule.clause, details: { document: missing.rule.value.document } }
}

/** Half days need proof, not a certificate of a hospital; a certificate proves as well (QP-ATT-18). */
function has({ documents }: LeaveState, document: string): boolean {
  return document === 'proof' ? documents.length > 0 : documents.some((given) => given === document)
}

/** From when the approval counts (EP-ATT-10, QP-ATT-16, QP-ATT-19, WS-ATT-25, WS-ATT-32). */
function countsFrom(granting: Granting, policy: LeavePolicy): Temporal.PlainDateTime | Refusal<ActCode> {
  const { command, state, rule } = granting
  const now = localTime(command.now)
  const begins = workingTimes(rule, state)[0]?.from ?? state.from
  if (isBefore(now, begins)) return state.from
  const { from, confirmedBy } = policy.decidedLate.value
  switch (from) {
    case 'start': return state.from
    case 'approval': {
      const confirmed = state.late || (command.wholeTime && !!command.reason && !!confirmedBy?.some((role) => command.roles.includes(role)))
      return confirmed ? state.from : now
    }
    case 'late_rule': return state.late ? state.from : madeUp(granting, policy)
  }
}

/** A slip that was not through before the start is made up like one filed late. */
function madeUp({ command, state, rule }: Granting, { late }: LeavePolicy): Temporal.PlainDateTime | Refusal<ActCode> {
  const { kind, joinedDays: days, from, to } = state
  const terms = lateTerms(rule, late, { kind, days, span: { from, to }, now: localTime(command.now), backOn: command.backOn })
  if (!terms) return state.from
  const missing = missingOf(terms.requires, state)
  if (missing.length === 0) return state.from
  return isOverdue(terms, command.now)
    ? { code: 'LEAVE_TOO_LATE', clause: terms.clause, details: { due: terms.due!.toString() } }
    : { code: 'LEAVE_NOT_BEFOREHAND', clause: terms.clause, details: { missing } }
}
