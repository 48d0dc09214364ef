import { command, isoDate, isoInstant, ledger, ops, pageOf, pageQuery, people, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import {
  caseNumber, copies, count, filing, FILINGS, handover, HANDOVER_REASONS, imprint, inspection, itemCode, KINDS, line, mandate, MEDIA, outing, paper, picture, place, seal,
  SEAL_STATES, sha256, signature, use, USE_STATES, violation,
} from './shapes.ts'

const made = z.object({ id: z.uuid() })
const done = z.object({ version: z.int() })
const ofSeal = z.object({ center: place, seal: z.uuid() })
const listed = pageQuery.extend({ center: place.optional() })
const span = listed.extend({ seal: z.uuid().optional(), from: isoDate.optional(), to: isoDate.optional() })
const note = z.string().trim().max(500).default('')

export const procedures = {
  ops,
  ledger,
  people,
  seals: {
    list: query({ input: listed.extend({ window: place.optional(), state: z.enum(SEAL_STATES).optional() }), output: pageOf(seal) }),
    /** The seal with its imprints, filings and what happened to it. */
    get: query({
      input: ofSeal,
      output: z.object({
        seal, imprints: z.array(imprint), filings: z.array(filing),
        history: z.array(z.object({ at: isoInstant, type: z.string(), actor: z.string(), clauses: z.array(z.string()), detail: z.string() })),
      }),
      errors: ['SEAL_UNKNOWN'],
    }),
    imprint: query({ input: ofSeal.extend({ version: z.int().min(1).max(1000) }), output: picture, errors: ['SEAL_UNKNOWN'] }),
    register: command({
      input: z.object({
        center: place, number: line, name: line, kind: z.enum(KINDS), medium: z.enum(MEDIA), window: place.nullable(), section: place.nullable(),
        responsible: staffNumber.nullable(), items: z.array(itemCode).max(200).default([]), validUntil: isoDate.nullable(), counter: z.int().min(0).max(1_000_000_000).nullable(),
      }),
      output: made,
      errors: ['ID_TAKEN', 'WINDOW_UNKNOWN', 'SECTION_UNKNOWN', 'PERSON_UNKNOWN'],
    }),
    fileRules: command({ input: ofSeal.extend({ rules: paper, parts: z.array(z.enum(['scope', 'effect', 'procedure'])).max(3) }), output: done, errors: ['SEAL_UNKNOWN', 'RULES_INCOMPLETE'] }),
  },
  filings: {
    list: query({ input: span.extend({ late: z.boolean().optional() }), output: pageOf(filing.extend({ sealName: z.string() })) }),
    /** Taking into use, change, cancellation or loss, reported to the center. */
    file: command({
      input: ofSeal.extend({ kind: z.enum(FILINGS), happenedOn: isoDate, imprint: picture.nullable(), note }),
      output: filing.omit({ seal: true, center: true }),
      errors: ['SEAL_UNKNOWN', 'FILING_OUT_OF_ORDER', 'IMPRINT_MISSING', 'IN_FUTURE'],
    }),
  },
  custody: {
    pending: query({ input: listed, output: pageOf(handover) }),
    name: command({ input: ofSeal.extend({ person: staffNumber }), output: done, errors: ['SEAL_UNKNOWN', 'CUSTODIAN_NAMED', 'PERSON_UNKNOWN', 'MANDATE_MISSING'] }),
    /** The bag is sealed and offered; the other takes it with `accept`. */
    offer: command({
      input: ofSeal.extend({ to: staffNumber, reason: z.enum(HANDOVER_REASONS), bag: line, returnOn: isoDate.nullable() }),
      output: made,
      errors: ['SEAL_UNKNOWN', 'NOT_CUSTODIAN', 'TWO_PERSONS', 'PERSON_UNKNOWN', 'MANDATE_MISSING', 'HANDOVER_OPEN'],
    }),
    accept: command({ input: ofSeal.extend({ handover: z.uuid(), bag: line }), output: done, errors: ['SEAL_UNKNOWN', 'HANDOVER_UNKNOWN', 'BAG_DIFFERS', 'TWO_PERSONS'] }),
  },
  mandates: {
    list: query({ input: listed.extend({ person: staffNumber.optional(), on: isoDate.optional() }), output: pageOf(mandate) }),
    file: command({ input: mandate.omit({ id: true }), output: made, errors: ['PERSON_UNKNOWN', 'ENDS_BEFORE_START'] }),
  },
  items: {
    list: query({ input: listed, output: pageOf(z.object({ code: itemCode, name: z.string(), center: place, department: place, window: place, enteredOn: isoDate })) }),
    enter: command({ input: z.object({ center: place, code: itemCode, name: line, window: place, enteredOn: isoDate }), output: done, errors: ['WINDOW_UNKNOWN'] }),
    /** Items that no mandate of the unit's window staff covers on a day. */
    uncovered: query({
      input: z.object({ center: place, on: isoDate }),
      output: z.object({ clause: z.string().nullable(), rows: z.array(z.object({ department: place, items: z.int(), covered: z.int(), missing: z.array(itemCode) })) }),
    }),
  },
  cases: {
    list: query({ input: listed, output: pageOf(z.object({ center: place, case: caseNumber, item: itemCode, window: place.nullable(), acceptedOn: isoDate })) }),
    /** An acceptance comes to the register: at the window it stands; elsewhere, for an item in the center, it is refused and reported. */
    accept: command({
      input: z.object({ center: place, case: caseNumber, item: itemCode, window: place.nullable(), departments: z.array(place).min(1).max(20), acceptedOn: isoDate }),
      output: z.object({ accepted: z.boolean(), violation: z.uuid().nullable(), clause: z.string().nullable() }),
      errors: ['ID_TAKEN'],
    }),
  },
  uses: {
    list: query({ input: span.extend({ state: z.enum(USE_STATES).optional() }), output: pageOf(use) }),
    firstPage: query({ input: z.object({ center: place, use: z.uuid() }), output: picture, errors: ['USE_UNKNOWN'] }),
    request: command({
      input: ofSeal.extend({
        case: caseNumber.nullable(), decision: itemCode.default('1'), document: line, sha256, copies, on: isoDate,
        /** The first page as it is before it is stamped. */
        firstPage: picture.nullable(),
        /** The use whose document was spoiled. */
        replaces: z.uuid().nullable(),
      }),
      output: made,
      errors: ['SEAL_UNKNOWN', 'SEAL_WITHOUT_CUSTODIAN', 'SEAL_NOT_USABLE', 'SEAL_AWAY', 'CASE_MISSING', 'CASE_NOT_HERE', 'OUT_OF_SCOPE', 'BLANK_PAGE', 'SECOND_SEAL', 'IN_FUTURE', 'USE_UNKNOWN'],
    }),
    decide: command({
      input: z.object({ center: place, use: z.uuid(), approve: z.boolean(), copies: z.int().min(0).max(1000), note }),
      output: done,
      errors: ['USE_UNKNOWN', 'USE_NOT_OPEN', 'NOT_RESPONSIBLE'],
    }),
    stamp: command({
      input: z.object({ center: place, use: z.uuid(), copies, counterAfter: z.int().min(0).max(2_000_000_000).nullable() }),
      output: z.object({ version: z.int(), balanced: z.boolean() }),
      errors: ['USE_UNKNOWN', 'USE_NOT_OPEN', 'NOT_CUSTODIAN', 'SEAL_NOT_USABLE', 'SEAL_AWAY', 'COUNTER_BACKWARDS'],
    }),
    archive: command({ input: z.object({ center: place, use: z.uuid(), copies: z.int().min(0).max(1000) }), output: done, errors: ['USE_UNKNOWN', 'USE_NOT_OPEN'] }),
  },
  outings: {
    list: query({ input: span.extend({ open: z.boolean().optional() }), output: pageOf(outing) }),
    leave: command({
      input: ofSeal.extend({ destination: line, purpose: line, approvedBy: staffNumber, companion: staffNumber, hours: z.int().min(1).max(240) }),
      output: z.object({ id: z.uuid(), dueAt: isoInstant }),
      errors: ['SEAL_UNKNOWN', 'NOT_CUSTODIAN', 'SEAL_AWAY', 'SEAL_NOT_USABLE', 'TWO_PERSONS', 'TOO_LONG_AWAY', 'PERSON_UNKNOWN'],
    }),
    return: command({ input: ofSeal, output: done, errors: ['SEAL_UNKNOWN', 'SEAL_NOT_AWAY'] }),
  },
  counts: {
    list: query({ input: z.object({ center: place, from: isoDate, to: isoDate, seal: z.uuid().optional() }), output: z.object({ rows: z.array(count) }) }),
  },
  violations: { list: query({ input: listed, output: pageOf(violation) }) },
  inspections: {
    list: query({ input: listed, output: pageOf(inspection) }),
    open: command({ input: z.object({ center: place, seal: z.uuid().nullable(), subject: line }), output: made, errors: ['SEAL_UNKNOWN'] }),
    close: command({ input: z.object({ center: place, inspection: z.uuid(), finding: z.string().trim().min(1).max(1000) }), output: done, errors: ['INSPECTION_UNKNOWN'] }),
  },
  signatures: {
    list: query({ input: listed, output: pageOf(signature) }),
    sign: command({
      input: ofSeal.extend({ use: z.uuid(), number: caseNumber, file: z.object({ name: line, contentBase64: z.base64().min(4).max(900_000) }) }),
      output: signature,
      errors: ['SEAL_UNKNOWN', 'SEAL_NOT_USABLE', 'NOT_CUSTODIAN', 'NOT_ELECTRONIC', 'USE_UNKNOWN', 'USE_NOT_OPEN', 'ID_TAKEN', 'FILE_DIFFERS', 'FILE_DAMAGED', 'FILE_ENCRYPTED'],
    }),
    /** A PDF as it was handed out, with the signature inside. */
    file: query({ input: z.object({ center: place, signature: z.uuid() }), output: z.object({ filename: z.string(), contentBase64: z.string() }), errors: ['SIGNATURE_UNKNOWN'] }),
    /** For anybody: a document by its number, by its file's digest, or both together. */
    verify: query({
      public: true,
      input: z.object({ number: caseNumber.optional(), sm3: z.string().regex(/^[0-9a-f]{64}$/).optional() }),
      output: z.object({ found: z.boolean(), rows: z.array(signature.omit({ signedBy: true, seal: true, hasFile: true }).extend({ valid: z.boolean(), fileMatches: z.boolean().nullable(), /** What the signature covers, for whoever verifies it with a tool of their own. */ text: z.string() })) }),
    }),
    /** Seals no longer in force, for anybody. */
    revoked: query({
      public: true,
      input: z.object({ center: place.optional() }),
      output: z.object({ rows: z.array(z.object({ center: place, number: z.string(), name: z.string(), state: z.enum(SEAL_STATES), endedOn: isoDate.nullable() })) }),
    }),
  },
} as const
