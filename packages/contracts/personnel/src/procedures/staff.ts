import { clauseId, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { fileRow, holding, isoDate, placeId } from '../shapes.ts'

const staffLine = z.object({
  person: staffNumber, name: z.string(), center: placeId, department: placeId.nullable(), window: placeId.nullable(), lead: z.boolean(),
  /** First day at this place. */
  since: isoDate,
  /** First day on which the center's minimum term is over; null where it has none. */
  minimumOn: isoDate.nullable(),
  maximumOn: isoDate.nullable(),
  openFiles: z.int(), holdings: z.int(), registered: z.boolean(),
  /** Found true or partly true in the last twelve months. */
  complaints: z.int(),
  /** Deductions, breaches and consequences confirmed in the last twelve months. */
  conduct: z.int(),
  /** The latest yearly appraisal known of; `provisional` while a reconsideration is open. */
  appraisal: z.object({ year: z.int(), points: z.number().nullable(), rank: z.int().nullable(), field: z.int().nullable(), last: z.boolean(), provisional: z.boolean() }).nullable(),
  /** Points deducted this year; null where none of the deductions has points. */
  deducted: z.number().nullable(),
})
const tenure = staffLine.pick({ person: true, name: true, center: true, department: true, window: true, since: true }).extend({
  limit: z.enum(['minimum', 'maximum']), on: isoDate, inDays: z.int(), clause: z.string(),
})
const windowLine = z.object({
  window: placeId, department: placeId, people: z.int(), leads: z.int(), arriving: z.int(), leaving: z.int(), inThreeMonths: z.int(), posts: z.int(), seated: z.int(),
  /** Rules of its own regulation the window breaks. */
  broken: z.array(z.object({ rule: z.string(), clause: z.string(), issues: z.array(z.string()) })),
})

export const staffProcedures = {
  /** A department's people in every center. */
  department: query({ input: z.object({ department: placeId }), output: z.object({ people: z.array(staffLine), files: z.array(fileRow) }) }),
  /** Seats and gaps by window, today and in three months, and what waits for a decision. */
  center: query({ input: z.object({ center: placeId, on: isoDate.optional() }), output: z.object({ windows: z.array(windowLine), files: z.array(fileRow) }) }),
  /** All centers, and how many of their windows break a staffing rule of their own regulation. */
  city: query({
    input: z.object({}),
    output: z.object({
      centers: z.array(z.object({ center: placeId, people: z.int(), windows: z.int(), breaking: z.int(), /** Forms, sheets and records that are missing. */ papers: z.int(), openFiles: z.int(), exceptions: z.int(), forced: z.int() })),
      forced: z.array(z.object({ center: placeId, person: staffNumber, name: z.string(), on: isoDate, approver: z.string(), reason: z.string().nullable(), openLines: z.array(z.string()) })),
    }),
  }),
  /** Everything about one person: postings, files, what is held. */
  person: query({
    input: z.object({ person: staffNumber }),
    output: z.object({
      postings: z.array(z.object({ center: placeId.nullable(), department: placeId.nullable(), window: placeId.nullable(), lead: z.boolean(), from: isoDate, until: isoDate.nullable() })),
      name: z.string(), files: z.array(fileRow), holdings: z.array(holding), minimumOn: isoDate.nullable(), maximumOn: isoDate.nullable(),
    }),
  }),
  /** Who reaches the minimum or maximum term within so many days. */
  tenure: query({ input: z.object({ center: placeId.optional(), department: placeId.optional(), days: z.int().min(1).max(400) }), output: z.object({ rows: z.array(tenure) }) }),
  /** What was allowed out of the ordinary: what it departs from, why, by whom. */
  exceptions: query({
    input: z.object({ center: placeId.optional(), department: placeId.optional(), year: z.int().min(2000).max(2200) }),
    output: z.object({ rows: z.array(z.object({ id: z.string(), kind: z.string(), center: placeId, window: placeId.nullable(), person: z.string().nullable(), name: z.string(), on: isoDate, by: z.string(), reason: z.string(), clauses: z.array(z.string()) })) }),
  }),
  /** Business of a month by window and person: cases taken in and numbers called. Shown beside nominations; no headcount follows from it by itself. */
  volume: query({
    input: z.object({ center: placeId, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), window: placeId.optional() }),
    output: z.object({
      clause: clauseId.nullable(),
      windows: z.array(z.object({ window: placeId, department: placeId, people: z.int(), cases: z.int(), callers: z.int(), persons: z.array(z.object({ person: staffNumber, name: z.string(), cases: z.int(), callers: z.int() })) })),
    }),
  }),
  /** Who held a post, as A or B, since when and until when. */
  post: query({ input: z.object({ center: placeId, post: placeId }), output: z.object({ rows: z.array(z.object({ person: staffNumber, name: z.string(), capacity: z.enum(['primary', 'backup']), from: isoDate, until: isoDate.nullable() })) }) }),
  /** Everybody of a center or a department on a day, as a spreadsheet. */
  roster: query({ input: z.object({ center: placeId.optional(), department: placeId.optional(), on: isoDate.optional() }), output: z.object({ filename: z.string(), contentBase64: z.string() }) }),
  /** Who is at the center without a registration form, without a lead of the demanded rank and the like. */
  gaps: query({ input: z.object({ center: placeId, on: isoDate.optional() }), output: z.object({ rows: z.array(z.object({ rule: z.string(), clause: z.string(), department: placeId.nullable(), window: placeId.nullable(), person: z.string().nullable(), issues: z.array(z.string()) })) }) }),
} as const
