import { event, holdingChanged, isoDate, noticeRaised, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { awayEvents } from './away.ts'
import { coverEvents } from './covers.ts'
import { leaveEvents } from './leaves.ts'
import { FINDINGS, OUTCOMES } from './shapes.ts'

const place = z.string().nullable()

export const events = {
  'punches-received': event(1, z.object({ center: z.string(), serial: z.string(), accepted: z.int() })),
  'day-judged': event(1, z.object({
    center: z.string(), person: staffNumber, department: place, window: place, date: isoDate, version: z.int(),
    outcome: z.enum(OUTCOMES), findings: z.array(z.enum(FINDINGS)), policyVersion: z.int(),
  })),
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
    date: isoDate, finding: z.enum(FINDINGS), clause: z.string(), points: z.number().nullable(), revoked: z.boolean(),
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
