import { clauseId, isoDate, isoInstant, localized, staffNumber } from '@hall/contract'
import { LEAVE_KINDS } from '@hall/regulation'
import { z } from 'zod'

export const OUTCOMES = ['normal', 'exception', 'on_leave', 'not_expected', 'recorded', 'open'] as const
export const FINDINGS = ['late', 'early_leave', 'missing_in', 'missing_out', 'absent', 'conflict', 'early_arrival', 'not_counted', 'off_post', 'wandering', 'vacant_post'] as const
/** Kinds of time away somebody enters. */
export const ENTERED_KINDS = ['leave', 'meeting', 'training', 'business', 'consent', 'compensatory'] as const
/** `off_shift`: the half of a day somebody on a half-day shift does not work, set by the roster alone. */
export const ABSENCE_KINDS = [...ENTERED_KINDS, 'off_shift'] as const
export const POINT_STATES = ['met', 'missed', 'late', 'early', 'excused', 'waiting'] as const

export const serial = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/)
const place = z.string().max(60)

/** A punch: a fact that never changes. `at` is the device's own clock, local to the center. */
export const punch = z.object({
  id: z.string(),
  at: z.string(),
  method: z.string(),
  device: z.string().nullable(),
  receivedAt: z.string(),
  /** Seconds the device's clock was off at its last poll; null when never measured. */
  clockDriftSeconds: z.int().nullable(),
})

export const LOOK_STATES = ['present', 'off_post', 'wandering', 'vacant'] as const
/** What a round saw of somebody: a fact that never changes. */
export const look = z.object({
  id: z.string(),
  round: z.string(),
  kind: z.string(),
  at: z.string(),
  state: z.enum(LOOK_STATES),
  note: z.string().nullable(),
  by: z.string(),
  photos: z.array(z.string()),
})

export const RULINGS = ['lifted', 'confirmed'] as const
/** What was decided about one finding of a day, over what the facts alone would say. */
export const correction = z.object({
  id: z.string(),
  finding: z.enum(FINDINGS),
  point: z.string().nullable(),
  ruling: z.enum(RULINGS),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  objection: z.string().nullable(),
})

/** A deadline with what it rests on; `provisional` while a year it crosses has no published calendar. */
export const deadline = z.object({ date: isoDate, endsAt: isoInstant, provisional: z.boolean(), clause: clauseId })

/** What the regulation says about one thing that happened: the clause, the value applied, the facts, the arithmetic. */
export const finding = z.object({
  kind: z.enum(FINDINGS),
  clause: clauseId,
  point: z.string().nullable(),
  /** The value of the policy that decided, as the policy writes it. */
  value: z.string(),
  /** Seconds late or early; null where it does not apply. */
  seconds: z.int().nullable(),
  /** Days of absence; null where it does not apply. */
  days: z.number().nullable(),
  /** Ids of the punches and absences it rests on. */
  facts: z.array(z.string()),
  /** Only shown and counted, never held against anybody. */
  binding: z.boolean(),
  /** A section has looked at it and found it right. */
  confirmed: z.boolean().optional(),
})
export type Finding = z.infer<typeof finding>

export const pointResult = z.object({
  id: z.string(),
  name: localized,
  direction: z.enum(['in', 'out']),
  limit: z.string(),
  clause: clauseId,
  state: z.enum(POINT_STATES),
  punch: z.string().nullable(),
})
export type PointResult = z.infer<typeof pointResult>

export const verdict = z.object({
  outcome: z.enum(OUTCOMES),
  /** The clause the outcome as a whole rests on. */
  clause: clauseId,
  points: z.array(pointResult),
  findings: z.array(finding),
  /** Half days of approved time away, by kind: what a month counts. */
  away: z.array(z.object({ kind: z.enum(ABSENCE_KINDS), halves: z.int().min(1).max(2) })).default([]),
  /** Until when proof may clear what was found; null when there is nothing to clear, no such time, or the person is not back yet. */
  proofDue: deadline.nullable(),
  /** The day is over and so is the time for proof: only a correction of the facts still changes it. */
  final: z.boolean(),
  policyVersion: z.int(),
  policyEffectiveFrom: isoDate,
  calendarVersions: z.record(z.string(), z.int()),
})
export type Verdict = z.infer<typeof verdict>

export const dayRow = z.object({
  person: staffNumber,
  name: z.string(),
  center: place,
  department: place.nullable(),
  window: place.nullable(),
  date: isoDate,
  version: z.int(),
  outcome: z.enum(OUTCOMES),
  findings: z.array(z.enum(FINDINGS)),
  firstPunch: z.string().nullable(),
  lastPunch: z.string().nullable(),
  clauses: z.array(clauseId),
  judgedAt: z.string(),
})

/** Time away that is in order: leave, meeting, consent. Recorded from the paper that approved it. */
export const absence = z.object({
  id: z.string(),
  person: staffNumber,
  center: place,
  kind: z.enum(ABSENCE_KINDS),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  /** The kind of the leave it comes from. */
  leaveKind: z.enum(LEAVE_KINDS).nullable(),
  approvedBy: z.string(),
  withdrawn: z.boolean(),
})

export const device = z.object({
  serial,
  center: place,
  name: z.string(),
  timezone: z.string(),
  /** How its checks enter the record, when not by the verify mode it reports. */
  records: z.enum(['by_verify_mode', 'camera', 'sign_in']),
  enrolledAt: z.string(),
  retiredAt: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  clockDriftSeconds: z.int().nullable(),
  punches: z.int(),
})
