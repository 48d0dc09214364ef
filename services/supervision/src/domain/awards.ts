import type { EvaluationPolicy } from '@hall/regulation'
import type { Held } from './follow-ups.ts'
import { stateOf } from './ledger.ts'

/** What keeps a candidate from the awards of a year (QP-EVA-05, DC-EVA-45, DC-EVA-51): each with its clause and the fact. */
export function barsOf({ entries, provisional, unitGrade }: { entries: readonly Held[]; provisional: boolean; unitGrade: string | null }, policy: EvaluationPolicy | undefined): { clause: string; because: string }[] {
  const { awardBars, appraisal } = policy ?? {}
  const held = entries.filter((one) => stateOf(one) === 'in_force' && (one.kind === 'award_loss' || awardBars?.value.includes(one.kind)))
  return [
    ...held.flatMap(({ clause, on, fact }) => ((clause ?? awardBars?.clause) ? [{ clause: (clause ?? awardBars?.clause)!, because: `${on} ${fact}` }] : [])),
    ...(provisional && appraisal?.reconsideration ? [{ clause: appraisal.reconsideration.clause, because: 'provisional' }] : []),
    ...(appraisal?.barred && appraisal.rectification && unitGrade === appraisal.rectification.value.grade ? [{ clause: appraisal.barred.clause, because: 'unit_incompetent' }] : []),
  ]
}
