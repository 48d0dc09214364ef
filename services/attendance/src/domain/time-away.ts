import type { Absence } from './facts.ts'
import { earlier, isBefore, later, type Span } from './time-of-day.ts'

type PlainDateTime = Temporal.PlainDateTime

/** What a limit is moved by: approved time away and the working sessions of the day. */
export interface TimeAway {
  readonly absences: readonly Absence[]
  readonly sessions: readonly Span[]
}

/**
 * When somebody has to be in: at the limit, or, while away with approval then, at the end of that time or the start of
 * the session after it. Undefined when no session is left (EP-ATT-05, QP-ATT-15, WS-ATT-22).
 */
export function dueIn(limit: PlainDateTime, { absences, sessions }: TimeAway): PlainDateTime | undefined {
  let due: PlainDateTime | undefined = limit
  for (;;) {
    const away = absences.find(({ from, to }) => due && !isBefore(due, from) && isBefore(due, to))
    if (!away || !due) return due
    const session = sessions.find(({ to }) => isBefore(away.to, to))
    due = session && later(away.to, session.from)
  }
}

/** Until when somebody has to stay: the limit, or, while away with approval then, the start of that time or the end of the session before it. */
export function dueOut(limit: PlainDateTime, { absences, sessions }: TimeAway): PlainDateTime | undefined {
  let due: PlainDateTime | undefined = limit
  for (;;) {
    const away = absences.find(({ from, to }) => due && isBefore(from, due) && !isBefore(to, due))
    if (!away || !due) return due
    const session = sessions.findLast(({ from }) => isBefore(from, away.from))
    due = session && earlier(away.from, session.to)
  }
}
