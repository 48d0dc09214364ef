import type { CoverFile, workShapes } from '@hall/contract-personnel'
import type { z } from 'zod'
import type { Rules } from '../rules.ts'

/** An open case as another service told of it. */
export interface OpenCase { readonly id: string; readonly number: string; readonly itemName: string; readonly kind: string; readonly dueOn: string | null; readonly handler: string | null }
type Because = z.infer<(typeof workShapes)['workLine']>['because']

/** Why a case of the holder is with the backup while the cover lasts; undefined where it waits for the holder. */
export function takenOver({ number, kind, dueOn }: OpenCase, cover: Pick<CoverFile, 'status' | 'from' | 'to' | 'note'>, { policy }: Pick<Rules, 'policy'>): { because: Because; clause: string | null } | undefined {
  // Nobody handed anything over: all that is open is with who stepped in, at once.
  if (cover.status === 'stepped_in' && policy.stepIn) return { because: 'everything', clause: policy.stepIn.clause }
  const scope = policy.coverScope
  if (!scope) return { because: 'everything', clause: (policy.coverPowers ?? policy.automaticCover)?.clause ?? null }
  const { value, clause } = scope
  if (kind === 'instant' && value.includes('immediate_general')) return { because: 'immediate', clause }
  if (cover.note?.urgent.includes(number) && value.includes('urgent')) return { because: 'urgent', clause }
  const falls = dueOn !== null && dueOn >= cover.from.slice(0, 10) && (cover.to === null || dueOn <= cover.to.slice(0, 10))
  if (falls && value.includes('due_within_absence')) return { because: 'due', clause }
  return cover.note?.cases.includes(number) ? { because: 'handed_over', clause: policy.handoverLists?.clause ?? null } : undefined
}

/** Whether a cover reaches to a moment. */
export const isOn = ({ from, to }: Pick<CoverFile, 'from' | 'to'>, at: string) => from <= at && (to === null || at < to)

/** Nobody confirmed that the backup is at the window: shown from the first minute after the start. */
export function isUnmanned({ from, mannedAt }: Pick<CoverFile, 'from' | 'mannedAt'>, at: string, { policy }: Pick<Rules, 'policy'>): boolean {
  if (!policy.manning || (mannedAt !== null && mannedAt <= at)) return false
  return at >= Temporal.PlainDateTime.from(from).add({ minutes: 1 }).toString()
}
