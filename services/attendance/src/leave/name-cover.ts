import { problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { findPlace } from '../db/posting-store.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import type { Span } from '../domain/time-of-day.ts'
import { noticeOf, spanInWords } from '../notices/leave-notice.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }
import type { Writing } from './record-leave.ts'

export interface Naming {
  readonly holder: string
  readonly place: { readonly center: string; readonly department: string | null; readonly window: string | null; readonly name: string }
  readonly person: string | null
  readonly outsider: string | null
  readonly span: Span
  readonly leave: string | null
  readonly away: string | null
  readonly clause: string
}

/** Asks somebody to take over. Nobody takes over two places at one time: the table itself refuses the second (COVER_BUSY). */
export async function nameCover(tx: Transaction, { holder, place, person, outsider, span, leave, away, clause }: Naming, writing: Writing): Promise<Result<{ id: string }, 'PERSON_UNKNOWN' | 'COVER_BUSY' | 'CONFLICT'>> {
  const { center, department, window } = place
  const at = person === null ? undefined : await findPlace(tx, person, span.from.toPlainDate())
  if (window === null || (person !== null && at?.center !== center) || (person === null && outsider === null)) return problem('PERSON_UNKNOWN', { details: { person: person ?? holder } })
  if (person !== null && await isTaken(tx, person, span)) return problem('COVER_BUSY', { clause, details: { person } })
  const id = writing.newId()
  const name = at?.name ?? outsider!
  try {
    await tx.sql(
      `insert into cover (id, center, department, "window", holder, holder_name, person, name, starts_at, ends_at, state, leave, away, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'asked', $11, $12, 1)`,
      [id, center, department, window, holder, place.name, person, name, span.from, span.to, leave, away], 'cover.keep')
  } catch (error) {
    if (isTakenTwice(error)) return problem('COVER_BUSY', { clause, details: { person: person! } })
    throw error
  }
  const events: AttendanceEvent[] = [
    { type: 'CoverNamed', id, center, window, holder, person, outsider, from: span.from.toString(), to: span.to.toString(), leave, away },
    ...noticeOf(texts.cover.asked, { holder: place.name, span: spanInWords(span) }, { center, clause, link: '/covers', recipients: person ? [person] : [] }),
  ]
  const appended = await append(tx, { stream: `cover/${id}`, expectedVersion: 0, events, meta: { ...writing.meta, center, window, ...(department && { department }), ...(person && { person }) } })
  return appended.ok ? { ok: true, value: { id } } : appended
}

/** Told in words before the table says so; two at once are told by the table. */
async function isTaken(tx: Transaction, person: string, { from, to }: Span): Promise<boolean> {
  const rows = await tx.sql(`select 1 from cover where person = $1 and state in ('asked', 'accepted') and starts_at < $3 and ends_at > $2 limit 1`, [person, from, to], 'cover.taken')
  return rows.length > 0
}

const EXCLUSION_VIOLATION = '23P01'

function isTakenTwice(error: unknown): boolean {
  return error instanceof Error && ('code' in error && error.code === EXCLUSION_VIOLATION || isTakenTwice(error.cause))
}
