import { dateOf, dueDate, endOf, type Limit, type WorkingCalendar } from '@hall/calendar'
import type { ClockView } from '@hall/contract-complaints'
import type { Cited, ComplaintsPolicy } from '@hall/regulation'
import type { Complaint } from './complaint.ts'

type Instant = Temporal.Instant
type PlainDate = Temporal.PlainDate

/** Working days, the day they run from not counted; 0 is that day, or the next working day where it is none. */
export const workdays = (length: number): Limit => ({ length, unit: 'workday', countFirstDay: false, restDay: 'stays' })

export interface Rules { readonly policy: ComplaintsPolicy; readonly calendar: WorkingCalendar; readonly now: Instant }

/** A limit that runs, or ran, over a complaint. */
export interface Running {
  readonly kind: ClockView['kind']
  readonly startedAt: Instant
  readonly dueDate: PlainDate
  /** The first moment no longer in time. */
  readonly endsAt: Instant
  readonly metAt: Instant | null
  readonly clause: string
  readonly provisional: boolean
  readonly movedFrom: PlainDate | null
}

/** All clocks of a complaint, ours first. */
export function clocksOf(complaint: Complaint, rules: Rules): Running[] {
  const all = [ours(complaint, rules), source(complaint, rules), unit(complaint, rules), hearing(complaint, rules), feedback(complaint, rules)]
  return all.filter((clock) => clock !== undefined)
}

/** The limit of the center for the complaint as a whole; undefined where the regulation sets none. */
export function ours(complaint: Complaint, { policy, calendar }: Rules): Running | undefined {
  const { limits } = policy
  const startedAt = instantOf(complaint.receivedAt)
  if (complaint.class === 'transferred') {
    if (!limits.transferred || !complaint.sourceDueAt) return undefined
    const metAt = limits.transferred.value.metBy === 'reports' ? latest(complaint.reports.source, complaint.reports.section) : answeredAt(complaint)
    return stated('ours', complaint, { metAt, clause: limits.transferred.clause })
  }
  const limit = limitOf(complaint, policy)
  if (!limit) return undefined
  const first = dueDate(calendar, workdays(limit.value.withinWorkdays), { from: startedAt })
  const extended = complaint.class === 'complex' && complaint.explained?.extends && policy.explanation?.value.strategy === 'extends' ? policy.explanation : undefined
  const due = extended?.value.strategy === 'extends' ? dueDate(calendar, workdays(extended.value.withinWorkdays), { from: startedAt }) : first
  const byReports = complaint.class === 'poor_rating' && limits.poorRating?.value.metBy === 'reports'
  return {
    kind: 'ours', startedAt, dueDate: due, endsAt: endOf(due), clause: extended?.clause ?? limit.clause,
    metAt: byReports ? latest(complaint.reports.section, complaint.reports.desk) : answeredAt(complaint),
    provisional: calendar.isProvisional(due.year),
    movedFrom: extended ? first : null,
  }
}

export function limitOf(complaint: Pick<Complaint, 'class'>, { limits }: ComplaintsPolicy): Cited<{ withinWorkdays: number }> | undefined {
  switch (complaint.class) {
    case 'simple': return limits.simple
    case 'complex': return limits.complex
    case 'poor_rating': return limits.poorRating
    case 'transferred': case null: return undefined
  }
}

function source(complaint: Complaint, { policy }: Rules): Running | undefined {
  const { transferred } = policy.limits
  if (!complaint.sourceDueAt || !transferred) return undefined
  return stated('source', complaint, { metAt: complaint.reports.source ? instantOf(complaint.reports.source) : null, clause: transferred.clause })
}

/** A moment the sender named, in time through its minute. */
function stated(kind: 'ours' | 'source', complaint: Complaint, { metAt, clause }: { metAt: Instant | null; clause: string }): Running {
  const due = instantOf(complaint.sourceDueAt!)
  return { kind, startedAt: instantOf(complaint.receivedAt), dueDate: dateOf(due), endsAt: due.add({ minutes: 1 }), metAt, clause, provisional: false, movedFrom: null }
}

function unit({ unitAsked, unitAnsweredAt }: Complaint, { policy }: Rules): Running | undefined {
  return unitAsked ? until('unit', unitAsked, { met: unitAnsweredAt, clause: (policy.statement ?? policy.hearing).clause }) : undefined
}

function hearing({ personAsked, personAnsweredAt }: Complaint, { policy }: Rules): Running | undefined {
  return personAsked ? until('hearing', personAsked, { met: personAnsweredAt, clause: policy.hearing.clause }) : undefined
}

function feedback({ decidedAt, toldAt, contactable }: Complaint, { policy, calendar }: Rules): Running | undefined {
  if (!policy.feedback || !decidedAt || !contactable) return undefined
  const due = dueDate(calendar, workdays(policy.feedback.value.withinWorkdays), { from: instantOf(decidedAt) })
  return until('feedback', { at: decidedAt, dueDate: due.toString() }, { met: toldAt, clause: policy.feedback.clause })
}

function until(kind: Running['kind'], asked: { at: string; dueDate: string }, { met, clause }: { met: string | null; clause: string }): Running {
  const due = Temporal.PlainDate.from(asked.dueDate)
  return { kind, startedAt: instantOf(asked.at), dueDate: due, endsAt: endOf(due), metAt: met ? instantOf(met) : null, clause, provisional: false, movedFrom: null }
}

/** The complainant has an answer: a reply, what was told of the decision, or the report that goes through the sender. */
export function answeredAt({ repliedAt, toldAt, class: of, reports }: Complaint): Instant | null {
  const first = [repliedAt, toldAt, of === 'transferred' ? reports.source : null].filter((at) => at !== null).map(instantOf)
  return first.length === 0 ? null : first.reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b))
}

function latest(a: string | null, b: string | null): Instant | null {
  if (!a || !b) return null
  const [x, y] = [instantOf(a), instantOf(b)]
  return Temporal.Instant.compare(x, y) >= 0 ? x : y
}

export function isOver({ endsAt }: Pick<Running, 'endsAt'>, at: Instant): boolean {
  return Temporal.Instant.compare(at, endsAt) >= 0
}

/** Late once it was met too late, or is not met and over. */
export function isLate(clock: Running, now: Instant): boolean {
  return isOver(clock, clock.metAt ?? now)
}

export const instantOf = (text: string): Instant => Temporal.Instant.from(text)
