import { bytes, instant, plainDate, visibleWithin } from '@hall/database'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

/** What somebody asked, and who stays responsible for the answer. */
export const contact = pgTable('contact', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text(),
  /** The owner. */
  person: text().notNull(),
  channel: text().notNull(),
  matter: text().notNull(),
  asker: text().notNull(),
  phone: text(),
  item: uuid(),
  firstAsked: text('first_asked').notNull(),
  firstAt: instant('first_at').notNull(),
  waitingFor: text('waiting_for'),
  state: text({ enum: ['open', 'on_hold', 'handed_over', 'passed_on', 'instructions_asked', 'closed'] }).notNull(),
  /** Asked of somebody else meanwhile, by whom it stays. */
  held: text(),
  heldAt: instant('held_at'),
  outcome: text(),
  reply: text(),
  target: text(),
  targetContact: text('target_contact'),
  /** Who received the one led to them. */
  receivedBy: text('received_by'),
  ledBy: text('led_by', { enum: ['self', 'arranged'] }),
  guide: text(),
  linkedTo: uuid('linked_to'),
  major: boolean().notNull(),
  late: boolean().notNull(),
  hops: integer().notNull(),
  reopened: boolean().notNull(),
  openedAt: instant('opened_at').notNull(),
  closedAt: instant('closed_at'),
  dueAt: instant('due_at'),
  version: integer().notNull(),
}, (t) => [
  index('contact_center').on(t.center, t.openedAt), index('contact_person').on(t.person, t.state), index('contact_asker').on(t.center, t.asker, t.item),
  index('contact_due').on(t.dueAt).where(sql`due_at is not null`),
  visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person }),
])

export interface FeeLine { readonly code: string; readonly name: string; readonly cents: number }
export const feeRequest = pgTable('fee_request', {
  id: uuid().primaryKey(),
  case: uuid().notNull(),
  number: text().notNull(),
  center: text().notNull(),
  department: text().notNull(),
  window: text(),
  person: text(),
  lines: jsonb().$type<FeeLine[]>().notNull(),
  cents: integer().notNull(),
  state: text({ enum: ['requested', 'paid', 'receipted'] }).notNull(),
  requestedAt: instant('requested_at').notNull(),
  requestedBy: text('requested_by').notNull(),
  paidAt: instant('paid_at'),
  bankReference: text('bank_reference'),
  receipt: text(),
  reduction: text(),
}, (t) => [index('fee_request_center').on(t.center, t.requestedAt), index('fee_request_case').on(t.case), visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person })])

export const feeReduction = pgTable('fee_reduction', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  item: uuid().notNull(),
  code: text().notNull(),
  kind: text({ enum: ['less', 'none', 'later'] }).notNull(),
  cents: integer().notNull(),
  document: text().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [index('fee_reduction_item').on(t.item), visibleWithin({ center: t.center, department: t.department })])

/** A window's report of its week; a correction is a version of its own. */
export const weeklyReport = pgTable('weekly_report', {
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  from: plainDate('starts_on').notNull(),
  version: integer().notNull(),
  dueAt: instant('due_at').notNull(),
  confirmedAt: instant('confirmed_at').notNull(),
  confirmedBy: text('confirmed_by').notNull(),
  late: boolean().notNull(),
  received: integer().notNull(),
  accepted: integer().notNull(),
  finished: integer().notNull(),
  open: integer().notNull(),
  urgent: integer().notNull(),
  note: text().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.window, t.from, t.version] }), visibleWithin({ center: t.center, department: t.department, window: t.window })])

export const registerMapping = pgTable('register_mapping', {
  center: text().notNull(),
  name: text().notNull(),
  mapping: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
  savedAt: instant('saved_at').notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.name] }), visibleWithin({ center: t.center })])

/** A file of an old register on its way in; `done` says how far. */
export const registerImport = pgTable('register_import', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  filename: text().notNull(),
  sha256: text().notNull(),
  file: bytes().notNull(),
  mapping: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
  by: text().notNull(),
  startedAt: instant('started_at').notNull(),
  finishedAt: instant('finished_at'),
  cases: integer().notNull(),
  done: integer().notNull(),
  created: integer().notNull(),
  changed: integer().notNull(),
  unchanged: integer().notNull(),
  error: text(),
}, (t) => [index('register_import_center').on(t.center, t.startedAt), index('register_import_open').on(t.startedAt).where(sql`finished_at is null`), visibleWithin({ center: t.center })])

/** Numbers a case had in the register it came from. */
export const registerNumber = pgTable('register_number', {
  center: text().notNull(),
  number: text().notNull(),
  case: uuid().notNull(),
  digest: text().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.number] }), uniqueIndex('register_number_case').on(t.case), visibleWithin({ center: t.center })])

