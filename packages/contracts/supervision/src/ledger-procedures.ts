import { clauseId, command, isoDate, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { entry, ENTRY_KINDS, ENTRY_STATES, HANDLINGS, line, place, points, prose, score, slug, SUBJECTS, year } from './shapes.ts'

const made = z.object({ id: z.uuid() })
const ofEntry = z.object({ center: place, entry: z.uuid() })
const month = z.int().min(1).max(12)

export const ledgerEntries = {
  list: query({
    input: pageQuery.extend({
      center: place.optional(), department: place.optional(), window: place.optional(), person: staffNumber.optional(), year: year.optional(), kind: z.enum(ENTRY_KINDS).optional(), state: z.enum(ENTRY_STATES).optional(),
      /** What waits for the section: entries to confirm and objections to decide. */
      waiting: z.boolean().optional(),
    }),
    output: pageOf(entry),
  }),
  /** Of the caller: every entry with what it rests on. */
  mine: query({ input: z.object({ year: year.optional() }), output: z.object({ rows: z.array(entry) }) }),
  /** Raised by the section, with what it rests on; the person hears of it before it counts. */
  enter: command({
    input: z.object({ center: place, person: staffNumber.nullable(), window: place.nullable(), kind: z.enum(ENTRY_KINDS), clause: clauseId, points: points.nullable(), serious: z.boolean().default(false), on: isoDate, fact: line, reason: prose, evidence: prose }),
    output: made,
    errors: ['SUBJECT_MISSING', 'PERSON_UNKNOWN', 'WINDOW_UNKNOWN', 'CLAUSE_ELSEWHERE', 'IN_FUTURE', 'POINTS_NOT_REGULATED'],
  }),
  answer: command({ input: z.object({ entry: z.uuid(), text: prose }), output: made, errors: ['ENTRY_UNKNOWN', 'ENTRY_SETTLED'] }),
  /** It counts from now on. `heard`: what was said where nothing was written. A broken promise says what follows, and whether it goes on to accountability. */
  confirm: command({
    input: ofEntry.extend({ heard: prose.nullable(), handling: z.enum(HANDLINGS).nullable(), escalate: z.boolean().nullable() }),
    output: z.object({ id: z.uuid(), matter: z.uuid().nullable() }),
    errors: ['ENTRY_UNKNOWN', 'ENTRY_SETTLED', 'NOT_HEARD', 'OWN_DECISION', 'HANDLING_MISSING', 'ESCALATION_MISSING'],
  }),
  /** No fault, or entered by mistake: with the reason. A broken promise says even then whether it goes on to accountability. */
  drop: command({ input: ofEntry.extend({ reason: prose, escalate: z.boolean().nullable() }), output: z.object({ id: z.uuid(), matter: z.uuid().nullable() }), errors: ['ENTRY_UNKNOWN', 'ENTRY_SETTLED', 'OWN_DECISION', 'ESCALATION_MISSING'] }),
  object: command({ input: z.object({ entry: z.uuid(), text: prose }), output: made, errors: ['ENTRY_UNKNOWN', 'ENTRY_NOT_IN_FORCE', 'OBJECTION_OPEN'] }),
  decideObjection: command({ input: ofEntry.extend({ withdraw: z.boolean(), reason: prose }), output: made, errors: ['ENTRY_UNKNOWN', 'NOTHING_TO_DECIDE', 'OWN_DECISION'] }),
}

export const scores = {
  /** Of people somebody else keeps a list of: those within the caller's reach. */
  of: query({ input: z.object({ people: z.array(staffNumber).min(1).max(200), year, month: month.optional() }), output: z.object({ rows: z.array(score) }) }),
  /** The people, or the counters, of a place. */
  list: query({ input: pageQuery.extend({ center: place, kind: z.enum(SUBJECTS), department: place.optional(), year, month: month.optional() }), output: pageOf(score.extend({ name: z.string() })) }),
  mine: query({ input: z.object({ year }), output: z.object({ year: score.nullable(), months: z.array(score), grade: slug.nullable() }) }),
  /** Centers side by side; a rate of too few people is not given. */
  compare: query({
    input: z.object({ year }),
    output: z.object({ rows: z.array(z.object({ center: place, people: z.int(), entries: z.int(), withdrawn: z.int(), pending: z.int(), perHundred: z.number().nullable(), smallest: z.int().nullable(), smallestClause: clauseId.nullable(), appraised: z.int(), matters: z.int() })) }),
  }),
}
