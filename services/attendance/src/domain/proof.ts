import { deadline, type Deadline, type WorkingCalendar } from '@hall/calendar'
import type { AttendancePolicy } from '@hall/regulation'
import type { Absence, DayFacts, Rule } from './facts.ts'

type PlainDate = Temporal.PlainDate
type Within = NonNullable<AttendancePolicy['proof']>

/**
 * Until when proof may clear what the day shows: the day itself is not counted (QP-ATT-05). From the return to work it
 * is counted from the last day away, and has no date before the person is back (TG-ATT-09).
 */
export function proofDeadline(proof: Within, calendar: WorkingCalendar, { date, punches, backOn }: Pick<DayFacts, 'date' | 'punches' | 'backOn'>): Deadline | undefined {
  switch (proof.value.from) {
    case 'day': return daysAfter(calendar, date, proof)
    case 'return': {
      if (punches.length > 0) return daysAfter(calendar, date, proof)
      return backOn && daysAfter(calendar, calendar.previousWorkday(backOn), proof)
    }
  }
}

/**
 * Absences registered in time: within the limit after their last day (QP-ATT-10), which is how long an absence may be
 * filed afterwards too (TG-ATT-09). What comes later is kept and clears nothing by itself.
 */
export function registeredInTime({ policy, calendar }: Rule, absences: readonly Absence[]): Absence[] {
  const within = policy.registration ?? policy.proof
  if (!within) return [...absences]
  return absences.filter(({ to, registeredAt, ofLeave }) => {
    if (ofLeave) return true
    const { endsAt } = daysAfter(calendar, lastDay(to), within)
    return Temporal.Instant.compare(registeredAt, endsAt) < 0
  })
}

function lastDay(to: Temporal.PlainDateTime): PlainDate {
  return to.subtract({ nanoseconds: 1 }).toPlainDate()
}

function daysAfter(calendar: WorkingCalendar, from: PlainDate, { value }: Within): Deadline {
  return deadline(calendar, { length: value.withinWorkdays, unit: 'workday', countFirstDay: false, restDay: 'stays' }, { from })
}
