import type { Finding } from '@hall/contract-attendance'
import { type AttendancePolicy, inSeason, momentOn, seasonOn, sessionsOn } from '@hall/regulation'
import type { Absence, Look, Punch } from '../facts.ts'
import { isBefore, type Span } from '../time-of-day.ts'

interface Seen {
  readonly date: Temporal.PlainDate
  readonly looks: readonly Look[]
  readonly absences: readonly Absence[]
  /** Punches that count, in the order of the clock. */
  readonly counted: readonly Punch[]
}

/**
 * What rounds saw of somebody away, held against the day with the look as evidence: it can contradict the punches of that
 * day. Time away in order, and a look outside the sessions, hold nothing (EP-ATT-06, 07, 18, WS-ATT-22).
 */
export function lookFindings(policy: AttendancePolicy, seen: Seen): Finding[] {
  const sessions = sessionsOn(policy.timetable.value, seen.date)
  return seen.looks.flatMap((look) => {
    const session = sessions.find(({ from, to }) => !isBefore(look.at, from) && isBefore(look.at, to))
    if (!session || isInOrder(look, seen.absences)) return []
    return findingOf(policy, look, { ...seen, session }) ?? []
  })
}

function findingOf(policy: AttendancePolicy, look: Look, seen: Seen & { session: Span }): Finding | undefined {
  const rules = policy.looks
  switch (look.state) {
    case 'present': return undefined
    case 'wandering': return rules?.wandering?.value.held ? found('wandering', rules.wandering.clause, look) : undefined
    case 'vacant': case 'off_post': {
      if (!signedIn(policy, look, seen)) return undefined
      const left = leftBefore(policy, look, seen)
      if (left) return left
      const { offPost, vacantPost } = rules ?? {}
      if (look.state === 'vacant' && vacantPost?.value.held) return found('vacant_post', vacantPost.clause, look)
      return offPost && isLongEnough(offPost.value.graceMinutes, look, seen) ? found('off_post', offPost.clause, look) : undefined
    }
  }
}

function found(kind: Finding['kind'], clause: string, { id, at }: Look): Finding {
  return { kind, clause, point: pointOf(at), value: at.toPlainTime().toString({ smallestUnit: 'minute' }), seconds: null, days: null, facts: [id], binding: true }
}

/** A finding of a look goes by the time of the look, as one of a check goes by its point. */
function pointOf(at: Temporal.PlainDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'second' })
}

/** Away for so many minutes: seen away before, at least so long ago, and not present in between. */
function isLongEnough(graceMinutes: number, { at }: Look, { looks, session }: Seen & { session: Span }): boolean {
  if (graceMinutes === 0) return true
  const before = looks.filter((other) => isBefore(other.at, at) && !isBefore(other.at, session.from))
  const back = before.findLast(({ state }) => state === 'present')
  const first = before.find((other) => other.state !== 'present' && !(back && isBefore(other.at, back.at)))
  return first !== undefined && !isBefore(at, first.at.add({ minutes: graceMinutes }))
}

function isInOrder({ at }: Look, absences: readonly Absence[]): boolean {
  return absences.some(({ from, to }) => !isBefore(at, from) && isBefore(at, to))
}

/** Whoever never signed in for the session is absent from it, not off the post (EP-ATT-18). */
function signedIn(policy: AttendancePolicy, { at }: Look, { counted, session, date }: Seen & { session: Span }): boolean {
  const checks = policy.checks.value
  const own = checks.strategy === 'windows' ? checks.points.find(({ id }) => id === (session.from.hour < 12 ? 'am_in' : 'pm_in')) : undefined
  const season = seasonOn(policy.timetable.value, date)
  const from = own && momentOn(date, inSeason(own.window.from, season))
  return counted.some((punch) => !isBefore(at, punch.at) && !(from && isBefore(punch.at, from)))
}

/** Recorded leaving before the look and seen no more in the session: an early leave from then on (EP-ATT-06). */
function leftBefore({ looks: rules, precision }: AttendancePolicy, look: Look, { counted, looks, session }: Seen & { session: Span }): Finding | undefined {
  const rule = rules?.leftEarly
  if (!rule) return undefined
  const inSession = counted.filter(({ at, method }) => method === rule.value.recordedBy && !isBefore(at, session.from) && isBefore(at, session.to))
  const exit = inSession.findLast(({ at }) => !isBefore(look.at, at))
  const seenAfter = inSession.some(({ at }) => isBefore(look.at, at)) || looks.some((other) => other.state === 'present' && isBefore(look.at, other.at) && isBefore(other.at, session.to))
  if (!exit || seenAfter) return undefined
  const unit = precision.value === 'minute' ? 60 : 1
  const seconds = Math.floor(exit.at.until(session.to, { largestUnit: 'seconds' }).seconds / unit) * unit
  return { kind: 'early_leave', clause: rule.clause, point: pointOf(look.at), value: session.to.toPlainTime().toString({ smallestUnit: 'minute' }), seconds, days: null, facts: [look.id, exit.id], binding: true }
}
