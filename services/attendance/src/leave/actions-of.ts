import type { DecidingRole } from '@hall/regulation'
import type { Rule } from '../domain/facts.ts'
import { actOnLeave } from '../domain/leave/act-on-leave.ts'
import { confirmEarlierTime, departOnLeave, reportBack } from '../domain/leave/after-approval.ts'
import type { LeaveState } from '../domain/leave/leave-event.ts'
import { isBefore } from '../domain/time-of-day.ts'
import { localTime } from '@hall/calendar'
import type { Weighed } from './weigh-cover.ts'

export type LeaveAction = 'agree' | 'cancel' | 'supplement' | 'extend' | 'depart' | 'report_back' | 'hand_over' | 'acknowledge' | 'name_cover' | 'excuse' | 'revoke' | 'confirm_earlier'
interface Looking { readonly state: LeaveState; readonly rule: Rule; readonly weighed: Weighed | undefined; readonly actor: string; readonly roles: readonly DecidingRole[]; readonly onDuty: boolean; readonly now: Temporal.Instant }
interface Offered { readonly action: LeaveAction; readonly code: string | null; readonly clause: string | null }

/** What somebody may do with a leave now, and why not where it is theirs but not yet possible: the deciders themselves are asked. */
export function actionsOf(looking: Looking): Offered[] {
  return looking.state.person === looking.actor ? ofPerson(looking) : [...ofDecider(looking), ...ofTaker(looking)]
}

function ofPerson({ state, rule, weighed, now }: Looking): Offered[] {
  const open = state.status === 'asked' || state.status === 'approved'
  const begun = !isBefore(localTime(now), state.countsFrom ?? state.from)
  const covers = weighed?.named ?? []
  const cover = { named: covers.length > 0, accepted: covers.every((one) => one.state === 'accepted'), arrived: true, required: weighed?.need.required ?? false }
  return [
    ...(state.status === 'asked' ? [free('supplement')] : []),
    ...(open && (state.status === 'asked' || !begun) ? [free('cancel')] : []),
    ...(open && rule.policy.leave?.handover && !state.acknowledgedAt ? [free('hand_over')] : []),
    ...(open ? [free('name_cover')] : []),
    ...(state.status === 'approved' && !state.departedAt ? [offered('depart', departOnLeave({ now, cover }, state, rule))] : []),
    ...(state.status === 'approved' ? [offered('report_back', reportBack({ at: localTime(now), source: 'person' }, state))] : []),
    ...(state.status === 'approved' && !state.extendedBy && !state.overdueSince ? [free('extend')] : []),
  ]
}

function ofDecider({ state, rule, weighed, actor, roles, onDuty, now }: Looking): Offered[] {
  const named = state.steps.some(({ by }) => by.some((role) => roles.includes(role)))
  const policy = rule.policy.leave
  const has = (of: readonly DecidingRole[] | undefined) => !!of?.some((role) => roles.includes(role))
  const granted = state.status === 'approved' || state.status === 'returned'
  return [
    ...(state.status === 'asked' && named
      ? [offered('agree', actOnLeave({ actor, roles, onDuty, agree: true, reason: null, wholeTime: false, now, backOn: undefined, coverRefusal: weighed?.need.refusal }, state, rule))] : []),
    ...(state.status === 'asked' || state.status === 'approved' ? (roles.length > 0 ? [free('name_cover')] : []) : []),
    ...(granted && has(policy?.deception?.value.confirmedBy) && policy?.deception?.value.kinds.includes(state.kind) ? [free('revoke')] : []),
    ...(state.overdueSince && has(policy?.overstay?.value.excusedBy) ? [free('excuse')] : []),
    ...(state.countsFrom && isBefore(state.from, state.countsFrom) && confirmEarlierTime({ reason: '', roles }, state, rule).ok ? [free('confirm_earlier')] : []),
  ]
}

function ofTaker({ state, actor }: Looking): Offered[] {
  return state.handedTo === actor && !state.acknowledgedAt ? [free('acknowledge')] : []
}

function free(action: LeaveAction): Offered {
  return { action, code: null, clause: null }
}

function offered(action: LeaveAction, decision: { readonly ok: boolean; readonly refusal?: { readonly code: string; readonly clause?: string } }): Offered {
  return { action, code: decision.refusal?.code ?? null, clause: decision.refusal?.clause ?? null }
}
