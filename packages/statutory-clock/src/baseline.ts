import type { Baseline, ClockLimit, PlainClockRule } from '@hall/regulation'

/** The periods the law sets. */
export type BaselinePeriod = 'decision' | 'joint' | 'lowerExamination' | 'delivery' | 'notice'

/** A time of an item or a policy that the law has a word on. */
export interface TimedValue {
  readonly period: BaselinePeriod
  readonly limit: ClockLimit
  readonly extension?: NonNullable<PlainClockRule['extension']>['value'] | undefined
  readonly stops?: NonNullable<PlainClockRule['stops']>['value'] | undefined
  readonly expiry?: PlainClockRule['expiry']['value'] | undefined
  /** Another law or regulation that sets the period, by name: where there is one, it goes before the general rule. */
  readonly otherLaw?: string | undefined
}

/** Where a value is laxer than the law, and the article that says so. */
export interface Laxity {
  readonly aspect: 'length' | 'unit' | 'extension_times' | 'extension_length' | 'extension_notice' | 'stop_grounds' | 'stop_notice' | 'expiry'
  readonly clause: string
  readonly value: string | number | readonly string[]
  /** What the law allows at most, or asks for. */
  readonly most: string | number | readonly string[]
}

/** What of the value the law does not allow; nothing where it is as strict as the law or stricter. */
export function checkBaseline(value: TimedValue, baseline: Baseline): Laxity[] {
  return [...lengthOf(value, baseline), ...extensionOf(value, baseline), ...stopsOf(value, baseline), ...expiryOf(value, baseline)]
}

/** Calendar days that are never more than so many working days: of every weekend at most one day is worked in exchange. */
function calendarDaysWithin(workdays: number): number {
  return workdays + Math.floor(workdays / 5)
}

function lengthOf({ period, limit, otherLaw }: TimedValue, baseline: Baseline): Laxity[] {
  if (otherLaw || limit.kind === 'visit' || limit.kind === 'stated') return []
  const { value: { workdays: most }, clause } = baseline[period]
  const tooLong = (value: number) => (value > most ? [{ aspect: 'length' as const, clause, value, most }] : [])
  if (limit.kind === 'time') return limit.runs === 'open_hours' ? [] : tooLong(Math.ceil((limit.unit === 'hour' ? limit.length : limit.length / 60) / 24))
  if (limit.unit === 'workday') return tooLong(limit.length)
  const days = limit.unit === 'month' ? limit.length * 31 : limit.length
  if (days <= calendarDaysWithin(most)) return []
  return [{ aspect: 'unit', clause: baseline.unit.clause, value: `${limit.length} ${limit.unit}`, most: `${most} ${baseline.unit.value}` }]
}

function extensionOf({ period, extension, otherLaw }: TimedValue, baseline: Baseline): Laxity[] {
  if (!extension || otherLaw) return []
  const { clause, value } = baseline[period]
  const allowed = 'extension' in value ? value.extension : { times: 0, workdays: 0 }
  const found: Laxity[] = []
  if (extension.times === null || extension.times > allowed.times) found.push({ aspect: 'extension_times', clause, value: extension.times ?? 'unlimited', most: allowed.times })
  if (extension.longest === null || extension.longest > allowed.workdays) found.push({ aspect: 'extension_length', clause, value: extension.longest ?? 'unlimited', most: allowed.workdays })
  if (extension.untold === 'stands') found.push({ aspect: 'extension_notice', clause, value: 'stands', most: 'told' })
  return found
}

function stopsOf({ stops }: TimedValue, { stops: { value: law, clause } }: Baseline): Laxity[] {
  if (!stops) return []
  const others = stops.grounds.filter((ground) => !law.grounds.includes(ground))
  return [
    ...(others.length > 0 ? [{ aspect: 'stop_grounds' as const, clause, value: others, most: law.grounds }] : []),
    ...(stops.notice !== law.notice ? [{ aspect: 'stop_notice' as const, clause, value: stops.notice, most: law.notice }] : []),
  ]
}

function expiryOf({ period, expiry }: TimedValue, { notice }: Baseline): Laxity[] {
  if (period !== 'notice' || !expiry || expiry.strategy === notice.value.expiry) return []
  return [{ aspect: 'expiry', clause: notice.clause, value: expiry.strategy, most: notice.value.expiry }]
}
