import { ZONE } from '@hall/calendar'
import { type ClockLimit, clockRule, type ClockRule } from '@hall/regulation'
import type { z } from 'zod'
import { ledger, type Ledger, type SentFact } from './fact.ts'

/** For tests: rules and facts in few words. Times are local to the centers. */

export const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant()

type Sent = SentFact extends infer F ? (F extends { at: string } ? F : never) : never

export function facts(sent: readonly Sent[]): Ledger {
  return ledger.parse(sent.map((one) => ({ ...one, at: at(one.at).toString() })))
}

export const days = (length: number, rest: Partial<Extract<ClockLimit, { kind: 'days' }>> = {}): ClockLimit => ({
  kind: 'days', length, unit: 'workday', countFirstDay: false, restDay: 'stays', afterHours: 'same_day', ends: 'midnight', closing: 'in_time', ...rest,
})

type SentRule = z.input<typeof clockRule>
type Parts = { [K in keyof SentRule]?: NonNullable<SentRule[K]> extends { value: infer V } ? V : SentRule[K] }

const CLAUSE = 'QP-CAS-25'
const whole = new Set(['clock', 'name', 'inside', 'deemedBy'])

/** A rule with only what differs from the plainest one; every part cites the same clause. */
export function promised(parts: Parts): ClockRule {
  const plain: Parts = { clock: 'promised', name: 'promised', starts: { with: 'accepted' }, finishes: { with: ['decided'] }, expiry: { strategy: 'escalate' } }
  const cited = Object.entries({ ...plain, ...parts }).map(([key, value]) => [key, whole.has(key) ? value : { value, clause: CLAUSE }])
  return clockRule.parse(Object.fromEntries(cited))
}
