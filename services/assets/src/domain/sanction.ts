import { accept, type Decision, refuse } from '@hall/decider'
import type { AssetsPolicy } from '@hall/regulation'

const FEN = 100

export interface Fault {
  readonly cause: 'wear' | 'power' | 'against_rules' | 'other'
  readonly minutesDown: number
  /** In fen. */
  readonly loss: number
  readonly blind: boolean
}

export interface Consequences {
  /** What is found against whoever did it. */
  readonly findings: readonly { readonly kind: 'settings_changed' | 'blind_operation'; readonly clause: string }[]
  readonly sanction: { readonly choices: readonly ('educated' | 'circular')[]; readonly liability: number | null; readonly clauses: readonly string[] } | null
}

/** What follows from a fault that is over (TG-NET-06, TG-NET-13, TG-NET-15, TG-NET-16): a power cut is nobody's doing. */
export function consequencesOf({ cause, minutesDown, loss, blind }: Fault, policy: AssetsPolicy | undefined): Consequences {
  const { addressBy, faultClosing, networkSanction, economicLiability } = policy ?? {}
  const broken = cause === 'against_rules'
  const findings: Consequences['findings'][number][] = []
  if (broken && addressBy) findings.push({ kind: 'settings_changed', clause: addressBy.clause })
  if (blind && faultClosing) findings.push({ kind: 'blind_operation', clause: faultClosing.clause })
  if (!broken || minutesDown === 0 || !networkSanction) return { findings, sanction: null }
  const owed = economicLiability && loss >= economicLiability.value.fromYuan * FEN ? economicLiability : undefined
  return { findings, sanction: { choices: networkSanction.value, liability: owed ? loss : null, clauses: [networkSanction.clause, ...(owed ? [owed.clause] : [])] } }
}

export interface SanctionState {
  readonly person: string
  readonly consequence: string | null
  readonly serious: boolean
  readonly answer: string | null
  readonly unlawful: boolean
  readonly referredTo: string | null
  readonly closedAt: object | null
}

/** Closed with what was chosen; a recommendation stays open until the unit answers, a breach of law until it is referred (TG-NET-15, TG-NET-17, TG-NET-18). */
export function closeSanction(state: SanctionState, policy: AssetsPolicy | undefined): Decision<{ liable: string }, 'SANCTION_CLOSED' | 'CONSEQUENCE_MISSING' | 'ANSWER_MISSING' | 'REFERRAL_MISSING'> {
  if (state.closedAt !== null) return refuse('SANCTION_CLOSED')
  if (state.consequence === null) return refuse('CONSEQUENCE_MISSING', {}, policy?.networkSanction?.clause)
  if (state.serious && state.answer === null) return refuse('ANSWER_MISSING', {}, policy?.seriousSanction?.clause)
  if (state.unlawful && state.referredTo === null) return refuse('REFERRAL_MISSING', {}, policy?.unlawful?.clause)
  return accept({ liable: state.person })
}
