import { refuse, type Refusal } from '@hall/decider'
import type { ItemContent } from '@hall/contract-cases'
import type { CasesPolicy } from '@hall/regulation'

interface Reduced { readonly code: string; readonly kind: string; readonly cents: number; readonly from: string; readonly until: string | null }
interface Charging { readonly lines: readonly { readonly code: string; readonly cents: number }[]; readonly content: ItemContent; readonly on: string; readonly reduction: Reduced | undefined; readonly reductionAsked: boolean }
type Code = 'FEE_NOT_PUBLISHED' | 'FEE_NOT_EXACT' | 'FEE_FREE' | 'FEE_NO_CONSENT'

/** Why a charge is not possible: only what is published for the item of the case, at exactly its rate. EP-FEE-04 to EP-FEE-07. */
export function faultOfCharge({ lines, content, on, reduction, reductionAsked }: Charging, { fees }: CasesPolicy): Refusal<Code> | undefined {
  const free = content.freeFrom !== null && content.freeFrom <= on
  if (free && lines.some(({ cents }) => cents > 0)) return refuse('FEE_FREE', { from: content.freeFrom! }, fees?.free?.clause).refusal
  if (free) return undefined
  if (reductionAsked) {
    const holds = reduction && reduction.from <= on && (reduction.until === null || on <= reduction.until)
    if (!holds) return refuse('FEE_NO_CONSENT', reduction ? { from: reduction.from } : {}, fees?.reduction?.clause).refusal
  }
  for (const { code, cents } of lines) {
    const published = content.fees.find((fee) => fee.code === code)
    if (!published) return refuse('FEE_NOT_PUBLISHED', { fee: code }, (fees?.onlyOfCase ?? fees?.exact)?.clause).refusal
    const rate = reduction?.code === code && reductionAsked ? (reduction.kind === 'none' ? 0 : reduction.kind === 'less' ? reduction.cents : published.cents) : published.cents
    if (cents !== rate) return refuse('FEE_NOT_EXACT', { fee: code, rate, asked: cents }, fees?.exact?.clause).refusal
  }
  return undefined
}
