import { ATTACHMENT_CODES, attachmentFile, attachmentUpload, clauseId, command, isoDate, isoInstant, ledger, ops, pageOf, pageQuery, people, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import {
  access, ACCESS_KINDS, ACCESS_STATES, ANSWERS, appraisal, appraisalLine, casePackage, check, CLASSES, climate, component, COMPONENT_KINDS, content, damage, duty, finding, hold, HOLD_GROUNDS, IDENTITY_KINDS, inspection, item, keeper, line, loan,
  LOG_KINDS, logEntry, materialReturn, note, period, place, REPAIRS, RETENTIONS, SECRECY, transfer, volume, VOLUME_STATES, volumeNumber, year,
} from './shapes.ts'

const made = z.object({ id: z.uuid() })
const done = z.object({ version: z.int() })
const listed = pageQuery.extend({ center: place.optional() })
const inCenter = z.object({ center: place })
const unit = { window: place.nullable(), section: place.nullable() }
const volumes = z.array(z.uuid()).min(1).max(200)
const clause = clauseId.nullable()
const file = z.object({ filename: z.string(), contentBase64: z.string(), mediaType: z.string() })
const newItem = z.object({ title: line, responsible: z.string().trim().max(100), document: z.string().trim().max(100), on: isoDate.nullable(), pages: z.int().min(1).max(5000), text: content })

export const procedures = {
  ops,
  ledger,
  people,
  volumes: {
    /** Titles and content that the reader may see; two signs or more of Chinese find them. */
    list: query({
      input: listed.extend({ window: place.optional(), section: place.optional(), class: z.enum(CLASSES).optional(), year: year.optional(), state: z.enum(VOLUME_STATES).optional(), retention: z.enum(RETENTIONS).optional() }),
      output: pageOf(volume.extend({ found: z.string().nullable() })),
    }),
    get: query({
      input: inCenter.extend({ volume: z.uuid() }),
      output: z.object({ volume, items: z.array(item), history: z.array(z.object({ at: isoInstant, type: z.string(), actor: z.string(), clauses: z.array(z.string()), detail: z.string() })) }),
      errors: ['VOLUME_UNKNOWN'],
    }),
    /** The classes a register offers, the main ones first. */
    classes: query({ input: inCenter.extend({ window: place.nullable() }), output: z.object({ clause, rows: z.array(z.object({ class: z.enum(CLASSES), main: z.boolean() })) }) }),
    /** Filed only with class, entry and number; numbers run on within a series, a paper register brings its own. */
    file: command({
      input: inCenter.extend({
        ...unit, class: z.enum(CLASSES).nullable(), title: line.nullable(), year, retention: z.enum(RETENTIONS), secrecy: z.enum(SECRECY), important: z.boolean(), box: z.string().trim().max(40), spot: z.string().trim().max(100), serial: z.int().min(1).max(9999).nullable(),
        items: z.array(newItem).max(100),
      }),
      output: z.object({ id: z.uuid(), number: z.string() }),
      errors: ['WINDOW_UNKNOWN', 'SECTION_UNKNOWN', 'VOLUME_FIELDS_MISSING', 'ID_TAKEN'],
    }),
    mark: command({ input: inCenter.extend({ volume: z.uuid(), secrecy: z.enum(SECRECY), important: z.boolean() }), output: done, errors: ['VOLUME_UNKNOWN'] }),
    move: command({ input: inCenter.extend({ volume: z.uuid(), box: z.string().trim().max(40), spot: z.string().trim().max(100) }), output: done, errors: ['VOLUME_UNKNOWN'] }),
    attach: command({ input: inCenter.extend({ volume: z.uuid(), item: z.int().min(1).max(100), file: attachmentUpload }), output: made, errors: ['VOLUME_UNKNOWN', ...ATTACHMENT_CODES] }),
    attachment: query({ input: inCenter.extend({ volume: z.uuid(), attachment: z.uuid() }), output: attachmentFile, errors: ['VOLUME_UNKNOWN'] }),
    /** Numbers that are missing within a series. */
    gaps: query({ input: inCenter, output: z.object({ clause, rows: z.array(z.object({ series: z.string(), missing: z.array(z.int()) })) }) }),
    log: query({ input: listed.extend({ kind: z.enum(LOG_KINDS).optional() }), output: pageOf(logEntry) }),
    /** How often each of the six happened, by class. */
    statistics: query({ input: inCenter.extend({ from: isoDate, until: isoDate }), output: z.object({ clause, rows: z.array(z.object({ class: z.enum(CLASSES), kind: z.enum(LOG_KINDS), count: z.int() })) }) }),
    findings: query({ input: listed, output: pageOf(finding) }),
  },
  filing: {
    /** What each section and window owes at a day. */
    duties: query({ input: inCenter.extend({ on: isoDate }), output: z.object({ rows: z.array(duty) }) }),
    /** Filed and handed over; of a section it counts once the office has confirmed it. */
    deliver: command({ input: inCenter.extend({ ...unit, period, volumes: z.array(z.uuid()).max(500) }), output: made, errors: ['WINDOW_UNKNOWN', 'SECTION_UNKNOWN', 'VOLUME_UNKNOWN', 'NOTHING_FILED'] }),
    confirm: command({ input: inCenter.extend({ delivery: z.uuid() }), output: z.object({ late: z.boolean(), daysLate: z.int(), clause }), errors: ['DELIVERY_UNKNOWN'] }),
  },
  keepers: {
    list: query({ input: inCenter.extend({ on: isoDate }), output: z.object({ clause, rows: z.array(keeper) }) }),
    name: command({ input: inCenter.extend({ window: place.nullable(), person: staffNumber, from: isoDate, replacing: z.boolean() }), output: done, errors: ['WINDOW_UNKNOWN', 'PERSON_UNKNOWN', 'ARCHIVE_KEEPER_NAMED', 'HANDOVER_LIST_MISSING'] }),
    end: command({ input: inCenter.extend({ window: place.nullable(), last: isoDate }), output: done, errors: ['WINDOW_UNKNOWN', 'ARCHIVE_KEEPER_MISSING', 'HANDOVER_LIST_MISSING'] }),
    /** Every volume is listed as present, lent or missing. */
    handOver: command({
      input: inCenter.extend({ window: place.nullable(), to: staffNumber, lines: z.array(z.object({ volume: z.uuid(), state: z.enum(['present', 'lent', 'missing']) })).max(5000) }),
      output: made, errors: ['WINDOW_UNKNOWN', 'PERSON_UNKNOWN', 'REGISTER_LIST_INCOMPLETE', 'ARCHIVE_KEEPER_MISSING', 'VOLUME_UNKNOWN'],
    }),
    sign: command({ input: inCenter.extend({ handover: z.uuid() }), output: z.object({ effective: z.boolean(), missing: z.array(z.string()) }), errors: ['HANDOVER_UNKNOWN', 'NOT_SIGNER'] }),
    pending: query({ input: inCenter, output: z.object({ rows: z.array(z.object({ id: z.uuid(), window: place.nullable(), from: staffNumber, to: staffNumber, volumes: z.int(), absent: z.int(), missing: z.array(z.string()) })) }) }),
  },
  access: {
    list: query({ input: listed.extend({ state: z.enum(ACCESS_STATES).optional(), mine: z.boolean().optional() }), output: pageOf(access) }),
    request: command({
      input: inCenter.extend({ number: volumeNumber, kind: z.enum(ACCESS_KINDS), purpose: line, pages: z.int().min(1).max(5000).nullable(), days: z.int().min(1).max(30), reason: note }),
      output: made, errors: ['VOLUME_UNKNOWN', 'LOAN_REASON_MISSING'],
    }),
    decide: command({ input: inCenter.extend({ request: z.uuid(), approve: z.boolean() }), output: done, errors: ['REQUEST_UNKNOWN', 'REQUEST_NOT_OPEN', 'NOT_APPROVER'] }),
    /** Content by consent. Whoever has none is refused, and the attempt goes on record. */
    open: command({ input: inCenter.extend({ number: volumeNumber }), output: z.object({ allowed: z.boolean(), clause, items: z.array(item) }), errors: ['VOLUME_UNKNOWN'] }),
    /** What was taken out of a volume. A copy without consent is not entered; a transcript or publication without it is a violation. */
    enter: command({
      input: inCenter.extend({ number: volumeNumber, kind: z.enum(['copy', 'transcribe', 'publish']), person: staffNumber, pages: z.int().min(1).max(5000), to: z.string().trim().max(100) }),
      output: z.object({ violation: z.boolean(), clause }), errors: ['VOLUME_UNKNOWN', 'APPROVAL_MISSING', 'PAGES_BEYOND'],
    }),
  },
  loans: {
    list: query({ input: listed.extend({ open: z.boolean().optional() }), output: pageOf(loan) }),
    lend: command({ input: inCenter.extend({ request: z.uuid() }), output: z.object({ id: z.uuid(), dueAt: isoInstant, clause }), errors: ['REQUEST_UNKNOWN', 'APPROVAL_MISSING', 'VOLUME_OUT'] }),
    finish: command({ input: inCenter.extend({ loan: z.uuid() }), output: done, errors: ['LOAN_UNKNOWN', 'LOAN_RETURNED'] }),
    return: command({
      input: inCenter.extend({ loan: z.uuid(), condition: z.enum(['good', 'damaged']), note }),
      output: z.object({ late: z.boolean(), clauses: z.array(clauseId) }), errors: ['LOAN_UNKNOWN', 'LOAN_RETURNED'],
    }),
  },
  care: {
    inspections: query({ input: listed, output: pageOf(inspection) }),
    /** Rooms by month, and the months without a record. */
    inspectionsDue: query({ input: inCenter.extend({ on: isoDate }), output: z.object({ clause, items: z.array(z.object({ code: z.string(), clause: clauseId })), rows: z.array(z.object({ room: z.string(), lastOn: isoDate, missing: z.array(z.string()) })) }) }),
    inspect: command({ input: inCenter.extend({ window: place.nullable(), room: line, findings: note, items: z.array(z.object({ code: z.string().max(60), ok: z.boolean() })).max(30) }), output: made, errors: ['WINDOW_UNKNOWN'] }),
    damages: query({ input: listed.extend({ open: z.boolean().optional() }), output: pageOf(damage) }),
    reportDamage: command({ input: inCenter.extend({ volume: z.uuid(), what: line, foundOn: isoDate }), output: z.object({ id: z.uuid(), startBy: isoDate.nullable(), clause }), errors: ['VOLUME_UNKNOWN', 'IN_FUTURE'] }),
    repair: command({ input: inCenter.extend({ damage: z.uuid(), action: z.enum(REPAIRS), finished: z.boolean() }), output: z.object({ inTime: z.boolean() }), errors: ['DAMAGE_UNKNOWN', 'DAMAGE_SETTLED'] }),
    climate: query({ input: listed, output: pageOf(climate) }),
    measure: command({ input: inCenter.extend({ room: line, celsius: z.number().min(-40).max(60), humidity: z.number().min(0).max(100) }), output: z.object({ id: z.uuid(), outside: z.boolean() }) }),
  },
  packages: {
    list: query({ input: listed.extend({ incomplete: z.boolean().optional(), handler: staffNumber.optional(), /** Day of a paper in the package. */ from: isoDate.optional(), to: isoDate.optional() }), output: pageOf(casePackage) }),
    /** Where the regulation has it so, an attempt at a file of another window is refused as such and kept. */
    get: query({ input: inCenter.extend({ case: z.uuid() }), output: z.object({ package: casePackage, components: z.array(component), checks: z.array(check) }), errors: ['CASE_UNKNOWN', 'FILE_NOT_YOURS'] }),
    add: command({ input: inCenter.extend({ case: z.uuid(), kind: z.enum(COMPONENT_KINDS), title: line, file: attachmentUpload.nullable() }), output: made, errors: ['CASE_UNKNOWN', 'PACKAGE_CLOSED', ...ATTACHMENT_CODES] }),
    component: query({ input: inCenter.extend({ case: z.uuid(), component: z.uuid() }), output: attachmentFile, errors: ['CASE_UNKNOWN'] }),
    /** Into the register as a volume, when the four checks pass. */
    file: command({ input: inCenter.extend({ case: z.uuid(), retention: z.enum(RETENTIONS) }), output: z.object({ number: z.string() }), errors: ['CASE_UNKNOWN', 'PACKAGE_CLOSED', 'CHECKS_FAILED'] }),
    /** What was handed back to the applicant, against proof of who took it and a signature; numbers of proofs are masked. */
    returns: query({ input: inCenter.extend({ case: z.uuid() }), output: z.object({ clause: z.string().nullable(), rows: z.array(materialReturn) }), errors: ['CASE_UNKNOWN'] }),
    returnMaterials: command({
      input: inCenter.extend({
        case: z.uuid(), materials: line, identity: z.object({ kind: z.enum(IDENTITY_KINDS), number: z.string().trim().regex(/^[A-Za-z0-9]{4,30}$/) }).nullable(),
        /** A scan or an electronic signature. */
        signature: attachmentUpload.nullable(), /** Whoever comes for the applicant has it in writing. */ byAgent: z.boolean(), authorization: attachmentUpload.nullable(),
      }),
      output: made, errors: ['CASE_UNKNOWN', 'PACKAGE_CLOSED', 'IDENTITY_MISSING', 'RECEIPT_UNSIGNED', 'AUTHORIZATION_MISSING', ...ATTACHMENT_CODES],
    }),
    /** Who tried to open files of cases that are not theirs to see, in a month. */
    attempts: query({ input: inCenter.extend({ month: z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/) }), output: z.object({ clause: z.string().nullable(), rows: z.array(z.object({ person: staffNumber, count: z.int(), lastAt: isoInstant })) }) }),
    /** The package as anybody can read it, without this system. */
    download: query({ input: inCenter.extend({ case: z.uuid() }), output: file, errors: ['CASE_UNKNOWN'] }),
  },
  holds: {
    list: query({ input: inCenter, output: z.object({ rows: z.array(hold) }) }),
    place: command({ input: inCenter.extend({ subject: z.uuid(), ground: z.enum(HOLD_GROUNDS), reference: line }), output: made, errors: ['VOLUME_UNKNOWN'] }),
    release: command({ input: inCenter.extend({ hold: z.uuid() }), output: done, errors: ['HOLD_UNKNOWN'] }),
  },
  appraisals: {
    /** Volumes whose retention has run out. */
    candidates: query({ input: inCenter, output: z.object({ rows: z.array(volume) }) }),
    list: query({ input: listed, output: pageOf(appraisal) }),
    get: query({ input: inCenter.extend({ appraisal: z.uuid() }), output: z.object({ appraisal, lines: z.array(appraisalLine) }), errors: ['APPRAISAL_UNKNOWN'] }),
    open: command({ input: inCenter.extend({ subject: line, volumes, reviewers: z.array(staffNumber).min(1).max(10) }), output: made, errors: ['VOLUME_UNKNOWN', 'RETENTION_RUNNING', 'VOLUME_HELD', 'VOLUME_OUT', 'REVIEWERS_MISSING'] }),
    answer: command({ input: inCenter.extend({ appraisal: z.uuid(), answers: z.array(z.object({ volume: z.uuid(), answer: z.enum(ANSWERS) })).min(1).max(200) }), output: done, errors: ['APPRAISAL_UNKNOWN', 'APPRAISAL_EXECUTED', 'APPRAISAL_NOT_YOURS', 'VOLUME_UNKNOWN'] }),
    execute: command({
      input: inCenter.extend({ appraisal: z.uuid(), witness: staffNumber }),
      output: z.object({ destroyed: z.int(), retained: z.int(), toTransfer: z.int(), held: z.int() }), errors: ['APPRAISAL_UNKNOWN', 'APPRAISAL_EXECUTED', 'APPRAISAL_INCOMPLETE', 'VOLUME_HELD', 'WITNESS_MISSING'],
    }),
  },
  transfers: {
    list: query({ input: listed, output: pageOf(transfer) }),
    pack: command({ input: inCenter.extend({ volumes }), output: z.object({ id: z.uuid(), sha256: z.string() }), errors: ['VOLUME_UNKNOWN', 'VOLUME_OUT'] }),
    download: query({ input: inCenter.extend({ transfer: z.uuid() }), output: file, errors: ['TRANSFER_UNKNOWN'] }),
    /** What the receiving archive answered after its own check. */
    confirm: command({ input: inCenter.extend({ transfer: z.uuid(), receipt: line, accepted: z.boolean() }), output: done, errors: ['TRANSFER_UNKNOWN', 'TRANSFER_SETTLED'] }),
  },
} as const
