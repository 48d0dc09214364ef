import type { ItemContent, LimitDays } from '@hall/contract-cases'
import type { CasesPolicy } from '@hall/regulation'
import type { ClockConventions, ClockLimit, ClockRule, PlainClockRule, Rung } from '@hall/statutory-clock'
import { promiseOf } from '../items/promise.ts'
import type { CaseFile } from './case-file.ts'
import { isReviewedOnline, needsTwo } from './situation.ts'

interface Grounds { readonly policy: CasesPolicy; readonly content: ItemContent }

/** The clocks of a case as its item's version and the policy in force make them: statutory, promised, and the step at hand. */
export function clockRules(file: CaseFile, grounds: Grounds): ClockRule[] {
  const { content, policy } = grounds
  const conventions = conventionsOf(grounds)
  const clause = policy.limit.promised.clause
  const statutory: PlainClockRule | undefined = content.statutory && content.kind !== 'instant'
    ? { ...conventions, clock: 'statutory', name: 'statutory', limit: { value: daysOf(content.statutory), clause }, rungs: undefined } : undefined
  const promise = promiseOf(content, policy)
  const promised: ClockRule | undefined = promise.limit && content.kind !== 'instant'
    ? { ...conventions, clock: 'promised', name: 'promised', limit: { value: daysOf(promise.limit), clause: promise.clause }, ...(statutory && { inside: statutory }) } : undefined
  const step = stepRule(file, grounds)
  const only = promised ?? (statutory && { ...statutory, rungs: conventions.rungs })
  return [...(statutory ? [promised ? statutory : only!] : []), ...(promised ? [promised] : []), ...(step ? [step] : [])]
}

function daysOf({ days, unit }: LimitDays): ClockLimit {
  return { kind: 'days', length: days, unit, countFirstDay: false, restDay: unit === 'calendar_day' ? 'next_workday' : 'stays', afterHours: 'same_day', ends: 'midnight', closing: 'in_time' }
}

function conventionsOf({ policy, content }: Grounds): ClockConventions {
  const { limit, acceptance } = policy
  const { excluded, stated, extension, extensionTold, deemedApproval, warn } = limit
  const deemed = deemedApproval && content.deemedApproval ? deemedApproval.clause : undefined
  return {
    starts: { value: { with: 'accepted', again: 'ignored' }, clause: acceptance.startsFrom.clause },
    finishes: { value: { with: ['concluded', 'closed', 'no_show'] }, clause: limit.promised.clause },
    ...(excluded && {
      stops: {
        clause: excluded.clause,
        value: { grounds: excluded.value, firstDay: 'not_counted', lastDay: 'not_counted', notice: 'required', end: stated?.value ? 'stated' : 'resumed', basis: 'required' },
      },
    }),
    ...(extension && extension.value.strategy !== 'only_told' && { extension: { clause: extension.clause, value: { times: null, longest: null, untold: extensionTold ? 'breach' : 'stands' } } }),
    expiry: deemed ? { value: { strategy: 'deemed_approval', legalBasis: content.deemedApproval!.basis }, clause: deemed } : { value: { strategy: 'escalate' }, clause: limit.promised.clause },
    rungs: { clause: warn.clause, value: warn.value.map(({ id, workdaysLeft }): Rung => (workdaysLeft > 0 ? { id, does: 'warn', to: id, at: { left: workdaysLeft } } : { id, does: 'escalate', to: id, at: { over: 0 } })) },
  }
}

interface Step { readonly name: string; readonly limit: ClockLimit; readonly clause: string; readonly with: string; readonly until: readonly string[] }

/** What is to be done next and by when; undefined where the regulation and the item set no time for it. */
function stepRule(file: CaseFile, grounds: Grounds): ClockRule | undefined {
  const step = stepAtHand(file, grounds)
  return step && {
    clock: 'step', name: step.name, limit: { value: step.limit, clause: step.clause },
    starts: { value: { with: step.with, again: 'restarts' }, clause: step.clause },
    finishes: { value: { with: [...step.until] }, clause: step.clause },
    expiry: { value: { strategy: step.name === 'notice' && isDeemed(file, grounds) ? 'deemed_acceptance' : 'escalate' }, clause: step.clause },
  }
}

const ENDED = ['concluded', 'closed'] as const
function stepAtHand(file: CaseFile, grounds: Grounds): Step | undefined {
  const { policy, content } = grounds
  const { instant, notice, joint, review, result, examination } = policy
  const stage = examination?.clause ?? policy.limit.promised.clause
  switch (file.state) {
    case 'received': {
      if (content.kind === 'instant') return { name: 'instant', limit: visit(instant.value.until), clause: instant.clause, with: 'received', until: [...ENDED, 'notice_issued'] }
      const until = ['accepted', 'notice_issued', ...ENDED]
      if (file.opened?.kind === 'joint' && joint) return { name: 'notice', limit: workdays(joint.value.noticeWorkdays), clause: joint.clause, with: 'received', until }
      if (notice.time.value.strategy === 'workdays') return { name: 'notice', limit: workdays(notice.time.value.workdays), clause: notice.time.clause, with: 'received', until }
      if (isReviewedOnline(file, grounds)) return undefined
      return { name: 'review', limit: workdays(0), clause: review.clause, with: 'received', until }
    }
    case 'accepted':
      if (content.examinationDays && needsTwo(grounds)) return { name: 'examination', limit: workdays(content.examinationDays), clause: stage, with: 'accepted', until: ['examined', ...ENDED] }
      return undefined
    case 'examined':
      return content.approvalDays && needsTwo(grounds) ? { name: 'approval', limit: workdays(content.approvalDays), clause: stage, with: 'examined', until: ['decided', ...ENDED] } : undefined
    case 'concluded':
      return result.toldWithin ? { name: 'told', limit: workdays(result.toldWithin.value.workdays), clause: result.toldWithin.clause, with: 'concluded', until: ['told', 'delivered'] } : undefined
    default: return undefined
  }
}

function isDeemed({ opened }: CaseFile, { policy: { joint } }: Grounds): boolean {
  return opened?.kind === 'joint' && !!joint?.value.deemedAccepted
}

function workdays(length: number): ClockLimit {
  return { kind: 'days', length, unit: 'workday', countFirstDay: false, restDay: 'stays', afterHours: 'same_day', ends: 'midnight', closing: 'in_time' }
}

/** In the visit, which may last past closing; or by closing time. */
function visit(until: 'same_visit' | 'same_day'): ClockLimit {
  return until === 'same_visit'
    ? { kind: 'visit', began: 'received', ended: 'visit_ended', whichever: 'later', ends: 'close', closing: 'late' }
    : { kind: 'days', length: 0, unit: 'workday', countFirstDay: true, restDay: 'stays', afterHours: 'same_day', ends: 'close', closing: 'in_time' }
}
