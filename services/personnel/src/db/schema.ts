import { dateRange, instant, plainDate, plainDateTime, publicWithin, timeRange, visibleWithin } from '@hall/database'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export * from '@hall/journal/schema'
export * from '@hall/issued-documents/schema'
export * from './appraisal-schema.ts'
export * from './case-schema.ts'
export { calendarCopy, policyCopy } from '@hall/regulation-copy'

export const FILE_KINDS = ['entry', 'leaving', 'return', 'pair', 'cover', 'mandate', 'secondment', 'intern', 'sheet', 'acting', 'outing', 'incident', 'call', 'queue', 'task', 'stage_map'] as const

/** What is under way or was: each row the fold of its stream `<kind>/<id>`, kept for lists. */
export const file = pgTable('file', {
  id: uuid().primaryKey(),
  kind: text({ enum: FILE_KINDS }).notNull(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text(),
  name: text().notNull(),
  status: text().notNull(),
  open: boolean().notNull(),
  subject: text().notNull(),
  due: plainDate(),
  effective: plainDate(),
  openedOn: plainDate('opened_on').notNull(),
  state: jsonb().$type<Record<string, unknown>>().notNull(),
  version: integer().notNull(),
}, (t) => [
  index('file_center').on(t.center, t.kind, t.open),
  index('file_department').on(t.department, t.kind),
  index('file_window').on(t.window, t.kind, t.effective),
  index('file_person').on(t.person),
  visibleWithin(t),
])

/** Of somebody proposed: never in the journal. */
export const particulars = pgTable('particulars', {
  file: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  person: text().notNull(),
  gender: text({ enum: ['female', 'male'] }),
  birth: plainDate(),
  position: text(),
  phone: text(),
}, (t) => [visibleWithin({ center: t.center, department: t.department, window: t.window })])

/** Posts as ordered here: nobody holds two at once, whoever orders it, and whatever two do at the same moment. */
export const heldPost = pgTable('held_post', {
  order: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  post: text(),
  person: text().notNull(),
  /** What the person types at the terminals of the center. */
  attendanceNumber: text('attendance_number'),
  span: dateRange().notNull(),
}, (t) => [
  /** An exclusion constraint: `person` equal, spans overlapping. */
  index('held_post_once').using('gist', t.person, t.span),
  /** An exclusion constraint: `center` and `attendance_number` equal, spans overlapping. */
  index('held_post_number').using('gist', t.center, t.attendanceNumber, t.span),
  visibleWithin(t),
])

/** Standing in, as recorded here: nobody does for two windows at once. */
export const standIn = pgTable('stand_in', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text().notNull(),
  post: text(),
  holder: text().notNull(),
  person: text().notNull(),
  span: timeRange().notNull(),
}, (t) => [
  /** An exclusion constraint: `person` equal, windows different, spans overlapping. */
  index('stand_in_one_window').using('gist', t.person, t.window, t.span),
  index('stand_in_post').on(t.post),
  visibleWithin(t),
])

/** Stretches of postings as the organization service announced them. */
export const posting = pgTable('posting', {
  person: text().notNull(),
  name: text().notNull(),
  center: text(),
  department: text(),
  window: text(),
  section: text(),
  attendanceNumber: text('attendance_number'),
  lead: boolean().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [
  primaryKey({ columns: [t.person, t.from] }),
  index('posting_center').on(t.center),
  index('posting_department').on(t.department),
  index('posting_window').on(t.window),
  visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person }),
])

export const windowCopy = pgTable('window', {
  id: text().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  number: text().notNull(),
  closedOn: plainDate('closed_on'),
}, (t) => [index('window_center').on(t.center), ...publicWithin({ center: t.center })])

export const postCopy = pgTable('post', {
  id: text().primaryKey(),
  center: text().notNull(),
  window: text().notNull(),
}, (t) => [index('post_window').on(t.window), ...publicWithin({ center: t.center })])

/** Names of centers, departments, windows and posts, as forms bear them. */
export const placeName = pgTable('place_name', { id: text().primaryKey(), zh: text().notNull(), en: text().notNull() })

/** Pairs in force as everybody of the center and the display at the window may see them. */
export const pairBoard = pgTable('pair_board', {
  pair: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  post: text().notNull(),
  holder: text().notNull(),
  /** Staff number of the backup, who may put the pair up by agreeing. */
  person: text().notNull(),
  backup: text().notNull(),
  rank: integer().notNull(),
  duties: text(),
}, (t) => [index('pair_board_center').on(t.center), ...publicWithin({ center: t.center, department: t.department, window: t.window, person: t.person })])

/** Who holds a post as A or B, as the organization service announced it. */
export const seat = pgTable('seat', {
  center: text().notNull(),
  window: text().notNull(),
  post: text().notNull(),
  person: text().notNull(),
  capacity: text({ enum: ['primary', 'backup'] }).notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [
  primaryKey({ columns: [t.post, t.capacity, t.person, t.from] }),
  index('seat_person').on(t.person),
  index('seat_window').on(t.window),
  visibleWithin({ center: t.center, window: t.window, person: t.person }),
])

export const badge = pgTable('badge', {
  center: text().notNull(),
  serial: text().notNull(),
  department: text(),
  person: text().notNull(),
  name: text().notNull(),
  state: text({ enum: ['made', 'issued', 'lost', 'returned', 'cancelled'] }).notNull(),
  issuedOn: plainDate('issued_on'),
  lostAt: plainDateTime('lost_at'),
  lossReportedOn: plainDate('loss_reported_on'),
  lossInTime: boolean('loss_in_time'),
  replacedBy: text('replaced_by'),
  version: integer().notNull(),
}, (t) => [
  primaryKey({ columns: [t.center, t.serial] }),
  index('badge_person').on(t.person),
  visibleWithin({ center: t.center, department: t.department, person: t.person }),
])

/** What people hold, from the events of every service; a closed one stays as history. */
export const holding = pgTable('holding', {
  source: text().notNull(),
  kind: text().notNull(),
  reference: text().notNull(),
  person: text().notNull(),
  center: text().notNull(),
  department: text(),
  labelZh: text('label_zh'),
  labelEn: text('label_en'),
  open: boolean().notNull(),
  changedAt: instant('changed_at').notNull(),
}, (t) => [
  primaryKey({ columns: [t.source, t.kind, t.reference, t.person] }),
  index('holding_person').on(t.person),
  visibleWithin({ center: t.center, department: t.department, person: t.person }),
])

/** When people are away, from the leave of the attendance service and from what is announced here. */
export const away = pgTable('away', {
  id: text().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text().notNull(),
  kind: text().notNull(),
  from: plainDateTime('starts_at').notNull(),
  to: plainDateTime('ends_at').notNull(),
  withdrawn: boolean().notNull(),
}, (t) => [index('away_person').on(t.person, t.from), visibleWithin(t)])

/** Substitutes agreed upon in attendance, from the agreement on until it is called off. */
export const agreedCover = pgTable('agreed_cover', {
  id: text().primaryKey(),
  center: text().notNull(),
  window: text().notNull(),
  holder: text().notNull(),
  person: text().notNull(),
  from: plainDateTime('starts_at').notNull(),
  to: plainDateTime('ends_at').notNull(),
  agreedAt: instant('agreed_at').notNull(),
  withdrawn: boolean().notNull(),
}, (t) => [index('agreed_cover_holder').on(t.holder, t.from), visibleWithin({ center: t.center, window: t.window, person: t.holder })])

/** Facts of other services that may be a ground of return; each once. */
export const conductFact = pgTable('conduct_fact', {
  id: text().primaryKey(),
  center: text().notNull(),
  department: text(),
  person: text().notNull(),
  kind: text().notNull(),
  on: plainDate('happened_on').notNull(),
  founded: boolean().notNull(),
  note: text().notNull(),
  source: text().notNull(),
}, (t) => [index('conduct_fact_person').on(t.person), visibleWithin({ center: t.center, department: t.department, person: t.person })])

/** Qualifications on file. */
export const qualification = pgTable('qualification', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  person: text().notNull(),
  name: text().notNull(),
  until: plainDate('valid_until'),
}, (t) => [index('qualification_person').on(t.person), visibleWithin({ center: t.center, department: t.department, person: t.person })])

/** What somebody can do: item and level. */
export const capability = pgTable('capability', {
  center: text().notNull(),
  department: text().notNull(),
  window: text(),
  person: text().notNull(),
  item: text().notNull(),
  level: text({ enum: ['accept', 'examine', 'approve', 'seal'] }).notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.person, t.item, t.level] }), index('capability_item').on(t.center, t.item), visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person })])

/** What the regulations want written down of somebody, by kind: responsibilities, memberships, outside duties, care. */
export const record = pgTable('record', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text(),
  kind: text().notNull(),
  on: plainDate('recorded_on').notNull(),
  until: plainDate('ended_on'),
  state: jsonb().$type<Record<string, unknown>>().notNull(),
}, (t) => [index('record_center').on(t.center, t.kind), index('record_person').on(t.person), visibleWithin(t)])

export const SESSION_KINDS = ['training', 'meeting', 'activity', 'task'] as const

/** Training, meetings, activities, tasks: each row the fold of its stream `session/<id>`. */
export const session = pgTable('session', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text(),
  kind: text({ enum: SESSION_KINDS }).notNull(),
  topic: text().notNull(),
  title: text().notNull(),
  startsAt: plainDateTime('starts_at').notNull(),
  status: text().notNull(),
  state: jsonb().$type<Record<string, unknown>>().notNull(),
  version: integer().notNull(),
}, (t) => [uniqueIndex('session_id').on(t.id), index('session_center').on(t.center, t.kind, t.startsAt), visibleWithin({ center: t.center, department: t.department, window: t.window })])
