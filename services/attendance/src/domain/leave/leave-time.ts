import { sessionsOn } from '@hall/regulation'
import type { Rule } from '../facts.ts'
import { earlier, isBefore, later, type Span } from '../time-of-day.ts'

type Known = Pick<Rule, 'policy' | 'calendar'>

/** The part of a working session that lies within a span. */
export interface WorkingTime extends Span {
  readonly date: Temporal.PlainDate
  readonly half: 'am' | 'pm'
}

/** How long somebody is away, in the center's own working time. */
export interface LeaveLength {
  readonly days: number
  readonly hours: number
  readonly times: readonly WorkingTime[]
}

/** The working time within a span: sessions of working days, cut at its ends. */
export function workingTimes({ policy, calendar }: Known, { from, to }: Span): WorkingTime[] {
  const first = from.toPlainDate()
  const count = first.until(to.subtract({ nanoseconds: 1 }).toPlainDate(), { largestUnit: 'days' }).days + 1
  return Array.from({ length: Math.max(0, count) }, (_, days) => first.add({ days }))
    .filter((date) => calendar.isWorkday(date))
    .flatMap((date) => sessionsOn(policy.timetable.value, date).map((session, index) => ({
      date, half: index === 0 ? ('am' as const) : ('pm' as const), from: later(session.from, from), to: earlier(session.to, to),
    })))
    .filter((time) => isBefore(time.from, time.to))
}

/** Years a span touches whose holidays are not published yet. */
export function provisionalYears({ calendar }: Pick<Known, 'calendar'>, { from, to }: Span): number[] {
  return Array.from({ length: to.year - from.year + 1 }, (_, ahead) => from.year + ahead).filter((year) => calendar.isProvisional(year))
}

/** By sessions touched (EP-ATT-12, QP-ATT-15) or by scheduled hours against those of a day (TG-ATT-05, TG-ATT-11). */
export function lengthOf(rule: Known, span: Span): LeaveLength {
  const times = workingTimes(rule, span)
  const hours = round(times.reduce((sum, time) => sum + minutesOf(time), 0) / 60)
  switch (rule.policy.leave?.length.value.measure ?? 'sessions') {
    case 'sessions': return { days: times.length / 2, hours, times }
    case 'hours': return { days: round(times.reduce((sum, time) => sum + minutesOf(time) / minutesOfDay(rule, time.date), 0)), hours, times }
  }
}

/** The spans that follow each other without working time between, the given one among them. */
export function joinedWith<S extends Span>(rule: Known, span: Span, others: readonly S[]): S[] {
  const joined: S[] = []
  let [from, to] = [span.from, span.to]
  for (;;) {
    const next = others.find((other) => !joined.includes(other) && adjoins(rule, { from, to }, other))
    if (!next) return joined
    joined.push(next)
    from = earlier(from, next.from)
    to = later(to, next.to)
  }
}

export function overlaps(a: Span, b: Span): boolean {
  return isBefore(a.from, b.to) && isBefore(b.from, a.to)
}

/** When work begins again after a moment: the start of the session it lies before or in. */
export function workAfter({ policy, calendar }: Known, moment: Temporal.PlainDateTime): Temporal.PlainDateTime {
  const date = moment.toPlainDate()
  const today = calendar.isWorkday(date) ? sessionsOn(policy.timetable.value, date) : []
  const next = today.find(({ to }) => isBefore(moment, to))
  if (next) return later(next.from, moment)
  return sessionsOn(policy.timetable.value, calendar.nextWorkday(date))[0].from
}

/** The whole of the next working day: what a request begins with. */
export function nextWorkingDay({ policy, calendar }: Known, today: Temporal.PlainDate): Span {
  const sessions = sessionsOn(policy.timetable.value, calendar.nextWorkday(today))
  return { from: sessions[0].from, to: sessions.at(-1)!.to }
}

/** The working day on which work would begin again after a leave: what its extension begins with. */
export function extensionAfter(rule: Known, end: Temporal.PlainDateTime): Span {
  const from = workAfter(rule, end)
  return { from, to: sessionsOn(rule.policy.timetable.value, from.toPlainDate()).at(-1)!.to }
}

function adjoins(rule: Known, a: Span, b: Span): boolean {
  if (overlaps(a, b)) return true
  const between = isBefore(a.from, b.from) ? { from: a.to, to: b.from } : { from: b.to, to: a.from }
  return !isBefore(between.from, between.to) || workingTimes(rule, between).length === 0
}

function minutesOf({ from, to }: Span): number {
  return from.until(to).total('minutes')
}

function minutesOfDay({ policy }: Known, date: Temporal.PlainDate): number {
  return sessionsOn(policy.timetable.value, date).reduce((sum, session) => sum + minutesOf(session), 0)
}

/** To hundredths: enough to tell 3.5 of 7 hours from 3 hours 35. */
function round(value: number): number {
  return Math.round(value * 100) / 100
}
