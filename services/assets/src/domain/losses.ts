import { accept, type Decision, refuse } from '@hall/decider'
import type { AssetsPolicy } from '@hall/regulation'

export interface LossState {
  readonly kind: 'poor_care' | 'theft' | 'accident'
  readonly state: 'reported' | 'found' | 'decided'
  readonly explanation: string | null
  readonly liableIs: 'person' | 'guard' | 'nobody' | null
  readonly liable: string | null
  readonly amount: number | null
}

export interface Due { readonly due: number; readonly from: string | null; readonly clause: string | undefined }

/** What is owed, by whom, under which clause (TG-AST-12 to TG-AST-14). */
export function decideLoss({ kind, state, explanation, liableIs, liable, amount }: LossState, policy: AssetsPolicy | undefined): Decision<Due, 'EXPLANATION_MISSING' | 'LOSS_WITHOUT_FINDING'> {
  const care = policy?.poorCare
  if (kind === 'poor_care' && care && explanation === null) return refuse('EXPLANATION_MISSING', {}, care.clause)
  if (state !== 'found' || liableIs === null) return refuse('LOSS_WITHOUT_FINDING', {}, kind === 'poor_care' ? care?.clause : policy?.serious?.clause)
  if (liableIs === 'nobody') return accept({ due: 0, from: null, clause: policy?.serious?.clause })
  const share = kind === 'poor_care' ? (care?.value.share ?? 1) : 1
  const clause = liableIs === 'guard' ? policy?.guardLiable?.clause : kind === 'poor_care' ? care?.clause : policy?.serious?.clause
  return accept({ due: Math.round((amount ?? 0) * share), from: liable, clause })
}
