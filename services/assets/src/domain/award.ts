import type { AssetsPolicy } from '@hall/regulation'

/** A confirmed breach of the rules on equipment, oldest first. */
export interface Violation { readonly finding: string; readonly serious: boolean }

/** Not mended after education, and serious: both, or nothing follows (QP-NET-25). */
export function barsAward(ofYear: readonly Violation[], policy: AssetsPolicy | undefined): { readonly clause: string; readonly confirmed: number } | undefined {
  const rule = policy?.awardBar
  if (!rule || !ofYear.some(({ serious }, before) => serious && before >= rule.value.after)) return undefined
  return { clause: rule.clause, confirmed: ofYear.length }
}
