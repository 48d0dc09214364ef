import { accept, type Decision, refuse } from '@hall/decider'
import { dayOf, type Rules } from '../rules.ts'
import type { BadgeEvent } from './badge-event.ts'

export interface Badge {
  readonly center: string
  readonly serial: string
  readonly person: string
  readonly state: 'made' | 'issued' | 'lost' | 'returned' | 'cancelled'
}
type Decided = Decision<BadgeEvent, 'NOT_POSSIBLE_NOW'>

const notNow = ({ state }: Badge) => refuse('NOT_POSSIBLE_NOW' as const, { status: state })
const of = ({ center, serial, person }: Badge) => ({ center, serial, person })

export function issue(on: string, badge: Badge): Decided {
  return badge.state === 'made' ? accept({ type: 'BadgeIssued', ...of(badge), on }) : notNow(badge)
}

/** Void from the report on; in time within the working days the regulation gives. */
export function reportLoss({ on, lostAt }: { on: string; lostAt: string }, badge: Badge, { policy, calendar }: Rules): Decided {
  if (badge.state !== 'issued') return notNow(badge)
  if (lostAt.slice(0, 10) > on) return refuse('NOT_POSSIBLE_NOW', { until: on })
  const within = policy.badgeLoss?.value.withinWorkdays
  const inTime = within === undefined || calendar.workdaysBetween(dayOf(lostAt.slice(0, 10)), dayOf(on)) <= within
  return accept({ type: 'BadgeLost', ...of(badge), lostAt, on, inTime })
}

export function takeBack(on: string, badge: Badge): Decided {
  return badge.state === 'issued' || badge.state === 'lost' ? accept({ type: 'BadgeTakenBack', ...of(badge), on }) : notNow(badge)
}

export function cancel(on: string, badge: Badge): Decided {
  return badge.state === 'returned' || badge.state === 'lost' || badge.state === 'made' ? accept({ type: 'BadgeCancelled', ...of(badge), on }) : notNow(badge)
}
