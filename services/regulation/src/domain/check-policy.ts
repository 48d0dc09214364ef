import { refuse, type Refusal } from '@hall/decider'
import { citedClauses, policySchemas } from '@hall/regulation'

/** What a policy is checked against. */
export interface Rulebook {
  /** Clause ids of the center's own regulation. */
  readonly clauses: ReadonlySet<string>
}

export type PolicyFault = 'AREA_WITHOUT_POLICY' | 'POLICY_INVALID' | 'CLAUSE_UNKNOWN'

/** More would not fit a screen. */
const ISSUES_SHOWN = 20

/** Whether a policy can be one of its area and cites only clauses of its own regulation; undefined when it can. */
export function findPolicyFault(area: string, policy: object, { clauses }: Rulebook): Refusal<PolicyFault> | undefined {
  const schema = findSchema(area)
  if (!schema) return refuse('AREA_WITHOUT_POLICY', { area, areas: Object.keys(policySchemas) }).refusal
  const { error } = schema.safeParse(policy)
  if (error) {
    const issues = error.issues.slice(0, ISSUES_SHOWN).map(({ path, message }) => `${path.join('.')}: ${message}`)
    return refuse('POLICY_INVALID', { issues }).refusal
  }
  const unknown = citedClauses(policy).filter((clause) => !clauses.has(clause))
  return unknown.length > 0 ? refuse('CLAUSE_UNKNOWN', { clauses: unknown }).refusal : undefined
}

function findSchema(area: string) {
  return Object.entries(policySchemas).find(([known]) => known === area)?.[1]
}
