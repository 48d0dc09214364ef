import type { Demand } from '@hall/contract-personnel'
import { type Refusal, refuse } from '@hall/decider'
import { valueText } from './rules.ts'

interface Cited<T> { readonly value: T; readonly clause: string }
interface Found { readonly state: Demand['state']; readonly found: string; readonly issues?: readonly string[]; readonly earliest?: Temporal.PlainDate | undefined }

/** How a demand of the regulation came out; nothing where the regulation makes none. */
export function judge<T>(id: string, rule: Cited<T> | undefined, look: (value: T) => Found): Demand[] {
  if (!rule) return []
  const { state, found, issues = [], earliest } = look(rule.value)
  return [{ id, state, clause: rule.clause, value: valueText(rule.value), found, issues: [...issues], earliest: earliest?.toString() ?? null }]
}

export const met = (found: string): Found => ({ state: 'met', found })

/** What of the regulation is out of the ordinary but may stand with a reason and the center's consent. */
export function exceptional(otherwise: 'refused' | 'reason_and_consent' | 'reason_and_stand_in' | 'waived'): Demand['state'] {
  return otherwise === 'refused' ? 'refused' : 'exception'
}

/** The first demand in this state, as a refusal; undefined when there is none. */
export function findUnmet<Code extends string>(demands: readonly Demand[], state: Demand['state'], code: Code): { ok: false; refusal: Refusal<Code> } | undefined {
  const found = demands.find((demand) => demand.state === state)
  if (!found) return undefined
  const { id, clause, value, found: what, issues, earliest } = found
  return refuse(code, { demand: id, value, found: what, issues, ...(earliest && { earliest }) }, clause)
}

/** The clauses a decision has looked at. */
export function clausesOf(demands: readonly Demand[]): string[] {
  return [...new Set(demands.map(({ clause }) => clause))]
}
