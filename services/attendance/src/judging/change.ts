import type { Verdict } from '@hall/contract-attendance'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { difference, type Tally, tallyOf } from '../domain/tally.ts'
import { composeNotice } from '../notices/compose-notice.ts'
import type { Cause } from './day-key.ts'
import type { KnownDay, Place } from './load-days.ts'
import { isSameVerdict, type RecordedDay } from './recorded-day.ts'
import { kindsOf, type Summary, summaryOf } from './summary.ts'

/** What judging a day anew changes. */
export interface DayChange {
  readonly known: KnownDay
  readonly place: Place
  readonly verdict: Verdict
  readonly summary: Summary
  readonly before: RecordedDay | undefined
  readonly cause: Cause
  readonly version: number
  /** False when only the columns beside the verdict changed, such as the last punch or a name. */
  readonly isNewVersion: boolean
}

/** Undefined when the day stands as it is. */
export function findChange(known: KnownDay, verdict: Verdict, { before, cause }: { before: RecordedDay | undefined; cause: Cause }): DayChange | undefined {
  const place = known.place ?? before
  if (!place || (!before && isNothing(known, verdict))) return undefined
  const summary = summaryOf(known, verdict)
  const isNewVersion = !before || !isSameVerdict(before.verdict, verdict) || !isSamePlace(before, place)
  const isSameBeside = before && before.name === place.name && sameTime(before.first_punch, summary.firstPunch) && sameTime(before.last_punch, summary.lastPunch)
  if (!isNewVersion && isSameBeside) return undefined
  return { known, place, verdict, summary, before, cause, isNewVersion, version: (before?.version ?? 0) + Number(isNewVersion) }
}

/** Nobody was expected and nobody came: not worth a row. */
function isNothing({ punches }: KnownDay, { outcome }: Verdict): boolean {
  return punches.length === 0 && (outcome === 'not_expected' || outcome === 'recorded')
}

/** The events a new version puts into the stream of the day. */
export function eventsOf({ known, place, verdict, summary, before, cause, version }: DayChange): AttendanceEvent[] {
  const { person, date } = known
  const { center, department, window, name } = place
  const day = { center, person, date: date.toString() }
  const judged: AttendanceEvent = {
    type: 'DayJudged', ...day, department, window, version, cause, verdict,
    outcome: summary.outcome, findings: summary.findings, policyVersion: verdict.policyVersion,
  }
  const notice = composeNotice({ person, name, center, date, leads: known.leads }, verdict, before?.verdict)
  const [was, is] = [before?.verdict.proofDue?.date, verdict.proofDue?.date]
  return [
    judged,
    ...(was && is && was !== is ? [{ type: 'DeadlineMoved' as const, ...day, before: was, after: is, cause }] : []),
    ...(notice ? [{ type: 'NoticeRaised' as const, ...notice }] : []),
  ]
}

/** What the change adds to the counts of the center's day; those of a center left behind go down. */
export function tallies({ known, place, summary, before }: DayChange): { center: string; tally: Tally }[] {
  const after = tallyOf(summary, known.punches.length > 0)
  if (!before) return [{ center: place.center, tally: after }]
  const was = tallyOf({ outcome: before.verdict.outcome, findings: kindsOf(before.verdict.findings) }, before.first_punch !== null)
  if (before.center === place.center) return [{ center: place.center, tally: difference(after, was) }]
  return [{ center: place.center, tally: after }, { center: before.center, tally: difference(NOTHING, was) }]
}
const NOTHING = tallyOf({ outcome: 'not_expected', findings: [] }, false)

function isSamePlace(a: Place, b: Place): boolean {
  return a.center === b.center && a.department === b.department && a.window === b.window
}

function sameTime(a: Temporal.PlainDateTime | null, b: Temporal.PlainDateTime | null): boolean {
  return a === null || b === null ? a === b : a.equals(b)
}
