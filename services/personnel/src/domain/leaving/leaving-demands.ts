import { dueDate } from '@hall/calendar'
import type { Demand, LeavingRequest } from '@hall/contract-personnel'
import { exceptional, judge, met } from '../demand.ts'
import { dayOf, isBefore, type Rules, workdayFrom } from '../rules.ts'

export interface LeavingFacts {
  /** First day at the post. */
  readonly since: string
  /** People of the window (or the center) on the first of the month of the change. */
  readonly staffAtMonthStart: number
  /** Changes of that month before this one. */
  readonly changesInMonth: number
}

/** Every demand of the center's regulation on a change. A return ordered by the center, and retirement, are outside these rules. */
export function leavingDemands(request: LeavingRequest, { policy, calendar }: Rules, facts: LeavingFacts): Demand[] {
  if (request.kind === 'return' || request.kind === 'retirement') return []
  const { effective, letter } = request
  return [
    ...judge('notice', policy.notice, ({ limit, by, otherwise }) => {
      if (!letter || (by === 'official_letter' && letter.form !== 'official_letter')) return { state: 'incomplete', found: letter?.form ?? '-', issues: [by] }
      const earliest = dueDate(calendar, limit, { from: dayOf(letter.on) })
      if (!isBefore(effective, earliest)) return met(letter.on)
      return { state: exceptional(otherwise), found: letter.on, earliest: limit.unit === 'workday' ? earliest : workdayFrom(calendar, earliest) }
    }),
    ...judge('min_term', policy.minTerm, ({ years, otherwise }) => {
      const earliest = dayOf(facts.since).add({ years })
      if (!isBefore(effective, earliest)) return met(facts.since)
      return { state: exceptional(otherwise), found: facts.since, issues: [String(dayOf(effective).until(earliest).days)], earliest }
    }),
    ...judge('season', request.abolished ? undefined : policy.season, (season) => {
      const day = dayOf(effective)
      const within = season.strategy === 'months' ? season.months.includes(day.month) : effective.slice(5) <= season.monthDay
      return within ? met(effective) : { state: exceptional(season.otherwise), found: effective }
    }),
    ...judge('share', policy.share, ({ atMost, otherwise }) => {
      const changes = facts.changesInMonth + 1
      const found = `${changes}/${facts.staffAtMonthStart}`
      // Shares are compared as they are: of three people one is a third, and more than 30 %.
      return changes <= atMost * facts.staffAtMonthStart + 1e-9 ? met(found) : { state: exceptional(otherwise), found }
    }),
  ]
}
