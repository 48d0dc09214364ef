import type { OutputOf } from '@hall/contract'
import type { ComplaintsContract } from '@hall/contract-complaints'
import type { Transaction } from '@hall/database'
import type { ComplaintRow } from '../db/complaint-store.ts'
import { caseSteps } from '../db/case-store.ts'
import type { InForce } from '../db/rules-store.ts'
import { caseFactsOf, type Shows } from '../domain/case-facts.ts'

type Facts = OutputOf<ComplaintsContract['procedures']['desk']['get']>['caseFacts']
interface Looking { readonly rules: InForce; readonly shows: Shows; readonly clause: string | null }

/** What the examiner sees of the case a complaint names; it is looked at there, and never at the door. */
export async function factsOfCase(tx: Transaction, { center, caseNumber, receivedAt }: ComplaintRow, { rules: { calendar }, shows, clause }: Looking): Promise<Facts> {
  if (!caseNumber || shows === 'attendance' || shows === 'nothing') return []
  const found = caseFactsOf(await caseSteps(tx, { center, number: caseNumber }), { shows, receivedAt, calendar, clause })
  return found.map(({ words, added, at, ...one }) => ({ ...one, at: at?.toString() ?? null, words: [...words], added: [...added] }))
}
