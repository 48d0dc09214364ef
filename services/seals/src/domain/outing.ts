import { accept, type Decision, refuse } from '@hall/decider'
import type { SealsPolicy } from '@hall/regulation'
import { type Seal, whyUnusable } from './seal.ts'
import type { SealEvent } from './seal-event.ts'

export interface LeaveWithSeal {
  readonly id: string
  readonly by: string
  readonly companion: string
  readonly approvedBy: string
  readonly destination: string
  readonly purpose: string
  readonly hours: number
  readonly at: Temporal.Instant
  readonly on: Temporal.PlainDate
}

/** Out of the house: approved, by two, with a clock that runs until it is back. */
export function leaveWithSeal(command: LeaveWithSeal, seal: Seal, policy: SealsPolicy | undefined): Decision<SealEvent, 'NOT_CUSTODIAN' | 'SEAL_AWAY' | 'SEAL_NOT_USABLE' | 'TWO_PERSONS' | 'TOO_LONG_AWAY'> {
  const { id, by, companion, approvedBy, destination, purpose, hours, at, on } = command
  const clause = policy?.custodians?.clause
  if (seal.custodian !== by) return refuse('NOT_CUSTODIAN', seal.custodian ? { person: seal.custodian } : {}, clause)
  if (seal.away) return refuse('SEAL_AWAY', {}, clause)
  const why = whyUnusable(seal, on)
  if (why) return refuse('SEAL_NOT_USABLE', { ...why }, policy?.filing?.clause)
  if (companion === by || approvedBy === by) return refuse('TWO_PERSONS', {}, clause)
  const most = policy?.outing?.value.withinHours
  if (most !== undefined && hours > most) return refuse('TOO_LONG_AWAY', { hours: most }, policy?.outing?.clause)
  return accept({ type: 'SealLeft', id, seal: seal.id, destination, purpose, approvedBy, carriedBy: by, companion, dueAt: at.add({ hours }).toString() })
}

export function returnSeal(outing: { id: string; dueAt: Temporal.Instant }, seal: Seal, at: Temporal.Instant): Decision<SealEvent, never> {
  return accept({ type: 'SealReturned', id: outing.id, seal: seal.id, late: Temporal.Instant.compare(at, outing.dueAt) > 0 })
}
