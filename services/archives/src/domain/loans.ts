import { dateOf, ZONE, type WorkingCalendar } from '@hall/calendar'
import { accept, type Decision, refuse } from '@hall/decider'
import type { ArchivesPolicy } from '@hall/regulation'

type Instant = Temporal.Instant

/** The same time of the clock, so many working days on (TG-ARC-19). */
export function dueAt(takenAt: Instant, workdays: number, calendar: WorkingCalendar): Instant {
  const taken = takenAt.toZonedDateTimeISO(ZONE)
  return calendar.addWorkdays(taken.toPlainDate(), workdays).toZonedDateTime({ timeZone: ZONE, plainTime: taken.toPlainTime() }).toInstant()
}

/** A loan longer than the rule takes a reason when it is asked for. */
export function askLoan({ days, reason }: { days: number; reason: string }, policy: ArchivesPolicy | undefined): Decision<never, 'LOAN_REASON_MISSING'> {
  const rule = policy?.loan
  if (rule && days > rule.value.maxWorkdays && reason === '') return refuse('LOAN_REASON_MISSING', { days: rule.value.maxWorkdays }, rule.clause)
  return accept()
}

/** The clauses a return breaks: after the moment due, or after the working day on which the use ended. */
export function lateClauses({ due, finishedAt, returnedAt }: { due: Instant; finishedAt: Instant | null; returnedAt: Instant }, policy: ArchivesPolicy | undefined, calendar: WorkingCalendar): string[] {
  const clauses: string[] = []
  if (policy?.returnAfterUse && finishedAt) {
    const ended = dateOf(finishedAt)
    const last = calendar.isWorkday(ended) ? ended : calendar.nextWorkday(ended)
    if (Temporal.PlainDate.compare(dateOf(returnedAt), last) > 0) clauses.push(policy.returnAfterUse.clause)
  }
  if (policy?.loan && Temporal.Instant.compare(returnedAt, due) > 0) clauses.push(policy.loan.clause)
  return clauses
}
