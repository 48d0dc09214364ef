import { PUBLIC_READ, instant, plainDate, publicWithin, visibleWithin } from '@hall/database'
import { type SQL, sql } from 'drizzle-orm'
import { bigint, boolean, index, type PgColumn, pgPolicy, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { GENDERS } from '../domain/roster.ts'

export * from '@hall/journal/schema'

/** Byte order: the only one that serves both sorting and looking up by beginning, whatever the locale of the database. */
export const plain = (column: PgColumn): SQL => sql`${column} collate "C"`

const name = { nameZh: text('name_zh').notNull(), nameEn: text('name_en').notNull() }
const identity = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

export const center = pgTable('center', {
  center: text().primaryKey(),
  ...name,
  region: text().notNull(),
  timezone: text().notNull(),
}, (t) => publicWithin(t))

export const section = pgTable('section', {
  id: text().primaryKey(),
  center: text().notNull(),
  ...name,
  role: text({ enum: ['coordination', 'supervision', 'general', 'it'] }).notNull(),
}, (t) => [index('section_center').on(t.center), ...publicWithin({ center: t.center })])

/** Of the city: one department may have windows in several centers. */
export const department = pgTable('department', { id: text().primaryKey(), ...name })

export const window = pgTable('window', {
  id: text().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  number: text().notNull(),
  ...name,
  closedOn: plainDate('closed_on'),
}, (t) => [
  uniqueIndex('window_number').on(t.center, plain(t.number)).where(sql`closed_on is null`),
  index('window_department').on(t.department),
  ...publicWithin({ center: t.center }),
])

export const post = pgTable('post', {
  id: text().primaryKey(),
  center: text().notNull(),
  window: text().notNull(),
  department: text().notNull(),
  ...name,
}, (t) => [index('post_center').on(t.center, t.window), ...publicWithin({ center: t.center })])

/** Lines of the rosters: what held about a person from a day on. Only their end is ever written later, and the telephone number. */
export const posting = pgTable('posting', {
  seq: identity(),
  person: text().notNull(),
  name: text().notNull(),
  pinyin: text().notNull(),
  pinyinJoined: text('pinyin_joined').notNull(),
  initials: text().notNull(),
  gender: text({ enum: GENDERS }).notNull(),
  center: text().notNull(),
  department: text(),
  window: text(),
  section: text(),
  attendanceNumber: text('attendance_number'),
  lead: boolean().notNull(),
  /** On a person's last line only, and never in the journal. */
  phone: text(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
  since: plainDate().notNull(),
}, (t) => [
  uniqueIndex('posting_open').on(t.person).where(sql`ends_on is null`),
  uniqueIndex('posting_attendance_number').on(t.center, t.attendanceNumber).where(sql`ends_on is null`),
  index('posting_person').on(plain(t.person), t.from),
  index('posting_center').on(t.center, plain(t.pinyin), plain(t.person)),
  index('posting_department').on(t.department, plain(t.pinyin), plain(t.person)),
  index('posting_window').on(t.window),
  index('posting_pinyin').on(plain(t.pinyin), plain(t.person)),
  index('posting_pinyin_joined').on(plain(t.pinyinJoined)),
  index('posting_initials').on(plain(t.initials)),
  index('posting_name').on(plain(t.name)),
  visibleWithin(t),
])

/** Who held which post. The name is as it is now: a label for the person, who is meant by number. */
export const seat = pgTable('seat', {
  seq: identity(),
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  post: text().notNull(),
  capacity: text({ enum: ['primary', 'backup'] }).notNull(),
  person: text().notNull(),
  name: text().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [
  uniqueIndex('seat_held').on(t.post, t.capacity).where(sql`ends_on is null`),
  index('seat_center').on(t.center, t.window),
  index('seat_person').on(t.person),
  visibleWithin(t),
])

export const roleGrant = pgTable('role_grant', {
  id: uuid().primaryKey(),
  person: text().notNull(),
  role: text().notNull(),
  scope: text().notNull(),
  /** Where the scope lies; for a scope of one person, where the person was then. */
  center: text(),
  department: text(),
  window: text(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
  grantedBy: text('granted_by').notNull(),
}, (t) => [
  index('role_grant_person').on(t.person),
  index('role_grant_center').on(t.center),
  visibleWithin(t),
])

/** Names of people on no roster, as they last logged in: the city's own, and those who manage a department from outside. */
export const account = pgTable('account', { person: text().primaryKey(), name: text().notNull() }, (t) => [
  pgPolicy(PUBLIC_READ, { as: 'permissive', for: 'select', to: 'public', using: sql`true` }),
  pgPolicy('own', { as: 'permissive', for: 'all', to: 'public', using: own(t.person), withCheck: own(t.person) }),
])

/** What was told to whom, once for each person. */
export const notice = pgTable('notice', {
  id: uuid().notNull(),
  person: text().notNull(),
  titleZh: text('title_zh').notNull(),
  titleEn: text('title_en').notNull(),
  bodyZh: text('body_zh').notNull(),
  bodyEn: text('body_en').notNull(),
  clauses: text().array().notNull(),
  link: text(),
  raisedAt: instant('raised_at').notNull(),
  readAt: instant('read_at'),
}, (t) => [
  primaryKey({ columns: [t.person, t.id] }),
  index('notice_person').on(t.person, t.raisedAt),
  index('notice_unread').on(t.person).where(sql`read_at is null`),
  pgPolicy('own', { as: 'permissive', for: 'all', to: 'public', using: own(t.person), withCheck: own(t.person) }),
])

function own(person: PgColumn): SQL {
  return sql`(select hall_all()) or ${person} = any ((select hall_persons())::text[])`
}
