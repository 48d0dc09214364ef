import type { ItemContent } from '@hall/contract-cases'
import { instant, plainDate, publicWithin, visibleWithin } from '@hall/database'
import { sql } from 'drizzle-orm'
import { bigint, boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export * from '@hall/journal/schema'
export { calendarCopy, policyCopy } from '@hall/regulation-copy'
export * from './case-schema.ts'
export * from './desk-schema.ts'
export * from './hall-schema.ts'

const identity = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

/** Copy of who sits where; read by whoever acts, to tell whose window it is. */
export const posting = pgTable('posting', {
  person: text().notNull(),
  name: text().notNull(),
  center: text(),
  department: text(),
  window: text(),
  section: text(),
  lead: boolean().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [primaryKey({ columns: [t.person, t.from] }), index('posting_window').on(t.window), index('posting_department').on(t.department, t.center), visibleWithin({ center: t.center })])

export const window = pgTable('window', {
  id: text().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  number: text().notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  closedOn: plainDate('closed_on'),
}, (t) => [index('window_center').on(t.center), ...publicWithin({ center: t.center })])

/** A window a department runs outside the hall, as a branch of the center. */
export const branchWindow = pgTable('branch_window', {
  window: text().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  registeredOn: plainDate('registered_on').notNull(),
  signConfirmedOn: plainDate('sign_confirmed_on'),
  confirmedBy: text('confirmed_by'),
}, (t) => [index('branch_window_center').on(t.center), visibleWithin({ center: t.center, department: t.department })])

/** Copy of names of centers and departments, for papers. */
export const placeName = pgTable('place_name', { id: text().primaryKey(), zh: text().notNull(), en: text().notNull() })

/** A service item as it stands; what it said when is in its versions. */
export const item = pgTable('item', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  code: text().notNull(),
  name: text().notNull(),
  kind: text({ enum: ['instant', 'promised', 'joint', 'escalated'] }).notNull(),
  state: text({ enum: ['draft', 'published', 'left'] }).notNull(),
  version: integer().notNull(),
  streamVersion: integer('stream_version').notNull(),
  effectiveFrom: plainDate('effective_from'),
  leftOn: plainDate('left_on'),
  windows: text().array().notNull().default(sql`'{}'`),
  reviewedOn: plainDate('reviewed_on'),
  sheets: integer(),
}, (t) => [
  uniqueIndex('item_code').on(t.center, t.code),
  index('item_department').on(t.department),
  ...publicWithin({ center: t.center, department: t.department }),
])

export const itemVersion = pgTable('item_version', {
  item: uuid().notNull(),
  center: text().notNull(),
  department: text().notNull(),
  version: integer().notNull(),
  effectiveFrom: plainDate('effective_from').notNull(),
  publishedAt: instant('published_at').notNull(),
  /** Where it was public before it came into Hall. */
  publicSince: plainDate('public_since'),
  decision: text(),
  decidedOn: date('decided_on', { mode: 'string' }),
  changeKind: text('change_kind').notNull(),
  content: jsonb().$type<ItemContent>().notNull(),
}, (t) => [primaryKey({ columns: [t.item, t.version] }), ...publicWithin({ center: t.center, department: t.department })])

export interface ChangeStep { readonly step: string; readonly doneAt: string | null; readonly on: string | null; readonly document: string | null; readonly by: string | null }

/** An application to admit, change or withdraw an item, on its way. */
export const itemChange = pgTable('item_change', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  item: uuid(),
  kind: text({ enum: ['entry', 'change', 'cancellation', 'exit'] }).notNull(),
  name: text().notNull(),
  content: jsonb().$type<ItemContent>(),
  ground: text(),
  groundText: text('ground_text'),
  steps: jsonb().$type<ChangeStep[]>().notNull(),
  state: text({ enum: ['open', 'executed', 'returned'] }).notNull(),
  effectiveFrom: plainDate('effective_from'),
  reason: text(),
  appliedAt: instant('applied_at').notNull(),
  version: integer().notNull(),
}, (t) => [index('item_change_center').on(t.center, t.appliedAt), visibleWithin({ center: t.center, department: t.department })])

/** Whom a department lets examine, approve or carry. */
export const authorized = pgTable('authorized', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  item: uuid(),
  person: text().notNull(),
  capacity: text({ enum: ['examiner', 'approver', 'carrier'] }).notNull(),
  simple: boolean().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [index('authorized_person').on(t.person), index('authorized_department').on(t.department, t.center), visibleWithin({ center: t.center, department: t.department })])

/** Copy of written mandates to decide for a department. */
export const mandate = pgTable('mandate', {
  id: text().primaryKey(),
  person: text().notNull(),
  center: text().notNull(),
  department: text().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [index('mandate_person').on(t.person), visibleWithin({ center: t.center, department: t.department })])

/** What the record or somebody outside shows to be wrong. */
export const finding = pgTable('finding', {
  id: uuid().primaryKey(),
  case: uuid(),
  number: text(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text(),
  kind: text().notNull(),
  clause: text(),
  at: instant().notNull(),
  detail: text().notNull(),
  days: integer(),
  state: text({ enum: ['open', 'confirmed', 'dismissed'] }).notNull(),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
  circular: text(),
  consequence: text({ enum: ['deduction', 'elimination_ground'] }),
  ground: integer(),
}, (t) => [
  index('finding_case').on(t.case), index('finding_center').on(t.center, t.at), index('finding_kind').on(t.center, t.kind, t.at),
  visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person }),
])

/** A new calendar on its way through the open cases. */
export const reprojection = pgTable('reprojection', {
  year: integer().notNull(),
  version: integer().notNull(),
  from: plainDate('starts_on').notNull(),
  doneTo: uuid('done_to'),
  finishedAt: instant('finished_at'),
}, (t) => [primaryKey({ columns: [t.year, t.version] })])

/** A running number of papers and circulars of a center in a year. */
export const circular = pgTable('circular', {
  id: identity(),
  center: text().notNull(),
  finding: uuid().notNull(),
  case: uuid(),
  number: text().notNull(),
  window: text(),
  grounds: text().array().notNull(),
  clause: text(),
  at: instant().notNull(),
}, (t) => [uniqueIndex('circular_case').on(t.center, t.case), visibleWithin({ center: t.center })])
