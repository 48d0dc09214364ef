import type { WorkingCalendar } from '@hall/calendar'
import type { Rhythm } from '@hall/regulation'

type Day = Temporal.PlainDate
export interface Period { readonly from: Day; readonly to: Day; /** The day the rhythm proposes, where it names one. */ readonly proposed: Day | null }

/** The periods of a rhythm that end in a span; each wants one meeting. Nothing where it is held as needed. */
export function periodsOf(rhythm: Rhythm, { from, to }: { from: Day; to: Day }, calendar: WorkingCalendar): Period[] {
  const periods: Period[] = []
  for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    const first = startOf(rhythm, day)
    if (first) periods.push({ from: first, to: day, proposed: proposedOn(rhythm, { from: first, to: day }, calendar) })
  }
  return periods
}

/** The first day of the period that ends on this day; undefined where none does. */
function startOf(rhythm: Rhythm, day: Day): Day | undefined {
  const last = day.day === day.daysInMonth
  switch (rhythm.strategy) {
    case 'half_month': return day.day === 15 ? day.with({ day: 1 }) : last ? day.with({ day: 16 }) : undefined
    case 'weekly': return day.dayOfWeek === 7 ? day.subtract({ days: 6 }) : undefined
    case 'quarter': return last && day.month % 3 === 0 ? day.with({ day: 1 }).subtract({ months: 2 }) : undefined
    case 'half_year': return last && day.month % 6 === 0 ? day.with({ day: 1 }).subtract({ months: 5 }) : undefined
    case 'as_needed': return undefined
  }
}

/** The weekday, or the week's last working day where it is a rest day. */
function proposedOn(rhythm: Rhythm, { from, to }: { from: Day; to: Day }, calendar: WorkingCalendar): Day | null {
  if (rhythm.strategy !== 'weekly') return null
  const wanted = from.add({ days: rhythm.weekday - 1 })
  if (calendar.isWorkday(wanted)) return wanted
  const before = calendar.previousWorkday(to.add({ days: 1 }))
  return Temporal.PlainDate.compare(before, from) < 0 ? null : before
}

/** Whether a meeting at this time meets the period. */
export function isMet(rhythm: Rhythm, { from, to, proposed }: Period, startsAt: string): boolean {
  const day = startsAt.slice(0, 10)
  if (day < from.toString() || day > to.toString()) return false
  return rhythm.strategy !== 'weekly' || (startsAt.slice(11, 16) >= rhythm.from && (proposed === null || day === proposed.toString()))
}
