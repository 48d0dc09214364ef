import { accept, type Decision, refuse } from '@hall/decider'
import { type Line, samePlace } from '../roster.ts'
import type { LineEvent } from '../roster-event.ts'
import { isBefore, isEmpty, reaches, sameDay } from '../stay.ts'
import type { Content, Wanted } from './row.ts'

type Day = Temporal.PlainDate

/** The line a person's next one follows. */
export function lastLine(lines: readonly Line[] | undefined): Line | undefined {
  return lines?.findLast((line) => !isEmpty(line))
}

/** The last day the person shall be here, with what the file leaves out taken from the record. */
export function wantedEnd({ until, from }: Pick<Wanted, 'until' | 'from'>, base: Line | undefined): Day | null {
  if (until !== undefined) return until
  return base && reaches(base, from) ? base.until : null
}

/** What happens to a person's line so that it says what the row says; nothing when it does already. */
export function planLine(wanted: Wanted, base: Line | undefined): Decision<LineEvent, 'BEFORE_CURRENT' | 'UNTIL_BEFORE_FROM'> {
  const { person, content, from } = wanted
  const until = wantedEnd(wanted, base)
  if (base && sameContent(base, content)) {
    if (sameDay(base.until, until)) return accept()
    if (until && reaches(base, until)) return endLine(base, until)
  }
  if (base && isBefore(from, base.from)) return refuse('BEFORE_CURRENT', { from: base.from.toString() })
  if (until && !isBefore(from, until)) return refuse('UNTIL_BEFORE_FROM', { from: from.toString() })
  const stays = base && reaches(base, from) && samePlace(base, content)
  const posted: LineEvent = { type: 'PersonPosted', person, ...content, from: from.toString(), since: (stays ? base.since : from).toString() }
  return until ? accept<LineEvent>(posted, { type: 'PersonLeft', person, name: content.name, on: until.toString() }) : accept<LineEvent>(posted)
}

function endLine({ person, name, from }: Line, until: Day): Decision<LineEvent, 'UNTIL_BEFORE_FROM'> {
  if (!isBefore(from, until)) return refuse('UNTIL_BEFORE_FROM', { from: from.toString() })
  return accept({ type: 'PersonLeft', person, name, on: until.toString() })
}

function sameContent(line: Line, content: Content): boolean {
  return samePlace(line, content) && line.name === content.name && line.gender === content.gender
    && line.attendanceNumber === content.attendanceNumber && line.lead === content.lead
}
