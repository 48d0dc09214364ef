import type { CasesPolicy } from '@hall/regulation'
import type { ConsequenceEvent } from './row-event.ts'

interface Found { readonly id: string; readonly center: string; readonly department: string | null; readonly window: string | null; readonly person: string | null; readonly kind: string; readonly clause: string | null }
type Consequence =
  | { readonly consequence: 'deduction'; readonly ground: null; readonly event: ConsequenceEvent }
  | { readonly consequence: 'elimination_ground'; readonly ground: number; readonly event: ConsequenceEvent }

/** What a confirmed finding leads to beside a circular: an entry for deduction (QP-CAS-39), or a ground for elimination (EP-FEE-01). */
export function ledTo({ id, center, department, window, person, kind, clause }: Found, { notice, fees }: CasesPolicy, confirmedBefore: number): Consequence | undefined {
  if (person === null) return undefined
  if (kind === 'several_visits' && notice.severalVisits) {
    return { consequence: 'deduction', ground: null, event: { type: 'DeductionEntered', center, department, window, person, finding: id, kind, clause, points: null } }
  }
  const rule = fees?.unauthorized
  const count = confirmedBefore + 1
  if (kind !== 'fee_incident' || !rule || count < rule.value.fromCount) return undefined
  return { consequence: 'elimination_ground', ground: rule.value.ground, event: { type: 'ConductGroundRaised', center, person, ground: rule.value.ground, count, clause: rule.clause, finding: id } }
}
