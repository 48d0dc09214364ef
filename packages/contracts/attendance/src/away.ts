import { clauseId, command, event, isoDate, localized, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'

const center = z.string().max(60)
const window = z.string().max(60)
const id = z.string().max(100)
const localDateTime = z.iso.datetime({ local: true }).regex(/^[^.Z]*$/)
const done = z.object({ version: z.int() })
const reason = z.string().trim().min(1).max(300)

export const POST_FINDINGS = [
  'over_time', 'emergency_over_time', 'left_unexplained', 'no_board', 'board_left', 'wandering', 'make_up_at_window', 'left_without_approval', 'away_unregistered',
  'no_substitute', 'no_handover', 'left_before_cover', 'filed_after_start', 'stand_in_missing', 'noon_uncovered', 'overtime_unapproved', 'cover_not_accepted', 'not_in_advance',
  'stand_in_window_business', 'stand_in_service_norms',
] as const

/** What the sign at a counter says. */
const sign = z.object({
  id: z.string(), person: staffNumber, name: z.string(), window, kind: z.enum(['short', 'longer']), reason: z.string(), choice: z.string().nullable(),
  destination: z.string().nullable(), otherWindow: z.string().nullable(), from: z.string(), back: z.string(), returnedAt: z.string().nullable(),
  state: z.enum(['asked', 'approved', 'refused', 'out', 'back']), overdue: z.boolean(), cover: z.string().nullable(), coverName: z.string().nullable(), coverAccepted: z.boolean(),
})
const postFinding = z.object({
  id: z.string(), center: z.string(), department: z.string().nullable(), window: z.string().nullable(), person: staffNumber.nullable(), name: z.string(),
  kind: z.enum(POST_FINDINGS), clause: clauseId, minutes: z.int().nullable(), at: z.string(), about: z.string().nullable(),
  state: z.enum(['open', 'to_confirm', 'excused']), excusedBy: z.string().nullable(), excuse: z.string().nullable(),
})
const awayErrors = [
  'AWAY_NOT_REGULATED', 'AWAY_REASON_UNKNOWN', 'AWAY_CHOICE_MISSING', 'DESTINATION_MISSING', 'RECIPIENTS_WAIT', 'OTHER_WINDOW_MISSING', 'WINDOW_EMPTY', 'AWAY_ALREADY', 'PERSON_UNKNOWN',
] as const

export const awayProcedures = {
  /** Reasons, minutes, and how things stand at the caller's window. */
  terms: query({
    input: z.object({}),
    output: z.object({
      regulated: z.boolean(), window: window.nullable(), maxMinutes: z.int(), clause: clauseId.nullable(), boardClause: clauseId.nullable(),
      reasons: z.array(z.object({ id: z.string(), name: localized, clause: clauseId, when: z.enum(['nobody_waits', 'serving']), otherWindow: z.boolean(), choices: z.array(z.object({ id: z.string(), name: localized })) })),
      longer: z.object({ reasons: z.array(z.string()), clause: clauseId }).nullable(),
      current: sign.nullable(), present: z.int(), members: z.int(),
      /** Signs at the windows beside. */
      beside: z.array(sign),
    }),
  }),
  /** Steps away for a short time: the board goes up, the windows beside are told. */
  start: command({
    input: z.object({
      reason: z.string().max(40), choice: z.string().max(40).nullable().default(null), destination: z.string().trim().max(60).nullable().default(null), otherWindow: window.nullable().default(null),
      recipients: z.enum(['none', 'waiting', 'serving']), /** The one being served was told. */ told: z.boolean().default(false),
    }),
    output: z.object({ id: z.string(), back: z.string(), clause: clauseId }),
    errors: awayErrors,
  }),
  back: command({ input: z.object({ id }), output: z.object({ overMinutes: z.int(), findings: z.array(z.enum(POST_FINDINGS)) }), errors: ['AWAY_UNKNOWN', 'AWAY_SETTLED'] }),
  /** Longer absence within the day: asked for, approved with somebody free to stand in, left once that person has confirmed. */
  askLonger: command({
    input: z.object({ reason: z.enum(['meeting', 'personal_urgent']), from: localDateTime, to: localDateTime, cover: staffNumber.nullable().default(null), destination: z.string().trim().max(60).nullable().default(null) }),
    output: z.object({ id: z.string() }),
    errors: ['AWAY_NOT_REGULATED', 'AWAY_REASON_UNKNOWN', 'ENDS_BEFORE_START', 'PERSON_UNKNOWN', 'AWAY_ALREADY'],
  }),
  decideLonger: command({
    input: z.object({ id, agree: z.boolean(), cover: staffNumber.nullable().default(null), reason: reason.nullable().default(null) }), output: done,
    errors: ['AWAY_UNKNOWN', 'AWAY_SETTLED', 'AWAY_NOT_REGULATED', 'NOT_YOUR_STEP', 'OWN_LEAVE', 'COVER_MISSING', 'COVER_AWAY', 'COVER_BUSY', 'REASON_MISSING'],
  }),
  depart: command({ input: z.object({ id }), output: done, errors: ['AWAY_UNKNOWN', 'AWAY_SETTLED', 'AWAY_NOT_APPROVED', 'COVER_NOT_ACCEPTED'] }),
  list: query({ input: pageQuery.extend({ center, on: isoDate.optional(), open: z.boolean().default(false) }), output: pageOf(sign) }),
  /** What the display of a window shows. */
  display: query({ input: z.object({ center, window }), output: z.object({ shows: z.enum(['open', 'away']), back: z.string().nullable(), clause: clauseId.nullable(), removedWithinMinutes: z.int().nullable() }) }),
  /** A look at a window by somebody walking the hall, set beside what is registered. */
  observe: command({
    input: z.object({ center, person: staffNumber, at: localDateTime, seenAt: window.nullable(), board: z.enum(['placed', 'absent', 'not_looked']).default('not_looked'), makingUp: z.boolean().default(false) }),
    output: z.object({ findings: z.array(z.object({ kind: z.enum(POST_FINDINGS), clause: clauseId })) }),
    errors: ['PERSON_UNKNOWN', 'IN_FUTURE', 'AWAY_NOT_REGULATED'],
  }),
} as const

export const postFindingProcedures = {
  list: query({ input: pageQuery.extend({ center: center.optional(), from: isoDate, to: isoDate, state: z.enum(['open', 'to_confirm', 'excused']).optional() }), output: pageOf(postFinding) }),
  excuse: command({ input: z.object({ id, reason }), output: done, errors: ['FINDING_UNKNOWN', 'FINDING_SETTLED', 'NOT_YOUR_STEP', 'OWN_LEAVE'] }),
} as const

export const awayEvents = {
  'post-finding-raised': event(1, z.object({ id: z.string(), center: z.string(), department: z.string().nullable(), window: z.string().nullable(), person: staffNumber.nullable(), kind: z.enum(POST_FINDINGS), clause: clauseId, minutes: z.int().nullable(), on: isoDate })),
  'post-finding-excused': event(1, z.object({ id: z.string(), center: z.string(), person: staffNumber.nullable() })),
} as const
