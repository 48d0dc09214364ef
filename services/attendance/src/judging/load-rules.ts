import { createWorkingCalendar } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { type AttendancePolicy, inForce, type PolicyVersion } from '@hall/regulation'
import { loadCalendarYears, loadPolicies } from '@hall/regulation-copy'
import type { Rule } from '../domain/facts.ts'

/** The rule of a center on a day; undefined before its first policy, and until that has arrived. Throws for a policy nobody can read. */
export type Rules = (center: string, date: Temporal.PlainDate) => Rule | undefined

/** The policies of these centers and the calendar as this service knows them now. */
export async function loadRules(tx: Transaction, centers: Iterable<string>): Promise<Rules> {
  const names = [...new Set(centers)]
  const [years, policies] = await Promise.all([
    loadCalendarYears(tx),
    // One that cannot be read is a matter of its center alone.
    Promise.allSettled(names.map((center) => loadPolicies(tx, { center, area: 'attendance' }))),
  ])
  const calendar = createWorkingCalendar({ years })
  const calendarVersions = new Map(years.map(({ year, version }) => [year, version]))
  const loaded = new Map<string, PromiseSettledResult<PolicyVersion<AttendancePolicy>[]>>(names.map((center, index) => [center, policies[index]!]))
  return (center, date) => {
    const versions = loaded.get(center)
    if (versions?.status === 'rejected') throw versions.reason
    const found = inForce(versions?.value ?? [], { center, area: 'attendance' }, date)
    return found && { policy: found.policy, version: found.version, effectiveFrom: found.effectiveFrom, calendar, calendarVersions }
  }
}
