import { clauseId, command, localized, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { isoDate, localTime, placeId, text, title, word } from '../shapes.ts'

export const ROLL = ['invited', 'present', 'late', 'absent', 'excused'] as const
const attendee = z.object({
  person: staffNumber, name: z.string(), state: z.enum(ROLL), signedInAt: localTime.nullable(), minutesLate: z.int(), reason: title.nullable(),
  leave: z.object({ at: localTime, reason: title, substitute: staffNumber.nullable(), granted: z.boolean().nullable() }).nullable(),
  /** Came in the place of somebody. */
  substituteCame: z.boolean(),
  signedOutAt: localTime.nullable(), minutesEarly: z.int(),
  /** Points of the discipline that were not kept. */
  remarks: z.array(z.object({ point: word, note: title.nullable() })),
})
/** What is talked about, under one of the headings the regulation names. */
const agendaItem = z.object({ heading: title, what: title })
const decision = z.object({ id: z.string(), what: title, who: staffNumber, by: isoDate, doneOn: isoDate.nullable() })

/** Activities of the center: leads enter who takes part. Tasks: each lead reports its own done, by the end of the span. */
export const SESSION_KINDS = ['training', 'meeting', 'activity', 'task'] as const

/** Training, a meeting, an activity or a task, from its plan to its end. */
export const sessionFile = z.object({
  id: z.string(), center: placeId, department: placeId.nullable(), window: placeId.nullable(), kind: z.enum(SESSION_KINDS),
  /** The category of the training or the kind of the meeting, as the center's regulation names them. */
  topic: word, title, startsAt: localTime, endsAt: localTime, organizer: title, method: word.nullable(), material: text.nullable(),
  agenda: z.array(agendaItem),
  /** Who chairs, and why somebody else than the regulation names. */
  chair: staffNumber.nullable(), chairReason: text.nullable(),
  /** Posts a training prepares backups for. */
  posts: z.array(placeId),
  reminder: localized.nullable(),
  attendees: z.array(attendee), status: z.enum(['planned', 'closed']), minutes: z.object({ text, by: staffNumber, on: isoDate }).nullable(),
  decisions: z.array(decision), honors: z.array(z.object({ person: staffNumber, what: title })),
})
export type SessionFile = z.infer<typeof sessionFile>

const ERRORS = ['SESSION_UNKNOWN', 'NOT_POSSIBLE_NOW', 'NOT_INVITED', 'LEAVE_TOO_LATE', 'SUBSTITUTE_NEEDED', 'ROLL_OPEN', 'MINUTES_MISSING', 'NOT_A_CONVENER', 'ENDS_BEFORE_START', 'LINE_UNKNOWN', 'REASON_MISSING'] as const
const done = z.object({ id: z.string(), version: z.int(), status: z.string() })
const one = z.object({ id: z.uuid() })

export const sessionProcedures = {
  list: query({ input: pageQuery.extend({ center: placeId.optional(), kind: z.enum(SESSION_KINDS).optional(), topic: word.optional() }), output: pageOf(sessionFile) }),
  get: query({ input: one, output: z.object({ session: sessionFile, /** Tasks of earlier meetings of this kind that are not done. */ carried: z.array(decision.extend({ session: z.string(), title })) }) }),
  /** Invites whoever is posted on that day at the center, or at the window, unless people are named; to activities and tasks the leads of windows. */
  plan: command({
    input: z.object({
      center: placeId, window: placeId.nullable(), kind: z.enum(SESSION_KINDS), topic: word, title, startsAt: localTime, endsAt: localTime, organizer: title,
      method: word.nullable(), material: text.nullable(), posts: z.array(placeId).max(20), invited: z.array(staffNumber).max(1000).nullable(),
      agenda: z.array(agendaItem).max(50).default([]), chair: staffNumber.nullable().default(null), chairReason: text.nullable().default(null),
    }),
    output: done.extend({ invited: z.int() }), errors: ERRORS,
  }),
  /** Who of the own window takes part: by a lead who is invited. */
  enter: command({ input: one.extend({ people: z.array(staffNumber).min(1).max(50) }), output: done, errors: ERRORS }),
  /** A task is done at the caller's window. */
  reportDone: command({ input: one, output: done.extend({ late: z.boolean() }), errors: ERRORS }),
  askLeave: command({ input: one.extend({ person: staffNumber, at: localTime, reason: title, substitute: staffNumber.nullable() }), output: done, errors: ERRORS }),
  decideLeave: command({ input: one.extend({ person: staffNumber, granted: z.boolean() }), output: done, errors: ERRORS }),
  signIn: command({ input: one.extend({ person: staffNumber, at: localTime }), output: done.extend({ minutesLate: z.int() }), errors: ERRORS }),
  signOut: command({ input: one.extend({ person: staffNumber, at: localTime }), output: done.extend({ minutesEarly: z.int() }), errors: ERRORS }),
  /** A point of the discipline somebody did not keep. */
  observe: command({ input: one.extend({ person: staffNumber, point: word, note: title.nullable() }), output: done, errors: ERRORS }),
  mark: command({ input: one.extend({ person: staffNumber, present: z.boolean(), reason: title.nullable() }), output: done, errors: ERRORS }),
  minute: command({ input: one.extend({ text, decisions: z.array(decision.omit({ id: true, doneOn: true })).max(50), honors: z.array(z.object({ person: staffNumber, what: title })).max(100) }), output: done, errors: ERRORS }),
  close: command({ input: one, output: done.extend({ missed: z.int() }), errors: ERRORS }),
  settle: command({ input: one.extend({ decision: z.string().max(60), on: isoDate }), output: done, errors: ERRORS }),
  /** Meetings the regulation wants in a span, held or not; from its rhythm and the working days. */
  calendar: query({
    input: z.object({ center: placeId, from: isoDate, to: isoDate }),
    output: z.object({ rows: z.array(z.object({ kind: word, name: localized, from: isoDate, to: isoDate, proposed: isoDate.nullable(), held: z.boolean(), missed: z.boolean(), clause: clauseId })) }),
  }),
  /** Backups without training for the posts they back up, and pairs that have not taught each other, in a year. */
  backups: query({
    input: z.object({ center: placeId, year: z.int().min(2000).max(2200) }),
    output: z.object({
      rows: z.array(z.object({ post: placeId, backup: staffNumber, clause: clauseId })),
      /** Pairs that have not taught each other, and in which direction. */
      mutual: z.array(z.object({ post: placeId, holder: staffNumber, backup: staffNumber, missing: z.array(z.enum(['holder_to_backup', 'backup_to_holder'])), clause: clauseId })),
    }),
  }),
  /** Hours and sessions by person and category in a year. */
  record: query({
    input: z.object({ center: placeId, year: z.int().min(2000).max(2200), person: staffNumber.optional() }),
    output: z.object({ rows: z.array(z.object({ person: staffNumber, name: z.string(), topic: word, sessions: z.int(), minutes: z.int(), missed: z.int() })) }),
  }),
} as const
