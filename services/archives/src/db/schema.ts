import {
  ACCESS_KINDS, ACCESS_STATES, CLASSES, COMPONENT_KINDS, FINDING_KINDS, HOLD_GROUNDS, IDENTITY_KINDS, LOG_KINDS, REPAIRS, RETENTIONS, SECRECY, TRANSFER_STATES, VOLUME_STATES,
} from '@hall/contract-archives'
import { appendOnlyWithin, bytes, instant, plainDate, visibleWithin } from '@hall/database'
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export * from '@hall/attachments/schema'
export * from '@hall/journal/schema'
export * from '@hall/ledger/schema'
export * from '@hall/organization-copy/schema'
export { calendarCopy, policyCopy } from '@hall/regulation-copy'

/** The register a row belongs to: a window's, or the office's where there is none. */
const place = { center: text().notNull(), department: text(), window: text() }

export const volume = pgTable('volume', {
  id: uuid().primaryKey(),
  ...place,
  /** Whose papers they are, where they came from a section. */
  section: text(),
  /** The number without its running part. */
  series: text().notNull(),
  serial: integer().notNull(),
  number: text().notNull(),
  class: text({ enum: CLASSES }).notNull(),
  title: text().notNull(),
  year: integer().notNull(),
  retention: text({ enum: RETENTIONS }).notNull(),
  secrecy: text({ enum: SECRECY }).notNull(),
  important: boolean().notNull(),
  state: text({ enum: VOLUME_STATES }).notNull(),
  box: text().notNull(),
  spot: text().notNull(),
  items: integer().notNull(),
  pages: integer().notNull(),
  filedOn: plainDate('filed_on').notNull(),
  expiresOn: plainDate('expires_on'),
  /** Pairs of neighbouring signs in titles and content: what a search for Chinese goes by, without an extension. */
  grams: text().array().notNull(),
  version: integer().notNull(),
}, (t) => [
  uniqueIndex('volume_number').on(t.center, t.number), uniqueIndex('volume_serial').on(t.center, t.series, t.serial), index('volume_window').on(t.window), index('volume_expires').on(t.center, t.expiresOn),
  index('volume_grams').using('gin', t.grams), visibleWithin(t),
])

/** One piece of a volume; its files hang on `volume/<id>/<number>`. */
export const item = pgTable('item', {
  ...place,
  volume: uuid().notNull(),
  number: integer().notNull(),
  title: text().notNull(),
  responsible: text().notNull(),
  document: text().notNull(),
  on: plainDate('dated_on'),
  pages: integer().notNull(),
  text: text().notNull(),
}, (t) => [primaryKey({ columns: [t.volume, t.number] }), ...appendOnlyWithin(t)])

export const delivery = pgTable('delivery', {
  id: uuid().primaryKey(),
  ...place,
  section: text(),
  period: text().notNull(),
  volumes: uuid().array().notNull(),
  handedOn: plainDate('handed_on').notNull(),
  handedBy: text('handed_by').notNull(),
  confirmedOn: plainDate('confirmed_on'),
  confirmedBy: text('confirmed_by'),
}, (t) => [index('delivery_center').on(t.center, t.period), visibleWithin(t)])

/** Who answers for a register, from the first to the last of the days. */
export const keeper = pgTable('keeper', {
  id: uuid().primaryKey(),
  ...place,
  person: text().notNull(),
  from: plainDate('starts_on').notNull(),
  last: plainDate('ends_on'),
}, (t) => [index('keeper_center').on(t.center, t.window), visibleWithin(t)])

export interface Counted { readonly volume: string; readonly state: 'present' | 'lent' | 'missing' }
export const handover = pgTable('handover', {
  id: uuid().primaryKey(),
  ...place,
  from: text('handed_by').notNull(),
  to: text('taken_by').notNull(),
  lines: jsonb().$type<Counted[]>().notNull(),
  signed: text().array().notNull(),
  effectiveOn: plainDate('effective_on'),
}, (t) => [index('handover_center').on(t.center), visibleWithin(t)])

/** A consent asked for; whoever asked sees it as well as the register asked. */
export const access = pgTable('access_request', {
  id: uuid().primaryKey(),
  ...place,
  person: text('requested_by').notNull(),
  volume: uuid().notNull(),
  number: text().notNull(),
  kind: text({ enum: ACCESS_KINDS }).notNull(),
  state: text({ enum: ACCESS_STATES }).notNull(),
  purpose: text().notNull(),
  pages: integer(),
  days: integer().notNull(),
  reason: text().notNull(),
  requestedAt: instant('requested_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
  approver: text().notNull(),
  clause: text(),
}, (t) => [index('access_request_center').on(t.center, t.requestedAt), index('access_request_volume').on(t.volume, t.person), visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person })])

export const loan = pgTable('loan', {
  id: uuid().primaryKey(),
  ...place,
  person: text('borrower').notNull(),
  volume: uuid().notNull(),
  number: text().notNull(),
  title: text().notNull(),
  request: uuid().notNull(),
  takenAt: instant('taken_at').notNull(),
  dueAt: instant('due_at').notNull(),
  finishedAt: instant('finished_at'),
  returnedAt: instant('returned_at'),
  reminded: boolean().notNull(),
  flagged: boolean().notNull(),
  late: boolean().notNull(),
  condition: text({ enum: ['good', 'damaged'] }),
  note: text().notNull(),
  clause: text(),
}, (t) => [index('loan_center').on(t.center, t.takenAt), index('loan_due').on(t.dueAt), visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person })])

export interface Checked { readonly code: string; readonly ok: boolean; readonly clause: string }
export const inspection = pgTable('inspection', {
  id: uuid().primaryKey(),
  ...place,
  room: text().notNull(),
  on: plainDate('checked_on').notNull(),
  by: text('checked_by').notNull(),
  findings: text().notNull(),
  items: jsonb().$type<Checked[]>().notNull(),
}, (t) => [index('inspection_center').on(t.center, t.on), ...appendOnlyWithin(t)])

export const damage = pgTable('damage', {
  id: uuid().primaryKey(),
  ...place,
  volume: uuid().notNull(),
  number: text().notNull(),
  title: text().notNull(),
  what: text().notNull(),
  foundOn: plainDate('found_on').notNull(),
  startBy: plainDate('start_by'),
  action: text({ enum: REPAIRS }),
  startedOn: plainDate('started_on'),
  doneOn: plainDate('done_on'),
  flagged: boolean().notNull(),
  clause: text(),
}, (t) => [index('damage_center').on(t.center, t.foundOn), visibleWithin(t)])

export const climate = pgTable('climate', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  room: text().notNull(),
  at: instant('measured_at').notNull(),
  celsius: doublePrecision().notNull(),
  humidity: doublePrecision().notNull(),
  outside: boolean().notNull(),
  by: text('measured_by').notNull(),
}, (t) => [index('climate_center').on(t.center, t.at), ...appendOnlyWithin({ center: t.center })])

/** The papers of a case, growing while it runs. */
export const casePackage = pgTable('case_package', {
  case: uuid('case_id').primaryKey(),
  ...place,
  number: text(),
  item: text(),
  handler: text(),
  openedAt: instant('opened_at').notNull(),
  finishedAt: instant('finished_at'),
  outcome: text(),
  volume: text(),
  /** Of the newest step heard of: an older one that comes later changes nothing of how the case stands. */
  toldAt: instant('told_at'),
}, (t) => [index('case_package_center').on(t.center, t.openedAt), visibleWithin(t)])

export const component = pgTable('component', {
  id: uuid().primaryKey(),
  ...place,
  case: uuid('case_id').notNull(),
  kind: text({ enum: COMPONENT_KINDS }).notNull(),
  title: text().notNull(),
  at: instant('added_at').notNull(),
  by: text('added_by').notNull(),
  sha256: text().notNull(),
  attachment: uuid(),
}, (t) => [index('component_case').on(t.case, t.at), ...appendOnlyWithin(t)])

/** Materials handed back, to whom and against what; the number of the proof stays in this row. */
export const materialReturn = pgTable('material_return', {
  id: uuid().primaryKey(),
  ...place,
  case: uuid('case_id').notNull(),
  materials: text().notNull(),
  identityKind: text('identity_kind', { enum: IDENTITY_KINDS }).notNull(),
  identityNumber: text('identity_number').notNull(),
  byAgent: boolean('by_agent').notNull(),
  signature: uuid().notNull(),
  authorization: uuid(),
  at: instant('returned_at').notNull(),
  by: text('returned_by').notNull(),
}, (t) => [index('material_return_case').on(t.case), ...appendOnlyWithin(t)])

/** Attempts at the file of a case by somebody who may not see it. */
export const attempt = pgTable('foreign_attempt', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  person: text().notNull(),
  case: uuid('case_id').notNull(),
  at: instant('tried_at').notNull(),
}, (t) => [index('foreign_attempt_center').on(t.center, t.at), ...appendOnlyWithin({ center: t.center, person: t.person })])

/** Nothing under a hold is destroyed; the subject is a volume or a case. */
export const hold = pgTable('hold', {
  id: uuid().primaryKey(),
  ...place,
  subject: uuid().notNull(),
  label: text().notNull(),
  ground: text({ enum: HOLD_GROUNDS }).notNull(),
  reference: text().notNull(),
  since: instant('held_since').notNull(),
  by: text('held_by').notNull(),
  releasedAt: instant('released_at'),
}, (t) => [index('hold_subject').on(t.subject), visibleWithin(t)])

export const appraisal = pgTable('appraisal', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  subject: text().notNull(),
  volumes: uuid().array().notNull(),
  reviewers: text().array().notNull(),
  openedAt: instant('opened_at').notNull(),
  openedBy: text('opened_by').notNull(),
  executedOn: plainDate('executed_on'),
}, (t) => [index('appraisal_center').on(t.center, t.openedAt), visibleWithin({ center: t.center })])

export const answer = pgTable('appraisal_answer', {
  center: text().notNull(),
  appraisal: uuid().notNull(),
  volume: uuid().notNull(),
  person: text().notNull(),
  answer: text({ enum: ['destroy', 'retain', 'transfer'] }).notNull(),
  at: instant('answered_at').notNull(),
}, (t) => [primaryKey({ columns: [t.appraisal, t.volume, t.person] }), visibleWithin({ center: t.center })])

export const transfer = pgTable('transfer', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  state: text({ enum: TRANSFER_STATES }).notNull(),
  volumes: uuid().array().notNull(),
  numbers: text().array().notNull(),
  packedAt: instant('packed_at').notNull(),
  by: text('packed_by').notNull(),
  sha256: text().notNull(),
  bag: bytes().notNull(),
  receipt: text(),
  receivedOn: plainDate('received_on'),
}, (t) => [index('transfer_center').on(t.center, t.packedAt), visibleWithin({ center: t.center })])

/** One by one, on what would be the forms: received, kept, changed, consulted, used, transferred. */
export const logEntry = pgTable('archive_log', {
  id: uuid().primaryKey(),
  ...place,
  person: text('done_by').notNull(),
  kind: text({ enum: LOG_KINDS }).notNull(),
  class: text({ enum: CLASSES }).notNull(),
  volume: uuid().notNull(),
  number: text().notNull(),
  detail: text().notNull(),
  at: instant('done_at').notNull(),
}, (t) => [index('archive_log_center').on(t.center, t.at), ...appendOnlyWithin(t)])

export const finding = pgTable('finding', {
  id: uuid().primaryKey(),
  ...place,
  kind: text({ enum: FINDING_KINDS }).notNull(),
  volume: text(),
  against: text(),
  subject: text().notNull(),
  at: instant('found_at').notNull(),
  clause: text(),
}, (t) => [index('finding_center').on(t.center, t.at), ...appendOnlyWithin(t)])
