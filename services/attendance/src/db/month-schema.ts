import { appendOnlyWithin, instant, plainDate, publicWithin, visibleWithin } from '@hall/database'
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Figures } from '../domain/month/day-figures.ts'

const place = { center: text().notNull(), department: text(), window: text(), person: text().notNull() }

/** What a month counts, one number each. Days in halves. */
const counted = {
  due: integer().notNull(),
  present: integer().notNull(),
  late: integer().notNull(),
  lateSeconds: integer('late_seconds').notNull(),
  earlyLeave: integer('early_leave').notNull(),
  earlySeconds: integer('early_seconds').notNull(),
  missing: integer().notNull(),
  offPost: integer('off_post').notNull(),
  wandering: integer().notNull(),
  vacantPost: integer('vacant_post').notNull(),
  absentHalves: integer('absent_halves').notNull(),
  confirmedHalves: integer('confirmed_halves').notNull(),
  leaveHalves: integer('leave_halves').notNull(),
  businessHalves: integer('business_halves').notNull(),
  compensatoryHalves: integer('compensatory_halves').notNull(),
  earlyArrival: integer('early_arrival').notNull(),
}

/** What a day adds to its month: a function of its verdict alone. Days that add nothing have no row. */
export const dayFigure = pgTable('day_figure', {
  ...place,
  date: plainDate().notNull(),
  ...counted,
  provisional: integer().notNull(),
}, (t) => [
  primaryKey({ columns: [t.person, t.date] }),
  index('day_figure_center').on(t.center, t.date),
  visibleWithin(t),
])

/** The sum of a person's days at a center in a month, computed anew for the people a change touched. */
export const monthFigure = pgTable('month_figure', {
  ...place,
  /** First day of the month. */
  month: plainDate().notNull(),
  name: text().notNull(),
  ...counted,
  provisional: integer().notNull(),
}, (t) => [
  primaryKey({ columns: [t.center, t.month, t.person] }),
  index('month_figure_person').on(t.person, t.month),
  index('month_figure_department').on(t.department, t.month),
  visibleWithin(t),
])

/** Where the month of a center stands: no secret, also to the person whose figures it holds. */
export const month = pgTable('month', {
  center: text().notNull(),
  month: plainDate().notNull(),
  version: integer().notNull(),
  readyAt: instant('ready_at'),
  confirmedAt: instant('confirmed_at'),
  confirmedBy: text('confirmed_by'),
  postedAt: instant('posted_at'),
  postedBy: text('posted_by'),
  postingNumber: text('posting_number'),
  postedLate: boolean('posted_late').notNull().default(false),
  closedAt: instant('closed_at'),
  closedBy: text('closed_by'),
}, (t) => [primaryKey({ columns: [t.center, t.month] }), ...publicWithin({ center: t.center })])

/** The figures a month was closed with. */
export const closedFigure = pgTable('closed_figure', {
  ...place,
  month: plainDate().notNull(),
  name: text().notNull(),
  ...counted,
}, (t) => [
  primaryKey({ columns: [t.center, t.month, t.person] }),
  index('closed_figure_department').on(t.department, t.month),
  ...appendOnlyWithin(t),
])

/** What changed in a closed month: both figures and why. */
export const monthChange = pgTable('month_change', {
  id: uuid().primaryKey(),
  ...place,
  name: text().notNull(),
  month: plainDate().notNull(),
  date: plainDate().notNull(),
  dayVersion: integer('day_version').notNull(),
  before: jsonb().$type<Figures>().notNull(),
  after: jsonb().$type<Figures>().notNull(),
  cause: text().notNull(),
  reason: text(),
  at: instant().notNull(),
}, (t) => [index('month_change_month').on(t.center, t.month), uniqueIndex('month_change_once').on(t.person, t.date, t.dayVersion), ...appendOnlyWithin(t)])

/** One row of what was put up or briefed, as it was that day. */
export interface NoticeRow {
  readonly month: string
  readonly person: string | null
  readonly name: string | null
  readonly department: string | null
  readonly window: string | null
  readonly figures: Figures
  readonly provisional: number
}

/** On the board of a center, for whoever is logged in. What was put up stays as it was. */
export const boardNotice = pgTable('board_notice', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  number: text().notNull(),
  kind: text({ enum: ['posting', 'briefing'] }).notNull(),
  title: text().notNull(),
  months: text().array().notNull(),
  issuedAt: instant('issued_at').notNull(),
  issuedBy: text('issued_by').notNull(),
  clause: text().notNull(),
  place: text().notNull(),
  recipients: text().array().notNull(),
  columns: text().array().notNull(),
  columnsClause: text('columns_clause').notNull(),
  people: integer().notNull(),
  rows: jsonb().$type<NoticeRow[]>().notNull(),
}, (t) => [uniqueIndex('board_notice_number').on(t.center, t.number), index('board_notice_issued').on(t.issuedAt), ...publicWithin({ center: t.center })])

/** The running number of a center's notices in a year. */
export const noticeCount = pgTable('notice_count', {
  center: text().notNull(),
  year: integer().notNull(),
  kind: text().notNull(),
  count: bigint({ mode: 'number' }).notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.year, t.kind] }), visibleWithin({ center: t.center })])

/** What a sending department is told of its people's month. */
export const statement = pgTable('statement', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  month: plainDate().notNull(),
  people: integer().notNull(),
  figures: jsonb().$type<Figures>().notNull(),
  columns: text().array().notNull(),
  issuedAt: instant('issued_at').notNull(),
  due: plainDate().notNull(),
  clause: text().notNull(),
  acknowledgedAt: instant('acknowledged_at'),
  acknowledgedBy: text('acknowledged_by'),
  note: text(),
}, (t) => [
  uniqueIndex('statement_once').on(t.center, t.department, t.month),
  index('statement_department').on(t.department, t.month),
  visibleWithin({ center: t.center, department: t.department }),
])
