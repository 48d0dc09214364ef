import { localTime } from '@hall/calendar'
import { type AttachmentCode, problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { Decision, Refusal } from '@hall/decider'
import type { DecidingRole } from '@hall/regulation'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { findPlace } from '../db/posting-store.ts'
import { findBackOn, findDutyTurn } from '../db/role-store.ts'
import type { Rule } from '../domain/facts.ts'
import { actOnLeave } from '../domain/leave/act-on-leave.ts'
import { acknowledgeHandover, cancelLeave, confirmEarlierTime, departOnLeave, excuseOverstay, handOver, reportBack, revokeLeave, supplementLeave } from '../domain/leave/after-approval.ts'
import { nextStep } from '../domain/leave/evolve-leave.ts'
import type { LeaveEvent, LeaveState } from '../domain/leave/leave-event.ts'
import { workingTimes } from '../domain/leave/leave-time.ts'
import { dutyDate } from '../leave/duty-date.ts'
import { keepFiles } from '../leave/keep-files.ts'
import { openLeave, ruleOf } from '../leave/open-leave.ts'
import { recordLeave } from '../leave/record-leave.ts'
import { weighCover } from '../leave/weigh-cover.ts'
import { type AttendanceHandlers, isUuid } from './calls.ts'
import { rolesAt, wide } from './leave-authority.ts'
import { writingOf } from './writing.ts'

type Handled = 'act' | 'supplement' | 'cancel' | 'handOver' | 'acknowledge' | 'depart' | 'reportBack' | 'confirmEarlier' | 'excuse' | 'revoke'
interface Opened { readonly state: LeaveState; readonly rule: Rule; readonly roles: readonly DecidingRole[]; readonly filedAt: Temporal.Instant; readonly tx: Transaction }

const at = (text: string) => Temporal.PlainDateTime.from(text)

export function leavesActHandlers(service: ServiceContext): Pick<AttendanceHandlers['leaves'], Handled> {
  /** Opens the leave, decides, records; unknown to whoever is neither the person nor has a role at its place nor is named by it. */
  const change = <Code extends string>(
    { input, call, who }: { input: { id: string; commandId: string }; call: CallContext; who: 'person' | 'role' | 'handed' },
    decide: (opened: Opened) => Promise<Decision<LeaveEvent, Code>> | Decision<LeaveEvent, Code>,
  ): Promise<Result<LeaveState, Code | 'LEAVE_UNKNOWN' | 'FORBIDDEN' | 'CONFLICT' | 'COMMAND_REUSED'>> => service.command(wide(call), input, async (tx) => {
    const opened = isUuid(input.id) ? await openLeave(tx, input.id) : undefined
    if (!opened) return problem('LEAVE_UNKNOWN')
    const { state, filedAt } = opened
    const roles = rolesAt(call.actor, state)
    const known = { person: state.person === call.actor.id, role: roles.length > 0, handed: state.handedTo === call.actor.id }
    if (!known[who] && !(who === 'role' && known.person)) return known.person || known.role || known.handed ? problem('FORBIDDEN', { details: { procedure: call.path } }) : problem('LEAVE_UNKNOWN')
    const rule = await ruleOf(tx, state.center, state.from.toPlainDate())
    if (!rule) return problem('LEAVE_UNKNOWN')
    const decided = await decide({ state, rule, roles, filedAt, tx })
    if (!decided.ok) return problem(decided.refusal.code, decided.refusal)
    return recordLeave(tx, { before: state, events: decided.events, rule, filedAt }, writingOf(service, call, input))
  })
  const version = <Code extends string>(result: Result<LeaveState, Code>): Result<{ version: number }, Code> => (result.ok ? { ok: true, value: { version: result.value.version } } : result)

  return {
    act: async (input, call) => {
      const result = await change({ input, call, who: 'role' }, async ({ state, rule, roles, tx }) => {
        const turn = await findDutyTurn(tx, state.center, dutyDate(rule, call.now))
        const seen = await findBackOn(tx, state.person, state.to)
        const cover = input.agree ? await coverRefusal(tx, rule, state) : undefined
        return actOnLeave({ actor: call.actor.id, roles, onDuty: !turn || turn === call.actor.id, agree: input.agree, reason: input.reason, wholeTime: input.wholeTime, now: call.now, backOn: seen?.toPlainDate(), coverRefusal: cover }, state, rule)
      })
      if (!result.ok) return result
      const next = nextStep(result.value)
      return { ok: true, value: { state: stateOf(result.value), next: next ? { id: next.id, act: next.act, by: [...next.by], clause: next.clause } : null } }
    },

    supplement: async (input, call) => version(await change({ input, call, who: 'person' }, async ({ state, rule, tx }): Promise<Decision<LeaveEvent, 'LEAVE_SETTLED' | 'LEAVE_TOO_LATE' | AttachmentCode>> => {
      const seen = await findBackOn(tx, state.person, state.to)
      const decided = supplementLeave({ explained: input.lateReason !== null, documents: input.files.map(({ document }) => document), now: call.now, backOn: seen?.toPlainDate() }, state, rule)
      if (!decided.ok) return decided
      if (input.lateReason) await tx.sql('update leave_detail set late_reason = $2 where leave = $1', [state.id, input.lateReason])
      const kept = await keepFiles(tx, { leave: state.id, person: state.person, files: input.files, newId: service.newId, now: call.now })
      return kept.ok ? decided : { ok: false, refusal: kept.problem }
    })),

    cancel: async (input, call) => version(await change({ input, call, who: 'person' }, async ({ state, tx }) => {
      const decided = cancelLeave({ now: call.now, reason: input.reason }, state)
      if (decided.ok) await tx.sql(`update cover set state = 'withdrawn', version = version + 1 where leave = $1 and state in ('asked', 'accepted')`, [state.id])
      return decided
    })),

    handOver: async (input, call) => version(await change({ input, call, who: 'person' }, async ({ state, tx }): Promise<Decision<LeaveEvent, 'PERSON_UNKNOWN' | 'LEAVE_SETTLED'>> => {
      const taker = await findPlace(tx, input.to, state.from.toPlainDate())
      if (taker?.center !== state.center || input.to === state.person) return { ok: false, refusal: { code: 'PERSON_UNKNOWN' as const, details: { person: input.to } } }
      const decided = handOver({ to: input.to }, state)
      if (decided.ok) await tx.sql('update leave_detail set handover = $2 where leave = $1', [state.id, input.note])
      return decided
    })),

    acknowledge: async (input, call) => version(await change({ input, call, who: 'handed' }, ({ state, rule }) => acknowledgeHandover({ by: call.actor.id, now: call.now }, state, rule))),

    depart: async (input, call) => version(await change({ input, call, who: 'person' }, async ({ state, rule, tx }) => {
      const weighed = await weighCover(tx, rule, weighing(rule, state))
      const [covers] = await tx.sql<{ named: number; accepted: number; arrived: number }>(
        `select count(*)::int as named, count(*) filter (where state = 'accepted')::int as accepted, count(*) filter (where arrived_at <= $2)::int as arrived
         from cover where leave = $1 and state in ('asked', 'accepted') and starts_at <= greatest($2::timestamp, $3::timestamp)`, [state.id, localTime(call.now), state.from])
      const { named, accepted, arrived } = covers ?? { named: 0, accepted: 0, arrived: 0 }
      return departOnLeave({ now: call.now, cover: { named: named > 0, accepted: accepted === named, arrived: arrived > 0, required: weighed?.need.required ?? false } }, state, rule)
    })),

    reportBack: async (input, call) => version(await change({ input, call, who: 'person' }, ({ state }) => reportBack({ at: localTime(call.now).round('second'), source: 'person' }, state))),

    confirmEarlier: async (input, call) => version(await change({ input, call, who: 'role' }, ({ state, rule, roles }) => confirmEarlierTime({ reason: input.reason, roles }, state, rule))),

    excuse: async (input, call) => {
      const span = { from: at(input.from), to: at(input.to) }
      if (Temporal.PlainDateTime.compare(span.from, span.to) >= 0) return problem('ENDS_BEFORE_START')
      return version(await change({ input, call, who: 'role' }, ({ state, rule, roles }) => excuseOverstay({ span, kind: input.kind, reason: input.reason, roles }, state, rule)))
    },

    revoke: async (input, call) => version(await change({ input, call, who: 'role' }, ({ state, rule, roles }) => revokeLeave({ reason: input.reason, roles }, state, rule))),
  }
}

function stateOf({ status }: LeaveState) {
  return status === 'none' ? ('asked' as const) : status
}

function weighing(rule: Rule, state: LeaveState) {
  const span = { from: state.from, to: state.to }
  return { person: state.person, place: state, span, times: workingTimes(rule, span), days: state.days, leave: state.id, unitInformed: state.unitInformed !== null }
}

/** Seen anew at the decision: whoever was there when it was asked for may be away by now. */
async function coverRefusal(tx: Transaction, rule: Rule, state: LeaveState): Promise<Refusal<'COVER_MISSING' | 'COVER_AWAY' | 'BOTH_AWAY' | 'UNIT_NOT_INFORMED'> | undefined> {
  return (await weighCover(tx, rule, weighing(rule, state)))?.need.refusal
}
