import { accept, type Decision } from '@hall/decider'
import type { Rule } from '../facts.ts'
import type { LeaveEvent } from './leave-event.ts'
import { type LeaveRequest, planLeave, type RequestCode } from './plan-leave.ts'

export interface Applicant { readonly person: string; readonly name: string; readonly center: string; readonly department: string | null; readonly window: string | null }

export interface RequestLeave extends LeaveRequest {
  readonly id: string
  readonly applicant: Applicant
  readonly unitInformed: string | null
  /** Days the balance falls short by; 0 where it is enough or none is kept. */
  readonly overBy: number
  readonly overClause: string | undefined
}

/** A request enters its chain, or is told everything that stands against it: the first of it here, all of it by the plan. */
export function requestLeave(command: RequestLeave, rule: Rule): Decision<LeaveEvent, RequestCode> {
  const policy = rule.policy.leave
  if (!policy) return { ok: false, refusal: { code: 'LEAVE_NOT_REGULATED' } }
  const plan = planLeave(rule, policy, command)
  const [refusal] = plan.refusals
  if (refusal) return { ok: false, refusal }
  if (!plan.chain) return { ok: false, refusal: { code: 'LEAVE_KIND_UNKNOWN', clause: policy.kinds.clause, details: { kind: command.kind } } }
  const { id, applicant, kind, span, explained, documents, unitInformed } = command
  const requested: LeaveEvent = {
    type: 'LeaveRequested', id, ...applicant, kind, from: span.from.toString(), to: span.to.toString(),
    days: plan.length.days, hours: plan.length.hours, joinedDays: plan.joinedDays, chain: plan.chain,
    late: !plan.beforehand, explained, documents, parent: command.extends?.id ?? null, unitInformed,
  }
  return accept(requested, ...marksOf(command, plan.late))
}

function marksOf({ overBy, overClause }: RequestLeave, late: { marked: boolean; clause: string } | undefined): LeaveEvent[] {
  const marks: LeaveEvent[] = []
  if (late?.marked) marks.push({ type: 'LeaveMarked', mark: 'not_in_advance', clause: late.clause, amount: null })
  if (overBy > 0 && overClause) marks.push({ type: 'LeaveMarked', mark: 'over_entitlement', clause: overClause, amount: overBy })
  return marks
}
