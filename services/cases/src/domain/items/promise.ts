import type { ItemContent, LimitDays } from '@hall/contract-cases'
import type { CasesPolicy } from '@hall/regulation'

interface Promise { readonly limit: LimitDays | null; readonly clause: string }

/** What an item promises: of a joint one, where no joint rules are set, its longest part. EP-CAS-09. */
export function promiseOf({ kind, promised, parts = [] }: Pick<ItemContent, 'kind' | 'promised' | 'parts'>, policy: Pick<CasesPolicy, 'joint' | 'jointParts' | 'limit'>): Promise {
  const { joint, jointParts: rule, limit } = policy
  if (kind !== 'joint' || joint || !rule || parts.length === 0) return { limit: promised, clause: limit.promised.clause }
  return { limit: { days: Math.max(...parts.map(({ days }) => days)), unit: 'workday' }, clause: rule.clause }
}
