import type { DeskAction, ObjectionDecision, PersonAction, UnitAction } from '@hall/contract-complaints'
import type { Refusal } from '@hall/decider'
import { endOf } from '@hall/calendar'
import { type Complaint, isFounded } from './complaint.ts'
import { isOver, lastDay } from './limits.ts'
import { type Code, involvement, type Situation } from './situation.ts'
import { missingSteps } from './steps.ts'

export type Action = DeskAction | UnitAction | PersonAction | ObjectionDecision
export type Kind = Action['kind']

type Stop = Refusal<Code> | undefined
const stop = (code: Code, clause?: string, details?: Refusal<Code>['details']): Stop => ({ code, ...(clause && { clause }), ...(details && { details }) })

/** Notes, and what the person complained of or the own unit says, come from people who are involved. */
const BY_THE_UNIT: readonly Kind[] = ['state', 'bounce', 'correct', 'draft_reply', 'implement', 'answer', 'object']
const AFTER_CLOSING: readonly Kind[] = ['follow_up', 'reopen', 'object', 'decide_objection', 'note', 'find', 'implement']

/** What stands against an action now, whatever is said with it. Both the refusal and the reason on the button come from here. */
export function whatStops(kind: Kind, complaint: Complaint, situation: Situation): Stop {
  return ofStatus(kind, complaint) ?? ofPerson(kind, complaint, situation) ?? ofState(kind, complaint, situation)
}

function ofStatus(kind: Kind, { status, incomplete }: Complaint): Stop {
  if (status === 'closed') return AFTER_CLOSING.includes(kind) ? undefined : stop('COMPLAINT_NOT_OPEN', undefined, { status })
  if (status !== 'open' && status !== 'draft') return stop('COMPLAINT_NOT_OPEN', undefined, { status })
  if (kind === 'follow_up' || kind === 'reopen') return stop('COMPLAINT_NOT_OPEN', undefined, { status })
  if (status === 'draft' && !['confirm_record', 'note', 'end_visit', 'complete', 'assign'].includes(kind)) return stop('RECORD_UNCONFIRMED')
  if (kind === 'find' && incomplete.length > 0) return stop('COMPLAINT_INCOMPLETE', undefined, { missing: [...incomplete] })
  return undefined
}

function ofPerson(kind: Kind, complaint: Complaint, situation: Situation): Stop {
  if (BY_THE_UNIT.includes(kind)) return ofUnit(kind, complaint, situation)
  if (kind === 'decide_objection') {
    const tie = involvement(complaint, situation.by, { policy: { ...situation.policy, independence: { ...situation.policy.independence, value: ['self', 'window', 'department', 'kin'] } } })
    return tie && { ...tie, code: 'OBJECTION_BY_OWN_WINDOW' }
  }
  // What a window does for its own complaint is no handling of it; its lead is stopped by being complained of, or related.
  return situation.by.offices.length === 0 ? ofRelated(complaint, situation) : involvement(complaint, situation.by, situation)
}

function ofUnit(kind: Kind, complaint: Complaint, situation: Situation): Stop {
  return kind === 'answer' || kind === 'object' ? undefined : ofRelated(complaint, situation)
}

function ofRelated({ person }: Complaint, { by, policy }: Situation): Stop {
  const tie = person === null ? undefined : by.id === person ? 'self' : by.kin.includes(person) ? 'kin' : undefined
  return tie && stop('HANDLER_INVOLVED', policy.independence.clause, { tie })
}

function ofState(kind: Kind, complaint: Complaint, situation: Situation): Stop {
  const { policy, now, by } = situation
  switch (kind) {
    case 'confirm_record': return complaint.status === 'draft' ? undefined : stop('ALREADY_DONE')
    case 'classify': return complaint.class === 'transferred' || complaint.class === 'poor_rating' ? stop('CLASS_UNKNOWN', policy.limits.transferred?.clause) : undefined
    case 'decline': return complaint.finding ? stop('ALREADY_DONE') : undefined
    case 'route': case 'ask_unit': return kind === 'ask_unit' && !complaint.routed ? stop('WINDOW_MISSING') : undefined
    case 'ask_person': return complaint.person ? undefined : stop('PERSON_UNKNOWN')
    case 'bounce': return complaint.routed ? undefined : stop('WINDOW_MISSING')
    case 'state': return complaint.unitAsked || complaint.routed ? undefined : stop('NOT_ASKED')
    case 'answer': return complaint.personAsked ? undefined : stop('NOT_ASKED', policy.hearing.clause)
    case 'explain': return policy.explanation ? undefined : stop('EXPLANATION_NOT_FORESEEN')
    case 'contact_rater': return complaint.class === 'poor_rating' ? undefined : stop('NOT_A_RATING', policy.ratings.poor.clause)
    case 'find': return heard(complaint, situation)
    case 'correct': case 'implement': return complaint.finding ? undefined : stop('NO_FINDING', policy.closing.founded.clause)
    case 'draft_reply': return undefined
    case 'review_reply': return review(complaint, situation)
    case 'send_reply': return reply(complaint, situation)
    case 'decide': return complaint.finding ? undefined : stop('NO_FINDING', policy.closing.founded.clause)
    case 'notify_unit': case 'tell_complainant': return complaint.decidedAt ? undefined : stop('STEP_MISSING', policy.closing.founded.clause, { missing: ['decision'] })
    case 'report': return complaint.class === 'poor_rating' && policy.closing.poorRating && !complaint.raterContactedAt
      ? stop('STEP_MISSING', policy.closing.poorRating.clause, { missing: ['contact_rater'] }) : undefined
    case 'end_visit': return complaint.visitEnded || complaint.class === 'transferred' ? stop('ALREADY_DONE') : undefined
    case 'close': return close(complaint, situation)
    case 'object': return objecting(complaint, situation)
    case 'decide_objection': return complaint.objection && !complaint.objection.decided ? undefined : stop('NOTHING_TO_OBJECT')
    case 'reopen': return complaint.closed && by.offices.length > 0 ? undefined : stop('COMPLAINT_NOT_OPEN')
    case 'assign': case 'pass_on': case 'complete': case 'follow_up': case 'note': return now && undefined
  }
}

/** Nobody is found against before the answer is in or the time for it is over. That nothing was wrong may be found at any time. */
export function heard({ person, personAsked, personAnsweredAt }: Complaint, { policy, now }: Situation): Stop {
  if (!person || personAnsweredAt) return undefined
  if (!personAsked) return stop('NOT_HEARD', policy.hearing.clause, { person })
  return isOver({ endsAt: endOf(Temporal.PlainDate.from(personAsked.dueDate)) }, now) ? undefined : stop('NOT_HEARD', policy.hearing.clause, { until: personAsked.dueDate })
}

function review({ reviewer, draftedAt, reports, class: of }: Complaint, { by, policy }: Situation): Stop {
  if (!reviewer) return stop('NOT_REVIEWER')
  const { clause } = policy.routing.find((route) => route.reviewer)!.reviewer!
  if (!by.offices.includes(reviewer)) return stop('NOT_REVIEWER', clause, { reviewer })
  if (!draftedAt) return stop('COMPLAINT_REPLY_MISSING', clause)
  const reported = reports.section !== null && reports.desk !== null
  return of === 'poor_rating' && policy.closing.poorRating && !reported ? stop('STEP_MISSING', policy.closing.poorRating.clause, { missing: ['report_to_section', 'report_to_desk'] }) : undefined
}

function reply({ reviewer, approved, finding, class: of }: Complaint, { policy }: Situation): Stop {
  if (reviewer && approved !== true) return stop('REVIEW_MISSING', policy.routing.find((route) => route.reviewer)!.reviewer!.clause, { reviewer })
  return finding || of === 'simple' ? undefined : stop('NO_FINDING', policy.closing.unfounded.clause)
}

function close(complaint: Complaint, { policy }: Situation): Stop {
  if (complaint.objection && !complaint.objection.decided) return stop('OBJECTION_PENDING', policy.objection.clause)
  const [first, ...rest] = missingSteps(complaint, { policy })
  return first && stop('STEP_MISSING', first.clause, { missing: [first.step, ...rest.map(({ step }) => step)] })
}

function objecting({ finding, objection, person }: Complaint, { by, policy, calendar, now }: Situation): Stop {
  const { clause, value } = policy.objection
  if (!finding || !isFounded(finding.result) || by.id !== person) return stop('NOTHING_TO_OBJECT', clause)
  if (objection && !objection.decided) return stop('ALREADY_DONE', clause)
  const until = lastDay(value.withinWorkdays, Temporal.Instant.from(finding.at), { calendar })
  return isOver({ endsAt: endOf(until) }, now) ? stop('LIMIT_OVER', clause, { until: until.toString() }) : undefined
}
