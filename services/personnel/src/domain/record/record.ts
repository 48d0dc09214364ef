import { accept, type Decision, refuse } from '@hall/decider'
import type { Covered } from '../secondment/secondment.ts'
import type { Rules } from '../rules.ts'

export type RecordKind = 'leader_in_charge' | 'membership' | 'care' | 'responsibility' | 'department_work' | 'item_qualification'

/** Stream `record/<id>`; what it says in words is kept in its row only. */
export type RecordEvent =
  | { readonly type: 'RecordKept'; readonly id: string; readonly kind: RecordKind; readonly person: string | null; readonly on: string }
  | { readonly type: 'RecordEnded'; readonly id: string; readonly on: string }
export type RecordCode = 'RECORD_INCOMPLETE' | 'SECONDMENT_NEEDED'

const NEEDED: Readonly<Record<RecordKind, readonly string[]>> = {
  leader_in_charge: [], membership: ['membership'], care: ['what'], responsibility: [], department_work: ['what'], item_qualification: ['item', 'qualification'],
}
const OF_PERSON: readonly RecordKind[] = ['leader_in_charge', 'membership', 'responsibility', 'department_work']

interface Kept { readonly id: string; readonly kind: RecordKind; readonly person: string | null; readonly on: string; readonly details: Readonly<Record<string, string>> }

/** Work for the own department only on days of a secondment the center agreed to before. */
export function keepRecord({ details, ...kept }: Kept, seconded: Covered, { policy }: Pick<Rules, 'policy'>): Decision<RecordEvent, RecordCode> {
  const { kind, person } = kept
  const missing = [...NEEDED[kind].filter((part) => !details[part]), ...(OF_PERSON.includes(kind) && person === null ? ['person'] : [])]
  const wanted = policy.responsibilities
  if (kind === 'responsibility' && wanted && !wanted.value.some((part) => details[part])) return refuse('RECORD_INCOMPLETE', { issues: [...wanted.value] }, wanted.clause)
  if (missing.length > 0) return refuse('RECORD_INCOMPLETE', { issues: missing })
  const rule = policy.otherDepartmentWork
  if (kind === 'department_work' && rule && !seconded.covered) return refuse('SECONDMENT_NEEDED', { found: seconded.because }, rule.clause)
  return accept({ type: 'RecordKept', ...kept })
}
