import { holds, type Reach } from '@hall/access'
import { dateOf, localTime, type WorkingCalendar } from '@hall/calendar'
import { problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { type AttendancePolicy, type CasesPolicy, inForce } from '@hall/regulation'
import { loadPolicies } from '@hall/regulation-copy'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, isNull } from 'drizzle-orm'
import { type WindowRow, windowOf } from '../cases/places.ts'
import { ruleBook } from '../cases/rules-in-force.ts'
import { centerOnly, type Seat, seatedReach } from '../cases/seat.ts'
import { steppedOut, windowClosing } from '../db/schema.ts'
import { type Session, sessionsOn } from '../domain/tickets/hours.ts'

interface Place { readonly center: string; readonly window: string }
interface Hours { readonly times: AttendancePolicy['timetable']['value']; readonly calendar: WorkingCalendar; readonly policy: CasesPolicy }
export interface Hall extends Hours {
  readonly window: WindowRow
  readonly day: Temporal.PlainDate
  readonly local: Temporal.PlainDateTime
  readonly sessions: readonly Session[]
  /** Sessions the window has closed today. */
  readonly closed: readonly string[]
}
interface Acting { readonly reach: Reach; readonly seat: Seat | undefined }

/** Who acts at a window has it within reach or sits there; what follows is seen in the whole center: numbers, neighbours, who is away. */
export async function atWindow(service: ServiceContext, call: CallContext, { center, window: id }: Place): Promise<Result<Acting, 'WINDOW_UNKNOWN' | 'FORBIDDEN'>> {
  const { reach, seat } = await seatedReach(service, call)
  const window = await service.db.read(centerOnly(center), (tx) => windowOf(tx, id))
  if (window?.center !== center) return problem('WINDOW_UNKNOWN', { details: { window: id } })
  if (!holds(reach, { center, department: window.department, window: id, person: null })) return problem('FORBIDDEN', { details: { procedure: call.path } })
  return { ok: true, value: { reach: centerOnly(center), seat } }
}

/** Opening hours of the center on a day, as its regulation of attendance has them. */
export async function hoursOf(tx: Transaction, center: string, on: Temporal.PlainDate): Promise<Hours | undefined> {
  const [book, versions] = await Promise.all([ruleBook(tx, center), loadPolicies(tx, { center, area: 'attendance' })])
  const policy = book.on(on)?.policy
  const times = inForce(versions, { center, area: 'attendance' }, on)?.policy.timetable.value
  return policy && times && { policy, times, calendar: book.calendar }
}

export async function hallAt(tx: Transaction, { center, window: id }: Place, now: Temporal.Instant): Promise<Result<Hall, 'WINDOW_UNKNOWN' | 'POLICY_MISSING'>> {
  const day = dateOf(now)
  const [window, hours] = await Promise.all([windowOf(tx, id), hoursOf(tx, center, day)])
  if (window?.center !== center) return problem('WINDOW_UNKNOWN', { details: { window: id } })
  if (!hours) return problem('POLICY_MISSING', { details: { center } })
  const closings = await tx.select({ session: windowClosing.session }).from(windowClosing).where(and(eq(windowClosing.window, id), eq(windowClosing.day, day)))
  return { ok: true, value: { ...hours, window, day, local: localTime(now), sessions: sessionsOn(hours.times, hours.calendar, day), closed: closings.map(({ session }) => session) } }
}

/** One after the other at a window: a number is not drawn while its session closes, and no session closes twice. */
export async function holdWindow(tx: Transaction, window: string): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`window ${window}`], 'window.hold')
}

const PEOPLE = `select person, name from posting where center = $1 and "window" = $2 and starts_on <= $3 and (ends_on is null or ends_on > $3) order by lead desc, person`
const WINDOWS = `select id, number from "window" where center = $1 and (closed_on is null or closed_on > $2)`

export function peopleAt(tx: Transaction, { center, window }: Place, on: Temporal.PlainDate): Promise<{ person: string; name: string }[]> {
  return tx.sql<{ person: string; name: string }>(PEOPLE, [center, window, on], 'window.people')
}

export function windowsOf(tx: Transaction, center: string, on: Temporal.PlainDate): Promise<{ id: string; number: string }[]> {
  return tx.sql<{ id: string; number: string }>(WINDOWS, [center, on], 'window.all')
}

export function outNow(tx: Transaction, { center, window }: Place): Promise<(typeof steppedOut.$inferSelect)[]> {
  return tx.select().from(steppedOut).where(and(eq(steppedOut.center, center), eq(steppedOut.window, window), isNull(steppedOut.backAt)))
}
