import { createWorkingCalendar } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { type AttendancePolicy, inForce, type PolicyVersion } from '@hall/regulation'
import { loadCalendarYears, loadPolicies } from '@hall/regulation-copy'
import type { Rule } from '../domain/facts.ts'

/** The rule of a center on a day; undefined before its first policy, and until that has arrived. */
export type Rules = (center: string, date: Temporal.PlainDate) => Rule | undefined

/** The policies of these centers and the calendar as this service knows them now. */
export async function loadRules(tx: Transaction, centers: Iterable<string>): Promise<Rules> {
  const names = [...new Set(centers)]
  const [years, ...policies] = await Promise.all([
    loadCalendarYears(tx),
    ...names.map((center) => loadPolicies(tx, { center, area: 'attendance' })),
  ])
  const calendar = createWorkingCalendar({ years })
  const calendarVersions = new Map(years.map(({ year, version }) => [year, version]))
  const versionsOf = new Map<string, PolicyVersion<AttendancePolicy>[]>(names.map((center, index) => [center, policies[index]!]))
  return (center, date) => {
    const found = inForce(versionsOf.get(center) ?? [], { center, area: 'attendance' }, date)
    return found && { policy: found.policy, version: found.version, effectiveFrom: found.effectiveFrom, calendar, calendarVersions }
  }
}
