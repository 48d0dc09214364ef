import { dateOf, type WorkingCalendar } from '@hall/calendar'
import type { AssetsPolicy } from '@hall/regulation'

/** How soon a fault is reported: of all property, or of computers and devices alone (QP-AST-02, TG-NET-12). */
export function repairRule({ category }: { category: string }, policy: AssetsPolicy | undefined): AssetsPolicy['repair'] {
  return policy?.repair ?? (category === 'computer' || category === 'device' ? policy?.computerFault : undefined)
}

/** Whether something is reported within so many working days of the day it was found; 0 is that working day. */
export function isLate({ foundAt, reportedAt }: { foundAt: Temporal.Instant; reportedAt: Temporal.Instant }, workdays: number, calendar: WorkingCalendar): boolean {
  const found = dateOf(foundAt)
  const last = workdays > 0 ? calendar.addWorkdays(found, workdays) : calendar.isWorkday(found) ? found : calendar.nextWorkday(found)
  return Temporal.PlainDate.compare(dateOf(reportedAt), last) > 0
}
