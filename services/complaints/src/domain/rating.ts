import { dateOf, endOf, localTime, startOf } from '@hall/calendar'
import { lastDay, type Rules } from './limits.ts'

export type Standing = 'counted' | 'imputed' | 'before_completion' | 'burst'

/** A rating as it came in, with what tells whether somebody really gave it. */
export interface Given {
  readonly at: Temporal.Instant
  readonly channel: 'device' | 'link' | 'phone' | 'imputed'
  readonly completedAt: Temporal.Instant | null
}

/** Whether it counts, looked at by itself. */
export function standingOf({ at, channel, completedAt }: Given): Exclude<Standing, 'burst'> {
  if (channel === 'imputed') return 'imputed'
  return completedAt === null || Temporal.Instant.compare(at, completedAt) < 0 ? 'before_completion' : 'counted'
}

/**
 * Which of the ratings of one terminal came too close together to be given by as many people: all of a run in which `count`
 * lie within the time. Indexes into the list, which is in order of time.
 */
export function burstsIn(times: readonly Temporal.Instant[], { count, withinSeconds }: { count: number; withinSeconds: number }): Set<number> {
  const found = new Set<number>()
  for (let first = 0; first + count <= times.length; first++) {
    const last = first + count - 1
    if (times[last]!.since(times[first]!).total('seconds') > withinSeconds) continue
    for (let index = first; index <= last; index++) found.add(index)
  }
  return found
}

/** By when somebody dissatisfied is called back: after closing time, or on a day off, the next working day counts as the first. */
export function callbackDue(ratedAt: Temporal.Instant, { policy, calendar }: Pick<Rules, 'policy' | 'calendar'>): { endsAt: Temporal.Instant; clause: string } | undefined {
  const { callback } = policy.ratings
  if (!callback) return undefined
  const local = localTime(ratedAt)
  const afterHours = Temporal.PlainTime.compare(local.toPlainTime(), Temporal.PlainTime.from(callback.value.closingTime)) >= 0
  const from = afterHours ? startOf(calendar.nextWorkday(dateOf(ratedAt))) : ratedAt
  return { endsAt: endOf(lastDay(callback.value.withinWorkdays, from, { calendar })), clause: callback.clause }
}

export interface Counts { readonly stars: readonly number[]; readonly smallest: number }

/** Share of 3 to 5 stars and mean of what counts; nothing is said on too few. */
export function rateOf({ stars, smallest }: Counts): { counted: number; satisfied: number | null; mean: number | null } {
  const counted = stars.reduce((sum, n) => sum + n, 0)
  if (counted < smallest) return { counted, satisfied: null, mean: null }
  const sum = stars.reduce((total, n, index) => total + n * (index + 1), 0)
  return { counted, satisfied: (stars[2]! + stars[3]! + stars[4]!) / counted, mean: sum / counted }
}

/** Places by satisfaction, ties sharing one; those with too few ratings take none. */
export function placesOf<T extends { readonly key: string; readonly counted: number; readonly satisfied: number | null }>(rows: readonly T[], smallest: number): Map<string, number> {
  const ranked = rows.filter(({ counted, satisfied }) => counted >= smallest && satisfied !== null).sort((a, b) => b.satisfied! - a.satisfied!)
  return new Map(ranked.map(({ key, satisfied }) => [key, 1 + ranked.filter((other) => other.satisfied! > satisfied!).length]))
}
