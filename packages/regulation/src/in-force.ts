import type { PolicyVersion } from './policy.ts'

export interface InForce<P> extends PolicyVersion<P> {
  /** First day it no longer applies; undefined while nothing follows. */
  readonly until?: string
}

/**
 * The version of a center's policy in force on a day: the latest `effectiveFrom` not after it; of two for the same
 * day the higher version, which replaced the other. Undefined before the first.
 */
export function inForce<P>(
  versions: readonly PolicyVersion<P>[],
  place: { center: string; area: string },
  date: Temporal.PlainDate,
): InForce<P> | undefined {
  const day = date.toString()
  let found: PolicyVersion<P> | undefined
  let next: string | undefined
  for (const candidate of versions) {
    if (candidate.center !== place.center || candidate.area !== place.area) continue
    if (candidate.effectiveFrom > day) {
      if (!next || candidate.effectiveFrom < next) next = candidate.effectiveFrom
    } else if (!found || supersedes(candidate, found)) found = candidate
  }
  return found && { ...found, ...(next && { until: next }) }
}

function supersedes(a: PolicyVersion, b: PolicyVersion): boolean {
  return a.effectiveFrom > b.effectiveFrom || (a.effectiveFrom === b.effectiveFrom && a.version > b.version)
}
