import { localTime } from '@hall/calendar'
import type { Refusal } from '@hall/decider'
import type { LeaveDocument, LeaveKind, LeavePolicy } from '@hall/regulation'
import type { Rule } from '../facts.ts'
import { isBefore, type Span } from '../time-of-day.ts'
import { isOverdue, type LateTerms, lateTerms, missingOf } from './late-filing.ts'
import { chainFor, fits, type PlannedChain } from './leave-chain.ts'
import { joinedWith, type LeaveLength, lengthOf, overlaps } from './leave-time.ts'

export type RequestCode =
  | 'LEAVE_NOT_REGULATED' | 'LEAVE_KIND_UNKNOWN' | 'LEAVE_NO_WORKING_TIME' | 'LEAVE_OVERLAPS' | 'LEAVE_SPLIT' | 'LEAVE_TOO_LATE'
  | 'LATE_REASON_MISSING' | 'DOCUMENT_MISSING' | 'EXTENSION_TOO_LATE'

/** Leave of the person that stands or waits. */
export interface OtherLeave extends Span { readonly id: string; readonly days: number }

export interface LeaveRequest {
  readonly kind: LeaveKind
  readonly span: Span
  readonly now: Temporal.Instant
  /** Why it could not be filed beforehand was told. */
  readonly explained: boolean
  readonly documents: readonly LeaveDocument[]
  /** The window has a head who is not the applicant. */
  readonly hasHead: boolean
  readonly others: readonly OtherLeave[]
  readonly backOn: Temporal.PlainDate | undefined
  /** The leave it goes on from. */
  readonly extends: OtherLeave | undefined
}

/** Everything the regulation says to a request, before anybody decides: what the form shows while it is filled in. */
export interface LeavePlan {
  readonly length: LeaveLength
  readonly joined: readonly OtherLeave[]
  readonly joinedDays: number
  readonly chain: PlannedChain | undefined
  readonly beforehand: boolean
  readonly late: LateTerms | undefined
  /** Documents asked for, with what asks for them and when. */
  readonly documents: readonly { readonly document: LeaveDocument; readonly clause: string; readonly checkedAt: 'request' | 'last_step' }[]
  readonly refusals: readonly Refusal<RequestCode>[]
}

export function planLeave(rule: Rule, policy: LeavePolicy, request: LeaveRequest): LeavePlan {
  const { kind, span, others } = request
  const length = lengthOf(rule, span)
  const joined = policy.length.value.joined === 'apart' ? [] : joinedWith(rule, span, others)
  const joinedDays = joined.reduce((sum, { days }) => sum + days, length.days)
  const asked = { kind, days: joinedDays }
  const chain = chainFor(policy, asked, request.hasHead)
  const now = localTime(request.now)
  const begins = length.times[0]?.from ?? span.from
  const beforehand = isBefore(now, begins)
  const late = beforehand ? undefined : lateTerms(rule, policy.late, { ...asked, span, now, backOn: request.backOn })
  const documents = (policy.documents ?? []).filter(({ rule: { value } }) => fits(value, asked))
    .map(({ rule: { value, clause } }) => ({ document: value.document, clause, checkedAt: value.checkedAt }))
  const plan = { length, joined, joinedDays, chain, beforehand, late, documents }
  return { ...plan, refusals: [...refusalsOf(policy, request, plan)] }
}

function* refusalsOf(policy: LeavePolicy, request: LeaveRequest, plan: Omit<LeavePlan, 'refusals'>): Generator<Refusal<RequestCode>> {
  const { kind, span, others, now } = request
  if (!policy.kinds.value.includes(kind)) yield { code: 'LEAVE_KIND_UNKNOWN', clause: policy.kinds.clause, details: { kind } }
  if (plan.length.times.length === 0) yield { code: 'LEAVE_NO_WORKING_TIME', clause: policy.length.clause }
  const overlapping = others.find((other) => overlaps(other, span))
  if (overlapping) yield { code: 'LEAVE_OVERLAPS', clause: policy.length.clause, details: { leave: overlapping.id } }
  if (policy.length.value.joined === 'one_request' && plan.joined.length > 0 && !request.extends && !overlapping) {
    yield { code: 'LEAVE_SPLIT', clause: policy.length.clause, details: { days: plan.joinedDays } }
  }
  if (request.extends && policy.extension && !isBefore(localTime(now), request.extends.to)) {
    yield { code: 'EXTENSION_TOO_LATE', clause: policy.extension.clause, details: { ended: request.extends.to.toString() } }
  }
  yield* lateRefusals(policy, request, plan)
  for (const { document, clause, checkedAt } of plan.documents) {
    if (checkedAt === 'request' && !request.documents.includes(document)) yield { code: 'DOCUMENT_MISSING', clause, details: { document } }
  }
}

/** Filed after the start: only where and as long as the regulation lets it be made up (EP-ATT-15, EP-ATT-17, QP-ATT-19, TG-ATT-08, TG-ATT-09). */
function* lateRefusals(policy: LeavePolicy, { explained, documents, now }: LeaveRequest, { beforehand, late, chain }: Omit<LeavePlan, 'refusals'>): Generator<Refusal<RequestCode>> {
  if (beforehand) return
  if (!late) {
    yield { code: 'LEAVE_TOO_LATE', clause: policy.channels?.clause ?? chain?.clause ?? policy.kinds.clause }
    return
  }
  if (isOverdue(late, now)) yield { code: 'LEAVE_TOO_LATE', clause: late.clause, details: { due: late.due!.toString() } }
  for (const need of missingOf(late.requires, { explained, documents })) {
    if (need === 'explanation') yield { code: 'LATE_REASON_MISSING', clause: late.clause }
    else yield { code: 'DOCUMENT_MISSING', clause: late.clause, details: { document: need } }
  }
}
