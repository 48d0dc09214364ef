import type { Rules } from '../rules.ts'

export type Level = 'accept' | 'examine' | 'approve' | 'seal'
export interface Qualified { readonly name: string; readonly until: string | null }

/** Why somebody may not be given, or use, the right to approve an item that needs a qualification; nothing where all is well. */
export function unqualified({ level, needs, on }: { level: Level; needs: string | null; on: string }, held: readonly Qualified[], { policy }: Pick<Rules, 'policy'>): 'qualification_missing' | 'qualification_expired' | undefined {
  if (!policy.qualification || level !== 'approve' || needs === null) return undefined
  const own = held.filter(({ name }) => name === needs)
  if (own.length === 0) return 'qualification_missing'
  return own.some(({ until }) => until === null || on <= until) ? undefined : 'qualification_expired'
}
