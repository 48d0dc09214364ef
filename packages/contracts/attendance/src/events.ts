import { event, holdingChanged, isoDate, noticeRaised, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { awayEvents } from './away.ts'
import { coverEvents } from './covers.ts'
import { leaveEvents } from './leaves.ts'
import { FINDINGS, OUTCOMES } from './shapes.ts'

const place = z.string().nullable()
/** Wall-clock time in the centers. */
const localTime = z.iso.datetime({ local: true })

export const MISSING_ENDS = ['signed_in', 'absence', 'day_over'] as const

export const events = {
  'punches-received': event(1, z.object({ center: z.string(), serial: z.string(), accepted: z.int() })),
  'day-judged': event(1, z.object({
    center: z.string(), person: staffNumber, department: place, window: place, date: isoDate, version: z.int(),
    outcome: z.enum(OUTCOMES), findings: z.array(z.enum(FINDINGS)), policyVersion: z.int(),
  })),
  /** The first minute check after a sign-in was due (`at`): who holds a post, has not signed in and is not away in order. Of centers where the backup steps in by itself. */
  'sign-ins-missed': event(1, z.object({
    center: z.string(), date: isoDate, point: z.string(), due: localTime, at: localTime,
    people: z.array(z.object({ person: staffNumber, department: place, window: place })),
  })),
  /** One of those has signed in at `at`, an absence was entered then, or the day is over. `missedAt`: the check that missed the sign-in. */
  'missing-ended': event(1, z.object({ center: z.string(), department: place, window: place, person: staffNumber, date: isoDate, point: z.string(), missedAt: localTime, at: localTime, because: z.enum(MISSING_ENDS) })),
  'deadline-moved': event(1, z.object({ center: z.string(), person: staffNumber, date: isoDate, before: isoDate, after: isoDate, cause: z.string() })),
  'device-enrolled': event(1, z.object({ center: z.string(), serial: z.string() })),
  'device-refused': event(1, z.object({ serial: z.string() })),
  ...leaveEvents,
  ...coverEvents,
  ...awayEvents,
  /** Confirmed absence without leave has reached what opens a ground for elimination; `withdrawn` when a correction took it below again. */
  'absence-ground-raised': event(1, z.object({
    center: z.string(), person: staffNumber, department: place, window: place,
    year: z.int(), from: isoDate, until: isoDate, days: z.number(), ground: z.int(), clause: z.string(), withdrawn: z.boolean(),
  })),
  /** One entry for deduction, or one taken back; `points` null where the regulation names none. */
  'deduction-entered': event(1, z.object({
    center: z.string(), person: staffNumber, department: place, window: place,
    date: isoDate, finding: z.enum(FINDINGS), /** Which sign-in or sign-out of the day, where it is one. */ point: z.string().nullable().default(null), clause: z.string(), points: z.number().nullable(), revoked: z.boolean(),
  })),
  'round-finished': event(1, z.object({ center: z.string(), round: z.string(), kind: z.string(), date: isoDate, findings: z.int() })),
  'objection-decided': event(1, z.object({ center: z.string(), person: staffNumber, date: isoDate, accepted: z.boolean() })),
  'month-posted': event(1, z.object({ center: z.string(), month: z.string(), number: z.string(), late: z.boolean() })),
  'month-closed': event(1, z.object({ center: z.string(), month: z.string(), people: z.int() })),
  'statement-issued': event(1, z.object({ center: z.string(), department: z.string(), month: z.string(), due: isoDate })),
  /** An objection not decided yet; time off earned and not taken. */
  'holding-changed': event(1, holdingChanged),
  'notice-raised': event(1, noticeRaised),
} as const
