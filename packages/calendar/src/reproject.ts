import { isProvisional } from './deadline.ts'
import { dueDate } from './due-date.ts'
import type { Limit, Run } from './limit.ts'
import type { Day, WorkingCalendar } from './working-calendar.ts'
import { dateOf, datesFrom, earlierOf, laterOf } from './zone.ts'

type PlainDate = Temporal.PlainDate

export interface OpenDeadline {
  readonly id: string
  readonly limit: Limit
  readonly run: Run
}

/** A deadline that falls on another day under the new calendar, and the days that made it do so. */
export interface Move {
  readonly id: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly provisional: boolean
  readonly causes: readonly { readonly before: Day; readonly after: Day }[]
}

export interface Reprojection {
  readonly moved: readonly Move[]
  /** Ids of those that stayed where they were and no longer rest on a provisional year. */
  readonly settled: readonly string[]
}

/** What a new calendar does to open deadlines. Those it does not touch are in neither list. */
export function reproject(open: Iterable<OpenDeadline>, before: WorkingCalendar, after: WorkingCalendar): Reprojection {
  const moved: Move[] = []
  const settled: string[] = []
  for (const { id, limit, run } of open) {
    const from = dueDate(before, limit, run)
    const to = dueDate(after, limit, run)
    const provisional = isProvisional(after, limit, run)
    if (!from.equals(to)) moved.push({ id, from, to, provisional, causes: changedDays(before, after, { run, from, to }) })
    else if (!provisional && isProvisional(before, limit, run)) settled.push(id)
  }
  return { moved, settled }
}

function changedDays(before: WorkingCalendar, after: WorkingCalendar, span: { run: Run; from: PlainDate; to: PlainDate }): Move['causes'] {
  const anchor = dateOf('before' in span.run ? span.run.before : span.run.from)
  const first = [span.from, span.to].reduce(earlierOf, anchor)
  const last = [span.from, span.to].reduce(laterOf, anchor)
  return [...datesFrom(first, last)]
    .filter((date) => before.isWorkday(date) !== after.isWorkday(date))
    .map((date) => ({ before: before.dayKind(date), after: after.dayKind(date) }))
}
