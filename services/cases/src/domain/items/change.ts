import type { ItemContent } from '@hall/contract-cases'
import { refuse } from '@hall/decider'
import type { CasesPolicy } from '@hall/regulation'
import type { ChangeKind } from './item-event.ts'

export interface StepDone { readonly step: string; readonly on: string | null }

/** The steps an application goes through; the department's own is done by applying. None where the regulation names no way. */
export function stepsOf({ items: { change } }: CasesPolicy): readonly string[] {
  return change?.value.steps ?? []
}

interface Application { readonly kind: ChangeKind; readonly content: ItemContent | undefined; readonly ground: string | undefined; readonly groundText: string | undefined }

/** Why an application cannot be sent: EP-ITM-02. */
export function faultOfApplication({ kind, content, ground, groundText }: Application, { items: { change } }: CasesPolicy) {
  if ((kind === 'entry' || kind === 'change') && !content) return refuse('CONTENT_MISSING').refusal
  const grounds = change?.value.grounds ?? []
  const needsGround = kind !== 'entry' && grounds.length > 0
  if (needsGround && (!grounds.some((known) => known === ground) || !groundText)) return refuse('CHANGE_GROUND_MISSING', { grounds }, change?.clause).refusal
  return undefined
}

/** Steps come in their order. */
export function faultOfStep(step: string, done: readonly StepDone[], { items: { change } }: CasesPolicy) {
  const next = done.find(({ on }) => on === null)
  return next?.step === step ? undefined : refuse('CHANGE_STEP_MISSING', { step: next?.step ?? step }, change?.clause).refusal
}

/** Every step before the execution is done, and it takes effect on the day of the last of them at the earliest: EP-ITM-03, QP-ITM-07. */
export function faultOfExecution(effectiveFrom: string, done: readonly StepDone[], { items: { change } }: CasesPolicy) {
  const before = done.filter(({ step }) => step !== 'section_execution')
  const open = before.find(({ on }) => on === null)
  if (open) return refuse('CHANGE_STEP_MISSING', { step: open.step }, change?.clause).refusal
  const last = before.filter(({ step }) => step !== 'department_application').map(({ on }) => on!).sort().at(-1)
  return last !== undefined && effectiveFrom < last ? refuse('CHANGE_TOO_EARLY', { date: effectiveFrom, approved: last }, change?.clause).refusal : undefined
}

/** Which fields two contents differ in. */
export function changedFields(before: ItemContent | undefined, after: ItemContent): string[] {
  if (!before) return []
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof ItemContent)[]
  return keys.filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null))
}
