import type { OutputOf } from '@hall/contract'
import type { ComplaintsContract } from '@hall/contract-complaints'
import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import type { ComplaintRow } from '../db/complaint-store.ts'
import type { InForce } from '../db/rules-store.ts'

type Facts = OutputOf<ComplaintsContract['procedures']['desk']['get']>['caseFacts']
interface Looking { readonly rules: InForce; readonly shows: string; readonly clause: string | null }

/** What the examiner sees of the case a complaint names; it is looked at there, and never at the door. */
export async function caseFactsOf(_tx: Transaction, _row: ComplaintRow, _looking: Looking): Promise<Facts> {
  void dateOf
  return []
}
