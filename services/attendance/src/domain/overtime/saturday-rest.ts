import { localTime } from '@hall/calendar'
import { accept, type Decision, refuse } from '@hall/decider'
import type { DecidingRole } from '@hall/regulation'
import { lengthOf } from '../leave/leave-time.ts'
import type { Rule } from '../facts.ts'
import { isBefore, type Span } from '../time-of-day.ts'

export type RestCode = 'REST_NOT_REGULATED' | 'NOT_YOUR_STEP' | 'OWN_LEAVE' | 'NOT_A_SATURDAY_WORKED' | 'REST_NOT_IN_ADVANCE' | 'REST_USED' | 'REST_EXPIRED' | 'LEAVE_NO_WORKING_TIME' | 'WINDOW_NOT_OPEN'

export interface ArrangeRest {
  readonly actor: string
  readonly person: string
  readonly roles: readonly DecidingRole[]
  readonly workedOn: Temporal.PlainDate
  readonly off: Span
  /** The window was switched on for that day, and the person has both checks of it. */
  readonly windowOpen: boolean
  readonly wasThere: boolean
  readonly usedHalfDays: number
  readonly now: Temporal.Instant
}

/** What a Saturday worked earns, and until when it may be taken. QP-ATT-08. */
export function earnedBy({ policy }: Pick<Rule, 'policy'>, workedOn: Temporal.PlainDate): { halfDays: number; validUntil: Temporal.PlainDate | null; clause: string } | undefined {
  const saturday = policy.rest?.saturday
  if (!saturday) return undefined
  const { creditDays, expiresAfterMonths } = saturday.value
  return { halfDays: creditDays * 2, validUntil: expiresAfterMonths === undefined ? null : workedOn.add({ months: expiresAfterMonths }), clause: saturday.clause }
}

/** Time off for a Saturday worked: registered before it begins, each Saturday once (QP-ATT-08). */
export function arrangeRest(command: ArrangeRest, rule: Rule): Decision<{ halfDays: number; validUntil: Temporal.PlainDate | null; clause: string }, RestCode> {
  const saturday = rule.policy.rest?.saturday
  if (!saturday) return refuse('REST_NOT_REGULATED')
  const { value, clause } = saturday
  if (!value.arrangedBy.some((role) => command.roles.includes(role))) return refuse('NOT_YOUR_STEP', { roles: value.arrangedBy }, clause)
  if (!command.windowOpen) return refuse('WINDOW_NOT_OPEN', { date: command.workedOn.toString() }, clause)
  if (!command.wasThere) return refuse('NOT_A_SATURDAY_WORKED', { date: command.workedOn.toString() }, clause)
  const { times, days } = lengthOf(rule, command.off)
  if (times.length === 0) return refuse('LEAVE_NO_WORKING_TIME', undefined, clause)
  if (!isBefore(localTime(command.now), times[0]!.from)) return refuse('REST_NOT_IN_ADVANCE', undefined, clause)
  const halfDays = Math.ceil(days * 2)
  if (command.usedHalfDays + halfDays > value.creditDays * 2) return refuse('REST_USED', { date: command.workedOn.toString() }, clause)
  const { validUntil } = earnedBy(rule, command.workedOn)!
  if (validUntil && Temporal.PlainDate.compare(command.off.from.toPlainDate(), validUntil) > 0) return refuse('REST_EXPIRED', { until: validUntil.toString() }, clause)
  return accept({ halfDays, validUntil, clause })
}
