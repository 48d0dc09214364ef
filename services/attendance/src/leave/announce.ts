import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { findRoleHolders, findDutyTurn } from '../db/role-store.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import type { Rule } from '../domain/facts.ts'
import { nextStep } from '../domain/leave/evolve-leave.ts'
import type { PlannedStep } from '../domain/leave/leave-chain.ts'
import type { LeaveEvent, LeaveState } from '../domain/leave/leave-event.ts'
import { noticeOf, spanInWords } from '../notices/leave-notice.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }
import { dutyDate } from './duty-date.ts'
import { findingOf } from './raise-finding.ts'
import type { Writing } from './record-leave.ts'

interface Told { readonly state: LeaveState; readonly events: readonly LeaveEvent[]; readonly rule: Rule }

/** Who is to know of what happened to a leave, and what others get to hear of it. */
export async function tellOfLeave(tx: Transaction, { state, events, rule }: Told, writing: Writing): Promise<AttendanceEvent[]> {
  const told: AttendanceEvent[] = []
  for (const event of events) told.push(...await tellOne(tx, event, { state, rule, writing }))
  const next = nextStep(state)
  if (next && events.some(({ type }) => type === 'LeaveRequested' || type === 'LeaveStepDone')) {
    told.push(...noticeOf(texts.waiting, { ...wordsOf(state), act: texts.act[next.act] }, { ...telling(state, next.clause), recipients: await holdersOf(tx, next, { state, rule, now: writing.meta.now }) }))
  }
  const { id, person, center, department, window, status, kind } = state
  if (status !== 'none' && events.some(({ type }) => DECIDING.includes(type))) {
    told.push({ type: 'LeaveDecided', id, person, center, department, window, state: status, from: state.from.toString(), to: (state.endedAt ?? state.to).toString(), kind })
  }
  return told
}

const DECIDING: readonly string[] = ['LeaveApproved', 'LeaveRefused', 'LeaveCancelled', 'LeaveRevoked', 'LeaveReturned']

export function wordsOf(state: LeaveState) {
  return { name: state.name, kind: texts.kinds[state.kind], span: spanInWords({ from: state.from, to: state.to }), days: String(state.days) }
}

export function telling({ center, id }: LeaveState, clause: string) {
  return { center, clause, link: `/leave/${id}` }
}

/** Those a step waits for: holders of its roles at the place; of duty leaders, the one whose turn it is. Never the applicant. */
export async function holdersOf(tx: Transaction, step: PlannedStep, { state, rule, now }: { state: LeaveState; rule: Rule; now: Temporal.Instant }): Promise<string[]> {
  const turn = step.by.includes('duty_chief') ? await findDutyTurn(tx, state.center, dutyDate(rule, now)) : undefined
  const roles = turn ? step.by.filter((role) => role !== 'duty_chief') : step.by
  const holders = await findRoleHolders(tx, roles, { place: state, on: dateOf(now) })
  return [...holders, ...(turn ? [turn] : [])].filter((person) => person !== state.person)
}

async function tellOne(tx: Transaction, event: LeaveEvent, { state, rule, writing }: { state: LeaveState; rule: Rule; writing: Writing }): Promise<AttendanceEvent[]> {
  const { now } = writing.meta
  const own = { ...telling(state, state.chain.clause), recipients: [state.person] }
  const words = wordsOf(state)
  switch (event.type) {
    case 'LeaveApproved': {
      const task = rule.policy.cover?.task
      const heads = task ? await findRoleHolders(tx, task.value.by, { place: state, on: dateOf(now) }) : []
      return [...noticeOf(texts.approved, words, own), ...(task ? noticeOf(texts.substitute, words, { ...telling(state, task.clause), recipients: heads }) : [])]
    }
    case 'LeaveRefused': return noticeOf(texts.refused, { ...words, reason: event.reason }, { ...own, clause: event.clause })
    case 'LeaveRevoked': return noticeOf(texts.revoked, { ...words, reason: event.reason }, { ...own, clause: event.clause })
    case 'EarlierTimeConfirmed': return noticeOf(texts.confirmed, words, own)
    case 'ReturnOverdue': {
      const roles = rule.policy.leave?.reportBack?.value.toldWhenOverdue ?? []
      const recipients = [state.person, ...await findRoleHolders(tx, roles, { place: state, on: dateOf(now) })]
      return noticeOf(texts.overdue, words, { ...telling(state, event.clause), recipients })
    }
    case 'LeaveReturned': return event.source === 'end' ? [] : noticeOf(texts.returned, words, { ...own, recipients: [state.person, ...await findRoleHolders(tx, ['window_lead'], { place: state, on: dateOf(now) })] })
    case 'WorkHandedOver': return noticeOf(texts.handover, words, { ...telling(state, rule.policy.leave?.handover?.clause ?? state.chain.clause), recipients: [event.to] })
    case 'LeaveMarked': {
      const finding = event.mark === 'over_entitlement' ? [] : await findingOf(tx, { kind: event.mark, clause: event.clause, minutes: event.amount, about: state.id, place: state, state: 'open' }, writing)
      const heads = await findRoleHolders(tx, ['window_lead'], { place: state, on: dateOf(now) })
      return [...finding, ...noticeOf(texts.marked, { ...words, mark: texts.marks[event.mark] }, { ...telling(state, event.clause), recipients: [state.person, ...heads] })]
    }
    case 'LeaveRequested': case 'LeaveSupplemented': case 'LeaveStepDone': case 'LeaveCancelled': case 'HandoverAcknowledged': case 'LeaveDeparted': case 'LeaveExtended': case 'OverstayExcused':
      return []
  }
}
