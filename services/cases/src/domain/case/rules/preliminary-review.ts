import type { ItemContent } from '@hall/contract-cases'
import { accept as accepted, refuse as refused } from '@hall/decider'
import type { CaseEvent } from '../case-event.ts'
import { type CaseFile, evolve } from '../case-file.ts'
import { faultOfState, isReviewedOnline, type Situation } from '../situation.ts'
import { acceptCase } from './accept.ts'
import { check } from './intake.ts'
import { notify } from './notice.ts'

interface Reviewing { readonly missing: readonly string[]; readonly reason: string | undefined; readonly networkReference: string | undefined; readonly current: ItemContent }

/** What came online is looked through by the window in one go: complete it is accepted that day, incomplete told at once what is missing. EP-NET-05. */
export const reviewOnline = ({ missing, reason, networkReference, current }: Reviewing, file: CaseFile, situation: Situation) => {
  const fault = faultOfState(file, 'reviewOnline')
  if (fault) return fault
  const { policy, content, now, actor } = situation
  if (file.opened?.channel !== 'online') return refused('NOT_ONLINE', { channel: file.opened?.channel ?? '' }, policy.online?.clause)
  const unknown = missing.find((code) => !content.materials.some((one) => one.code === code))
  if (unknown !== undefined) return refused('MATERIAL_UNKNOWN', { material: unknown })
  const checked = check({ materials: content.materials.map(({ code }) => ({ code, state: missing.includes(code) ? 'missing' : 'present' })), template: false, requirementsRepeated: false }, file, situation)
  if (!checked.ok) return checked
  const reviewed = checked.events.reduce((state, event) => evolve(state, { event, at: now, actor }), file)
  const decided = missing.length > 0
    ? notify({ missing, reason, declined: false, form: 'electronic', canBeHandled: true, formalitiesComplete: false, leftOut: [], current }, reviewed, situation)
    : acceptCase({ rulesMet: true, formalitiesComplete: true, networkReference, stated: [], onPaperAt: undefined }, reviewed, situation)
  return decided.ok ? accepted<CaseEvent>(...checked.events, ...decided.events) : decided
}

/** An online application is not concluded before it has been looked through. EP-NET-05. */
export function faultOfReview(file: CaseFile, { policy }: Pick<Situation, 'policy'>) {
  return policy.online && isReviewedOnline(file, { policy }) && file.checkedAt === null ? refused('CASE_STEP_OPEN', { steps: ['preliminary_review'] }, policy.online.clause) : undefined
}
