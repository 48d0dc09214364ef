import { clauseId, command, isoDate, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'

const center = z.string().max(60)
const yearMonth = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const words = z.string().trim().min(1).max(500)

/** Days in halves where they are days; everything else is counted. */
const figures = z.object({
  due: z.int(), present: z.int(), late: z.int(), lateSeconds: z.int(), earlyLeave: z.int(), earlySeconds: z.int(), missing: z.int(),
  offPost: z.int(), wandering: z.int(), vacantPost: z.int(), absentHalves: z.int(), confirmedHalves: z.int(),
  leaveHalves: z.int(), businessHalves: z.int(), compensatoryHalves: z.int(), earlyArrival: z.int(),
})
export type Figures = z.infer<typeof figures>

/** `running` until the summary may be made, then `ready`; confirmed, posted where the regulation says so, closed. */
export const MONTH_STATES = ['running', 'ready', 'confirmed', 'posted', 'closed'] as const
const month = z.object({
  center, month: yearMonth, state: z.enum(MONTH_STATES),
  readyAt: z.string(), readyClause: clauseId,
  confirmedBy: z.string().nullable(), confirmedAt: z.string().nullable(), confirms: z.string(),
  /** Null where the regulation demands no posting. */
  posting: z.object({ clause: clauseId, place: z.string(), latest: isoDate.nullable(), number: z.string().nullable(), postedAt: z.string().nullable(), postedBy: z.string().nullable(), late: z.boolean(), missing: z.boolean() }).nullable(),
  closedAt: z.string().nullable(), closedBy: z.string().nullable(),
  people: z.int(),
  /** Days on which something still works: time for proof, a review. */
  provisional: z.int(),
  columns: z.array(z.string()), columnsClause: clauseId,
})

const personRow = z.object({
  person: staffNumber, name: z.string(), department: z.string().nullable(), window: z.string().nullable(), figures,
  provisional: z.int(),
  /** Figures the month was closed with, where a correction has changed them since. */
  asClosed: figures.nullable(),
})
const groupRow = z.object({ id: z.string().nullable(), people: z.int(), figures })
const change = z.object({ id: z.string(), person: staffNumber, name: z.string(), date: isoDate, before: figures, after: figures, cause: z.string(), reason: z.string().nullable(), at: z.string() })

export const STATEMENT_STATES = ['issued', 'overdue', 'acknowledged'] as const
const statement = z.object({
  id: z.string(), center, department: z.string(), month: yearMonth, people: z.int(), figures,
  issuedAt: z.string(), due: isoDate, clause: clauseId, state: z.enum(STATEMENT_STATES),
  acknowledgedAt: z.string().nullable(), acknowledgedBy: z.string().nullable(), note: z.string().nullable(),
  /** Corrections that came after it was issued. */
  changes: z.int(),
})

const key = { center, month: yearMonth }
const filter = { department: z.string().max(60).optional(), window: z.string().max(60).optional() }

export const monthProcedures = {
  /** The months of a center from the beginning of its record, newest first; all centers within reach without one. */
  list: query({ input: z.object({ center: center.optional() }), output: z.object({ rows: z.array(month) }) }),
  get: query({
    input: z.object(key),
    output: z.object({ month, total: figures, departments: z.array(groupRow), windows: z.array(groupRow), days: z.array(z.object({ date: isoDate, late: z.int(), earlyLeave: z.int(), missing: z.int(), absent: z.int(), offPost: z.int(), leave: z.int() })) }),
  }),
  people: query({ input: pageQuery.extend({ ...key, ...filter }), output: pageOf(personRow) }),
  mine: query({ input: z.object({ month: yearMonth }), output: z.object({ rows: z.array(personRow.extend({ center, state: z.enum(MONTH_STATES), columns: z.array(z.string()), columnsClause: clauseId })) }) }),
  changes: query({ input: pageQuery.extend(key), output: pageOf(change) }),
  /** Months of all centers side by side, for the city. */
  compare: query({ input: z.object({ month: yearMonth }), output: z.object({ rows: z.array(z.object({ center, state: z.enum(MONTH_STATES), people: z.int(), figures, trend: z.array(z.object({ month: yearMonth, people: z.int(), figures })) })) }) }),
  export: query({ input: z.object({ ...key, ...filter }), output: z.object({ filename: z.string(), contentBase64: z.string() }) }),
  confirm: command({ input: z.object({ ...key, note: z.string().trim().max(500).optional() }), output: z.object({ version: z.int() }), errors: ['MONTH_UNKNOWN', 'MONTH_NOT_READY', 'MONTH_CONFIRMED', 'SECTION_NOT_COMPETENT'] }),
  /** Signed by the head of the center and put up where the regulation says; what was put up stays as it was. */
  post: command({ input: z.object(key), output: z.object({ number: z.string(), late: z.boolean() }), errors: ['MONTH_UNKNOWN', 'MONTH_NOT_CONFIRMED', 'MONTH_POSTED', 'NO_POSTING', 'MONTH_PROVISIONAL'] }),
  /** From then on only corrections change the figures, and both stay on record. */
  close: command({ input: z.object(key), output: z.object({ people: z.int(), statements: z.int() }), errors: ['MONTH_UNKNOWN', 'MONTH_NOT_CONFIRMED', 'MONTH_NOT_POSTED', 'MONTH_PROVISIONAL', 'MONTH_CLOSED'] }),
}

const notice = z.object({
  id: z.string(), center, number: z.string(), kind: z.enum(['posting', 'briefing']), title: z.string(), months: z.array(yearMonth), issuedAt: z.string(), issuedBy: z.string(),
  clause: clauseId, place: z.string(), recipients: z.array(z.string()), people: z.int(),
})
export const boardProcedures = {
  /** What hangs on the boards: read by whoever is logged in. */
  list: query({ input: pageQuery.extend({ center: center.optional() }), output: pageOf(notice) }),
  get: query({
    input: pageQuery.pick({ page: true, size: true }).extend({ id: z.string().max(100) }),
    output: z.object({
      notice, total: z.int(), columns: z.array(z.string()), columnsClause: clauseId,
      rows: z.array(z.object({ month: yearMonth, person: staffNumber.nullable(), name: z.string().nullable(), department: z.string().nullable(), window: z.string().nullable(), figures, provisional: z.int() })),
    }),
  }),
  /** A briefing from any confirmed months. */
  brief: command({
    input: z.object({ center, months: z.array(yearMonth).min(1).max(12), title: words, recipients: z.array(z.string().trim().min(1).max(60)).min(1).max(50) }),
    output: z.object({ id: z.string(), number: z.string() }),
    errors: ['NO_BRIEFING', 'MONTH_NOT_CONFIRMED'],
  }),
}

export const statementProcedures = {
  list: query({ input: pageQuery.extend({ center: center.optional(), department: z.string().max(60).optional(), state: z.enum(STATEMENT_STATES).optional() }), output: pageOf(statement) }),
  get: query({ input: z.object({ id: z.string().max(100) }), output: z.object({ statement, columns: z.array(z.string()), rows: z.array(personRow), changes: z.array(change) }) }),
  acknowledge: command({ input: z.object({ id: z.string().max(100), note: z.string().trim().max(500).optional() }), output: z.object({ state: z.enum(STATEMENT_STATES) }), errors: ['STATEMENT_UNKNOWN', 'STATEMENT_ACKNOWLEDGED'] }),
  export: query({ input: z.object({ id: z.string().max(100) }), output: z.object({ filename: z.string(), contentBase64: z.string() }) }),
}
