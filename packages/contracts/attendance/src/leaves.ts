import { ATTACHMENT_CODES, attachmentUpload, clauseId, command, event, isoDate, issuedDocument, issuedDocx, issuedPage, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { DECIDING_ROLES, LEAVE_DOCUMENTS, LEAVE_KINDS } from '@hall/regulation'
import { z } from 'zod'

export const LEAVE_STATES = ['asked', 'approved', 'refused', 'cancelled', 'revoked', 'returned'] as const
export const LEAVE_MARKS = ['not_in_advance', 'no_handover', 'left_before_cover', 'over_entitlement', 'no_substitute', 'cover_not_accepted'] as const
const center = z.string().max(60)
const id = z.string().max(100)
const reason = z.string().trim().min(1).max(300)
/** Local date and time at the center, without zone. */
const localDateTime = z.iso.datetime({ local: true }).regex(/^[^.Z]*$/)
const kind = z.enum(LEAVE_KINDS)
const done = z.object({ version: z.int() })
const person = staffNumber

export const workingTime = z.object({ date: isoDate, half: z.enum(['am', 'pm']), from: z.string(), to: z.string() })
const fileIn = attachmentUpload.extend({ document: z.enum(LEAVE_DOCUMENTS) })
const coverIn = z.object({
  /** Somebody posted at the center; null for somebody the unit sends, named in `outsider`. */
  person: person.nullable(),
  outsider: z.string().trim().min(1).max(60).nullable().default(null),
  from: localDateTime,
  to: localDateTime,
})

const plannedStep = z.object({ id: z.string(), act: z.enum(['opinion', 'approve', 'file']), by: z.array(z.enum(DECIDING_ROLES)), clause: clauseId })
const step = plannedStep.extend({
  done: z.object({ outcome: z.enum(['supported', 'opposed', 'approved', 'filed', 'refused']), by: z.string(), at: z.string(), reason: z.string().nullable() }).nullable(),
})
const mark = z.object({ mark: z.enum(LEAVE_MARKS), clause: clauseId, amount: z.number().nullable() })

/** One leave as lists show it: not why, and not what proves it. */
export const leaveRow = z.object({
  id: z.string(),
  person, name: z.string(), center: z.string(), department: z.string().nullable(), window: z.string().nullable(),
  kind, from: z.string(), to: z.string(), days: z.number(), hours: z.number(),
  state: z.enum(LEAVE_STATES),
  /** The step that waits and whose it is. */
  next: plannedStep.nullable(),
  late: z.boolean(),
  marks: z.array(mark),
  filedAt: z.string(),
  overdueSince: z.string().nullable(),
  parent: z.string().nullable(),
})

const coverRow = z.object({
  id: z.string(), center: z.string(), window: z.string(),
  holder: person, holderName: z.string(), person: person.nullable(), name: z.string(),
  from: z.string(), to: z.string(), state: z.enum(['asked', 'accepted', 'declined', 'withdrawn']),
  filedAt: z.string().nullable(), arrivedAt: z.string().nullable(), leave: z.string().nullable(), away: z.string().nullable(),
})
export const coverView = coverRow

export const candidate = z.object({
  person, name: z.string(), window: z.string(),
  rank: z.enum(['partner', 'same_window', 'same_department']), busy: z.enum(['away', 'covering', 'needed']).nullable(),
})

const balance = z.object({
  account: z.string(), leftDays: z.number(), clause: clauseId.nullable(), source: z.object({ zh: z.string(), en: z.string() }).nullable(),
})

const asked = z.object({ center, kind, from: localDateTime, to: localDateTime, covers: z.array(coverIn).max(20).default([]), unitInformed: z.string().trim().min(1).max(100).nullable().default(null), parent: id.nullable().default(null) })
const requestErrors = [
  'LEAVE_NOT_REGULATED', 'LEAVE_KIND_UNKNOWN', 'LEAVE_NO_WORKING_TIME', 'LEAVE_OVERLAPS', 'LEAVE_SPLIT', 'LEAVE_TOO_LATE', 'LATE_REASON_MISSING',
  'DOCUMENT_MISSING', 'EXTENSION_TOO_LATE', 'ENDS_BEFORE_START', 'PERSON_UNKNOWN', 'COVER_MISSING', 'COVER_AWAY', 'BOTH_AWAY', 'UNIT_NOT_INFORMED', 'COVER_BUSY',
  'LEAVE_UNKNOWN', ...ATTACHMENT_CODES,
] as const

export const leaveProcedures = {
  /** What may be asked for at a center. */
  terms: query({
    input: z.object({ center, /** The caller's leave that is to be extended. */ parent: id.optional() }),
    output: z.object({
      regulated: z.boolean(),
      kinds: z.array(kind), clause: clauseId.nullable(),
      measure: z.enum(['sessions', 'hours']),
      channels: z.object({ refused: z.array(z.enum(['telephone', 'through_others'])), clause: clauseId }).nullable(),
      handover: clauseId.nullable(), cover: clauseId.nullable(), reportBack: clauseId.nullable(), extension: clauseId.nullable(),
      /** What a request begins with: the next working day, whole; of an extension, from where the leave ends to the end of that working day. Null without a timetable. */
      proposed: z.object({ from: z.string(), to: z.string() }).nullable(),
      /** The kind of the leave that is extended. */
      kind: kind.nullable(),
    }),
  }),
  /** Everything the regulation says to a request while it is being filled in; writes nothing. */
  preview: query({
    input: asked.extend({ explained: z.boolean().default(false), documents: z.array(z.enum(LEAVE_DOCUMENTS)).max(3).default([]) }),
    output: z.object({
      days: z.number(), hours: z.number(), joinedDays: z.number(), times: z.array(workingTime),
      /** Years it touches whose holidays are not published yet: its length may change. */
      provisionalYears: z.array(z.int()),
      beforehand: z.boolean(),
      late: z.object({ clause: clauseId, due: isoDate.nullable(), requires: z.array(z.enum(['explanation', 'certificate', 'proof'])) }).nullable(),
      chain: z.object({ id: z.string(), clause: clauseId, slip: z.boolean(), steps: z.array(plannedStep) }).nullable(),
      documents: z.array(z.object({ document: z.enum(LEAVE_DOCUMENTS), clause: clauseId, checkedAt: z.enum(['request', 'last_step']) })),
      cover: z.object({ required: z.boolean(), clause: clauseId, open: z.array(workingTime), candidates: z.array(candidate) }).nullable(),
      balance: balance.extend({ askedDays: z.number(), overBy: z.number() }).nullable(),
      /** What stands against sending it, in order; empty when it may be sent. */
      missing: z.array(z.object({ code: z.string(), clause: clauseId.nullable(), details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])) })),
      /** What is not needed to send it, and to have it granted. */
      later: z.array(z.object({ code: z.string(), clause: clauseId.nullable(), details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])) })),
    }),
    errors: ['LEAVE_NOT_REGULATED', 'ENDS_BEFORE_START', 'PERSON_UNKNOWN'],
  }),
  request: command({
    input: asked.extend({ reason, lateReason: reason.nullable().default(null), files: z.array(fileIn).max(3).default([]) }),
    output: z.object({ id: z.string() }),
    errors: requestErrors,
  }),
  mine: query({ input: pageQuery, output: pageOf(leaveRow) }),
  list: query({
    input: pageQuery.extend({ center: center.optional(), state: z.enum([...LEAVE_STATES, 'overdue']).optional(), from: isoDate.optional(), to: isoDate.optional() }),
    output: pageOf(leaveRow),
  }),
  /** What waits for the caller, the oldest first. */
  queue: query({
    input: z.object({}),
    output: z.object({ rows: z.array(leaveRow.extend({ waitingSince: z.string(), coverOpen: z.int(), coverClause: clauseId.nullable() })) }),
  }),
  get: query({
    input: z.object({ id }),
    output: z.object({
      leave: leaveRow,
      /** To the person and to those who decide; null to everybody else. */
      reason: z.string().nullable(), lateReason: z.string().nullable(),
      files: z.array(z.object({ id: z.string(), document: z.enum(LEAVE_DOCUMENTS), filename: z.string(), keptAt: z.string() })).nullable(),
      joinedDays: z.number(), provisionalYears: z.array(z.int()), chain: z.object({ id: z.string(), clause: clauseId, slip: z.boolean() }), steps: z.array(step),
      /** From when the approval counts. */
      countsFrom: z.string().nullable(), endedAt: z.string().nullable(), returnedBy: z.enum(['person', 'check', 'end']).nullable(), departedAt: z.string().nullable(),
      handedTo: z.string().nullable(), acknowledgedAt: z.string().nullable(), handover: z.string().nullable(), unitInformed: z.string().nullable(),
      /** The printed slip, once it is granted and its chain takes one. */
      document: issuedDocument.nullable(),
      covers: z.array(coverRow),
      coverNeed: z.object({ required: z.boolean(), clause: clauseId, open: z.array(workingTime) }).nullable(),
      events: z.array(z.object({ type: z.string(), at: z.string(), by: z.string(), text: z.string().nullable(), clause: clauseId.nullable() })),
      /** What the caller may do now, each with why not. */
      actions: z.array(z.object({ action: z.enum(['agree', 'cancel', 'supplement', 'extend', 'depart', 'report_back', 'hand_over', 'acknowledge', 'name_cover', 'excuse', 'revoke', 'confirm_earlier']), code: z.string().nullable(), clause: clauseId.nullable() })),
    }),
    errors: ['LEAVE_UNKNOWN'],
  }),
  slipPage: query({ input: z.object({ id }), output: issuedPage }),
  slipDocx: query({ input: z.object({ id }), output: issuedDocx }),
  file: query({ input: z.object({ id, file: id }), output: z.object({ filename: z.string(), mediaType: z.string(), contentBase64: z.string() }), errors: ['LEAVE_UNKNOWN'] }),
  /** The caller's step: an opinion, an approval, a filing. */
  act: command({
    input: z.object({ id, agree: z.boolean(), reason: reason.nullable().default(null), /** Also the time before a decision that comes after the start. */ wholeTime: z.boolean().default(false) }),
    output: z.object({ state: z.enum(LEAVE_STATES), next: plannedStep.nullable() }),
    errors: [
      'LEAVE_UNKNOWN', 'LEAVE_SETTLED', 'OWN_LEAVE', 'PREVIOUS_STEP_MISSING', 'NOT_YOUR_STEP', 'NOT_ON_DUTY', 'REASON_MISSING', 'DOCUMENT_MISSING', 'LEAVE_NOT_BEFOREHAND',
      'LEAVE_TOO_LATE', 'COVER_MISSING', 'COVER_AWAY', 'BOTH_AWAY', 'UNIT_NOT_INFORMED',
    ],
  }),
  supplement: command({ input: z.object({ id, lateReason: reason.nullable().default(null), files: z.array(fileIn).max(3).default([]) }), output: done, errors: ['LEAVE_UNKNOWN', 'LEAVE_SETTLED', 'LEAVE_TOO_LATE', ...ATTACHMENT_CODES] }),
  cancel: command({ input: z.object({ id, reason }), output: done, errors: ['LEAVE_UNKNOWN', 'LEAVE_SETTLED'] }),
  handOver: command({ input: z.object({ id, to: person, note: z.string().trim().min(1).max(2000) }), output: done, errors: ['LEAVE_UNKNOWN', 'LEAVE_SETTLED', 'PERSON_UNKNOWN'] }),
  acknowledge: command({ input: z.object({ id }), output: done, errors: ['LEAVE_UNKNOWN', 'HANDOVER_NOT_YOURS'] }),
  depart: command({ input: z.object({ id }), output: done, errors: ['LEAVE_UNKNOWN', 'LEAVE_NOT_APPROVED', 'COVER_NOT_ACCEPTED'] }),
  /** 销假: early, in time, or after the end. */
  reportBack: command({ input: z.object({ id }), output: done, errors: ['LEAVE_UNKNOWN', 'LEAVE_NOT_APPROVED', 'LEAVE_NOT_BEGUN'] }),
  confirmEarlier: command({ input: z.object({ id, reason }), output: done, errors: ['LEAVE_UNKNOWN', 'LEAVE_SETTLED', 'NOT_YOUR_STEP', 'RULE_ABSENT'] }),
  excuse: command({
    input: z.object({ id, from: localDateTime, to: localDateTime, kind, reason }), output: done,
    errors: ['LEAVE_UNKNOWN', 'NOTHING_TO_EXCUSE', 'NOT_YOUR_STEP', 'RULE_ABSENT', 'ENDS_BEFORE_START'],
  }),
  revoke: command({ input: z.object({ id, reason }), output: done, errors: ['LEAVE_UNKNOWN', 'LEAVE_NOT_APPROVED', 'LEAVE_KIND_NOT_REVOCABLE', 'NOT_YOUR_STEP', 'RULE_ABSENT'] }),
  /** A call or a message kept as a note: it changes nothing (EP-ATT-17). Sick leave announced asks the department for somebody at once. */
  noteCall: command({
    input: z.object({ center, person, channel: z.enum(['telephone', 'through_others']), at: localDateTime, text: reason, /** Said to be ill, until about when. */ sickUntil: localDateTime.nullable().default(null) }),
    output: z.object({ id: z.string(), countsAsLeave: z.boolean(), clause: clauseId.nullable(), coverAskedOf: z.int() }),
    errors: ['PERSON_UNKNOWN'],
  }),
  notes: query({ input: z.object({ center, person: person.optional(), from: isoDate, to: isoDate }), output: z.object({ rows: z.array(z.object({ id: z.string(), person, name: z.string(), channel: z.string(), at: z.string(), text: z.string(), takenBy: z.string(), sickUntil: z.string().nullable() })) }) }),
  /** Everybody named is sent out by the center itself: no slip, no checks (QP-ATT-17). */
  arrangeOuting: command({
    input: z.object({ center, people: z.array(person).min(1).max(100), from: localDateTime, to: localDateTime, reason }),
    output: z.object({ recorded: z.int() }), errors: ['PERSON_UNKNOWN', 'ENDS_BEFORE_START', 'RULE_ABSENT', 'NOT_YOUR_STEP'],
  }),
} as const

const line = z.object({
  bucket: z.string(), kind: z.enum(['entitled', 'opening', 'earned', 'used', 'given_back', 'expired']), days: z.number(), validUntil: isoDate.nullable(), on: isoDate,
  source: z.string(), about: z.string().nullable(),
})
const account = z.object({ account: z.string(), leftDays: z.number(), clause: clauseId.nullable(), source: z.object({ zh: z.string(), en: z.string() }).nullable(), lines: z.array(line) })

export const balanceProcedures = {
  get: query({ input: z.object({ person: person.optional() }), output: z.object({ person, name: z.string(), serviceSince: isoDate.nullable(), accounts: z.array(account) }), errors: ['PERSON_UNKNOWN'] }),
  list: query({
    input: pageQuery.extend({ center }),
    output: pageOf(z.object({ person, name: z.string(), window: z.string().nullable(), department: z.string().nullable(), serviceSince: isoDate.nullable(), annualDays: z.number(), restDays: z.number() })),
  }),
  /** First day of service, from which years count. */
  setService: command({ input: z.object({ center, person, since: isoDate }), output: done, errors: ['PERSON_UNKNOWN', 'IN_FUTURE'] }),
  /** What was there or taken before Hall kept the account; a line of its own with its reason. */
  adjust: command({ input: z.object({ center, person, days: z.number().min(-60).max(60).multipleOf(0.5).refine((days) => Number.isInteger(days * 2)), reason }), output: done, errors: ['PERSON_UNKNOWN', 'RULE_ABSENT'] }),
} as const

export const dutyProcedures = {
  list: query({ input: z.object({ center, from: isoDate, to: isoDate }), output: z.object({ clause: clauseId.nullable(), rows: z.array(z.object({ date: isoDate, person, name: z.string() })) }) }),
  set: command({ input: z.object({ center, date: isoDate, person }), output: done, errors: ['PERSON_UNKNOWN'] }),
} as const

export const leaveEvents = {
  /** Somebody is away, or is not after all: cover, cases and seals go by it. */
  'away-changed': event(1, z.object({ id: z.string(), person, center: z.string(), from: z.string(), to: z.string(), kind: z.string(), /** Who has agreed to stand in for that leave. */ cover: person.nullable().default(null), withdrawn: z.boolean() })),
  'leave-decided': event(1, z.object({ id: z.string(), person, center: z.string(), department: z.string().nullable(), window: z.string().nullable(), state: z.enum(LEAVE_STATES), from: z.string(), to: z.string(), kind })),
} as const
