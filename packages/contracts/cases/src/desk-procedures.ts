import { clauseId, command, isoDate, isoInstant, issuedDocument, pageOf, pageQuery, query } from '@hall/contract'
import { z } from 'zod'
import { fileErrors } from './item-procedures.ts'
import { CHANNELS, FINDINGS, finding, line, person, placeId, text } from './shapes.ts'

const contact = z.object({
  id: z.uuid(), center: placeId, window: placeId.nullable(), channel: z.enum(CHANNELS), matter: z.string(), asker: z.string(), firstAsked: person, firstAt: isoInstant, owner: person, waitingFor: person.nullable(),
  state: z.enum(['open', 'on_hold', 'handed_over', 'passed_on', 'instructions_asked', 'closed']), /** Who was asked meanwhile, and how. */ held: z.string().nullable(), heldAt: isoInstant.nullable(), outcome: z.string().nullable(), reply: z.string().nullable(), target: z.string().nullable(), targetContact: z.string().nullable(), receivedBy: person.nullable(), openedAt: isoInstant, closedAt: isoInstant.nullable(),
  linkedTo: z.string().nullable(), major: z.boolean(), openWorkdays: z.int(), guide: z.string().nullable(), late: z.boolean(), dueOn: isoDate.nullable(), /** Working days past the day it was due. */ daysLate: z.int(),
  /** Led there: by whom, and how long whoever led in person was away. */
  escort: z.object({ ledBy: z.enum(['self', 'arranged']), minutes: z.int().nullable() }).nullable(),
})
const on = { id: z.uuid(), center: placeId }
const done = z.object({ id: z.uuid(), state: z.string() })
const CODES = ['CONTACT_UNKNOWN', 'CONTACT_CLOSED', 'POLICY_MISSING', 'NOT_YOURS'] as const

export const contacts = {
  list: query({ input: pageQuery.extend({ center: placeId.optional(), owner: person.optional(), open: z.boolean().optional(), gaps: z.boolean().optional(), major: z.boolean().optional(), /** Past their day, or answered past it. */ late: z.boolean().optional(), /** The asker was not content. */ insufficient: z.boolean().optional() }), output: pageOf(contact) }),
  get: query({ input: z.object({ id: z.uuid() }), output: contact, errors: ['CONTACT_UNKNOWN'] }),
  /** The first who is asked stays responsible; `same` links to what was asked before. */
  open: command({
    input: z.object({ center: placeId, window: placeId.nullable(), channel: z.enum(CHANNELS).exclude(['import']), matter: line, asker: z.string().trim().max(100), phone: z.string().trim().max(40).optional(), item: z.uuid().optional(), same: z.uuid().optional(), major: z.boolean().default(false) }),
    output: contact, errors: ['CONTACT_UNKNOWN', 'POLICY_MISSING', 'WINDOW_UNKNOWN', 'NOT_YOURS'],
  }),
  /** Led to somebody there, a contact of theirs follows, linked to this one. */
  close: command({
    input: z.object({
      ...on, outcome: z.enum(['answered', 'referral', 'guidance', 'case', 'not_complete', 'other_department', 'no_window']), reply: z.string().max(2000).default(''), target: z.string().max(200).default(''), targetContact: z.string().max(200).default(''),
      escort: z.boolean().default(false), /** Who leads the way. */ ledBy: z.enum(['self', 'arranged']).default('arranged'), receivedBy: person.optional(), confirmed: z.boolean().default(false), parts: z.array(z.enum(['requirements', 'procedure', 'materials'])).max(3).optional(),
      /** The guide handed over. */
      guide: z.uuid().optional(),
    }),
    output: done, errors: [...CODES, 'REPLY_MISSING', 'TARGET_MISSING', 'TARGET_CONTACT_MISSING', 'WITHIN_OWN_DUTIES', 'HANDLER_MISSING', 'NOTICE_PART_MISSING', 'ITEM_INCOMPLETE', 'PERSON_UNKNOWN', 'ESCORT_ARRANGE', 'OUT_ALREADY'],
  }),
  handOver: command({
    input: z.object({ ...on, to: person, absent: z.boolean().default(false), unit: z.string().max(100).default(''), name: z.string().max(60).default(''), phone: z.string().max(40).default(''), matter: z.string().max(300).default('') }),
    output: done, errors: [...CODES, 'REGISTER_FIELDS_MISSING', 'PERSON_UNKNOWN'],
  }),
  /** Somebody else is asked meanwhile: it waits for the answer. */
  hold: command({ input: z.object({ ...on, asked: person, note: line }), output: done, errors: [...CODES, 'PERSON_UNKNOWN'] }),
  takeUp: command({ input: z.object({ ...on, called: z.boolean().default(false) }), output: done, errors: [...CODES, 'NOT_HANDED_OVER'] }),
  askInstructions: command({ input: z.object({ ...on, leader: person, explanation: z.string().max(500) }), output: done, errors: [...CODES, 'APPLICANT_NOT_TOLD'] }),
  instruct: command({ input: z.object({ ...on, instruction: text }), output: done, errors: [...CODES, 'NOT_HANDED_OVER'] }),
  rate: command({ input: z.object({ ...on, satisfied: z.boolean() }), output: done, errors: CODES }),
  /** The answer turned out to be wrong: it counts against who gave it. */
  markWrong: command({ input: z.object({ ...on, reason: text }), output: done, errors: CODES }),
}

const fee = z.object({ id: z.uuid(), case: z.uuid(), number: z.string(), center: placeId, lines: z.array(z.object({ code: z.string(), name: z.string(), cents: z.int() })), cents: z.int(), state: z.enum(['requested', 'paid', 'receipted']), requestedAt: isoInstant, paidAt: isoInstant.nullable(), receipt: z.string().nullable(), reduction: z.string().nullable() })
export const fees = {
  list: query({ input: pageQuery.extend({ center: placeId.optional(), case: z.uuid().optional(), state: z.enum(['requested', 'paid', 'receipted']).optional() }), output: pageOf(fee) }),
  /** Exactly what is published for the item of the case. */
  request: command({
    input: z.object({ case: z.uuid(), lines: z.array(z.object({ code: z.string().max(60), cents: z.int().min(0).max(100_000_000) })).min(1).max(20), reduction: z.uuid().optional() }),
    output: fee, errors: ['CASE_UNKNOWN', 'POLICY_MISSING', 'FEE_NOT_PUBLISHED', 'FEE_NOT_EXACT', 'FEE_FREE', 'FEE_NO_CONSENT'],
  }),
  /** As the bank says it was paid. */
  confirm: command({ input: z.object({ id: z.uuid(), method: z.enum(['bank_counter', 'bank_transfer', 'cash_at_window', 'window_account']), bankReference: z.string().max(100) }), output: fee, errors: ['FEE_UNKNOWN', 'FEE_CASH', 'FEE_REFERENCE_MISSING'] }),
  receipt: command({ input: z.object({ id: z.uuid() }), output: fee, errors: ['FEE_UNKNOWN', 'FEE_UNCONFIRMED', 'SAME_PERSON'] }),
  /** Less, nothing or later, with the government's consent. */
  reduce: command({ input: z.object({ center: placeId, department: placeId, item: z.uuid(), code: z.string().max(60), kind: z.enum(['less', 'none', 'later']), cents: z.int().min(0).max(100_000_000), document: z.string().trim().max(100), from: isoDate, until: isoDate.nullable() }), output: z.object({ id: z.uuid() }), errors: ['ITEM_UNKNOWN', 'FEE_NO_CONSENT'] }),
  report: command({ input: z.object({ center: placeId, department: placeId.nullable(), person: person.nullable(), case: z.uuid().nullable(), what: text }), output: z.object({ id: z.string() }), errors: ['PERSON_UNKNOWN'] }),
}

const reportRow = z.object({ id: z.string(), center: placeId, window: placeId, from: isoDate, to: isoDate, version: z.int(), dueAt: isoInstant, confirmedAt: isoInstant.nullable(), confirmedBy: z.string().nullable(), late: z.boolean(), received: z.int(), accepted: z.int(), finished: z.int(), open: z.int(), urgent: z.int(), note: z.string() })
export const watch = {
  findings: query({ input: pageQuery.extend({ center: placeId.optional(), kind: z.enum(FINDINGS).optional(), state: z.enum(['open', 'confirmed', 'dismissed']).optional(), from: isoDate.optional(), to: isoDate.optional() }), output: pageOf(finding) }),
  decide: command({ input: z.object({ center: placeId, id: z.uuid(), confirmed: z.boolean(), reason: z.string().max(500).default('') }), output: z.object({ id: z.string(), circular: z.string().nullable(), consequence: z.enum(['deduction', 'elimination_ground']).nullable(), ground: z.int().nullable() }), errors: ['FINDING_UNKNOWN', 'FINDING_DECIDED', 'REASON_MISSING'] }),
  circulars: query({ input: pageQuery.extend({ center: placeId }), output: pageOf(z.object({ id: z.string(), number: z.string(), window: placeId.nullable(), grounds: z.array(z.string()), at: isoInstant, clause: clauseId.nullable(), documents: z.array(issuedDocument) })) }),
  weekly: query({ input: z.object({ center: placeId, week: isoDate }), output: z.object({ dueAt: isoInstant.nullable(), rows: z.array(reportRow) }), errors: ['POLICY_MISSING'] }),
  confirmWeek: command({ input: z.object({ center: placeId, window: placeId, week: isoDate, note: z.string().max(500).default('') }), output: reportRow, errors: ['POLICY_MISSING', 'WEEK_WITHOUT_WORKDAYS', 'NOT_YOURS'] }),
  /** Not of the record itself: told from outside, like a paper refusal nobody filed. */
  report: command({ input: z.object({ case: z.uuid(), kind: z.enum(['sent_to_department', 'unauthorized_negation', 'refused_without_paper', 'refused_for_absence']), detail: text }), output: z.object({ id: z.string() }), errors: ['CASE_UNKNOWN'] }),
}

export const measures = z.object({ received: z.int(), accepted: z.int(), finished: z.int(), onTime: z.int(), late: z.int(), open: z.int(), overdue: z.int(), noticed: z.int(), secondNotices: z.int(), refused: z.int(), medianDays: z.number().nullable(), planned: z.int(), pastPlanned: z.int(), pastDeadline: z.int() })
export const statistics = {
  center: query({
    input: z.object({ center: placeId, from: isoDate, to: isoDate, by: z.enum(['item', 'department', 'channel']).default('item') }),
    output: z.object({ total: measures, rows: z.array(measures.extend({ key: z.string(), name: z.string(), promisedDays: z.number().nullable(), statutoryDays: z.number().nullable() })) }),
  }),
  /** How much of what a window takes in comes through the online preliminary review, and how much of what it accepts through online handling. */
  windows: query({
    input: z.object({ center: placeId, from: isoDate, to: isoDate }),
    output: z.object({ rows: z.array(z.object({ window: placeId, department: placeId, received: z.int(), reviewed: z.int(), accepted: z.int(), acceptedOnline: z.int() })) }),
  }),
  city: query({ input: z.object({ from: isoDate, to: isoDate }), output: z.object({ rows: z.array(measures.extend({ center: placeId })) }) }),
}

const upload = z.object({ filename: z.string().min(1).max(200), contentBase64: z.base64().max(5_600_000) })
export const REGISTER_FIELDS = ['number', 'item', 'channel', 'department', 'handler', 'received', 'finished', 'planned', 'deadline', 'step', 'stepBy', 'stepAt', 'outcome', 'applicant'] as const
const mapping = z.partialRecord(z.enum(REGISTER_FIELDS), z.string().max(100))
export const registers = {
  mappings: query({ input: z.object({ center: placeId }), output: z.object({ rows: z.array(z.object({ name: z.string(), mapping, savedAt: isoInstant })) }) }),
  saveMapping: command({ input: z.object({ center: placeId, name: line, mapping }), output: z.object({ name: z.string() }) }),
  /** Headers of the file, a proposal for the mapping, and what would come in. */
  preview: query({
    input: z.object({ center: placeId, file: upload, mapping: mapping.optional() }),
    output: z.object({ digest: z.string(), format: z.enum(['csv', 'xlsx', 'xes']), headers: z.array(z.string()), mapping, cases: z.int(), steps: z.int(), known: z.int(), changed: z.int(), errors: z.array(z.object({ row: z.int(), column: z.string().nullable(), text: z.object({ zh: z.string(), en: z.string() }) })), sample: z.array(z.object({ number: z.string(), channel: z.string(), received: z.string().nullable(), finished: z.string().nullable(), steps: z.int() })) }),
    errors: fileErrors,
  }),
  /** Keeps the file and brings it in in portions, going on where it stopped. */
  start: command({ input: z.object({ center: placeId, department: placeId, file: upload, mapping, digest: z.string().max(100), skipErrors: z.boolean().default(false) }), output: z.object({ id: z.string() }), errors: [...fileErrors, 'FILE_HAS_ERRORS', 'FILE_CHANGED'] }),
  progress: query({ input: z.object({ center: placeId, id: z.uuid().optional() }), output: z.object({ rows: z.array(z.object({ id: z.string(), filename: z.string(), startedAt: isoInstant, finishedAt: isoInstant.nullable(), cases: z.int(), done: z.int(), created: z.int(), changed: z.int(), unchanged: z.int(), error: z.string().nullable() })) }) }),
}
