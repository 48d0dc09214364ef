import type { Entitlement } from '@hall/regulation'

type PlainDate = Temporal.PlainDate

/** Half days: the smallest that is counted. */
export type HalfDays = number

export type LineKind = 'entitled' | 'opening' | 'earned' | 'used' | 'given_back' | 'expired'

/** One line of an account; what is left is the sum of its lines. */
export interface BalanceLine {
  /** The year it belongs to, or the day it was earned for. */
  readonly bucket: string
  readonly kind: LineKind
  readonly halfDays: HalfDays
  /** Last day on which what the bucket holds may be taken; on the lines that fill it. */
  readonly validUntil: PlainDate | null
  readonly on: PlainDate
}

/** What a year of service gives for a year, as lines: on the first of January, and on the day a step is reached within the year. */
export function entitledLines({ steps, carryYears = 0 }: Entitlement, since: PlainDate, year: number): BalanceLine[] {
  const first = new Temporal.PlainDate(year, 1, 1)
  const validUntil = new Temporal.PlainDate(year + carryYears, 12, 31)
  const at = (on: PlainDate) => daysFor(steps, fullYears(since, on))
  const start = at(first)
  const reached = steps.map(({ fromYears }) => since.add({ years: fromYears })).filter((on) => on.year === year && !on.equals(first))
  const line = (days: number, on: PlainDate): BalanceLine => ({ bucket: String(year), kind: 'entitled', halfDays: days * 2, validUntil, on })
  let given = start
  const later = reached.flatMap((on) => {
    const more = at(on) - given
    given = at(on)
    return more > 0 ? [line(more, on)] : []
  })
  return [...(start > 0 ? [line(start, first)] : []), ...later]
}

export function daysFor(steps: Entitlement['steps'], years: number): number {
  return steps.findLast(({ fromYears }) => years >= fromYears)?.days ?? 0
}

export function fullYears(since: PlainDate, on: PlainDate): number {
  // Whoever began on 29 February has a year full on the 28th of one that has none: `until` would wait for 1 March.
  const years = on.year - since.year
  return Temporal.PlainDate.compare(since.add({ years }), on) > 0 ? years - 1 : years
}

export interface Bucket { readonly bucket: string; readonly left: HalfDays; readonly validUntil: PlainDate | null }

/** What each bucket still holds, those that end first first. */
export function bucketsOf(lines: readonly BalanceLine[]): Bucket[] {
  return [...Map.groupBy(lines, ({ bucket }) => bucket)].map(([bucket, of]) => ({
    bucket,
    left: of.reduce((sum, { halfDays }) => sum + halfDays, 0),
    validUntil: of.map(({ validUntil }) => validUntil).filter((day) => day !== null).sort(Temporal.PlainDate.compare).at(-1) ?? null,
  })).sort((a, b) => compareEnds(a.validUntil, b.validUntil) || a.bucket.localeCompare(b.bucket))
}

/** What may be taken on a day: buckets filled by then and not over. */
export function leftOn(lines: readonly BalanceLine[], day: PlainDate): HalfDays {
  const filled = lines.filter(({ on, halfDays }) => halfDays < 0 || Temporal.PlainDate.compare(on, day) <= 0)
  return bucketsOf(filled).filter((bucket) => isOpen(bucket, day)).reduce((sum, { left }) => sum + left, 0)
}

/** Lines that take so much, from what ends first on; what no bucket holds is taken from the last one all the same. */
export function takeLines(lines: readonly BalanceLine[], wanted: HalfDays, { on, bucket: usual }: { on: PlainDate; bucket: string }): BalanceLine[] {
  const open = bucketsOf(lines).filter((bucket) => isOpen(bucket, on) && bucket.left > 0)
  const taken: BalanceLine[] = []
  let rest = wanted
  const take = (bucket: string, halfDays: HalfDays) => {
    if (halfDays > 0) taken.push({ bucket, kind: 'used', halfDays: -halfDays, validUntil: null, on })
    rest -= halfDays
  }
  for (const { bucket, left } of open) if (rest > 0) take(bucket, Math.min(left, rest))
  take(usual, rest)
  return taken
}

/** What ended before a day with something left in it. */
export function expiredLines(lines: readonly BalanceLine[], today: PlainDate): BalanceLine[] {
  return bucketsOf(lines)
    .filter((bucket) => !isOpen(bucket, today) && bucket.left > 0)
    .map(({ bucket, left, validUntil }) => ({ bucket, kind: 'expired', halfDays: -left, validUntil: null, on: validUntil!.add({ days: 1 }) }))
}

function isOpen({ validUntil }: Bucket, day: PlainDate): boolean {
  return validUntil === null || Temporal.PlainDate.compare(day, validUntil) <= 0
}

function compareEnds(a: PlainDate | null, b: PlainDate | null): number {
  if (a && b) return Temporal.PlainDate.compare(a, b)
  return Number(a === null) - Number(b === null)
}
