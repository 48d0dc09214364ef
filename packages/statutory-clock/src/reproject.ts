import { dateOf, datesFrom, type Day, type WorkingCalendar } from '@hall/calendar'
import type { ClockRule } from '@hall/regulation'
import type { Ledger } from './fact.ts'
import type { Moment } from './moment.ts'
import { readClock } from './reading.ts'
import type { Due } from './scale.ts'

export interface OpenClock {
  readonly id: string
  readonly rule: ClockRule
  readonly ledger: Ledger
}

/** A clock that is due on another day under the new calendar, and the named days that made it so. */
export interface ClockMove {
  readonly id: string
  readonly from: Due | undefined
  readonly to: Due | undefined
  readonly provisional: boolean
  readonly causes: readonly { readonly before: Day; readonly after: Day }[]
}

export interface ClockReprojection {
  readonly moved: readonly ClockMove[]
  /** Ids of those that stayed where they were and no longer rest on a provisional year. */
  readonly settled: readonly string[]
}

/** What a calendar published in mid-case does to open clocks. Those it does not touch are in neither list. */
export function reprojectClocks(open: Iterable<OpenClock>, before: Moment, after: WorkingCalendar): ClockReprojection {
  const moved: ClockMove[] = []
  const settled: string[] = []
  for (const { id, rule, ledger } of open) {
    const old = readClock(rule, ledger, before)
    const now = readClock(rule, ledger, { ...before, calendar: after })
    const provisional = now.due?.provisional ?? false
    if (old.due?.at.epochNanoseconds !== now.due?.at.epochNanoseconds) {
      const dates = [old.due?.date, now.due?.date].filter((date) => date !== undefined).sort(Temporal.PlainDate.compare)
      const causes = old.startedAt ? changedDays(before.calendar, after, { from: dateOf(old.startedAt), to: dates.at(-1)! }) : []
      moved.push({ id, from: old.due, to: now.due, provisional, causes })
    } else if (old.due?.provisional && !provisional) settled.push(id)
  }
  return { moved, settled }
}

function changedDays(before: WorkingCalendar, after: WorkingCalendar, span: { from: Temporal.PlainDate; to: Temporal.PlainDate }): ClockMove['causes'] {
  return [...datesFrom(span.from, span.to)]
    .filter((date) => before.isWorkday(date) !== after.isWorkday(date))
    .map((date) => ({ before: before.dayKind(date), after: after.dayKind(date) }))
}
