import type { WorkingCalendar } from '@hall/calendar'
import type { PersonnelPolicy } from '@hall/regulation'

export type Day = Temporal.PlainDate

/** The regulation of a center in force on a day, and the days it counts by. */
export interface Rules {
  readonly policy: PersonnelPolicy
  readonly version: number
  readonly calendar: WorkingCalendar
}

export const dayOf = (text: string): Day => Temporal.PlainDate.from(text)

export function isBefore(a: Day | string, b: Day | string): boolean {
  return String(a) < String(b)
}

export function laterOf(a: Day, b: Day): Day {
  return isBefore(a, b) ? b : a
}

/** The first working day that is not before the day. */
export function workdayFrom(calendar: WorkingCalendar, day: Day): Day {
  return calendar.isWorkday(day) ? day : calendar.nextWorkday(day)
}

/** The value of a policy as one line. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
