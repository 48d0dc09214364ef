import { dateOf, endOf, type WorkingCalendar } from '@hall/calendar'
import type { ClockView } from '@hall/contract-complaints'
import type { Cited, ClockLimit, ClockRule, ComplaintsPolicy } from '@hall/regulation'
import { expiryOf, type Ledger, readClock, type Reading } from '@hall/statutory-clock'
import type { Complaint } from './complaint.ts'

type Instant = Temporal.Instant
type PlainDate = Temporal.PlainDate

export interface Rules { readonly policy: ComplaintsPolicy; readonly calendar: WorkingCalendar; readonly now: Instant }

/** A limit that runs, or ran, over a complaint, as the statutory clock reads it. */
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
  readonly reading: Reading
}

/** Working days, the day they run from not counted; 0 is that day, or the next working day where it is none. */
export function workdays(length: number): ClockLimit {
  return { kind: 'days', length, unit: 'workday', countFirstDay: false, restDay: length === 0 ? 'next_workday' : 'stays', afterHours: 'same_day', ends: 'midnight', closing: 'in_time' }
}
const STATED: ClockLimit = { kind: 'stated' }
/** A moment the sender stated to the minute is in time through that minute. */
const THROUGH_THE_MINUTE = { seconds: 59, milliseconds: 999 }

interface Spec {
  readonly kind: Running['kind']
  readonly limit: Cited<ClockLimit>
  readonly from: string
  readonly metAt: string | null
  /** Stated by a sender, or the day somebody was given. */
  readonly stated?: Instant
  readonly extended?: { readonly at: string; readonly limit: Cited<ClockLimit> } | undefined
}

/** All clocks of a complaint, ours first: the sender's, the unit's and that of the person complained of run beside it. */
export function clocksOf(complaint: Complaint, rules: Rules): Running[] {
  const all = [oursSpec(complaint, rules.policy), source(complaint, rules.policy), unit(complaint, rules.policy), hearing(complaint, rules.policy), feedback(complaint, rules.policy)]
  return all.flatMap((spec) => (spec ? [read(spec, rules)] : []))
}

/** The limit of the center for the complaint as a whole; undefined where the regulation sets none. */
export function ours(complaint: Complaint, rules: Rules): Running | undefined {
  const spec = oursSpec(complaint, rules.policy)
  return spec && read(spec, rules)
}

/** The last day of so many working days from a moment. */
export function lastDay(length: number, from: Instant, { calendar }: Pick<Rules, 'calendar'>): PlainDate {
  const rule = ruleOf({ kind: 'ours', limit: { value: workdays(length), clause: '' }, from: from.toString(), metAt: null })
  return readClock(rule, [received(from.toString())], { calendar, now: from }).due!.date
}

function oursSpec(complaint: Complaint, policy: ComplaintsPolicy): Spec | undefined {
  const { limits, explanation } = policy
  const { class: of, receivedAt: from, sourceDueAt, reports, explained } = complaint
  if (of === 'transferred') {
    if (!limits.transferred || !sourceDueAt) return undefined
    const metAt = limits.transferred.value.metBy === 'reports' ? latest(reports.source, reports.section) : answeredAt(complaint)
    return { kind: 'ours', limit: { value: STATED, clause: limits.transferred.clause }, from, metAt, stated: Temporal.Instant.from(sourceDueAt) }
  }
  const limit = limitOf(complaint, policy)
  if (!limit) return undefined
  const byReports = of === 'poor_rating' && limits.poorRating?.value.metBy === 'reports'
  const extended = of === 'complex' && explained?.extends && explanation?.value.strategy === 'extends'
    ? { at: explained.at, limit: { value: workdays(explanation.value.withinWorkdays), clause: explanation.clause } } : undefined
  return { kind: 'ours', limit: { value: workdays(limit.value.withinWorkdays), clause: limit.clause }, from, metAt: byReports ? latest(reports.section, reports.desk) : answeredAt(complaint), extended }
}

export function limitOf(complaint: Pick<Complaint, 'class'>, { limits }: ComplaintsPolicy): Cited<{ withinWorkdays: number }> | undefined {
  switch (complaint.class) {
    case 'simple': return limits.simple
    case 'complex': return limits.complex
    case 'poor_rating': return limits.poorRating
    case 'transferred': case null: return undefined
  }
}

/** The sender has its answer by a report, or where the regulation wants none, by the reply that goes to both. */
function source(complaint: Complaint, { limits: { transferred } }: ComplaintsPolicy): Spec | undefined {
  const { sourceDueAt, receivedAt: from, reports } = complaint
  if (!sourceDueAt || !transferred) return undefined
  const metAt = transferred.value.metBy === 'reports' ? reports.source : (answeredAt(complaint) ?? reports.source)
  return { kind: 'source', limit: { value: STATED, clause: transferred.clause }, from, metAt, stated: Temporal.Instant.from(sourceDueAt) }
}

function unit({ unitAsked, unitAnsweredAt }: Complaint, policy: ComplaintsPolicy): Spec | undefined {
  return unitAsked ? given('unit', unitAsked, { metAt: unitAnsweredAt, clause: (policy.statement ?? policy.hearing).clause }) : undefined
}

function hearing({ personAsked, personAnsweredAt }: Complaint, policy: ComplaintsPolicy): Spec | undefined {
  return personAsked ? given('hearing', personAsked, { metAt: personAnsweredAt, clause: policy.hearing.clause }) : undefined
}

function feedback({ decidedAt, toldAt, contactable }: Complaint, policy: ComplaintsPolicy): Spec | undefined {
  if (!policy.feedback || !decidedAt || !contactable) return undefined
  return { kind: 'feedback', limit: { value: workdays(policy.feedback.value.withinWorkdays), clause: policy.feedback.clause }, from: decidedAt, metAt: toldAt }
}

/** Through the day that was given. */
function given(kind: Running['kind'], asked: { at: string; dueDate: string }, { metAt, clause }: { metAt: string | null; clause: string }): Spec {
  return { kind, limit: { value: STATED, clause }, from: asked.at, metAt, stated: endOf(Temporal.PlainDate.from(asked.dueDate)).subtract({ minutes: 1 }) }
}

function read(spec: Spec, { calendar, now }: Rules): Running {
  const rule = ruleOf(spec)
  const start = received(spec.from, spec.stated)
  const met = spec.metAt ? [{ kind: 'happened' as const, id: 'met', at: Temporal.Instant.from(spec.metAt), what: 'met', document: null, due: null }] : []
  const first = readClock(rule, [start], { calendar, now: Temporal.Instant.from(spec.from) }).due!
  const extension = spec.extended ? [extensionOf(spec.extended, spec.from, calendar)] : []
  const reading = readClock(rule, [start, ...extension, ...met], { calendar, now })
  const due = reading.due ?? first
  return {
    kind: spec.kind, startedAt: Temporal.Instant.from(spec.from), dueDate: due.date, endsAt: expiryOf(due), reading,
    metAt: spec.metAt ? Temporal.Instant.from(spec.metAt) : null,
    clause: spec.extended?.limit.clause ?? spec.limit.clause,
    provisional: reading.due?.provisional ?? false,
    movedFrom: spec.extended ? first.date : null,
  }
}

function ruleOf({ kind, limit, extended }: Spec): ClockRule {
  const { clause } = limit
  return {
    clock: kind === 'ours' ? 'promised' : 'step', name: kind, limit,
    starts: { value: { with: 'received', again: 'ignored' }, clause },
    finishes: { value: { with: ['met'] }, clause },
    expiry: { value: { strategy: 'escalate' }, clause },
    ...(extended && { extension: { value: { times: 1, longest: null, untold: 'stands' as const }, clause: extended.limit.clause } }),
  }
}

function received(at: string, stated?: Instant): Ledger[number] {
  return { kind: 'happened', id: 'received', at: Temporal.Instant.from(at), what: 'received', document: null, due: stated?.add(THROUGH_THE_MINUTE) ?? null }
}

/** The longer period runs from receipt as well; the explanation to the complainant is what grants it. */
function extensionOf({ at, limit }: NonNullable<Spec['extended']>, from: string, calendar: WorkingCalendar): Ledger[number] {
  const rule = ruleOf({ kind: 'ours', limit, from, metAt: null })
  const { date } = readClock(rule, [received(from)], { calendar, now: Temporal.Instant.from(from) }).due!
  return { kind: 'extended', id: 'explained', at: Temporal.Instant.from(at), clocks: ['ours'], to: { date }, document: 'explained', approver: 'explained', reason: 'explained' }
}

/** The complainant has an answer: a reply, what was told of the decision, or the report that goes through the sender. */
export function answeredAt({ repliedAt, toldAt, class: of, reports }: Complaint): string | null {
  const all = [repliedAt, toldAt, of === 'transferred' ? reports.source : null].filter((at) => at !== null)
  return all.sort((a, b) => Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)))[0] ?? null
}

function latest(a: string | null, b: string | null): string | null {
  if (!a || !b) return null
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) >= 0 ? a : b
}

export function isOver({ endsAt }: Pick<Running, 'endsAt'>, at: Instant): boolean {
  return Temporal.Instant.compare(at, endsAt) >= 0
}

/** Late once it was met too late, or is not met and over. */
export function isLate(clock: Running, now: Instant): boolean {
  return isOver(clock, clock.metAt ?? now)
}

/** How far a moment lies from a last day, in working days: left until it, negative after it. */
export function workdaysLeft({ dueDate, metAt }: Running, { calendar, now }: Rules): number {
  return calendar.workdaysBetween(dateOf(metAt ?? now), dueDate)
}
