import type { CLOSING_STEPS } from '@hall/regulation'
import { type Complaint, isFounded } from './complaint.ts'
import { answeredAt, type Rules } from './limits.ts'

export type Step = (typeof CLOSING_STEPS)[number]
export interface Missing { readonly step: Step; readonly clause: string }

/** What the regulation still wants of a complaint before it is closed, in its order. */
export function missingSteps(complaint: Complaint, { policy }: Pick<Rules, 'policy'>): Missing[] {
  return required(complaint, policy).filter(({ step }) => !isDone(step, complaint))
}

function required(complaint: Complaint, { closing }: Rules['policy']): Missing[] {
  const { result } = complaint.finding ?? {}
  const steps = (list: { value: readonly Step[]; clause: string } | undefined) => (list?.value ?? []).map((step) => ({ step, clause: list!.clause }))
  // A sender waits for its report whatever the matter began as.
  const special = [...(complaint.class === 'poor_rating' ? steps(closing.poorRating) : []), ...(complaint.sourceNumber !== null || complaint.class === 'transferred' ? steps(closing.transferred) : [])]
  // Settled at once, with nothing found against anybody: the answer is all there is to do.
  const basic: Missing[] = result === 'settled' ? [{ step: 'reply', clause: closing.unfounded.clause }] : steps(isFounded(result) ? closing.founded : closing.unfounded)
  const all = [...basic, ...special]
  return all.filter(({ step }, index) => all.findIndex((other) => other.step === step) === index)
}

function isDone(step: Step, complaint: Complaint): boolean {
  switch (step) {
    case 'finding': return complaint.finding !== null
    case 'corrective_opinion': return complaint.correctedAt !== null
    case 'reply': return answeredAt(complaint) !== null
    case 'implementation': return complaint.implementedAt !== null
    case 'decision': return complaint.decidedAt !== null
    case 'unit_notice': return complaint.unitNotifiedAt !== null
    // Nobody can be told who left no way to be reached.
    case 'feedback': return complaint.toldAt !== null || !complaint.contactable
    case 'report_to_source': return complaint.reports.source !== null
    case 'report_to_section': return complaint.reports.section !== null
    case 'report_to_desk': return complaint.reports.desk !== null
    case 'review': return complaint.approved === true
    case 'contact_rater': return complaint.raterContactedAt !== null
  }
}
