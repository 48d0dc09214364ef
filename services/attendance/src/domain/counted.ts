import type { AttendancePolicy } from '@hall/regulation'
import type { DayFacts, Outage, Punch } from './facts.ts'
import { isBefore } from './time-of-day.ts'

/**
 * Splits the punches of the day by whether their method is accepted (QP-ATT-02, EP-ATT-03, TG-ATT-02, WS-ATT-16); a
 * fallback counts only inside a declared outage (TG-ATT-03). In the order of the clock, whatever order they came in.
 */
export function splitByMethod(policy: AttendancePolicy, { punches, outages }: Pick<DayFacts, 'punches' | 'outages'>) {
  const ordered = punches.toSorted(byClock)
  const isCounted = (punch: Punch) => countsAs(policy, punch, outages)
  return { counted: ordered.filter(isCounted), notCounted: ordered.filter((punch) => !isCounted(punch)) }
}

/** Whether a check made this way at this moment enters the record. */
export function countsAs(policy: AttendancePolicy, punch: Pick<Punch, 'at' | 'method' | 'device'>, outages: readonly Outage[]): boolean {
  if (policy.methods.value.some((method) => method === punch.method)) return true
  const inOutage = policy.outageMethods?.value.some((method) => method === punch.method)
  return !!inOutage && outages.some((outage) => holdsAt(outage, punch))
}

/** A sign-in by hand names no device: any outage of the center allows it. */
function holdsAt({ device, from, to }: Outage, punch: Pick<Punch, 'at' | 'device'>): boolean {
  if (device && punch.device && device !== punch.device) return false
  return !isBefore(punch.at, from) && !(to && isBefore(to, punch.at))
}

/** Ids settle the order of punches of the same second, so that the order of arrival never matters. */
function byClock(a: Punch, b: Punch): number {
  return Temporal.PlainDateTime.compare(a.at, b.at) || (a.id < b.id ? -1 : Number(a.id > b.id))
}
