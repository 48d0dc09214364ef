import { clauseId, isoDate, isoInstant } from '@hall/contract'
import { z } from 'zod'

/** Readings as they travel, for contracts and screens. Depends on nothing that counts. */

const due = z.object({
  date: isoDate,
  /** No longer in time from here on, or after it where `inclusive`. */
  at: isoInstant,
  inclusive: z.boolean(),
})

export const clockStop = z.object({
  id: z.string(),
  ground: z.string(),
  from: isoInstant,
  /** Null while it goes on. */
  to: isoInstant.nullable(),
  document: z.string().nullable(),
  approver: z.string().nullable(),
  basis: z.string().nullable(),
  toldAt: isoInstant.nullable(),
  /** What the notices state, in the unit of the clock; null where they state nothing. */
  stated: z.int().nullable(),
  clause: clauseId.nullable(),
  /** Why it stops nothing; null where it holds. */
  fault: z.enum(['NO_PROVISION', 'GROUND_NOT_LISTED', 'NO_DOCUMENT', 'NO_APPROVER', 'NO_BASIS', 'NO_NOTICE', 'NOTHING_STATED', 'EXPIRED', 'NO_TIME']).nullable(),
  stoodStill: z.number(),
})

export const clockExtension = z.object({
  id: z.string(),
  at: isoInstant,
  from: isoDate.nullable(),
  to: isoDate.nullable(),
  units: z.number(),
  document: z.string().nullable(),
  approver: z.string().nullable(),
  reason: z.string().nullable(),
  toldAt: isoInstant.nullable(),
  toldLate: z.boolean(),
  clause: clauseId.nullable(),
  fault: z.enum([
    'NO_PROVISION', 'NO_DOCUMENT', 'NO_APPROVER', 'NOT_RUNNING', 'EXPIRED', 'NOT_LATER', 'TOO_MANY', 'TOO_LONG', 'PAST_STATUTORY', 'NOT_TOLD',
  ]).nullable(),
})

export const clockView = z.object({
  clock: z.enum(['statutory', 'promised', 'step']),
  name: z.string(),
  status: z.enum(['not_started', 'running', 'waiting', 'stopped', 'expired', 'finished']),
  unit: z.enum(['workday', 'calendar_day', 'minute']),
  /** Null where the limit is a moment nobody has stated, or a visit that lasts. */
  budget: z.number().nullable(),
  used: z.number(),
  left: z.number().nullable(),
  startedAt: isoInstant.nullable(),
  deemed: z.boolean(),
  due: due.extend({ provisional: z.boolean() }).nullable(),
  capped: z.boolean(),
  dueIfResumed: due.nullable(),
  stoppedBy: z.string().nullable(),
  stops: z.array(clockStop),
  extensions: z.array(clockExtension),
  ifTold: z.object({ due: due.nullable(), left: z.number() }).nullable(),
  onExpiry: z.object({
    strategy: z.enum(['escalate', 'deemed_approval', 'deemed_acceptance']), legalBasis: z.string().nullable(), clause: clauseId,
  }),
  timing: z.object({ state: z.enum(['early', 'on_time', 'overdue']), units: z.number(), minutesOver: z.number() }).nullable(),
  finishedAt: isoInstant.nullable(),
  rungs: z.array(z.object({ id: z.string(), does: z.enum(['warn', 'escalate', 'expire']), to: z.string(), at: isoInstant, clause: clauseId })),
  nextAt: isoInstant.nullable(),
  /** The clause the limit itself rests on comes first. */
  clauses: z.array(clauseId),
})
export type ClockView = z.infer<typeof clockView>
