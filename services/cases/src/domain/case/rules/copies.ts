import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent, CopyHolder } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import { faultOfState, type Situation } from '../situation.ts'

/** The numbered copies a signed report is made in: one for each who gets one. DC-ARC-01. */
export function copiesOf({ filing }: CaseFile, { policy: { negative: { copyHolders: copies } } }: Pick<Situation, 'policy'>): CaseEvent[] {
  if (!copies || !filing) return []
  return [{ type: 'NegationCopiesMade', number: filing.document ?? '', copies: copies.value.map((holder, index) => ({ nth: index + 1, holder })) }]
}

/** A copy reaches its holder: delivered to the applicant, or filed by the unit. */
export const placeCopy = ({ holder, to }: { holder: CopyHolder; to: string }, file: CaseFile, { policy: { negative: { copyHolders: copies } } }: Situation) => {
  const fault = faultOfState(file, 'placeCopy')
  if (fault) return fault
  const copy = file.filing?.copies.find((one) => one.holder === holder)
  if (!copy) return refused('FILING_UNSIGNED', { holder }, copies?.clause)
  return copy.placedAt ? refused('COPY_PLACED', { holder }, copies?.clause) : accepted<CaseEvent>({ type: 'NegationCopyPlaced', holder, to })
}

/** The negation is complete once everybody has the copy meant for them. DC-ARC-01. */
export const closeNegation = (_input: object, file: CaseFile, { policy: { negative: { copyHolders: copies } } }: Situation) => {
  const fault = faultOfState(file, 'closeNegation')
  if (fault) return fault
  const { filing } = file
  if (!filing || filing.copies.length === 0) return refused('FILING_UNSIGNED', {}, copies?.clause)
  if (filing.closedAt) return refused('FILING_SIGNED', {}, copies?.clause)
  const left = filing.copies.filter(({ placedAt }) => placedAt === null).map(({ holder }) => holder)
  return left.length > 0 ? refused('COPY_NOT_PLACED', { holders: left }, copies?.clause) : accepted<CaseEvent>({ type: 'NegationClosed' })
}

/** A refusal that left on paper before its report was read: overturned, it is withdrawn in writing. DC-CAS-53. */
export function withdrawalOf({ filing }: CaseFile, reason: string, { policy: { negative: { overturned } } }: Pick<Situation, 'policy'>): CaseEvent[] {
  return overturned && filing?.servedOn ? [{ type: 'RefusalWithdrawn', servedOn: filing.servedOn, reason, document: null }] : []
}

export const deliverWithdrawal = ({ by }: { by: string }, file: CaseFile, { policy: { negative: { overturned } } }: Situation) => {
  const fault = faultOfState(file, 'deliverWithdrawal')
  if (fault) return fault
  return file.withdrawal?.deliveredAt === null ? accepted<CaseEvent>({ type: 'WithdrawalDelivered', by }) : refused('WITHDRAWAL_NONE', {}, overturned?.clause)
}
