import {
  ATTACHMENT_CODES, attachmentFile, attachmentUpload, attachmentView, command, isoDate, isoInstant, issuedDocx, issuedPage, ops, pageOf, pageQuery, query, spreadsheetUpload, staffNumber,
} from '@hall/contract'
import { z } from 'zod'
import { deskAction, lodging, mergeInput, objectionDecision, personAction, unitAction } from './actions.ts'
import { portal } from './portal.ts'
import {
  caseNumber, center, CHANNELS, complaintNumber, complaintRow, consequence, id, line, place, prose, reason, RESULTS, slug, STANDINGS, stars, STATUSES,
} from './values.ts'
import { appraisalLine, complaintView, identity, lodged, ratingCount, ratingRow, setup, statisticsRow } from './views.ts'

const done = z.object({ version: z.int() })
const span = { from: isoDate, to: isoDate }
const file = z.object({ filename: z.string(), contentBase64: z.string() })

/** What stands against an action; each with its page. */
export const ACTION_PROBLEMS = [
  'COMPLAINT_UNKNOWN', 'COMPLAINT_NOT_OPEN', 'RECORD_UNCONFIRMED', 'COMPLAINT_INCOMPLETE', 'HANDLER_INVOLVED', 'CLASS_UNKNOWN', 'CLASS_REASON_MISSING', 'CONTACTS_MISSING', 'WINDOW_MISSING',
  'NOT_HEARD', 'NOT_ASKED', 'NO_FINDING', 'COMPLAINT_REPLY_MISSING', 'REVIEW_MISSING', 'STEP_MISSING', 'NOT_REVIEWER', 'LIMIT_OVER', 'REASON_MISSING', 'EXPLANATION_NOT_FORESEEN',
  'BODY_UNKNOWN', 'DEADLINE_TOO_LATE', 'OBJECTION_PENDING', 'NOTHING_TO_OBJECT', 'OBJECTION_BY_OWN_WINDOW', 'ALREADY_DONE', 'NOT_TRANSFERRED', 'NOT_A_RATING', 'PERSON_UNKNOWN',
] as const
const LODGING_PROBLEMS = [
  'AREA_WITHOUT_POLICY', 'CHANNEL_NOT_OFFERED', 'COMPLAINT_GROUND_UNKNOWN', 'BODY_UNKNOWN', 'REQUIRED_MISSING', 'SOURCE_LIMIT_MISSING', 'ORAL_RECORD_MISSING', 'WINDOW_UNKNOWN', 'PERSON_UNKNOWN',
] as const

const attach = command({ input: z.object({ id, file: attachmentUpload }), output: attachmentView, errors: ['COMPLAINT_UNKNOWN', 'COMPLAINT_NOT_OPEN', ...ATTACHMENT_CODES] })
const attached = query({ input: z.object({ id, attachment: id }), output: attachmentFile, errors: ['COMPLAINT_UNKNOWN'] })

const intake = {
  /** What the center's regulation has a form ask for. */
  setup: query({ input: z.object({ center }), output: setup, errors: ['AREA_WITHOUT_POLICY'] }),
  register: command({
    input: lodging.extend({
      /** When it came, where it is entered later: never after now. */
      receivedAt: isoInstant.optional(),
      /** Of the petition office or the hotline. */
      sourceNumber: line(60).optional(), sourceDueAt: isoInstant.optional(),
    }),
    output: lodged,
    errors: [...LODGING_PROBLEMS, 'IN_FUTURE'],
  }),
  /** The HTTP endpoint of the hotline: the same item again is acknowledged again and opens nothing. */
  receiveHotline: command({
    input: lodging.omit({ channel: true, oral: true }).extend({ sourceNumber: line(60), sourceDueAt: isoInstant.nullable(), receivedAt: isoInstant.optional() }),
    output: z.object({ number: complaintNumber, acknowledgedAt: isoInstant, known: z.boolean(), dueAt: isoInstant }),
    errors: LODGING_PROBLEMS,
  }),
  previewHotline: query({
    input: z.object({ center, file: spreadsheetUpload }),
    output: z.object({
      digest: z.string(), rows: z.int(), known: z.int(),
      errors: z.array(z.object({ row: z.int(), column: z.string(), code: z.string() })),
      sample: z.array(z.object({ sourceNumber: z.string(), sourceDueAt: z.string(), content: z.string() })),
    }),
    errors: ['AREA_WITHOUT_POLICY', 'FILE_DAMAGED', 'FILE_EMPTY', 'FILE_ENCRYPTED', 'FILE_NOT_A_TABLE', 'FILE_OLD_FORMAT', 'FILE_TOO_LARGE', 'HEADER_MISSING', 'TOO_MANY_ROWS', 'TOO_MANY_COLUMNS', 'TOO_MANY_SHEETS', 'CELL_TOO_LONG'],
  }),
  applyHotline: command({
    input: z.object({ center, file: spreadsheetUpload, digest: z.string().max(100) }),
    output: z.object({ registered: z.int(), known: z.int() }),
    errors: ['BATCH_CHANGED', 'BATCH_HAS_ERRORS', ...LODGING_PROBLEMS],
  }),
  /** What goes back to the hotline; the hotline takes it here or in the file. */
  hotlineReplies: query({
    input: pageQuery.extend({ center: center.optional(), waiting: z.boolean().default(true) }),
    output: pageOf(z.object({ id, sourceNumber: z.string(), number: complaintNumber, result: z.string().nullable(), text: z.string(), repliedAt: isoInstant, takenAt: isoInstant.nullable() })),
  }),
  exportReplies: query({ input: z.object({ center }), output: file }),
  takeReplies: command({ input: z.object({ center, ids: z.array(id).min(1).max(500) }), output: z.object({ taken: z.int() }) }),
  /** The complaint box is opened and each letter entered. */
  openBox: command({
    input: z.object({ center, letters: z.array(lodging.omit({ center: true, channel: true, oral: true })).min(1).max(100), witness: line(60) }),
    output: z.object({ opening: id, numbers: z.array(complaintNumber) }),
    errors: LODGING_PROBLEMS,
  }),
  merge: command({ input: mergeInput, output: done, errors: ['COMPLAINT_UNKNOWN', 'COMPLAINT_NOT_OPEN', 'MERGE_IMPOSSIBLE', 'HANDLER_INVOLVED'] }),
}

const desk = {
  /** What runs out today, what is late, what waits for whom. */
  today: query({
    input: z.object({ center }),
    output: z.object({
      now: isoInstant, date: isoDate,
      rows: z.array(complaintRow.extend({ urgency: z.enum(['late', 'today', 'tomorrow', 'later', 'no_limit', /** Closed, and whoever complained says that it is not settled. */ 'unsettled']), workdaysLeft: z.int().nullable() })),
      callbacks: z.array(z.object({ rating: id, window: place, stars, ratedAt: isoInstant, dueAt: isoInstant, late: z.boolean(), clause: z.string() })),
      figures: z.object({ late: z.int(), today: z.int(), open: z.int(), unclassified: z.int(), objections: z.int(), unsettled: z.int(), closedThisMonth: z.int(), answers: z.int() }),
    }),
  }),
  /** The register. */
  list: query({
    input: pageQuery.extend({
      center: center.optional(), window: place.optional(), department: place.optional(), person: staffNumber.optional(), channel: z.enum(CHANNELS).optional(), status: z.enum(STATUSES).optional(),
      ground: slug.optional(), result: z.enum(RESULTS).optional(), late: z.boolean().optional(), ...span,
    }),
    output: pageOf(complaintRow),
  }),
  export: query({ input: z.object({ center, ...span }), output: file }),
  get: query({ input: z.object({ id }), output: complaintView, errors: ['COMPLAINT_UNKNOWN'] }),
  /** Who complained. Looking is recorded. */
  identity: command({ input: z.object({ id }), output: identity, errors: ['COMPLAINT_UNKNOWN', 'HANDLER_INVOLVED'] }),
  act: command({ input: z.object({ id, action: deskAction }), output: done, errors: ACTION_PROBLEMS }),
  /** Evidence. */
  attach,
  file: attached,
  /** A paper as it was issued. */
  page: query({ input: z.object({ id, document: id }), output: issuedPage, errors: ['COMPLAINT_UNKNOWN'] }),
  docx: query({ input: z.object({ id, document: id }), output: issuedDocx, errors: ['COMPLAINT_UNKNOWN'] }),
  decideObjection: command({ input: z.object({ id, action: objectionDecision }), output: done, errors: ACTION_PROBLEMS }),
  statistics: query({
    input: z.object({ center: center.optional(), by: z.enum(['channel', 'ground', 'window', 'item', 'person', 'center', 'department', 'month', 'year']), ...span }),
    output: z.object({ rows: z.array(statisticsRow), repeated: z.array(z.object({ ground: z.string(), window: place.nullable(), complaints: z.int(), numbers: z.array(complaintNumber) })) }),
  }),
}

const unit = {
  list: query({ input: pageQuery.extend({ open: z.boolean().default(true) }), output: pageOf(complaintRow) }),
  get: query({ input: z.object({ id }), output: complaintView, errors: ['COMPLAINT_UNKNOWN'] }),
  act: command({ input: z.object({ id, action: unitAction }), output: done, errors: ACTION_PROBLEMS }),
  attach,
  file: attached,
}

const mine = {
  list: query({ input: pageQuery, output: pageOf(complaintRow) }),
  get: query({ input: z.object({ id }), output: complaintView, errors: ['COMPLAINT_UNKNOWN'] }),
  act: command({ input: z.object({ id, action: personAction }), output: done, errors: ACTION_PROBLEMS }),
  /** Relatives among the staff: neither handles complaints about the other. */
  declareKin: command({ input: z.object({ relative: staffNumber, relation: line(30) }), output: z.object({ declared: z.boolean() }), errors: ['PERSON_UNKNOWN'] }),
  /** What the caller has declared, or others of the caller. */
  kin: query({ input: z.object({}), output: z.object({ rows: z.array(z.object({ person: staffNumber, relative: staffNumber, relation: z.string(), declaredAt: isoInstant })) }) }),
}

const invitation = z.object({ token: z.string(), path: z.string(), expiresAt: isoInstant })
const ratings = {
  /** A service is over: whoever had it may rate it once, at the device or by the link on the receipt. */
  invite: command({
    input: z.object({ center, window: place, person: staffNumber.nullable(), item: place.nullable(), caseNumber: caseNumber.nullable(), completedAt: isoInstant.nullable(), contact: line(100).nullable().default(null) }),
    output: invitation,
    errors: ['WINDOW_UNKNOWN', 'AREA_WITHOUT_POLICY'],
  }),
  enrolDevice: command({ input: z.object({ center, window: place, name: line(60) }), output: z.object({ id, key: z.string(), path: z.string() }), errors: ['WINDOW_UNKNOWN'] }),
  retireDevice: command({ input: z.object({ id }), output: z.object({ retired: z.boolean() }), errors: ['DEVICE_UNKNOWN'] }),
  devices: query({ input: z.object({ center }), output: z.object({ rows: z.array(z.object({ id, window: place, name: z.string(), enrolledAt: isoInstant, retiredAt: isoInstant.nullable(), ratings: z.int() })) }) }),
  /** Asked on the phone; also the second rating after a bad one was put right. */
  byPhone: command({
    input: z.object({ center, window: place, person: staffNumber.nullable(), item: place.nullable(), caseNumber: caseNumber.nullable(), stars, comment: prose(500).nullable(), secondOf: id.nullable().default(null),
      /** When the call was, where it is entered later: never after now. */
      calledAt: isoInstant.optional(),
    }),
    output: z.object({ id, complaint: id.nullable() }),
    errors: ['IN_FUTURE', 'PERSON_UNKNOWN', 'WINDOW_UNKNOWN', 'RATING_UNKNOWN', 'RATED_ALREADY', 'AREA_WITHOUT_POLICY'],
  }),
  /** Nobody answered: kept as such, in no rate. */
  impute: command({ input: z.object({ center, window: place, item: place.nullable(), caseNumber: caseNumber, stars }), output: z.object({ id }), errors: ['WINDOW_UNKNOWN', 'RATED_ALREADY', 'AREA_WITHOUT_POLICY'] }),
  list: query({ input: pageQuery.extend({ center, standing: z.enum(STANDINGS).optional(), poor: z.boolean().optional(), ...span }), output: pageOf(ratingRow) }),
  statistics: query({
    input: z.object({ center, by: z.enum(['window', 'item', 'month', 'year', 'person']), ...span }),
    output: z.object({
      total: ratingCount,
      rows: z.array(ratingCount.extend({ key: z.string(), inTime: z.int(), lateClosed: z.int(), /** Null below the smallest number that takes a place. */ place: z.int().nullable() })),
      smallest: z.object({ forRate: z.int(), forOrder: z.int(), clause: z.string() }),
    }),
    errors: ['AREA_WITHOUT_POLICY'],
  }),
  /** The own window: aggregates, never who rated. */
  ofWindow: query({
    input: z.object({ center, window: place, ...span }),
    output: z.object({ total: ratingCount, months: z.array(ratingCount.extend({ month: z.string() })), words: z.array(z.object({ tag: slug, count: z.int() })), smallest: z.int() }),
    errors: ['AREA_WITHOUT_POLICY'],
  }),
  compare: query({ input: z.object({ ...span }), output: z.object({ rows: z.array(ratingCount.extend({ center, complaints: z.int(), lateComplaints: z.int(), place: z.int().nullable() })) }) }),
}

const callbacks = {
  list: query({
    input: pageQuery.extend({ center, open: z.boolean().default(true) }),
    output: pageOf(z.object({
      rating: id, window: place, stars, ratedAt: isoInstant, dueAt: isoInstant, doneAt: isoInstant.nullable(), late: z.boolean(), clause: z.string(), cause: slug.nullable(),
      attempts: z.array(z.object({ at: isoInstant, reached: z.boolean(), text: z.string() })), announced: z.boolean(),
    })),
  }),
  record: command({ input: z.object({ rating: id, reached: z.boolean(), cause: slug.nullable(), text: prose(2000) }), output: z.object({ done: z.boolean(), late: z.boolean() }), errors: ['RATING_UNKNOWN', 'ALREADY_DONE'] }),
  /** Callbacks by cause and window, as announced; each goes into one notice. */
  announce: command({ input: z.object({ center, ...span }), output: z.object({ notice: id, callbacks: z.int(), groups: z.array(z.object({ window: place, cause: z.string(), count: z.int() })) }), errors: ['NOTHING_TO_ANNOUNCE'] }),
  notices: query({ input: z.object({ center }), output: z.object({ rows: z.array(z.object({ id, announcedAt: isoInstant, from: isoDate, to: isoDate, groups: z.array(z.object({ window: place, cause: z.string(), count: z.int() })) })), waiting: z.int() }) }),
}

const consequences = {
  list: query({ input: pageQuery.extend({ center: center.optional(), person: staffNumber.optional(), window: place.optional(), withdrawn: z.boolean().optional() }), output: pageOf(consequence) }),
  /** What the department did about somebody sent back or held to account. */
  enterOutcome: command({ input: z.object({ id, outcome: reason, on: isoDate }), output: z.object({ entered: z.boolean() }), errors: ['CONSEQUENCE_UNKNOWN', 'IN_FUTURE'] }),
  /** Whether a person or window may be put forward for an award of a year. */
  eligibility: query({
    input: z.object({ center, person: staffNumber.optional(), window: place.optional(), year: z.int().min(2000).max(2100) }),
    output: z.object({ eligible: z.boolean(), grounds: z.array(z.object({ number: complaintNumber, clause: z.string(), result: z.string(), receivedAt: isoInstant })) }),
  }),
  /** The lines of an appraisal sheet. */
  appraisal: query({ input: z.object({ center, person: staffNumber.optional(), window: place.optional(), ...span }), output: z.object({ lines: z.array(appraisalLine), clause: z.string().nullable() }) }),
  /** How far somebody is from a consequence that counts. */
  standing: query({ input: z.object({ center, person: staffNumber }), output: z.object({ rows: z.array(z.object({ kind: z.string(), count: z.int(), of: z.int(), clause: z.string() })) }) }),
}

export const procedures = { ops, intake, desk, unit, mine, ratings, callbacks, consequences, portal } as const
