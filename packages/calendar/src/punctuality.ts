type PlainTime = Temporal.PlainTime

/** How exactly a center compares times: by the second, or by the whole minute, where 08:30:59 is 08:30. */
export type Precision = 'second' | 'minute'

/** Seconds by which the time lies after the limit; 0 at the limit and before. */
export function secondsAfter(limit: PlainTime, time: PlainTime, precision: Precision): number {
  return Math.max(0, secondsBetween(limit, time, precision))
}

/** Seconds by which the time lies before the limit; 0 at the limit and after. */
export function secondsBefore(limit: PlainTime, time: PlainTime, precision: Precision): number {
  return Math.max(0, -secondsBetween(limit, time, precision))
}

/** "Before 08:30" is met at 08:30 itself. */
export function isBy(limit: PlainTime, time: PlainTime, precision: Precision): boolean {
  return secondsAfter(limit, time, precision) === 0
}

/** "After 17:00" is met at 17:00 itself. */
export function isFrom(limit: PlainTime, time: PlainTime, precision: Precision): boolean {
  return secondsBefore(limit, time, precision) === 0
}

function secondsBetween(limit: PlainTime, time: PlainTime, smallestUnit: Precision): number {
  const rough = { smallestUnit, roundingMode: 'trunc' } as const
  return limit.round(rough).until(time.round(rough)).total('seconds')
}
