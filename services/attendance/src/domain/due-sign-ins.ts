import { inSeason, momentOn, seasonOn } from '@hall/regulation'
import type { Rule } from './facts.ts'
import { isBefore } from './time-of-day.ts'

type PlainDateTime = Temporal.PlainDateTime

/** A sign-in whose first minute check has come: `at` is that check, to the minute. */
export interface DueSignIn { readonly point: string; readonly opensAt: PlainDateTime; readonly dueAt: PlainDateTime; readonly at: PlainDateTime }

/** Sign-ins of the day that a whole minute has passed since, while one may still be made (QP-PER-37). */
export function dueSignIns({ policy, calendar }: Rule, now: PlainDateTime): DueSignIn[] {
  const date = now.toPlainDate()
  const checks = policy.checks.value
  if (checks.strategy === 'none' || !calendar.isWorkday(date)) return []
  const season = seasonOn(policy.timetable.value, date)
  return checks.points.flatMap(({ id, direction, limit, window }) => {
    const dueAt = momentOn(date, inSeason(limit.value, season))
    const [opensAt, closesAt] = [momentOn(date, inSeason(window.from, season)), momentOn(date, inSeason(window.to, season))]
    const isDue = direction === 'in' && !isBefore(now, dueAt.add({ minutes: 1 })) && isBefore(now, closesAt)
    return isDue ? [{ point: id, opensAt, dueAt, at: now.round({ smallestUnit: 'minute', roundingMode: 'floor' }) }] : []
  })
}
