import { clauseId, command, isoDate, isoInstant, issuedDocument, issuedDocx, issuedPage, pageOf, pageQuery, query } from '@hall/contract'
import { SPECIAL_PROCEDURES, NEGATION_COPIES, NEGATION_REASONS } from '@hall/regulation'
import { clockView, sheetView } from '@hall/statutory-clock/view'
import { z } from 'zod'
import { applicant, caseId, caseRow, CHANNELS, FINDINGS, finding, KINDS, line, material, person, placeId, STATES, text } from './shapes.ts'

const on = { case: caseId }
/** Where the case stands after a command. */
export const after = z.object({ case: caseId, number: z.string(), state: z.enum(STATES), version: z.int(), due: isoDate.nullable(), document: z.string().nullable(), findings: z.array(z.enum(FINDINGS)) })
const GENERAL = ['CASE_UNKNOWN', 'STATE_WRONG', 'NOT_YOURS', 'POLICY_MISSING'] as const
const copies = z.object({ given: z.boolean(), kept: z.boolean() })
const negative = { reason: z.string().max(2000).default(''), basis: z.string().max(500).default(''), competentBody: z.string().max(200).default(''), explained: z.boolean().default(false) }

const entry = z.object({
  at: isoInstant, version: z.int(), type: z.string(), by: z.string(), clauses: z.array(clauseId), data: z.record(z.string(), z.unknown()),
})

export const caseView = z.object({
  row: caseRow,
  applicant: applicant.nullable(),
  materials: z.array(z.object({ code: z.string(), name: z.string(), required: z.boolean(), state: z.string(), note: z.string().nullable(), asked: z.boolean() })),
  clocks: z.array(clockView),
  /** What happens if nobody acts. */
  expiry: z.object({ effect: z.string(), clause: z.string().nullable(), at: isoInstant }).nullable(),
  entries: z.array(entry),
  findings: z.array(finding),
  documents: z.array(issuedDocument),
  parts: z.array(z.object({ department: placeId, opinion: z.string().nullable(), position: z.string().nullable(), at: isoInstant.nullable(), /** Of parts that run side by side. */ dueOn: isoDate.nullable() })),
  /** What the acceptance consists of where the network's reference is part of it, each with its time. */
  acceptance: z.object({ complete: z.boolean(), clause: clauseId, parts: z.array(z.object({ what: z.enum(['registration', 'network', 'notice']), reference: z.string().nullable(), at: isoInstant.nullable() })) }).nullable(),
  actions: z.array(z.string()),
  /** Ordered after an error was found: of whom, and who has answered. */
  correction: z.object({ error: z.string(), ordered: z.array(z.string()), answered: z.array(z.string()), closed: z.boolean() }).nullable(),
  /** Names of whoever did something with it. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Who took it in while learning. */
  assistant: z.string().nullable(),
  checkCode: z.string(), examiner: z.string().nullable(), approver: z.string().nullable(), firstAsked: z.string().nullable(), lead: placeId.nullable(),
})

export const intake = {
  register: command({
    input: z.object({
      center: placeId, window: placeId, item: z.uuid(), channel: z.enum(CHANNELS).exclude(['import']).default('visit'), applicant,
      contact: z.uuid().optional(), urgent: z.boolean().default(false), urgentReason: z.string().max(300).optional(), jointClass: z.string().max(60).optional(), continues: caseId.optional(),
      receivedOn: isoInstant.optional(),
    }),
    output: after, errors: ['ITEM_UNKNOWN', 'ITEM_NOT_OPEN', 'POLICY_MISSING', 'WINDOW_UNKNOWN', 'WRONG_LEAD', 'ITEM_LIMIT_MISSING', 'APPROVERS_MISSING', 'REASON_MISSING', 'NOT_YOURS', 'IN_FUTURE', 'ITEM_INCOMPLETE'],
  }),
  /** The client leaves; an application needs an outcome before. */
  endVisit: command({ input: z.object({ ...on, clientLeft: z.boolean().default(false) }), output: after, errors: [...GENERAL, 'VISIT_UNDECIDED'] }),
  /** Every material of the item, ticked. */
  check: command({
    input: z.object({ ...on, materials: z.array(material).max(80), template: z.boolean().default(false), requirementsRepeated: z.boolean().default(false) }),
    output: after, errors: [...GENERAL, 'MATERIAL_UNKNOWN', 'REPEAT_REQUIREMENTS', 'SAMPLE_MISSING'],
  }),
  /** The one-time notice. `missing` names materials of the item; `declined`: the applicant will not correct on the spot. */
  notify: command({
    input: z.object({ ...on, missing: z.array(z.string().max(60)).max(80), reason: z.string().max(500).optional(), declined: z.boolean().default(false), form: z.enum(['written', 'electronic', 'oral']).default('written'),
      canBeHandled: z.boolean().optional(), formalitiesComplete: z.boolean().optional(),
      /** Materials the item lists and this case does not need, each with why. */
      leftOut: z.array(z.object({ code: z.string().max(60), reason: z.string().trim().max(300) })).max(80).default([]),
    }),
    output: after, errors: [...GENERAL, 'REVIEW_INCOMPLETE', 'CORRECTION_FIRST', 'NOTICE_LIST_INCOMPLETE', 'NOTICE_PART_MISSING', 'NOTICE_NOT_WRITTEN', 'NOTHING_MISSING', 'CASE_DEEMED_ACCEPTED', 'NEW_FACT_MISSING', 'REASON_MISSING'],
  }),
  /** What came online, looked through in one go: accepted when nothing is missing, told what is otherwise. */
  reviewOnline: command({
    input: z.object({ ...on, missing: z.array(z.string().max(60)).max(80).default([]), reason: z.string().max(500).optional(), networkReference: z.string().max(100).optional() }),
    output: after, errors: [...GENERAL, 'NOT_ONLINE', 'MATERIAL_UNKNOWN', 'REVIEW_INCOMPLETE', 'MEETING_FIRST', 'MEETING_FINDINGS_MISSING', 'STOP_NOT_EXCLUDED', 'CASE_DEEMED_ACCEPTED', 'NOTICE_NOT_WRITTEN', 'REPEAT_REQUIREMENTS', 'SAMPLE_MISSING', 'MATERIALS_MISSING', 'NOTICE_OPEN', 'CONDITIONS_NOT_MET', 'ITEM_LIMIT_MISSING', 'CORRECTION_FIRST', 'NOTICE_LIST_INCOMPLETE', 'NOTICE_PART_MISSING', 'NOTHING_MISSING', 'NEW_FACT_MISSING', 'REASON_MISSING', 'INTERN_ALONE'],
  }),
  supply: command({ input: z.object({ ...on, materials: z.array(z.string().max(60)).min(1).max(80), visit: z.boolean().default(true) }), output: after, errors: [...GENERAL, 'MATERIAL_UNKNOWN'] }),
  accept: command({
    input: z.object({
      ...on, rulesMet: z.boolean().default(true), formalitiesComplete: z.boolean().default(true), networkReference: z.string().max(100).optional(),
      stated: z.array(z.object({ kind: z.enum(SPECIAL_PROCEDURES), days: z.int().min(1).max(400) })).max(9).default([]), onPaperAt: isoInstant.optional(),
    }),
    output: after, errors: [...GENERAL, 'REVIEW_INCOMPLETE', 'MATERIALS_MISSING', 'NOTICE_OPEN', 'CONDITIONS_NOT_MET', 'ITEM_LIMIT_MISSING', 'MEETING_FIRST', 'MEETING_FINDINGS_MISSING', 'IN_FUTURE', 'STOP_NOT_EXCLUDED', 'INTERN_ALONE'],
  }),
  refuse: command({
    input: z.object({ ...on, kind: z.enum(['no_permit_needed', 'not_in_authority', 'cannot_by_law', 'not_meeting_conditions']), condition: z.int().min(1).max(40).optional(), ...negative }),
    output: after, errors: [...GENERAL, 'REASON_MISSING', 'BASIS_MISSING', 'COMPETENT_BODY_MISSING', 'GROUND_NOT_OF_ITEM', 'APPLICANT_NOT_TOLD', 'FILING_MISSING', 'FILING_UNSIGNED', 'INSTRUCTION_MISSING', 'MUST_ACCEPT', 'SECOND_READER'],
  }),
  giveBack: command({ input: z.object({ ...on, ...negative }), output: after, errors: [...GENERAL, 'REASON_MISSING', 'CORRECTION_FIRST', 'COMPETENT_BODY_MISSING'] }),
  transfer: command({ input: z.object({ ...on, window: placeId, reason: text }), output: after, errors: [...GENERAL, 'WINDOW_UNKNOWN', 'OUTSIDE_HALL'] }),
  withdraw: command({ input: z.object({ ...on, reason: text }), output: after, errors: GENERAL }),
  refer: command({ input: z.object({ ...on, leader: person, question: text }), output: after, errors: GENERAL }),
  instruct: command({ input: z.object({ ...on, instruction: text }), output: after, errors: GENERAL }),
  enter: command({ input: z.object({ ...on, networkReference: line }), output: after, errors: GENERAL }),
  /** The notice was handed over and the window's copy kept. */
  keepCopies: command({ input: z.object({ ...on, ...copies.shape }), output: after, errors: GENERAL }),
  /** The receipt amended: what may stop the clock, served on the applicant. */
  state: command({ input: z.object({ ...on, stated: z.array(z.object({ kind: z.enum(SPECIAL_PROCEDURES), days: z.int().min(1).max(400) })).min(1).max(9) }), output: after, errors: [...GENERAL, 'STOP_NOT_EXCLUDED', 'BASIS_MISSING'] }),
}

export const handling = {
  assign: command({ input: z.object({ ...on, to: person, reason: text, outside: z.boolean().default(false) }), output: after, errors: [...GENERAL, 'OUTSIDE_HALL', 'PERSON_UNKNOWN'] }),
  examine: command({
    input: z.object({ ...on, opinion: text, grant: z.boolean(), place: z.enum(['center', 'site', 'elsewhere']).default('center'), siteAt: isoInstant.optional(), siteWhere: z.string().max(200).optional(), siteWith: z.string().max(200).optional(), forms: z.array(z.enum(['written', 'site', 'acceptance', 'other'])).default(['written']) }),
    output: after, errors: [...GENERAL, 'NOT_AUTHORIZED', 'OUTSIDE_CENTER', 'COPIES_NOT_KEPT', 'SITE_FIELDS_MISSING'],
  }),
  approve: command({
    input: z.object({ ...on, opinion: z.string().max(2000).default(''), grant: z.boolean(), place: z.enum(['center', 'elsewhere']).default('center'), ...negative }),
    output: after, errors: [...GENERAL, 'NOT_AUTHORIZED', 'SAME_PERSON', 'NOT_EXAMINED', 'CASE_OPINION_MISSING', 'OUTSIDE_CENTER', 'REASON_MISSING', 'BASIS_MISSING', 'COMPETENT_BODY_MISSING'],
  }),
  sendBack: command({ input: z.object({ ...on, reason: text }), output: after, errors: [...GENERAL, 'NOT_AUTHORIZED'] }),
  plan: command({ input: z.object({ ...on, step: z.enum(['review', 'survey', 'expert_discussion', 'collective_study', 'other']), on: isoDate }), output: after, errors: [...GENERAL, 'STEP_AFTER_DUE', 'STEP_NOT_OF_ITEM'] }),
  stepDone: command({ input: z.object({ ...on, step: z.enum(['review', 'survey', 'expert_discussion', 'collective_study', 'other']) }), output: after, errors: [...GENERAL, 'STEP_NOT_OF_ITEM'] }),
  /** To another body at the same or a higher level: contacted, sent, answered. */
  forward: command({ input: z.object({ ...on, body: line, step: z.enum(['contacted', 'sent', 'answered']), note: z.string().max(500).optional() }), output: after, errors: GENERAL }),
  carry: command({ input: z.object({ ...on, from: line, to: line, materials: z.string().max(300), carrier: person.nullable(), byApplicant: z.boolean().default(false), receivedAt: isoInstant.optional() }), output: after, errors: [...GENERAL, 'CARRIER_NOT_DESIGNATED'] }),
  /** An error found in the file afterwards: examiner and approver are ordered to put it right, answer, and somebody else confirms. */
  spotCheck: command({ input: z.object({ ...on, error: text }), output: after, errors: [...GENERAL, 'NOT_EXAMINED', 'CORRECTION_OPEN'] }),
  correct: command({ input: z.object({ ...on, done: text }), output: after, errors: [...GENERAL, 'CORRECTION_NONE', 'CORRECTION_NOT_YOURS'] }),
  closeCorrection: command({ input: z.object(on), output: after, errors: [...GENERAL, 'CORRECTION_NONE', 'CORRECTION_OPEN', 'SAME_PERSON'] }),
  /** Ends the matter: the decision and its paper. Delivered to the applicant afterwards. */
  conclude: command({
    input: z.object({ ...on, documentNumber: z.string().max(100).optional(), documentOn: isoDate.optional(), lateReason: z.string().max(500).optional(), documents: z.int().min(0).max(50).default(0) }),
    output: after, errors: [...GENERAL, 'NOT_EXAMINED', 'NOT_AUTHORIZED', 'OVERDUE_REASON_MISSING', 'CASE_STEP_OPEN', 'PART_OPEN', 'NOT_LEAD', 'FILING_MISSING', 'FILING_UNSIGNED', 'NOT_ACCEPTED', 'REVIEW_INCOMPLETE', 'MATERIALS_MISSING', 'ORIGINAL_KEPT', 'INSTRUCTION_MISSING', 'WITHDRAWAL_NOT_DELIVERED'],
  }),
}

export const results = {
  tellResult: command({ input: z.object({ ...on, by: z.enum(['message', 'phone', 'letter', 'in_person']) }), output: after, errors: GENERAL }),
  appoint: command({ input: z.object({ ...on, at: isoInstant, demanded: z.boolean().default(true), offered: z.enum(['none', 'mail', 'online']).default('none') }), output: after, errors: [...GENERAL, 'VISIT_TOO_MANY'] }),
  noShow: command({ input: z.object({ ...on, applicantsFault: z.boolean() }), output: after, errors: [...GENERAL, 'NO_APPOINTMENT'] }),
  deliver: command({ input: z.object({ ...on, by: z.enum(['in_person', 'mail', 'electronic']), to: line }), output: after, errors: [...GENERAL, 'NOT_LEAD', 'FILING_UNSIGNED'] }),
  /** The written proof of a refusal reaches the applicant: that day it is done. */
  serve: command({ input: z.object({ ...on, by: z.enum(['in_person', 'mail', 'electronic']), to: line }), output: after, errors: GENERAL }),
  askBack: command({ input: z.object({ ...on, what: text }), output: after, errors: GENERAL }),
  giveMaterialsBack: command({ input: z.object({ ...on, what: text }), output: after, errors: GENERAL }),
}

export const clock = {
  stop: command({
    input: z.object({ ...on, kind: z.string().max(40), basis: z.string().max(300), document: line, approver: person, from: isoDate.optional() }),
    output: after, errors: [...GENERAL, 'STOP_NOT_EXCLUDED', 'STOP_NOT_STATED', 'STOP_RUNNING', 'BASIS_MISSING'],
  }),
  tellStop: command({ input: z.object({ ...on, notice: line }), output: after, errors: [...GENERAL, 'STOP_NOT_RUNNING'] }),
  endStop: command({ input: z.object({ ...on, evidence: line, to: isoDate.optional() }), output: after, errors: [...GENERAL, 'STOP_NOT_RUNNING', 'ENDS_BEFORE_START'] }),
  extend: command({
    input: z.object({ ...on, to: z.string().max(40), reason: z.string().max(500), headOpinion: z.string().max(500).default('') }),
    output: after, errors: [...GENERAL, 'EXTENSION_NOT_POSSIBLE', 'EXTENSION_AFTER_EXPIRY', 'EXTENSION_PAST_STATUTORY', 'EXTENSION_DATE_MISSING', 'HEAD_OPINION_MISSING', 'REASON_MISSING', 'EXTENSION_OPEN'],
  }),
  /** By the applicant, or by the higher department. */
  consent: command({ input: z.object({ ...on, agreed: z.boolean(), by: line, how: z.string().max(200) }), output: after, errors: [...GENERAL, 'EXTENSION_AFTER_EXPIRY', 'EXTENSION_NONE'] }),
  /** The applicant is told of an extension, or why the case will be late. */
  tell: command({ input: z.object({ ...on, reason: z.string().max(500) }), output: after, errors: [...GENERAL, 'REASON_MISSING'] }),
  /** 时限计算书 */
  sheet: query({
    input: z.object({ case: caseId, clock: z.enum(['promised', 'statutory', 'step']).default('promised') }),
    output: z.object({ number: z.string(), itemName: z.string(), center: placeId, itemVersion: z.int(), policyVersion: z.int(), clause: z.string().nullable(), sheet: sheetView.nullable() }),
    errors: ['CASE_UNKNOWN', 'POLICY_MISSING'],
  }),
  /** Everything the clock rests on, for a stranger to recompute. */
  ledger: query({ input: z.object({ case: caseId, clock: z.enum(['promised', 'statutory', 'step']).default('promised') }), output: z.object({ filename: z.string(), contentBase64: z.string() }), errors: ['CASE_UNKNOWN', 'POLICY_MISSING'] }),
}

export const negations = {
  file: command({
    input: z.object({
      ...on, reasonCode: z.enum(NEGATION_REASONS), unit: z.string().max(100).default(''), handler: z.string().max(60).default(''), position: z.string().max(60).default(''), partyName: z.string().max(100).default(''), partyAddress: z.string().max(200).default(''),
      partyPhone: z.string().max(40).default(''), facts: z.string().max(2000).default(''), reasons: z.string().max(2000).default(''), basis: z.string().max(500).default(''), text: z.string().max(1000).default(''), missingItems: z.array(line).max(80).default([]), materialsIncomplete: z.boolean().default(false), explained: z.boolean(),
      kind: z.enum(['no_permit_needed', 'not_in_authority', 'cannot_by_law', 'not_meeting_conditions', 'not_approved']).default('not_approved'),
      /** The refusal had already left on paper that day. */
      servedOn: isoDate.optional(),
    }),
    output: after, errors: [...GENERAL, 'FILING_FIELDS_MISSING', 'APPLICANT_NOT_TOLD', 'REASON_MISSING', 'BASIS_MISSING', 'REPORT_NOT_NEEDED', 'INSTRUCTION_MISSING', 'FILING_SIGNED'],
  }),
  sign: command({ input: z.object({ ...on, confirmed: z.boolean(), reason: z.string().max(500).default('') }), output: after, errors: [...GENERAL, 'FILING_MISSING', 'SECOND_READER', 'REASON_MISSING', 'FILING_SIGNED'] }),
  /** One of the numbered copies reaches its holder. */
  placeCopy: command({ input: z.object({ ...on, holder: z.enum(NEGATION_COPIES), to: line }), output: after, errors: [...GENERAL, 'FILING_UNSIGNED', 'COPY_PLACED'] }),
  /** Complete: every copy is where it belongs. */
  close: command({ input: z.object(on), output: after, errors: [...GENERAL, 'FILING_UNSIGNED', 'FILING_SIGNED', 'COPY_NOT_PLACED'] }),
  /** The notice that a refusal on paper does not hold reaches the applicant. */
  deliverWithdrawal: command({ input: z.object({ ...on, by: z.enum(['in_person', 'mail', 'electronic']) }), output: after, errors: [...GENERAL, 'WITHDRAWAL_NONE'] }),
  list: query({ input: pageQuery.extend({ center: placeId.optional(), open: z.boolean().optional() }), output: pageOf(z.object({ case: caseId, number: z.string(), itemName: z.string(), filedAt: isoInstant, by: z.string(), reasonCode: z.string(), dueAt: isoInstant.nullable(), signedAt: isoInstant.nullable(), outcome: z.string().nullable(), copies: z.array(z.object({ nth: z.int(), of: z.int(), holder: z.enum(NEGATION_COPIES), placedAt: isoInstant.nullable(), to: z.string().nullable() })), closedAt: isoInstant.nullable() })) }),
}

export const joint = {
  meet: command({ input: z.object({ ...on, complete: z.boolean().nullable(), legalForm: z.boolean().nullable(), decision: z.enum(['accept', 'not_accept', 'supplement']), reason: z.string().max(500).default(''), present: z.array(placeId).max(20).default([]) }), output: after, errors: [...GENERAL, 'MEETING_FINDINGS_MISSING', 'REASON_MISSING', 'NOT_JOINT'] }),
  distribute: command({ input: z.object(on), output: after, errors: [...GENERAL, 'NOT_JOINT'] }),
  opine: command({ input: z.object({ ...on, department: placeId, agree: z.boolean(), opinion: text }), output: after, errors: [...GENERAL, 'NOT_JOINT', 'DEPARTMENT_NOT_INVOLVED', 'NOT_AUTHORIZED'] }),
  disagree: command({ input: z.object({ ...on, positions: z.string().max(2000) }), output: after, errors: [...GENERAL, 'DISAGREEMENT_MISSING', 'NOT_JOINT'] }),
  coordinate: command({ input: z.object({ ...on, taken: z.boolean(), outcome: text }), output: after, errors: [...GENERAL, 'DISAGREEMENT_MISSING'] }),
  board: query({ input: z.object({ center: placeId }), output: z.object({ rows: z.array(z.object({ row: caseRow, departments: z.array(z.object({ department: placeId, answered: z.boolean(), agree: z.boolean().nullable() })), disagreement: z.boolean(), meetingHeld: z.boolean() })) }) }),
}

const filter = pageQuery.extend({
  center: placeId.optional(), department: placeId.optional(), window: placeId.optional(), item: z.string().max(100).optional(), kind: z.enum(KINDS).optional(), state: z.enum(STATES).optional(),
  from: isoDate.optional(), to: isoDate.optional(), show: z.enum(['open', 'finished', 'overdue', 'late', 'on_time', 'second_notice', 'noticed', 'past_deadline', 'past_planned', 'all']).default('all'), handler: person.optional(),
  channel: z.string().max(40).optional(),
})
export const queue = {
  list: query({ input: filter, output: pageOf(caseRow) }),
  /** Mine and my window's, by what runs out first. */
  mine: query({ input: pageQuery.extend({ what: z.enum(['handle', 'enter', 'approve', 'sign', 'deliver', 'all']).default('all') }), output: pageOf(caseRow.extend({ wants: z.string() })) }),
  get: query({ input: z.object({ case: caseId }), output: caseView, errors: ['CASE_UNKNOWN'] }),
  /** By number, exactly. */
  find: query({ input: z.object({ number: z.string().max(60) }), output: z.object({ case: caseId }), errors: ['CASE_UNKNOWN'] }),
  /** Without login, with number and check code: where it stands and until when; nothing else of it. */
  follow: query({
    public: true, input: z.object({ number: z.string().trim().min(4).max(60), code: z.string().trim().min(4).max(20) }),
    output: z.object({ number: z.string(), itemName: z.string(), center: placeId, state: z.enum(STATES), outcome: z.string().nullable(), receivedOn: isoDate, dueOn: isoDate.nullable(), stopped: z.boolean(), missing: z.array(z.string()), nextWindow: z.string().nullable() }),
    errors: ['FOLLOW_UNKNOWN'],
  }),
}

/** The papers of a case, as issued. */
export const papers = {
  page: query({ input: z.object({ id: z.string().max(100) }), output: issuedPage }),
  docx: query({ input: z.object({ id: z.string().max(100) }), output: issuedDocx }),
}
