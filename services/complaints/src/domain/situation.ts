import { type Refusal, refuse } from '@hall/decider'
import type { ComplaintsContract } from '@hall/contract-complaints'
import type { Complaint } from './complaint.ts'
import type { Rules } from './limits.ts'

/** Every code a decision may refuse with. */
export type Code = ComplaintsContract['procedures']['desk']['act']['errors'][number]

/** Who acts, as far as it matters to who may. */
export interface Handler {
  readonly id: string
  /** Offices of the center the person holds. */
  readonly offices: readonly string[]
  readonly window: string | null
  readonly department: string | null
  readonly kin: readonly string[]
}

export interface Situation extends Rules {
  readonly by: Handler
  /** Row of what was said, and its digest; undefined where nothing was. */
  readonly said: { readonly message: string; readonly digest: string } | undefined
  /** Where a window named in the command is, and whether the person named is there. */
  readonly window?: { readonly id: string; readonly department: string } | undefined
  readonly handler?: Handler | undefined
}

/** Why somebody has no hand in a complaint: about oneself, one's window, one's department or one's kin, as the regulation has it. */
export function involvement({ person, window, department }: Pick<Complaint, 'person' | 'window' | 'department'>, who: Handler, { policy }: Pick<Rules, 'policy'>): Refusal<Code> | undefined {
  const { value, clause } = policy.independence
  const ties = {
    self: person !== null && who.id === person,
    window: window !== null && who.window === window,
    department: department !== null && who.department === department,
    kin: person !== null && who.kin.includes(person),
  }
  const tie = value.find((kind) => ties[kind])
  return tie && { code: 'HANDLER_INVOLVED', clause, details: { tie } }
}

export function refusal({ code, clause, details }: Refusal<Code>) {
  return refuse(code, details, clause)
}
