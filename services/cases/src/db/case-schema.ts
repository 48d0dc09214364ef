import { appendOnlyWithin, instant, plainDate, visibleWithin } from '@hall/database'
import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgSequence, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export { issuedDocument, issuedNumber } from '@hall/issued-documents/schema'

/** Numbers of cases; one that is not used leaves a gap. */
export const caseNumber = pgSequence('case_number')

export interface Applicant { readonly name: string; readonly kind: 'person' | 'organization'; readonly idNumber?: string | undefined; readonly phone?: string | undefined; readonly address?: string | undefined; readonly agent?: string | undefined }

/** Where each case stands; the journal is what it follows from. Personal data stands here alone. */
export const caseFile = pgTable('case_file', {
  id: uuid().primaryKey(),
  number: text().notNull(),
  center: text().notNull(),
  department: text().notNull(),
  window: text(),
  /** Who handles it. */
  person: text(),
  item: text(),
  itemVersion: integer('item_version').notNull(),
  itemName: text('item_name').notNull(),
  kind: text({ enum: ['instant', 'promised', 'joint', 'escalated'] }).notNull(),
  channel: text().notNull(),
  state: text().notNull(),
  urgent: boolean().notNull(),
  departments: text().array().notNull(),
  applicant: jsonb().$type<Applicant>(),
  checkCode: text('check_code').notNull(),
  receivedAt: instant('received_at').notNull(),
  acceptedAt: instant('accepted_at'),
  finishedAt: instant('finished_at'),
  outcome: text(),
  /** Last day and end of the promise, and of the law's limit; null while they stand still or do not run. */
  dueOn: plainDate('due_on'),
  dueAt: instant('due_at'),
  statutoryOn: plainDate('statutory_on'),
  statutoryAt: instant('statutory_at'),
  stopped: boolean().notNull(),
  /** A calendar that is not out yet decides the date. */
  provisional: boolean().notNull(),
  /** When the clock has to be looked at again if nobody acts. */
  nextAt: instant('next_at'),
  noticed: boolean().notNull(),
  late: boolean().notNull(),
  findings: integer().notNull(),
  /** Accepted, and the network's reference or the notice is still missing. */
  acceptanceOpen: boolean('acceptance_open').notNull().default(false),
  materialsKept: integer('materials_kept').notNull().default(0),
  version: integer().notNull(),
}, (t) => [
  uniqueIndex('case_file_number').on(t.number),
  index('case_file_center').on(t.center, t.receivedAt.desc().nullsFirst(), t.id),
  index('case_file_window').on(t.window, t.dueAt),
  index('case_file_person').on(t.person, t.dueAt).where(sql`finished_at is null`),
  index('case_file_department').on(t.department, t.receivedAt),
  index('case_file_open').on(t.center, t.dueAt, t.id).where(sql`finished_at is null`),
  index('case_file_late').on(t.center, t.finishedAt).where(sql`late`),
  index('case_file_next').on(t.nextAt).where(sql`next_at is not null`),
  index('case_file_item').on(t.item, t.receivedAt).where(sql`accepted_at is null`),
  index('case_file_received').on(t.receivedAt.desc().nullsFirst(), t.id),
  visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person }),
])

export interface CopyRow { readonly nth: number; readonly of: number; readonly holder: 'applicant' | 'archive'; readonly placedAt: string | null; readonly to: string | null }

/** A refusal waiting for its second reader, or read. */
export const negation = pgTable('negation', {
  case: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  window: text(),
  number: text().notNull(),
  itemName: text('item_name').notNull(),
  filedAt: instant('filed_at').notNull(),
  by: text().notNull(),
  reasonCode: text('reason_code').notNull(),
  dueAt: instant('due_at'),
  signedAt: instant('signed_at'),
  outcome: text(),
  /** Numbered copies once it is signed. */
  copies: jsonb().$type<CopyRow[]>().notNull().default([]),
  closedAt: instant('closed_at'),
  /** The form with names and addresses: rows only. */
  form: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
}, (t) => [index('negation_center').on(t.center, t.filedAt), visibleWithin({ center: t.center, department: t.department, window: t.window })])

const counts = {
  center: text().notNull(),
  department: text().notNull(),
  item: text().notNull(),
  channel: text().notNull(),
  day: plainDate().notNull(),
  received: integer().notNull(),
  accepted: integer().notNull(),
  finished: integer().notNull(),
  onTime: integer('on_time').notNull(),
  planned: integer().notNull(),
  pastPlanned: integer('past_planned').notNull(),
  pastDeadline: integer('past_deadline').notNull(),
  noticed: integer().notNull(),
  secondNotices: integer('second_notices').notNull(),
  refused: integer().notNull(),
}

/** Counts of a day; what came since the last gathering lies beside it, so that two windows never wait for each other. */
export const tally = pgTable('tally', counts, (t) => [
  primaryKey({ columns: [t.center, t.day, t.item, t.department, t.channel] }), index('tally_day').on(t.day), visibleWithin({ center: t.center, department: t.department }),
])
export const tallyChange = pgTable('tally_change', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  ...counts,
  /** Working days it took; null where nothing was finished. */
  days: integer(),
  /** Where it happened; null for what was brought along. */
  window: text(),
  /** Looked through before acceptance, by what came online alone. */
  reviewed: integer().notNull().default(0),
}, (t) => [index('tally_change_center').on(t.center, t.day), visibleWithin({ center: t.center, department: t.department })])

/** How many took how many working days, by the day they were finished on. */
export const duration = pgTable('duration', {
  center: text().notNull(),
  department: text().notNull(),
  item: text().notNull(),
  channel: text().notNull(),
  day: plainDate().notNull(),
  days: integer().notNull(),
  count: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.day, t.item, t.department, t.channel, t.days] }), visibleWithin({ center: t.center, department: t.department })])

const lying = { center: text().notNull(), department: text().notNull(), item: text().notNull(), channel: text().notNull() }

/** How many are open in which state, and how many of them run out on which day. */
export const openCount = pgTable('open_count', { ...lying, state: text().notNull(), open: integer().notNull() }, (t) => [
  primaryKey({ columns: [t.center, t.item, t.department, t.channel, t.state] }), visibleWithin({ center: t.center, department: t.department }),
])
export const dueCount = pgTable('due_count', { ...lying, day: plainDate().notNull(), open: integer().notNull() }, (t) => [
  primaryKey({ columns: [t.center, t.day, t.item, t.department, t.channel] }), visibleWithin({ center: t.center, department: t.department }),
])
/** A case that opened, moved or was finished since the last gathering: one fewer where it lay, one more where it lies. */
export const openChange = pgTable('open_change', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  ...lying,
  state: text().notNull(),
  /** Null for what stands still or has no limit. */
  day: plainDate(),
  open: integer().notNull(),
}, (t) => [index('open_change_center').on(t.center), visibleWithin({ center: t.center, department: t.department })])

/** What a window took in, looked through and accepted on a day, by the way it came. */
export const windowTally = pgTable('window_tally', {
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  channel: text().notNull(),
  day: plainDate().notNull(),
  received: integer().notNull(),
  reviewed: integer().notNull(),
  accepted: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.day, t.window, t.department, t.channel] }), visibleWithin({ center: t.center, department: t.department, window: t.window })])

/** One step of a case brought along from an old register. */
export const importedStep = pgTable('imported_step', {
  case: uuid().notNull(),
  center: text().notNull(),
  department: text().notNull(),
  nth: integer().notNull(),
  step: text().notNull(),
  by: text(),
  at: instant(),
}, (t) => [primaryKey({ columns: [t.case, t.nth] }), ...appendOnlyWithin({ center: t.center, department: t.department })])
