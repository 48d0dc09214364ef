import { accept, type Decision, refuse } from '@hall/decider'
import { momentOn, type NoonService, sessionsOn } from '@hall/regulation'
import { isBefore, type Span } from '../time-of-day.ts'
import type { Rule } from '../facts.ts'

/** Who serves a window at a moment: anybody on duty, those on the noon roster, or nobody until it opens again (QP-ATT-03). */
export type Serving = { readonly by: 'anyone' } | { readonly by: 'roster'; readonly people: readonly string[] } | { readonly by: 'nobody'; readonly until: string | null }

export function servingAt(rule: Rule, at: Temporal.PlainDateTime, { takesPart, roster }: { takesPart: boolean; roster: readonly string[] }): Serving {
  const date = at.toPlainDate()
  const sessions = rule.calendar.isWorkday(date) ? sessionsOn(rule.policy.timetable.value, date) : []
  const open = sessions.some((session) => within(at, session))
  const opensAgain = sessions.find(({ from }) => isBefore(at, from))
  const until = opensAgain ? clock(opensAgain.from) : null
  if (!open) return { by: 'nobody', until }
  const period = rule.policy.noonService?.period.value
  if (!period || !within(at, spanOn(date, period))) return { by: 'anyone' }
  return takesPart ? { by: 'roster', people: roster } : { by: 'nobody', until }
}

export type NoonCode = 'NOON_NOT_REGULATED' | 'NOT_ON_NOON_ROSTER'

/**
 * The time somebody may leave earlier for having served at noon that day: as long as the service, at the end of the day
 * (QP-ATT-07). It counts once it is registered, by the time registrations have.
 */
export function earlierLeaving(rule: Rule, date: Temporal.PlainDate, isRostered: boolean): Decision<Span, NoonCode> {
  const noon = rule.policy.noonService
  if (!noon) return refuse('NOON_NOT_REGULATED')
  if (!isRostered) return refuse('NOT_ON_NOON_ROSTER', { date: date.toString() }, noon.earlierLeaving.clause)
  const { from, to } = spanOn(date, noon.period.value)
  const minutes = Math.min(from.until(to).total('minutes'), noon.earlierLeaving.value.maxMinutes)
  const [, afternoon] = sessionsOn(rule.policy.timetable.value, date)
  return accept({ from: afternoon.to.subtract({ minutes }), to: afternoon.to })
}

export function noonSpan({ period }: NoonService, date: Temporal.PlainDate): Span {
  return spanOn(date, period.value)
}

function spanOn(date: Temporal.PlainDate, { from, to }: { from: string; to: string }): Span {
  return { from: momentOn(date, from), to: momentOn(date, to) }
}

function within(at: Temporal.PlainDateTime, { from, to }: Span): boolean {
  return !isBefore(at, from) && isBefore(at, to)
}

function clock(time: Temporal.PlainDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: 'minute' })
}
