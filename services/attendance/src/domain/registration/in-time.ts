import { deadline } from '@hall/calendar'
import type { Rule } from '../facts.ts'

/** Until when something that ended on `last` may be registered; undefined where the regulation sets no limit (QP-ATT-10). */
export function registerBy({ policy, calendar }: Rule, last: Temporal.PlainDate): { endsAt: Temporal.Instant; date: Temporal.PlainDate; clause: string } | undefined {
  const within = policy.registration
  if (!within) return undefined
  const { endsAt, date } = deadline(calendar, { length: within.value.withinWorkdays, unit: 'workday', countFirstDay: false, restDay: 'stays' }, { from: last })
  return { endsAt, date, clause: within.clause }
}

/**
 * The moment that counts for what is handed in again: the first one, where the section gave it back only after its limit had
 * run out and it comes back within the days named for that; otherwise now (QP-ATT-11).
 */
export function countsAgain({ policy, calendar }: Rule, { first, due, returnedAt, now }: { first: Temporal.Instant; due: Temporal.Instant | null; returnedAt: Temporal.PlainDate | undefined; now: Temporal.Instant }): Temporal.Instant {
  const again = policy.review?.value.againWithinWorkdays
  if (!again || !due || !returnedAt) return now
  if (Temporal.Instant.compare(first, due) >= 0) return now
  const { endsAt } = deadline(calendar, { length: again, unit: 'workday', countFirstDay: false, restDay: 'stays' }, { from: returnedAt })
  return Temporal.Instant.compare(now, endsAt) < 0 ? first : now
}
