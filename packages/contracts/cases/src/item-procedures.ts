import { clauseId, command, isoDate, isoInstant, pageOf, pageQuery, query, spreadsheetUpload } from '@hall/contract'
import { z } from 'zod'
import { CHANGE_KINDS, ITEM_STATES, itemChange, itemContent, itemRow, itemVersion } from './item-shapes.ts'
import { KINDS, line, person, placeId, text } from './shapes.ts'

const item = z.uuid()
export const ITEM_CODES = [
  'ITEM_INCOMPLETE', 'PROMISE_ABOVE_STATUTORY', 'PROMISE_BELOW_STEPS', 'ITEM_KIND_WRONG', 'PROMISE_NOTE_MISSING', 'PLACE_REASON_MISSING', 'ITEM_LIMIT_MISSING', 'BELOW_BASELINE',
  'FEE_FIELDS_MISSING', 'POLICY_MISSING',
] as const
/** What can be wrong with a file before its rows are looked at. */
export const fileErrors = [
  'FILE_EMPTY', 'FILE_TOO_LARGE', 'FILE_NOT_A_TABLE', 'FILE_OLD_FORMAT', 'FILE_ENCRYPTED', 'FILE_DAMAGED',
  'TOO_MANY_SHEETS', 'TOO_MANY_ROWS', 'TOO_MANY_COLUMNS', 'CELL_TOO_LONG', 'HEADER_MISSING',
] as const
const cellError = z.object({ row: z.int(), column: z.string().nullable(), text: z.object({ zh: z.string(), en: z.string() }) })

export const guide = z.object({
  id: item, center: placeId, department: placeId, version: z.int(), effectiveFrom: isoDate, content: itemContent, state: z.enum(ITEM_STATES),
  /** How the promise was met in the last twelve months. */
  record: z.object({ finished: z.int(), onTime: z.int(), overdue: z.int(), medianDays: z.number().nullable() }),
  versions: z.array(z.object({ version: z.int(), effectiveFrom: isoDate, decision: z.string().nullable() })),
})

export const itemProcedures = {
  items: {
    list: query({
      input: pageQuery.extend({ center: placeId.optional(), department: placeId.optional(), window: placeId.optional(), kind: z.enum(KINDS).optional(), state: z.enum(ITEM_STATES).optional() }),
      output: pageOf(itemRow),
    }),
    get: query({ input: z.object({ id: item }), output: z.object({ item: itemRow, content: itemContent, versions: z.array(itemVersion) }) }),
    /** Items that cannot be published, are published late or have not been looked through. */
    checks: query({
      input: z.object({ center: placeId }),
      output: z.object({ rows: z.array(z.object({ id: item, name: z.string(), department: placeId, kind: z.enum(['incomplete', 'published_late', 'not_reviewed', 'no_approver', 'few_sheets']), clause: clauseId, detail: z.string() })) }),
    }),
    /** The list of items has been looked through. */
    review: command({ input: z.object({ center: placeId, ids: z.array(item).min(1).max(200) }), output: z.object({ reviewed: z.int() }) }),
    /** Which windows take it. */
    placeAt: command({ input: z.object({ id: item, center: placeId, windows: z.array(placeId).max(40) }), output: z.object({ version: z.int() }), errors: ['BRANCH_SIGN_MISSING', 'WINDOW_UNKNOWN'] }),
    /** Windows a department runs outside the hall: branch centers, each with its sign confirmed or not. `clause` null where the regulation has none. */
    branches: query({ input: z.object({ center: placeId }), output: z.object({ clause: clauseId.nullable(), rows: z.array(z.object({ window: placeId, department: placeId, signConfirmedOn: isoDate.nullable(), confirmedBy: z.string().nullable(), items: z.int() })) }) }),
    registerBranch: command({ input: z.object({ center: placeId, window: placeId }), output: z.object({ window: placeId }), errors: ['WINDOW_UNKNOWN', 'BRANCH_KNOWN', 'POLICY_MISSING'] }),
    confirmSign: command({ input: z.object({ center: placeId, window: placeId }), output: z.object({ window: placeId }), errors: ['BRANCH_UNKNOWN'] }),
    sheets: command({ input: z.object({ id: item, center: placeId, count: z.int().min(0).max(100_000) }), output: z.object({ count: z.int() }) }),
  },
  itemChanges: {
    list: query({ input: pageQuery.extend({ center: placeId.optional(), state: z.enum(['open', 'executed', 'returned']).optional() }), output: pageOf(itemChange) }),
    get: query({ input: z.object({ id: item }), output: z.object({ change: itemChange, content: itemContent.nullable(), before: itemContent.nullable() }) }),
    /** The department applies: admission, change, cancellation or exit. Where the regulation names no way, it is executed at once. */
    apply: command({
      input: z.object({
        center: placeId, department: placeId, kind: z.enum(CHANGE_KINDS), item: item.optional(), content: itemContent.optional(), ground: z.string().max(60).optional(), groundText: text.optional(),
      }),
      output: z.object({ id: item }),
      errors: [...ITEM_CODES, 'ITEM_UNKNOWN', 'ITEM_CODE_TAKEN', 'CHANGE_GROUND_MISSING', 'CONTENT_MISSING'],
    }),
    /** One step of the way: who consented, on which day, by which document. */
    record: command({
      input: z.object({ id: item, center: placeId, step: z.string().max(60), on: isoDate, document: line }),
      output: z.object({ id: item }), errors: ['CHANGE_UNKNOWN', 'CHANGE_CLOSED', 'CHANGE_STEP_MISSING', 'POLICY_MISSING'],
    }),
    giveBack: command({ input: z.object({ id: item, center: placeId, reason: text }), output: z.object({ id: item }), errors: ['CHANGE_UNKNOWN', 'CHANGE_CLOSED', 'POLICY_MISSING'] }),
    /** Carried out from a day on; open cases go on to their end. `publicSince`: what stood on paper or a notice board before Hall knew it. */
    execute: command({
      input: z.object({ id: item, center: placeId, effectiveFrom: isoDate, publicSince: isoDate.optional() }),
      output: z.object({ item, version: z.int(), openCases: z.int() }),
      errors: [...ITEM_CODES, 'CHANGE_UNKNOWN', 'CHANGE_CLOSED', 'CHANGE_STEP_MISSING', 'CHANGE_TOO_EARLY', 'ITEM_CODE_TAKEN'],
    }),
  },
  itemFiles: {
    preview: query({
      input: z.object({ center: placeId, department: placeId, file: spreadsheetUpload }),
      output: z.object({
        digest: z.string(), rows: z.int(), created: z.int(), changed: z.int(), unchanged: z.int(), errors: z.array(cellError),
        changes: z.array(z.object({ row: z.int(), code: z.string(), name: z.string(), kind: z.enum(['new', 'changed', 'unchanged']), fields: z.array(z.string()), openCases: z.int() })),
      }),
      errors: [...fileErrors, 'POLICY_MISSING'],
    }),
    /** Opens an application for each new or changed item. The same file again opens none. */
    apply: command({
      input: z.object({ center: placeId, department: placeId, file: spreadsheetUpload, digest: z.string().max(100) }),
      output: z.object({ created: z.int(), changed: z.int(), unchanged: z.int() }),
      errors: [...fileErrors, 'FILE_HAS_ERRORS', 'FILE_CHANGED', 'POLICY_MISSING'],
    }),
    template: query({ input: z.object({ center: placeId }), output: z.object({ filename: z.string(), contentBase64: z.string() }) }),
  },
  authorizations: {
    list: query({
      input: z.object({ center: placeId, department: placeId.optional() }),
      output: z.object({ rows: z.array(z.object({ id: z.string(), department: placeId, item: z.string().nullable(), itemName: z.string().nullable(), person, capacity: z.enum(['examiner', 'approver', 'carrier']), simple: z.boolean(), from: isoDate, until: isoDate.nullable() })) }),
    }),
    /** The department names who examines, who approves and who carries materials; of one item or of all its items. */
    give: command({
      input: z.object({ center: placeId, department: placeId, item: item.nullable(), person, capacity: z.enum(['examiner', 'approver', 'carrier']), simple: z.boolean(), from: isoDate }),
      output: z.object({ id: z.string() }),
    }),
    end: command({ input: z.object({ id: z.uuid(), center: placeId, on: isoDate }), output: z.object({ id: z.string() }) }),
  },
  guides: {
    /** Without login: what a center offers, and the guide of one item. */
    list: query({ public: true, input: pageQuery.extend({ center: placeId, department: placeId.optional() }), output: pageOf(z.object({ id: item, department: placeId, code: z.string(), name: z.string(), kind: z.enum(KINDS), days: z.int().nullable(), unit: z.string().nullable(), oneVisit: z.boolean() })) }),
    get: query({ public: true, input: z.object({ id: item, on: isoDate.optional() }), output: guide }),
    /** The national list's columns, for the online channel; what has changed since a day. */
    export: query({ input: z.object({ center: placeId, since: isoDate.optional() }), output: z.object({ filename: z.string(), contentBase64: z.string(), items: z.int(), at: isoInstant }) }),
    decisions: query({ public: true, input: z.object({ center: placeId }), output: z.object({ rows: z.array(z.object({ item: z.string(), name: z.string(), kind: z.enum(CHANGE_KINDS), on: isoDate, document: z.string() })) }) }),
  },
}
