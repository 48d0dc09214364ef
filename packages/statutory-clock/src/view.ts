import { clauseId, isoDate, isoInstant } from '@hall/contract'
import { z } from 'zod'

/** Readings as they travel, for contracts and screens. Depends on nothing that counts. */

const due = z.object({
  date: isoDate,
  /** No longer in time from here on, or after it where `inclusive`. */
  at: isoInstant,
  inclusive: z.boolean(),
})

const localized = z.object({ zh: z.string(), en: z.string() })

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
    'NO_PROVISION', 'NO_DOCUMENT', 'NO_APPROVER', 'EXPIRED', 'NOT_LATER', 'TOO_MANY', 'TOO_LONG', 'PAST_STATUTORY', 'NOT_TOLD',
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

/** Why a day, or a part of one, counts or does not. */
export const sheetReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['weekday', 'weekend', 'open', 'shut']) }),
  /** `source`: the order that made the day what it is. */
  z.object({ kind: z.enum(['holiday', 'exchanged_workday', 'closure']), name: localized, source: z.string() }),
  /** The day of receipt, which is not counted, and days before it that count as it. */
  z.object({ kind: z.enum(['first_day', 'after_hours']) }),
  z.object({
    kind: z.literal('stopped'), stop: z.string(), ground: z.string(), document: z.string().nullable(), approver: z.string().nullable(), clause: clauseId,
  }),
  /** Materials asked for are awaited. */
  z.object({ kind: z.literal('waiting'), document: z.string().nullable(), clause: clauseId }),
  /** After the last day counted, only because that was a rest day. */
  z.object({ kind: z.literal('moved') }),
  /** After the limit. */
  z.object({ kind: z.literal('over') }),
])

export const sheetRow = z.object({
  date: isoDate,
  /** The part of the day, for clocks that count minutes: `08:30`. Null: all of it. */
  span: z.object({ from: z.string(), to: z.string() }).nullable(),
  counted: z.boolean(),
  /** What has been counted up to and with this row. */
  total: z.number(),
  reason: sheetReason,
  provisional: z.boolean(),
  /** Stops that claim the day and do not hold, with what voids them. */
  claims: z.array(z.object({ stop: z.string(), fault: clockStop.shape.fault })),
  /** What happened on the day: ids of facts. */
  facts: z.array(z.string()),
})

/** 时限计算书: how a limit was counted, day by day, for whoever doubts it. */
export const sheetView = z.object({
  reading: clockView,
  /** The limit as the rule states it. */
  length: z.number().nullable(),
  computedAt: isoInstant,
  /** What happened in the case, in the order it is read in. */
  facts: z.array(z.object({
    id: z.string(), at: isoInstant, kind: z.string(), what: z.string(), document: z.string().nullable(), approver: z.string().nullable(),
  })),
  rows: z.array(sheetRow),
  /** Rows left out behind the last one. */
  more: z.int(),
})
export type SheetView = z.infer<typeof sheetView>
export type SheetRow = z.infer<typeof sheetRow>
