import type { Holding, LeavingFile } from '@hall/contract-personnel'
import type { Rules } from '../rules.ts'

export interface ReleaseFacts {
  readonly rules: Rules
  /** What the person still holds, of all services. */
  readonly holdings: readonly Holding[]
  /** First day of the successor's entry in force at the same window. */
  readonly successorFrom: string | null
}

type StepCode = 'FORM_MISSING' | 'SUCCESSOR_MISSING' | 'SHADOWING_SHORT' | 'STEP_OPEN' | 'HOLDINGS_OPEN'
export interface OpenLine {
  readonly code: StepCode
  readonly kind: string
  readonly reference: string
  readonly clause: string | null
  readonly label: Holding['label']
  readonly details?: Readonly<Record<string, number | string>>
}

/** Everything that stands between the person and release on that last day, the steps of the regulation first. */
export function findOpen(file: LeavingFile, { rules: { policy }, holdings, successorFrom }: ReleaseFacts, on: string): OpenLine[] {
  const step = (code: StepCode, [kind, reference]: readonly [string, string], rest: { clause: string; details?: OpenLine['details'] }): OpenLine => ({ code, kind, reference, label: null, ...rest })
  const lines: OpenLine[] = []
  const form = policy.leavingForm
  if (form && file.kind !== 'return' && file.formOn === null) lines.push(step('FORM_MISSING', ['form', form.value.form.zh], { clause: form.clause }))
  const follows = !file.abolished && file.kind !== 'return' && file.kind !== 'retirement'
  if (policy.successorFirst && follows && (successorFrom === null || successorFrom > on)) {
    lines.push(step('SUCCESSOR_MISSING', ['successor', file.successor ?? '-'], { clause: policy.successorFirst.clause, details: { until: on } }))
  }
  const shadowing = policy.shadowing
  const days = file.shadowed.filter((day) => day <= on).length
  if (shadowing && follows && days < shadowing.value.workdays) {
    lines.push(step('SHADOWING_SHORT', ['shadowing', `${days}/${shadowing.value.workdays}`], { clause: shadowing.clause, details: { days, needed: shadowing.value.workdays } }))
  }
  const signers = policy.handoverSigners
  if (policy.handover && file.handover.length === 0) lines.push(step('STEP_OPEN', ['handover', 'handover'], { clause: policy.handover.clause }))
  for (const { what, signed } of file.handover) {
    const missing = (signers?.value ?? ['receiver']).filter((signer) => !signed.includes(signer))
    if (missing.length > 0) lines.push(step('STEP_OPEN', ['handover', `${what} (${missing.join(', ')})`], { clause: (signers ?? policy.handover)?.clause ?? '' }))
  }
  const formalities = policy.formalities
  if (formalities?.value.includes('accounts') && file.accountsClosedOn === null) lines.push(step('STEP_OPEN', ['formality', 'accounts'], { clause: formalities.clause }))
  for (const { kind, reference, label } of holdings) {
    const badge = kind === 'badge' ? (policy.badgeReturn ?? (formalities?.value.includes('badge') ? formalities : undefined)) : undefined
    lines.push({ code: 'HOLDINGS_OPEN', kind, reference, clause: badge?.clause ?? null, label })
  }
  return lines.map((line) => (line.clause === '' ? { ...line, clause: null } : line))
}
