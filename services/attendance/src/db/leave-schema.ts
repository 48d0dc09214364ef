import { POST_FINDINGS } from '@hall/contract-attendance'
import { appendOnly, bytes, instant, plainDate, plainDateTime, publicWithin, visibleWithin } from '@hall/database'
import { LEAVE_DOCUMENTS, LEAVE_KINDS } from '@hall/regulation'
import { type SQL, sql } from 'drizzle-orm'
import { bigint, boolean, doublePrecision, index, integer, jsonb, type PgColumn, pgPolicy, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { LeaveMark } from '../domain/leave/leave-event.ts'
import type { PlannedStep } from '../domain/leave/leave-chain.ts'

const identity = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()
const place = { center: text().notNull(), department: text(), window: text(), person: text().notNull() }

/** Only a transaction that names the person: no reach over a place opens it (病假证明只给审批的人看). */
function ofPerson(person: PgColumn): SQL {
  return sql`(select hall_all()) or ${person} = any ((select hall_persons())::text[])`
}

/** Leave as it stands; the journal tells how it came to be so. Why and what proves it: `leave_detail`, `leave_file`. */
export const leave = pgTable('leave', {
  id: uuid().primaryKey(),
  ...place,
  name: text().notNull(),
  kind: text({ enum: LEAVE_KINDS }).notNull(),
  from: plainDateTime('starts_at').notNull(),
  /** Early return counted. */
  to: plainDateTime('ends_at').notNull(),
  days: doublePrecision().notNull(),
  hours: doublePrecision().notNull(),
  state: text({ enum: ['asked', 'approved', 'refused', 'cancelled', 'revoked', 'returned'] }).notNull(),
  next: jsonb().$type<PlannedStep>(),
  nextRoles: text('next_roles').array().notNull(),
  waitingSince: instant('waiting_since'),
  late: boolean().notNull(),
  marks: jsonb().$type<{ mark: LeaveMark; clause: string; amount: number | null }[]>().notNull(),
  filedAt: instant('filed_at').notNull(),
  overdueSince: plainDateTime('overdue_since'),
  /** First day back at work; null while that is not known. */
  backOn: plainDate('back_on'),
  parent: uuid(),
  /** When what must be there at its start is looked at; null when it was, or need not be. */
  startsDue: plainDateTime('starts_due'),
  /** When its end is looked at next; null when it is settled, or only somebody being seen settles it. */
  lookAt: plainDateTime('look_at'),
  /** When those who have the next step are reminded. */
  remindAt: plainDateTime('remind_at'),
  version: integer().notNull(),
}, (t) => [
  index('leave_person').on(t.person, t.to),
  index('leave_center').on(t.center, t.from),
  index('leave_window').on(t.window, t.from),
  index('leave_waiting').on(t.center, t.waitingSince).where(sql`state = 'asked'`),
  index('leave_look').on(t.lookAt).where(sql`look_at is not null`),
  index('leave_overdue').on(t.person).where(sql`state = 'approved' and overdue_since is not null`),
  index('leave_starts').on(t.startsDue).where(sql`starts_due is not null`),
  index('leave_remind').on(t.remindAt).where(sql`remind_at is not null`),
  visibleWithin(t),
])

export const leaveDetail = pgTable('leave_detail', {
  leave: uuid().primaryKey(),
  person: text().notNull(),
  reason: text().notNull(),
  lateReason: text('late_reason'),
  handover: text(),
}, (t) => [pgPolicy('of_person', { as: 'permissive', for: 'all', to: 'public', using: ofPerson(t.person), withCheck: ofPerson(t.person) })])

/** What proves a leave: facts. */
export const leaveFile = pgTable('leave_file', {
  id: uuid().primaryKey(),
  leave: uuid().notNull(),
  person: text().notNull(),
  document: text({ enum: LEAVE_DOCUMENTS }).notNull(),
  filename: text().notNull(),
  mediaType: text('media_type').notNull(),
  content: bytes().notNull(),
  keptAt: instant('kept_at').notNull(),
}, (t) => [index('leave_file_leave').on(t.leave), ...appendOnly(ofPerson(t.person))])

export const callNote = pgTable('call_note', {
  id: uuid().primaryKey(),
  ...place,
  name: text().notNull(),
  channel: text({ enum: ['telephone', 'through_others'] }).notNull(),
  at: plainDateTime().notNull(),
  text: text().notNull(),
  takenBy: text('taken_by').notNull(),
  sickUntil: plainDateTime('sick_until'),
  /** When the next session without anybody standing in is looked at. */
  coverDue: plainDateTime('cover_due'),
}, (t) => [index('call_note_center').on(t.center, t.at), index('call_note_due').on(t.coverDue).where(sql`cover_due is not null`), visibleWithin(t)])

/** `window` and `department` are those of the window taken over. */
export const cover = pgTable('cover', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text().notNull(),
  holder: text().notNull(),
  holderName: text('holder_name').notNull(),
  /** Null for somebody not posted at the center. */
  person: text(),
  name: text().notNull(),
  from: plainDateTime('starts_at').notNull(),
  to: plainDateTime('ends_at').notNull(),
  state: text({ enum: ['asked', 'accepted', 'declined', 'withdrawn'] }).notNull(),
  filedAt: plainDateTime('filed_at'),
  arrivedAt: plainDateTime('arrived_at'),
  leave: uuid(),
  away: uuid(),
  version: integer().notNull(),
}, (t) => [
  index('cover_center').on(t.center, t.from),
  index('cover_person').on(t.person, t.to),
  index('cover_leave').on(t.leave),
  index('cover_window').on(t.window, t.to),
  // An exclusion constraint in the migration: nobody covers two windows at once.
  index('cover_once').using('gist', sql`int8range(hashtextextended(person, 0), hashtextextended(person, 0), '[]')`, sql`tsrange(starts_at, ends_at)`),
  visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person }),
])

/** Copy of the posts and who holds them as A and B. */
export const seat = pgTable('seat', {
  center: text().notNull(),
  window: text().notNull(),
  post: text().notNull(),
  capacity: text({ enum: ['primary', 'backup'] }).notNull(),
  person: text().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [primaryKey({ columns: [t.post, t.capacity, t.from] }), index('seat_window').on(t.window), visibleWithin({ center: t.center, window: t.window, person: t.person })])

/** Copy of who has which role where: whom a step of a chain is announced to. */
export const roleHolder = pgTable('role_holder', {
  id: text().primaryKey(),
  person: text().notNull(),
  role: text().notNull(),
  center: text(),
  department: text(),
  window: text(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [index('role_holder_role').on(t.role, t.center), pgPolicy('system', { as: 'permissive', for: 'all', to: 'public', using: sql`(select hall_all())`, withCheck: sql`(select hall_all())` })])

export const awaySign = pgTable('away_sign', {
  id: uuid().primaryKey(),
  ...place,
  name: text().notNull(),
  kind: text({ enum: ['short', 'longer'] }).notNull(),
  reason: text().notNull(),
  choice: text(),
  destination: text(),
  otherWindow: text('other_window'),
  told: boolean().notNull(),
  from: plainDateTime('starts_at').notNull(),
  back: plainDateTime('planned_back').notNull(),
  returnedAt: plainDateTime('returned_at'),
  state: text({ enum: ['asked', 'approved', 'refused', 'out', 'back'] }).notNull(),
  overdue: boolean().notNull(),
  cover: uuid(),
  version: integer().notNull(),
}, (t) => [
  index('away_sign_center').on(t.center, t.from),
  index('away_sign_person').on(t.person, t.from),
  index('away_sign_out').on(t.back).where(sql`state = 'out' and not overdue`),
  uniqueIndex('away_sign_one').on(t.person).where(sql`state = 'out'`),
  ...publicWithin(t),
])

export const postFinding = pgTable('post_finding', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text(),
  name: text().notNull(),
  kind: text({ enum: POST_FINDINGS }).notNull(),
  clause: text().notNull(),
  minutes: integer(),
  at: plainDateTime().notNull(),
  about: text(),
  state: text({ enum: ['open', 'to_confirm', 'excused'] }).notNull(),
  excusedBy: text('excused_by'),
  excuse: text(),
}, (t) => [
  index('post_finding_center').on(t.center, t.at),
  uniqueIndex('post_finding_once').on(t.about, t.kind, t.at),
  visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person }),
])

export const overtime = pgTable('overtime', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text().notNull(),
  from: plainDateTime('starts_at').notNull(),
  to: plainDateTime('ends_at').notNull(),
  occasion: text({ enum: ['holiday', 'weekend', 'evening'] }).notNull(),
  people: jsonb().$type<{ person: string; name: string }[]>().notNull(),
  duty: jsonb().$type<{ person: string; name: string; from: string; to: string }[]>().notNull(),
  reason: text().notNull(),
  state: text({ enum: ['asked', 'approved', 'refused'] }).notNull(),
  askedBy: text('asked_by').notNull(),
  askedAt: instant('asked_at').notNull(),
  decidedBy: text('decided_by'),
  decidedReason: text('decided_reason'),
  version: integer().notNull(),
}, (t) => [index('overtime_center').on(t.center, t.from), visibleWithin({ center: t.center, department: t.department, window: t.window })])

/** Windows open on a day off. */
export const windowOpening = pgTable('window_opening', {
  center: text().notNull(),
  window: text().notNull(),
  date: plainDate().notNull(),
}, (t) => [primaryKey({ columns: [t.window, t.date] }), index('window_opening_center').on(t.center, t.date), ...publicWithin({ center: t.center, window: t.window })])

export const restDay = pgTable('rest_day', {
  id: uuid().primaryKey(),
  ...place,
  name: text().notNull(),
  workedOn: plainDate('worked_on').notNull(),
  from: plainDateTime('starts_at').notNull(),
  to: plainDateTime('ends_at').notNull(),
  halfDays: integer('half_days').notNull(),
  arrangedBy: text('arranged_by').notNull(),
}, (t) => [index('rest_day_center').on(t.center, t.from), index('rest_day_person').on(t.person, t.workedOn), visibleWithin(t)])

/** Windows that do not take part in the extended service at noon. */
export const noonPart = pgTable('noon_part', {
  window: text().primaryKey(),
  center: text().notNull(),
  takesPart: boolean('takes_part').notNull(),
}, (t) => publicWithin({ center: t.center, window: t.window }))

export const noonTurn = pgTable('noon_turn', {
  center: text().notNull(),
  window: text().notNull(),
  date: plainDate().notNull(),
  person: text().notNull(),
  /** The absence by which the earlier leaving entered the record. */
  registered: uuid(),
}, (t) => [primaryKey({ columns: [t.window, t.date, t.person] }), index('noon_turn_person').on(t.person, t.date), ...publicWithin({ center: t.center, window: t.window })])

export const dutyTurn = pgTable('duty_turn', {
  center: text().notNull(),
  date: plainDate().notNull(),
  person: text().notNull(),
  name: text().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.date] }), ...publicWithin({ center: t.center })])

/** Lines of the accounts of days; a balance is their sum. */
export const balanceLine = pgTable('balance_line', {
  seq: identity(),
  ...place,
  account: text().notNull(),
  bucket: text().notNull(),
  kind: text({ enum: ['entitled', 'opening', 'earned', 'used', 'given_back', 'expired'] }).notNull(),
  halfDays: integer('half_days').notNull(),
  validUntil: plainDate('valid_until'),
  on: plainDate('on_day').notNull(),
  source: text().notNull(),
  about: text(),
}, (t) => [
  index('balance_line_person').on(t.person, t.account),
  index('balance_line_center').on(t.center, t.person),
  uniqueIndex('balance_line_once').on(t.person, t.account, t.bucket, t.kind, t.on).where(sql`kind in ('entitled', 'earned', 'expired')`),
  index('balance_line_ends').on(t.validUntil).where(sql`valid_until is not null`),
  visibleWithin(t),
])

export const serviceStart = pgTable('service_start', {
  person: text().primaryKey(),
  center: text().notNull(),
  since: plainDate().notNull(),
}, (t) => [visibleWithin({ center: t.center, person: t.person })])
