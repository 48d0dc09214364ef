import { dateOf } from '@hall/calendar'
import { accept, type Decision, refuse } from '@hall/decider'
import type { ComplaintEvent, Result } from './complaint-event.ts'
import { type Complaint, evolve, isFounded } from './complaint.ts'
import { isLate, isOver, lastDay, ours } from './limits.ts'
import { type Code, involvement, refusal, type Situation } from './situation.ts'
import { missingSteps } from './steps.ts'
import { type Action, heard, whatStops } from './what-stops.ts'

type Decided = Decision<ComplaintEvent, Code>
type Of<K extends Action['kind']> = Extract<Action, { kind: K }>

/** What follows from an action: events, or the refusal with its clause. */
export function decide(action: Action, complaint: Complaint, situation: Situation): Decided {
  const stopped = whatStopsAction(action, complaint, situation)
  if (stopped) return refusal(stopped)
  const decided = apply(action, complaint, situation)
  return decided.ok ? withClosing(decided.events, complaint, situation) : decided
}

/** That nothing was wrong, or that it is settled, holds against nobody: no hearing need come first. */
function whatStopsAction(action: Action, complaint: Complaint, situation: Situation) {
  const stopped = whatStops(action.kind, complaint, situation)
  const harmless = action.kind === 'find' && !isFounded(action.result)
  return harmless && stopped?.code === 'NOT_HEARD' ? undefined : stopped
}

function apply(action: Action, complaint: Complaint, situation: Situation): Decided {
  const said = situation.said ?? {}
  switch (action.kind) {
    case 'confirm_record': return accept({ type: 'RecordConfirmed' })
    case 'complete': return complete(action, complaint, situation)
    case 'classify': return classify(action, complaint, situation)
    case 'decline': return accept({ type: 'Declined', clause: situation.policy.grounds.at(-1)!.accepted.clause, ...said })
    case 'pass_on': return situation.policy.bodies.value.some(({ id }) => id === action.body) ? accept({ type: 'PassedOn', body: action.body, ...said }) : refuse('BODY_UNKNOWN', undefined, situation.policy.bodies.clause)
    case 'assign': return assign(complaint, situation)
    case 'route': return situation.window ? accept({ type: 'Routed', window: situation.window.id, department: situation.window.department, person: action.person ?? null }) : refuse('WINDOW_MISSING')
    case 'ask_unit': return askUnit(action, complaint, situation)
    case 'ask_person': return accept({ type: 'PersonAsked', person: complaint.person!, dueDate: hearingEnd(situation), ...said })
    case 'state': return accept({ type: 'UnitAnswered', lateWorkdays: lateBy(complaint.unitAsked?.dueDate, situation), ...said })
    case 'bounce': return accept({ type: 'Bounced', window: complaint.window!, ...said })
    case 'answer': return accept({ type: 'PersonAnswered', person: situation.by.id, ...said })
    case 'explain': return explain(action, complaint, situation)
    case 'contact_rater': return accept({ type: 'RaterContacted', reached: action.reached, ...said })
    case 'find': return find(action, complaint, situation)
    case 'correct': return accept({ type: 'CorrectiveOpinionGiven', ...said })
    case 'draft_reply': return accept({ type: 'ReplyDrafted', ...said })
    case 'review_reply': return action.approved || situation.said ? accept({ type: 'ReplyReviewed', approved: action.approved, ...said }) : refuse('REASON_MISSING')
    case 'send_reply': return sendReply(action, complaint, situation)
    case 'implement': return accept({ type: 'ImplementationConfirmed', ...said })
    case 'decide': return accept({ type: 'Decided', ...said })
    case 'notify_unit': return accept({ type: 'UnitNotified' })
    case 'tell_complainant': return accept({ type: 'ComplainantTold', inTime: toldInTime(complaint, situation), ...said })
    case 'report': return action.to === 'source' && complaint.class !== 'transferred' && !complaint.sourceNumber ? refuse('NOT_TRANSFERRED') : accept({ type: 'Reported', to: action.to, ...said })
    case 'end_visit': return endVisit(complaint, situation)
    case 'close': return close(complaint, situation)
    case 'follow_up': return accept({ type: 'FollowedUp', satisfied: action.satisfied, ...said })
    case 'reopen': return accept({ type: 'Reopened', ...said })
    case 'note': return accept({ type: 'Noted', ...said })
    case 'object': return accept({ type: 'ObjectionRaised', person: situation.by.id, ...said })
    case 'decide_objection': {
      const decided: ComplaintEvent = { type: 'ObjectionDecided', upheld: action.upheld, ...said }
      if (!action.upheld) return accept(decided)
      return accept<ComplaintEvent>(decided, foundAnew(action.result ?? 'unsubstantiated', complaint, situation))
    }
  }
}

/** What an upheld objection makes of the finding. */
function foundAnew(result: Result, { person }: Complaint, { policy }: Situation): ComplaintEvent {
  return { type: 'Found', result, serious: false, violation: false, person: isFounded(result) ? person : null, clauses: [policy.objection.clause] }
}

function complete({ window, person, when, description }: Of<'complete'>, complaint: Complaint, situation: Situation): Decided {
  const gave = complaint.incomplete.filter((what) => (what === 'place_or_time' ? window || person || when : what === 'description' ? description : false))
  if (window && !situation.window) return refuse('WINDOW_MISSING')
  const place = situation.window
  return accept({ type: 'Completed', window: place?.id ?? null, department: place?.department ?? null, person: person ?? null, gave, ...situation.said })
}

function classify({ class: of, contacted = [], reason }: Of<'classify'>, complaint: Complaint, situation: Situation): Decided {
  const { limits } = situation.policy
  const limit = of === 'simple' ? limits.simple : of === 'complex' ? limits.complex : undefined
  if (!limit) return refuse('CLASS_UNKNOWN')
  if (of === 'complex' && limits.complex) {
    const { value, clause } = limits.complex
    const running = ours(complaint, situation)
    const over = running !== undefined && isLate(running, situation.now)
    if (value.classed === 'before_limit' && over) return refuse('LIMIT_OVER', { until: running.dueDate.toString() }, clause)
    if ((value.reasonNeeded || over) && !reason) return refuse('CLASS_REASON_MISSING', undefined, clause)
    if (value.contactsNeeded && contacted.length === 0) return refuse('CONTACTS_MISSING', undefined, clause)
  }
  return accept({ type: 'Classified', class: of, contacted, ...situation.said })
}

function assign(complaint: Complaint, situation: Situation): Decided {
  if (!situation.handler) return refuse('PERSON_UNKNOWN')
  const tie = involvement(complaint, situation.handler, situation)
  return tie ? refusal(tie) : accept({ type: 'Assigned', handler: situation.handler.id })
}

/** The unit's day lies no later than the complaint's own. */
function askUnit({ by }: Of<'ask_unit'>, complaint: Complaint, situation: Situation): Decided {
  const { policy, calendar, now } = situation
  const statement = policy.statement ?? policy.hearing
  const due = by ? Temporal.PlainDate.from(by) : lastDay(statement.value.withinWorkdays, now, { calendar })
  const running = ours(complaint, situation)
  const latest = running?.dueDate
  if (latest && Temporal.PlainDate.compare(due, latest) > 0) {
    // A default too long is cut; a day somebody chose is refused.
    if (by) return refuse('DEADLINE_TOO_LATE', { latest: latest.toString() }, statement.clause)
    return accept({ type: 'UnitAsked', dueDate: latest.toString(), ...situation.said })
  }
  return accept({ type: 'UnitAsked', dueDate: due.toString(), ...situation.said })
}

function hearingEnd({ policy, calendar, now }: Situation): string {
  return lastDay(policy.hearing.value.withinWorkdays, now, { calendar }).toString()
}

function lateBy(dueText: string | undefined, { calendar, now }: Situation): number {
  return dueText === undefined ? 0 : Math.max(0, calendar.workdaysBetween(Temporal.PlainDate.from(dueText), dateOf(now)))
}

/** While the limit runs, it moves it where the regulation says so; later it is only on record. */
function explain({ expected }: Of<'explain'>, complaint: Complaint, situation: Situation): Decided {
  const running = ours(complaint, situation)
  const inTime = running !== undefined && !isOver(running, situation.now)
  const extendsLimit = inTime && situation.policy.explanation!.value.strategy === 'extends' && complaint.class === 'complex' && !complaint.explained?.extends
  return accept({ type: 'Explained', inTime, extends: extendsLimit || (complaint.explained?.extends ?? false), expected: expected ?? null, ...situation.said })
}

function find(action: Of<'find'>, complaint: Complaint, situation: Situation): Decided {
  const { result, serious, violation } = action
  if (result === 'settled' && complaint.class !== 'simple') return refuse('CLASS_UNKNOWN', undefined, situation.policy.limits.simple?.clause)
  const stopped = isFounded(result) ? heard(complaint, situation) : undefined
  if (stopped) return refusal(stopped)
  const clauses = isFounded(result) ? situation.policy.consequences.map(({ rule }) => rule.clause) : []
  return accept({ type: 'Found', result, serious, violation, person: isFounded(result) ? complaint.person : null, clauses: clauses.length > 0 ? clauses : [situation.policy.closing.unfounded.clause], ...situation.said })
}

/** An ordinary complaint is settled by its answer, with nothing found against anybody. */
function sendReply({ text }: Of<'send_reply'>, complaint: Complaint, { policy, said }: Situation): Decided {
  if (!complaint.draftedAt && !text) return refuse('COMPLAINT_REPLY_MISSING', undefined, policy.closing.unfounded.clause)
  const sent: ComplaintEvent = { type: 'ReplySent', ...said }
  if (complaint.finding) return accept(sent)
  return accept<ComplaintEvent>({ type: 'Found', result: 'settled', serious: false, violation: false, person: null, clauses: [policy.limits.simple!.clause] }, sent)
}

function toldInTime({ decidedAt }: Complaint, { policy, calendar, now }: Situation): boolean {
  if (!policy.feedback || !decidedAt) return true
  const due = lastDay(policy.feedback.value.withinWorkdays, Temporal.Instant.from(decidedAt), { calendar })
  return Temporal.PlainDate.compare(dateOf(now), due) <= 0
}

/** Whoever came is answered in the same visit, or told why not. */
function endVisit(complaint: Complaint, { policy, said }: Situation): Decided {
  const { simple } = policy.limits
  if (simple?.value.onTheSpot && !complaint.repliedAt && !said) return refuse('REASON_MISSING', undefined, simple.clause)
  return accept({ type: 'VisitEnded', ...said })
}

function close(complaint: Complaint, situation: Situation): Decided {
  const feedback = situation.policy.closing.founded.value.includes('feedback') || situation.policy.feedback
  // Nobody could be told: that is closed with the reason on record.
  if (feedback && !complaint.contactable && !complaint.toldAt && !complaint.repliedAt && !situation.said) return refuse('REASON_MISSING', undefined, situation.policy.feedback?.clause)
  return accept(closed(complaint, situation))
}

function closed(complaint: Complaint, situation: Situation): ComplaintEvent {
  const running = ours(complaint, situation)
  const onTheSpot = complaint.class === 'simple' && complaint.repliedAt !== null && !complaint.visitEnded && situation.policy.limits.simple?.value.onTheSpot === true
  return { type: 'Closed', result: complaint.finding?.result ?? null, late: running !== undefined && isLate(running, situation.now), metAt: running?.metAt?.toString() ?? null, onTheSpot, ...situation.said }
}

const MAY_CLOSE: readonly ComplaintEvent['type'][] = ['ReplySent', 'ComplainantTold', 'Reported']

/** The last thing wanted of a complaint closes it. */
function withClosing(events: readonly ComplaintEvent[], complaint: Complaint, situation: Situation): Decided {
  if (complaint.status !== 'open' || !events.some(({ type }) => MAY_CLOSE.includes(type))) return { ok: true, events }
  const after = events.reduce<Complaint>((state, event) => evolve(state, event, situation.now.toString())!, complaint)
  if (missingSteps(after, situation).length > 0) return { ok: true, events }
  return { ok: true, events: [...events, closed(after, { ...situation, said: undefined })] }
}
