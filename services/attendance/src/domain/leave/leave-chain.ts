import type { DecidingRole, LeaveKind, LeavePolicy } from '@hall/regulation'

/** A step of a chain as it was fixed for one request. */
export interface PlannedStep {
  readonly id: string
  readonly act: 'opinion' | 'approve' | 'file'
  readonly by: readonly DecidingRole[]
  readonly clause: string
}

export interface PlannedChain {
  readonly id: string
  readonly clause: string
  /** The printed form goes with it. */
  readonly slip: boolean
  readonly steps: readonly PlannedStep[]
}

export interface Scope { readonly kinds?: readonly LeaveKind[] | undefined; readonly overDays?: number | undefined; readonly upToDays?: number | undefined }
export interface Measured { readonly kind: LeaveKind; readonly days: number }

/** Over excludes its figure, up to includes it. */
export function fits({ kinds, overDays, upToDays }: Scope, { kind, days }: Measured): boolean {
  return (kinds?.includes(kind) ?? true) && days > (overDays ?? 0) && days <= (upToDays ?? Number.POSITIVE_INFINITY)
}

/**
 * Who has to say what to a request of this kind and length, in order (EP-ATT-12..14, QP-ATT-15, QP-ATT-16, TG-ATT-05..12,
 * WS-ATT-25, WS-ATT-27). `hasHead`: the window has a head who is not the applicant. Undefined where nothing fits.
 */
export function chainFor({ chains }: Pick<LeavePolicy, 'chains'>, asked: Measured, hasHead: boolean): PlannedChain | undefined {
  const found = chains.find(({ rule }) => fits(rule.value, asked))
  if (!found) return undefined
  const steps = found.steps.flatMap(({ id, step: { value: { act, by, otherwise }, clause } }): PlannedStep[] => {
    if (hasHead || otherwise === undefined) return [{ id, act, by, clause }]
    return otherwise === 'skip' ? [] : [{ id, act, by: [otherwise], clause }]
  })
  return { id: found.id, clause: found.rule.clause, slip: found.rule.value.slip ?? false, steps }
}
