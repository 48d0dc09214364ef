import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import type { EvaluationPolicy, InForce } from '@hall/regulation'
import { findPolicy } from '@hall/regulation-copy'

/** What the center's regulation says about scores, appraisal and accountability on a day; `policy` undefined where it says nothing. */
export interface Rules { readonly policy: EvaluationPolicy | undefined; readonly version: InForce<EvaluationPolicy> | undefined }

export async function loadRules(tx: Transaction, center: string, at: Temporal.Instant | Temporal.PlainDate): Promise<Rules> {
  const version = await findPolicy(tx, { center, area: 'evaluation' }, dateOf(at))
  return { policy: version?.policy, version }
}

/** Of each center, once. */
export async function loadAllRules(tx: Transaction, centers: readonly string[], at: Temporal.Instant): Promise<ReadonlyMap<string, Rules>> {
  return new Map(await Promise.all([...new Set(centers)].map(async (center) => [center, await loadRules(tx, center, at)] as const)))
}
