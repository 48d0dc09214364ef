import type { Verdict } from '@hall/contract-attendance'
import { FINDINGS, OUTCOMES } from '@hall/contract-attendance'
import { appendOnlyWithin, depositOnly, instant, plainDate, plainDateTime, publicWithin, visibleWithin } from '@hall/database'
import { type SQL, sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, type PgColumn, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export * from '@hall/journal/schema'
export { calendarCopy, policyCopy } from '@hall/regulation-copy'
export * from './leave-schema.ts'
export { missingSignIn } from './missing-schema.ts'
export * from '@hall/issued-documents/schema'
export { deviceCommand, deviceDrift, fileImport } from './device-command-schema.ts'
export { boardNotice, closedFigure, dayFigure, month, monthChange, monthFigure, noticeCount, statement } from './month-schema.ts'
export { absenceGround, correction, deduction, objection, registration } from './objection-schema.ts'
export { look, round } from './round-schema.ts'

/** Byte order: the only one that serves both sorting and looking up by beginning, whatever the locale of the database. */
const plain = (column: PgColumn): SQL => sql`${column} collate "C"`
const identity = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

/** Where a person was on the day: rows stay where they were written when the person moves on. */
const place = {
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text().notNull(),
}

/** Copy of who was posted where; `center` null from the day a person has left. `until` is excluded. */
export const posting = pgTable('posting', {
  ...place,
  center: text(),
  section: text(),
  name: text().notNull(),
  attendanceNumber: text('attendance_number'),
  lead: boolean().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [
  primaryKey({ columns: [t.person, t.from] }),
  index('posting_center').on(t.center, t.from),
  index('posting_number').on(t.center, t.attendanceNumber),
  index('posting_window').on(t.window),
  index('posting_search_name').on(plain(t.name)),
  index('posting_search_person').on(plain(t.person)),
  visibleWithin(t),
])

/** Copy of the counters. */
export const window = pgTable('window', {
  id: text().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  closedOn: plainDate('closed_on'),
}, (t) => [index('window_center').on(t.center), ...publicWithin({ center: t.center })])

export const device = pgTable('device', {
  serial: text().primaryKey(),
  center: text().notNull(),
  name: text().notNull(),
  timezone: text().notNull(),
  records: text({ enum: ['by_verify_mode', 'camera', 'sign_in'] }).notNull(),
  version: integer().notNull(),
  enrolledAt: instant('enrolled_at').notNull(),
  retiredAt: instant('retired_at'),
  lastSeenAt: instant('last_seen_at'),
  clockDriftSeconds: integer('clock_drift_seconds'),
  punches: bigint({ mode: 'number' }).notNull().default(0),
  /** The latest check it ever sent, whosesoever it was: lines after it cannot have been kept before. */
  newestCheck: plainDateTime('newest_check'),
  attendanceStamp: text('attendance_stamp'),
  operationStamp: text('operation_stamp'),
}, (t) => [index('device_center').on(t.center), visibleWithin({ center: t.center })])

/** Serials that called and are not enrolled. */
export const unknownDevice = pgTable('unknown_device', {
  serial: text().primaryKey(),
  firstSeenAt: instant('first_seen_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
  calls: integer().notNull(),
})

/** Checks as they were recorded: facts, never changed. */
export const punch = pgTable('punch', {
  id: identity(),
  ...place,
  /** Null for a line on the sign-in list. */
  serial: text(),
  number: text().notNull(),
  at: plainDateTime().notNull(),
  verify: integer().notNull(),
  method: text().notNull(),
  receivedAt: instant('received_at').notNull(),
  clockDriftSeconds: integer('clock_drift_seconds'),
}, (t) => [
  uniqueIndex('punch_once').on(t.serial, t.number, t.at, t.verify),
  index('punch_person').on(t.person, t.at),
  ...appendOnlyWithin(t),
])

/** Lines of terminals that could not be read or belong to nobody. */
export const unreadLine = pgTable('unread_line', {
  id: identity(),
  center: text().notNull(),
  serial: text().notNull(),
  /** Set where only the person behind it is unknown. */
  number: text(),
  line: text().notNull(),
  code: text().notNull(),
  receivedAt: instant('received_at').notNull(),
}, (t) => [
  uniqueIndex('unread_line_once').on(t.serial, sql`md5(${t.line})`),
  index('unread_line_center').on(t.center, t.id),
  index('unread_line_number').on(t.center, t.number),
  visibleWithin({ center: t.center }),
])

/** What was done at a terminal itself. */
export const deviceOperation = pgTable('device_operation', {
  center: text().notNull(),
  serial: text().notNull(),
  code: integer().notNull(),
  operator: text().notNull(),
  at: plainDateTime().notNull(),
  receivedAt: instant('received_at').notNull(),
}, (t) => [
  primaryKey({ columns: [t.serial, t.at, t.code, t.operator] }),
  ...appendOnlyWithin({ center: t.center }),
])

/** Approved time away; withdrawn ones stay on record. */
export const absence = pgTable('absence', {
  id: uuid().primaryKey(),
  ...place,
  kind: text({ enum: ['leave', 'meeting', 'training', 'business', 'consent', 'compensatory'] }).notNull(),
  from: plainDateTime('starts_at').notNull(),
  to: plainDateTime('ends_at').notNull(),
  reason: text().notNull(),
  approvedBy: text('approved_by').notNull(),
  registeredAt: instant('registered_at').notNull(),
  withdrawnAt: instant('withdrawn_at'),
  /** The leave it comes from, and its kind. */
  leave: uuid(),
  leaveKind: text('leave_kind'),
}, (t) => [
  index('absence_leave').on(t.leave),
  index('absence_person').on(t.person, t.to),
  index('absence_center').on(t.center, t.from),
  visibleWithin(t),
])

/** Known to everybody: whether a sign-in by hand counts is judged by it. */
export const outage = pgTable('outage', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  /** Null for all terminals of the center. */
  serial: text(),
  from: plainDateTime('starts_at').notNull(),
  to: plainDateTime('ends_at'),
  reason: text().notNull(),
  declaredBy: text('declared_by').notNull(),
  version: integer().notNull(),
}, (t) => [index('outage_center').on(t.center, t.from), ...publicWithin({ center: t.center })])

/** Days to judge, as many at a time as something touched: written with what touched them, taken by the judging job. */
export const daysToJudge = pgTable('days_to_judge', {
  id: identity(),
  persons: text().array().notNull(),
  /** One for each person. */
  dates: plainDate().array().notNull(),
  cause: text().notNull(),
  /** Why they could not be judged; tried again when the service starts. */
  error: text(),
}, () => depositOnly())

/** When a day of a center ends, and whether those who never came were judged. The record of a center begins with its first row. */
export const settlement = pgTable('settlement', {
  center: text().notNull(),
  date: plainDate().notNull(),
  closesAt: instant('closes_at').notNull(),
  settledAt: instant('settled_at'),
}, (t) => [
  primaryKey({ columns: [t.center, t.date] }),
  index('settlement_due').on(t.closesAt).where(sql`settled_at is null`),
  visibleWithin({ center: t.center }),
])

const judged = {
  ...place,
  date: plainDate().notNull(),
  version: integer().notNull(),
  cause: text().notNull(),
  judgedAt: instant('judged_at').notNull(),
  verdict: jsonb().$type<Verdict>().notNull(),
}

/** The verdict on a day as it stands. */
export const day = pgTable('day', {
  ...judged,
  name: text().notNull(),
  /** Version of its stream, which also holds notices and moved deadlines. */
  streamVersion: integer('stream_version').notNull(),
  outcome: text({ enum: OUTCOMES }).notNull(),
  findings: text({ enum: FINDINGS }).array().notNull(),
  clauses: text().array().notNull(),
  firstPunch: plainDateTime('first_punch'),
  lastPunch: plainDateTime('last_punch'),
  /** A check of the day is still to come. */
  waiting: boolean().notNull(),
  final: boolean().notNull(),
  proofEndsAt: instant('proof_ends_at'),
}, (t) => [
  primaryKey({ columns: [t.person, t.date] }),
  index('day_date').on(t.date.desc().nullsFirst(), t.person),
  index('day_center').on(t.center, t.date.desc().nullsFirst(), t.person),
  index('day_department').on(t.department, t.date.desc().nullsFirst(), t.person),
  index('day_window').on(t.window, t.date.desc().nullsFirst(), t.person),
  index('day_waiting').on(t.center, t.date).where(sql`waiting`),
  index('day_proof').on(t.proofEndsAt).where(sql`not final`),
  visibleWithin(t),
])

/** What the verdict was before. */
export const earlierDay = pgTable('earlier_day', judged, (t) => [
  primaryKey({ columns: [t.person, t.date, t.version] }),
  ...appendOnlyWithin(t),
])

/** Days of a center counted by what was found; kept with every verdict. */
export const centerDay = pgTable('center_day', {
  center: text().notNull(),
  date: plainDate().notNull(),
  judged: integer().notNull(),
  present: integer().notNull(),
  late: integer().notNull(),
  earlyLeave: integer('early_leave').notNull(),
  missing: integer().notNull(),
  absent: integer().notNull(),
  recorded: integer().notNull(),
  exceptions: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.date] }), index('center_day_date').on(t.date), visibleWithin({ center: t.center })])
