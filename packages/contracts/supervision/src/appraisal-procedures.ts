import { command, isoDate, isoInstant, pageOf, pageQuery, query, spreadsheetUpload, staffNumber } from '@hall/contract'
import { z } from 'zod'
import {
  announcement, appraisedElsewhere, appraiser, APPRAISER_SOURCES, entry, followUp, indicator, line, mark, place, points, prose, reconsideration, rectification, RECTIFICATION_STATES, result, round, sheet, SHEET_PERIODS, subject, SUBJECTS, weights, year,
} from './shapes.ts'

const made = z.object({ id: z.uuid() })
const listed = pageQuery.extend({ center: place.optional() })
const ofRound = z.object({ center: place, round: z.uuid() })
const appraised = z.object({ subject, name: z.string(), department: place.nullable(), window: place.nullable() })
const fileErrors = [
  'FILE_EMPTY', 'FILE_TOO_LARGE', 'FILE_NOT_A_TABLE', 'FILE_OLD_FORMAT', 'FILE_ENCRYPTED', 'FILE_DAMAGED',
  'TOO_MANY_SHEETS', 'TOO_MANY_ROWS', 'TOO_MANY_COLUMNS', 'CELL_TOO_LONG', 'HEADER_MISSING', 'YEAR_APPRAISED_HERE', 'IN_FUTURE',
] as const

export const appraisalRounds = {
  list: query({ input: z.object({ center: place.optional() }), output: z.object({ rows: z.array(round) }) }),
  /** How far it is: who appraises, whom, and what is still missing. */
  get: query({
    input: ofRound,
    output: z.object({
      round, appraisers: z.array(appraiser), elsewhere: z.array(appraisedElsewhere),
      subjects: z.array(appraised.extend({ sheets: z.int(), total: z.number().nullable(), missing: z.array(z.string()) })), monthsMissing: z.array(z.string()),
    }),
    errors: ['APPRAISAL_ROUND_UNKNOWN'],
  }),
  open: command({
    input: z.object({
      center: place, year, indicators: z.array(indicator).min(1).max(60), weights, appraisers: z.array(appraiser).min(1).max(300),
      /** People of a rank the center does not appraise: shown as appraised elsewhere. */
      elsewhere: z.array(appraisedElsewhere).max(300).default([]), persons: z.boolean(), windows: z.boolean(),
    }),
    output: made,
    errors: ['YEAR_APPRAISED', 'INDICATORS_INCOMPLETE', 'WEIGHTS_NOT_WHOLE', 'PERSON_UNKNOWN', 'SUBJECT_MISSING'],
  }),
  /** Told to everybody it is about; scores are taken from then on. */
  announce: command({ input: ofRound.extend({ announcement }), output: made, errors: ['APPRAISAL_ROUND_UNKNOWN', 'APPRAISAL_ROUND_STATE', 'ANNOUNCEMENT_INCOMPLETE'] }),
  /** What the caller is to appraise, with what was entered. */
  tasks: query({ input: z.object({}), output: z.object({ rows: z.array(z.object({ round, source: z.enum(APPRAISER_SOURCES), subjects: z.array(appraised.extend({ sheets: z.array(sheet) })) })) }) }),
  enter: command({
    input: z.object({ round: z.uuid(), subject, period: z.enum(SHEET_PERIODS), marks: z.array(mark).min(1).max(60) }),
    output: made,
    errors: ['APPRAISAL_ROUND_UNKNOWN', 'APPRAISAL_ROUND_STATE', 'NOT_APPRAISER', 'SUBJECT_UNKNOWN', 'INDICATOR_UNKNOWN', 'MARK_OVER', 'MARK_WITHOUT_BASIS'],
  }),
  /** The window leader's facts and opinion on the own window and its people; the center decides the result. */
  opine: command({ input: ofRound.extend({ subject, text: prose }), output: made, errors: ['APPRAISAL_ROUND_UNKNOWN', 'APPRAISAL_ROUND_STATE', 'SUBJECT_UNKNOWN'] }),
  /** All a result rests on: sheets, opinions, the ledger of the year, months whose attendance is closed. */
  basis: query({
    input: ofRound.extend({ subject }),
    output: z.object({ sheets: z.array(sheet), opinions: z.array(z.object({ by: staffNumber, at: isoInstant, text: z.string() })), entries: z.array(entry), months: z.array(z.string()), monthsMissing: z.array(z.string()), aspects: z.array(z.object({ aspect: z.string(), points: z.number().nullable(), max: z.number() })), total: z.number().nullable() }),
    errors: ['APPRAISAL_ROUND_UNKNOWN', 'SUBJECT_UNKNOWN'],
  }),
  /** Grades and ranks, told to everybody. `rectifyUntil`: until when an incompetent unit is to mend, where there is one. */
  publish: command({
    input: ofRound.extend({ rectifyUntil: isoDate.nullable() }),
    output: z.object({ persons: z.int(), windows: z.int(), rectifications: z.int() }),
    errors: ['APPRAISAL_ROUND_UNKNOWN', 'APPRAISAL_ROUND_STATE', 'MARKS_MISSING', 'INPUT_KIND_MISSING', 'MONTHS_OPEN', 'RECTIFY_DATE_MISSING'],
  }),
  seal: command({ input: ofRound, output: made, errors: ['APPRAISAL_ROUND_UNKNOWN', 'APPRAISAL_ROUND_STATE', 'RECONSIDERATION_OPEN'] }),
}

export const results = {
  list: query({ input: listed.extend({ year: year.optional(), kind: z.enum(SUBJECTS), department: place.optional() }), output: pageOf(result) }),
  mine: query({ input: z.object({}), output: z.object({ rows: z.array(result.extend({ mayObject: z.boolean(), reconsideration: reconsideration.nullable() })) }) }),
  /** Once for each result, until the round is sealed. */
  reconsider: command({ input: z.object({ result: z.uuid(), reasons: prose }), output: made, errors: ['RESULT_UNKNOWN', 'APPRAISAL_ROUND_STATE', 'RECONSIDERED'] }),
  reconsiderations: query({ input: listed.extend({ open: z.boolean().optional() }), output: pageOf(reconsideration) }),
  /** Other points, or none: both figures are kept, ranks and grades follow. */
  decide: command({ input: z.object({ center: place, reconsideration: z.uuid(), points: points.nullable(), decision: prose }), output: made, errors: ['RECONSIDERATION_UNKNOWN', 'RECONSIDERED', 'OWN_DECISION'] }),
}

export const history = {
  preview: query({
    input: z.object({ center: place, year, file: spreadsheetUpload }),
    output: z.object({ digest: z.string(), rows: z.int(), created: z.int(), changed: z.int(), unchanged: z.int(), removed: z.int(), errors: z.array(z.object({ row: z.int(), column: z.string().nullable(), text: z.object({ zh: z.string(), en: z.string() }) })), sample: z.array(z.object({ kind: z.enum(SUBJECTS), id: z.string(), name: z.string(), points: z.number().nullable(), rank: z.int().nullable() })) }),
    errors: fileErrors,
  }),
  /** The results of a year before Hall. The same file again changes nothing. */
  apply: command({
    input: z.object({ center: place, year, file: spreadsheetUpload, digest: z.string().max(100) }),
    output: z.object({ created: z.int(), changed: z.int(), unchanged: z.int(), removed: z.int() }),
    errors: [...fileErrors, 'FILE_HAS_ERRORS', 'FILE_CHANGED'],
  }),
  template: query({ input: z.object({ center: place }), output: z.object({ filename: z.string(), contentBase64: z.string() }) }),
}

export const followUps = {
  /** What the results of a year, with the one before, and the ledger lead to. */
  list: query({ input: z.object({ center: place, year }), output: z.object({ rows: z.array(followUp) }) }),
}

export const rectifications = {
  list: query({ input: listed.extend({ state: z.enum(RECTIFICATION_STATES).optional() }), output: pageOf(rectification) }),
  report: command({ input: z.object({ center: place, rectification: z.uuid(), text: prose }), output: made, errors: ['RECTIFICATION_UNKNOWN', 'RECTIFICATION_STATE'] }),
  /** Closed by the center alone, or given back. */
  verify: command({ input: z.object({ center: place, rectification: z.uuid(), accepted: z.boolean(), text: prose }), output: made, errors: ['RECTIFICATION_UNKNOWN', 'RECTIFICATION_STATE'] }),
}

export const awards = {
  /** By appraisal result, with what bars somebody this year. */
  candidates: query({
    input: pageQuery.extend({ center: place, year, kind: z.enum(SUBJECTS) }),
    output: pageOf(result.pick({ subject: true, name: true, department: true, window: true, points: true, grade: true, gradeName: true, rank: true }).extend({ entries: z.int(), barred: z.array(z.object({ clause: z.string(), because: z.string() })) })),
  }),
  list: query({ input: listed.extend({ year: year.optional() }), output: pageOf(z.object({ id: z.uuid(), center: place, year, award: z.string(), subject, department: place.nullable(), window: place.nullable(), reason: z.string().nullable(), by: z.string(), at: isoInstant })) }),
  /** Somebody with a lower result than another who is not barred asks for the reason. */
  nominate: command({ input: z.object({ center: place, year, award: line, subject, reason: prose.nullable() }), output: made, errors: ['SUBJECT_UNKNOWN', 'NOT_ELIGIBLE', 'NOMINATED_ALREADY', 'LOWER_RESULT'] }),
}
