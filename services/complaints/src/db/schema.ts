import { CHANNELS, CLASSES, CONSEQUENCES, OFFICES, RESULTS, STATUSES, STEPS } from '@hall/contract-complaints'
import { appendOnly, appendOnlyWithin, bytes, instant, plainDate, publicWithin, visibleWithin } from '@hall/database'
import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export * from '@hall/attachments/schema'
export * from '@hall/issued-documents/schema'
export * from '@hall/journal/schema'
export { caseStep } from './case-schema.ts'
export { callbackAttempt, callbackNotice, invitation, rating, ratingDevice } from './rating-schema.ts'
export { calendarCopy, policyCopy } from '@hall/regulation-copy'

/** Copy of who was posted where; `center` null from the day a person has left. `until` is excluded. */
export const posting = pgTable('posting', {
  person: text().notNull(),
  center: text(),
  department: text(),
  window: text(),
  section: text(),
  name: text().notNull(),
  lead: boolean().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [primaryKey({ columns: [t.person, t.from] }), index('posting_window').on(t.window), visibleWithin(t)])

/** Copy of the counters. */
export const window = pgTable('window', {
  id: text().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  /** What the sign says and what people call it: the hotline knows no ids. */
  number: text(),
  name: text(),
  closedOn: plainDate('closed_on'),
}, (t) => [index('window_center').on(t.center), ...publicWithin({ center: t.center })])

/** Relatives among the staff, as declared; both directions are looked up. */
export const kin = pgTable('kin', {
  person: text().notNull(),
  relative: text().notNull(),
  relation: text().notNull(),
  center: text().notNull(),
  declaredAt: instant('declared_at').notNull(),
}, (t) => [primaryKey({ columns: [t.person, t.relative] }), index('kin_relative').on(t.relative), visibleWithin({ center: t.center, person: t.person })])

/**
 * A complaint as it stands, from its journal. The shown places open it to a window, its department and the person complained
 * of: empty until it is sent there, and always on confidential grounds.
 */
export const complaint = pgTable('complaint', {
  id: uuid().primaryKey(),
  number: text().notNull(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text(),
  shownDepartment: text('shown_department'),
  shownWindow: text('shown_window'),
  shownPerson: text('shown_person'),
  channel: text({ enum: CHANNELS }).notNull(),
  channels: text({ enum: CHANNELS }).array().notNull(),
  body: text().notNull(),
  ground: text().notNull(),
  class: text({ enum: CLASSES }),
  classified: boolean().notNull(),
  status: text({ enum: STATUSES }).notNull(),
  coordinator: text({ enum: OFFICES }).notNull(),
  handler: text(),
  anonymous: boolean().notNull(),
  contactable: boolean().notNull(),
  confidential: boolean().notNull(),
  incomplete: text().array().notNull(),
  caseNumber: text('case_number'),
  item: text(),
  /** Who complained, as a keyed hash of the contact: the same person by another channel is found, nobody is read from it. */
  contactKey: text('contact_key'),
  content: text().notNull(),
  receivedAt: instant('received_at').notNull(),
  factsOn: plainDate('facts_on').notNull(),
  dueAt: instant('due_at'),
  dueDate: plainDate('due_date'),
  dueClause: text('due_clause'),
  metAt: instant('met_at'),
  foundAt: instant('found_at'),
  result: text({ enum: RESULTS }),
  serious: boolean().notNull(),
  violation: boolean().notNull(),
  objecting: boolean().notNull(),
  unsettled: boolean().notNull().default(false),
  bounces: integer().notNull(),
  waitsFor: text('waits_for', { enum: STEPS }).array().notNull(),
  closedAt: instant('closed_at'),
  late: boolean().notNull(),
  /** When somebody has to be reminded of it next. */
  remindAt: instant('remind_at'),
  mergedInto: uuid('merged_into'),
  rating: uuid(),
  version: integer().notNull(),
}, (t) => [
  uniqueIndex('complaint_number').on(t.number),
  index('complaint_received').on(t.center, t.receivedAt.desc().nullsFirst(), t.id),
  index('complaint_open').on(t.center, t.dueAt).where(sql`status in ('draft', 'open')`),
  index('complaint_unsettled').on(t.center).where(sql`unsettled`),
  index('complaint_window').on(t.window, t.receivedAt.desc().nullsFirst()),
  index('complaint_person').on(t.person),
  index('complaint_contact').on(t.center, t.contactKey),
  index('complaint_case').on(t.center, t.caseNumber),
  index('complaint_remind').on(t.remindAt).where(sql`remind_at is not null`),
  visibleWithin({ center: t.center, department: t.shownDepartment, window: t.shownWindow, person: t.shownPerson }),
])

/** Who complained. Only within the reach of a whole center: no window, department or person ever reads a row. */
export const complainant = pgTable('complainant', {
  intake: uuid().primaryKey(),
  complaint: uuid().notNull(),
  center: text().notNull(),
  name: text(),
  nameRefused: boolean('name_refused').notNull(),
  contact: text(),
  contactRefused: boolean('contact_refused').notNull(),
}, (t) => [index('complainant_complaint').on(t.complaint), visibleWithin({ center: t.center })])

/** Each way a matter came in by; the hotline's item once. */
export const intake = pgTable('intake', {
  id: uuid().primaryKey(),
  complaint: uuid().notNull(),
  center: text().notNull(),
  channel: text({ enum: CHANNELS }).notNull(),
  receivedAt: instant('received_at').notNull(),
  sourceNumber: text('source_number'),
  sourceDueAt: instant('source_due_at'),
  message: uuid().notNull(),
}, (t) => [
  index('intake_complaint').on(t.complaint),
  uniqueIndex('intake_source').on(t.center, t.channel, t.sourceNumber).where(sql`source_number is not null`),
  visibleWithin({ center: t.center }),
])

/** What was said about a complaint, apart from the journal that says when and why; who may read it follows from the event. */
export const message = pgTable('message', {
  id: uuid().primaryKey(),
  complaint: uuid().notNull(),
  center: text().notNull(),
  at: instant().notNull(),
  /** Person id; null for the complainant. */
  by: text(),
  text: text().notNull(),
}, (t) => [index('message_complaint').on(t.complaint, t.at), ...appendOnlyWithin({ center: t.center })])

/**
 * The code that opens a complaint's public page, as a keyed hash. What came by the public page and joined another matter has a
 * number and code of its own and shows what was lodged with it, so that nobody learns from it that there was another.
 */
export const followCode = pgTable('follow_code', {
  number: text().primaryKey(),
  complaint: uuid().notNull(),
  center: text().notNull(),
  hash: bytes().notNull(),
  /** Of what joined: its own intake, ground and limit. */
  intake: uuid(),
  ground: text(),
  dueDate: plainDate('due_date'),
  dueClause: text('due_clause'),
}, (t) => [index('follow_code_complaint').on(t.complaint), visibleWithin({ center: t.center })])

/** What follows from a finding; withdrawn ones stay. */
export const consequence = pgTable('consequence', {
  id: uuid().primaryKey(),
  complaint: uuid().notNull(),
  number: text().notNull(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text(),
  rule: text().notNull(),
  kind: text({ enum: CONSEQUENCES }).notNull(),
  clause: text().notNull(),
  result: text({ enum: RESULTS }).notNull(),
  points: doublePrecision(),
  basis: text(),
  year: integer(),
  raisedAt: instant('raised_at').notNull(),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnReason: text('withdrawn_reason'),
  outcome: text(),
  outcomeOn: plainDate('outcome_on'),
  version: integer().notNull(),
}, (t) => [
  uniqueIndex('consequence_once').on(t.complaint, t.rule).where(sql`withdrawn_at is null`),
  index('consequence_person').on(t.person, t.kind),
  index('consequence_window').on(t.window, t.kind),
  index('consequence_center').on(t.center, t.raisedAt.desc().nullsFirst()),
  visibleWithin(t),
])

/** Answers on their way to the hotline. */
export const hotlineReply = pgTable('hotline_reply', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  complaint: uuid().notNull(),
  number: text().notNull(),
  sourceNumber: text('source_number').notNull(),
  result: text({ enum: RESULTS }),
  text: text().notNull(),
  repliedAt: instant('replied_at').notNull(),
  takenAt: instant('taken_at'),
}, (t) => [index('hotline_reply_center').on(t.center, t.repliedAt), visibleWithin({ center: t.center })])

/** The last number given, by center and year. */
export const numberSeries = pgTable('number_series', {
  center: text().notNull(),
  year: integer().notNull(),
  last: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.year] }), visibleWithin({ center: t.center })])

/** Tasks that were answered: each is good for one submission. */
export const spentTask = pgTable('spent_task', {
  hash: bytes().primaryKey(),
  expiresAt: instant('expires_at').notNull(),
}, (t) => [index('spent_task_expires').on(t.expiresAt)])

/** What hashes of codes and contacts are keyed with; drawn once for a database. */
export const secret = pgTable('secret', {
  purpose: text().primaryKey(),
  value: bytes().notNull(),
}, () => appendOnly(sql`(select hall_all())`))
