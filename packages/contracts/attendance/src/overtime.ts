import { clauseId, command, isoDate, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'

const center = z.string().max(60)
const window = z.string().max(60)
const id = z.string().max(100)
const localDateTime = z.iso.datetime({ local: true }).regex(/^[^.Z]*$/)
const done = z.object({ version: z.int() })
const reason = z.string().trim().min(1).max(300)
const dutyTime = z.object({ person: staffNumber, from: localDateTime, to: localDateTime })

const overtimeRow = z.object({
  id: z.string(), center: z.string(), department: z.string().nullable(), window: z.string(), from: z.string(), to: z.string(), occasion: z.enum(['holiday', 'weekend', 'evening']),
  people: z.array(z.object({ person: staffNumber, name: z.string() })), duty: z.array(dutyTime.extend({ name: z.string() })), reason: z.string(),
  state: z.enum(['asked', 'approved', 'refused']), askedBy: z.string(), askedAt: z.string(), decidedBy: z.string().nullable(), decidedReason: z.string().nullable(),
})

export const overtimeProcedures = {
  terms: query({ input: z.object({ center }), output: z.object({ regulated: z.boolean(), clause: clauseId.nullable(), dutyPersons: z.object({ minimum: z.int(), clause: clauseId }).nullable(), rest: clauseId.nullable(), noonService: clauseId.nullable() }) }),
  /** Whether a form is needed at all for this time. */
  preview: query({ input: z.object({ center, from: localDateTime, to: localDateTime }), output: z.object({ needed: z.boolean(), occasion: z.enum(['holiday', 'weekend', 'evening']).nullable(), clause: clauseId.nullable() }), errors: ['ENDS_BEFORE_START'] }),
  request: command({
    input: z.object({ center, window, from: localDateTime, to: localDateTime, people: z.array(staffNumber).min(1).max(50), duty: z.array(dutyTime).max(10).default([]), reason }),
    output: z.object({ id: z.string() }),
    errors: ['OVERTIME_NOT_REGULATED', 'OVERTIME_NOT_NEEDED', 'OVERTIME_NOT_IN_ADVANCE', 'ENDS_BEFORE_START', 'PERSON_UNKNOWN', 'WINDOW_UNKNOWN'],
  }),
  /** Sets who is on duty, until it is decided. */
  nameDuty: command({ input: z.object({ id, duty: z.array(dutyTime).max(10) }), output: done, errors: ['OVERTIME_UNKNOWN', 'OVERTIME_SETTLED', 'PERSON_UNKNOWN'] }),
  decide: command({
    input: z.object({ id, agree: z.boolean(), reason: reason.nullable().default(null) }), output: done,
    errors: ['OVERTIME_UNKNOWN', 'OVERTIME_SETTLED', 'OVERTIME_NOT_REGULATED', 'OVERTIME_NOT_IN_ADVANCE', 'DUTY_PERSON_MISSING', 'NOT_YOUR_STEP', 'REASON_MISSING', 'OWN_LEAVE'],
  }),
  list: query({ input: pageQuery.extend({ center: center.optional(), state: z.enum(['asked', 'approved', 'refused']).optional() }), output: pageOf(overtimeRow) }),
  /** Checks on days off without an approved form (EP-ATT-21). */
  unapproved: query({ input: z.object({ center, from: isoDate, to: isoDate }), output: z.object({ clause: clauseId.nullable(), rows: z.array(z.object({ person: staffNumber, name: z.string(), window: z.string().nullable(), date: isoDate, first: z.string(), last: z.string() })) }) }),
} as const

export const restProcedures = {
  /** Switches a window on for a Saturday or a holiday. */
  openWindow: command({ input: z.object({ center, window, date: isoDate }), output: done, errors: ['WINDOW_UNKNOWN', 'OVERTIME_NOT_NEEDED'] }),
  openings: query({ input: z.object({ center, from: isoDate, to: isoDate }), output: z.object({ rows: z.array(z.object({ window: z.string(), date: isoDate, people: z.array(z.object({ person: staffNumber, name: z.string(), checks: z.int(), usedDays: z.number() })) })) }) }),
  arrange: command({
    input: z.object({ center, person: staffNumber, workedOn: isoDate, from: localDateTime, to: localDateTime }),
    output: z.object({ id: z.string(), clause: clauseId }),
    errors: ['REST_NOT_REGULATED', 'NOT_YOUR_STEP', 'OWN_LEAVE', 'NOT_A_SATURDAY_WORKED', 'REST_NOT_IN_ADVANCE', 'REST_USED', 'REST_EXPIRED', 'LEAVE_NO_WORKING_TIME', 'WINDOW_NOT_OPEN', 'PERSON_UNKNOWN', 'ENDS_BEFORE_START'],
  }),
  list: query({ input: z.object({ center, from: isoDate, to: isoDate }), output: z.object({ rows: z.array(z.object({ id: z.string(), person: staffNumber, name: z.string(), window: z.string().nullable(), workedOn: isoDate, from: z.string(), to: z.string(), arrangedBy: z.string() })) }) }),
} as const

export const noonProcedures = {
  /** Who serves a window at a moment. */
  serving: query({ input: z.object({ center, window, at: localDateTime }), output: z.object({ by: z.enum(['anyone', 'roster', 'nobody']), people: z.array(staffNumber), closedUntil: z.string().nullable(), clause: clauseId.nullable() }) }),
  takePart: command({ input: z.object({ center, window, takesPart: z.boolean() }), output: done, errors: ['WINDOW_UNKNOWN', 'NOON_NOT_REGULATED'] }),
  roster: query({
    input: z.object({ center, window, from: isoDate, to: isoDate }),
    output: z.object({
      clause: clauseId.nullable(), takesPart: z.boolean(),
      days: z.array(z.object({ date: isoDate, people: z.array(z.object({ person: staffNumber, name: z.string(), away: z.boolean(), registered: z.boolean() })), covered: z.boolean() })),
    }),
    errors: ['WINDOW_UNKNOWN'],
  }),
  setRoster: command({ input: z.object({ center, window, date: isoDate, people: z.array(staffNumber).max(10) }), output: done, errors: ['WINDOW_UNKNOWN', 'NOON_NOT_REGULATED', 'PERSON_UNKNOWN'] }),
  /** Puts the earlier leaving it earned into the record (QP-ATT-07). */
  registerLeaving: command({ input: z.object({ center, person: staffNumber, date: isoDate }), output: z.object({ from: z.string(), to: z.string(), clause: clauseId }), errors: ['NOON_NOT_REGULATED', 'NOT_ON_NOON_ROSTER', 'PERSON_UNKNOWN', 'OWN_ABSENCE'] }),
} as const
