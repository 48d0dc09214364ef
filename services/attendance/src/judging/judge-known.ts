import type { Verdict } from '@hall/contract-attendance'
import { judgeDay } from '../domain/judge-day.ts'
import type { KnownDay } from './load-days.ts'
import type { Rules } from './load-rules.ts'

/** The verdict of the center the person belonged to, or of `usualCenter` on a day at none. Undefined where no policy is in force. */
export function judgeKnown(rules: Rules, known: KnownDay, { now, usualCenter }: { now: Temporal.Instant; usualCenter?: string }): Verdict | undefined {
  const center = known.place?.center ?? usualCenter
  const rule = center === undefined ? undefined : rules(center, known.date)
  return rule && judgeDay(rule, { ...known, posted: known.place !== undefined, now })
}
