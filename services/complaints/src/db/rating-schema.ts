import { RATING_CHANNELS, STANDINGS } from '@hall/contract-complaints'
import { appendOnlyWithin, bytes, instant, plainDate, visibleWithin } from '@hall/database'
import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

/** A service that may be rated once, by whoever holds the token. */
export const invitation = pgTable('invitation', {
  id: uuid().primaryKey(),
  hash: bytes().notNull(),
  center: text().notNull(),
  department: text(),
  window: text().notNull(),
  person: text(),
  item: text(),
  caseNumber: text('case_number'),
  contactKey: text('contact_key'),
  completedAt: instant('completed_at'),
  invitedAt: instant('invited_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  /** Set where it is the second rating, after a bad one was put right. */
  secondOf: uuid('second_of'),
  /** Shown by the tablet of the window: the token is kept with it, for that device alone. */
  token: text(),
}, (t) => [uniqueIndex('invitation_hash').on(t.hash), index('invitation_window').on(t.window, t.invitedAt), visibleWithin({ center: t.center, window: t.window })])

/** A tablet at a window. */
export const ratingDevice = pgTable('rating_device', {
  id: uuid().primaryKey(),
  hash: bytes().notNull(),
  center: text().notNull(),
  window: text().notNull(),
  name: text().notNull(),
  enrolledAt: instant('enrolled_at').notNull(),
  retiredAt: instant('retired_at'),
}, (t) => [uniqueIndex('rating_device_hash').on(t.hash), visibleWithin({ center: t.center })])

/** One rating of one service. Who gave it is not kept; the window reads sums alone. */
export const rating = pgTable('rating', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text().notNull(),
  person: text(),
  item: text(),
  /** What it rates, once: the invitation, or the case a phone call was about. */
  subject: text().notNull(),
  stars: smallint().notNull(),
  tags: text().array().notNull(),
  comment: text(),
  channel: text({ enum: RATING_CHANNELS }).notNull(),
  terminal: text(),
  ratedAt: instant('rated_at').notNull(),
  ratedOn: plainDate('rated_on').notNull(),
  standing: text({ enum: STANDINGS }).notNull(),
  secondOf: uuid('second_of'),
  complaint: uuid(),
  callbackDueAt: instant('callback_due_at'),
  callbackClause: text('callback_clause'),
  calledAt: instant('called_at'),
  callbackCause: text('callback_cause'),
  callbackNotice: uuid('callback_notice'),
}, (t) => [
  uniqueIndex('rating_once').on(t.center, t.subject),
  index('rating_window').on(t.center, t.window, t.ratedOn),
  index('rating_terminal').on(t.terminal, t.ratedAt).where(sql`terminal is not null`),
  index('rating_callback').on(t.center, t.callbackDueAt).where(sql`callback_due_at is not null`),
  visibleWithin({ center: t.center }),
])

/** Every attempt to reach somebody dissatisfied. */
export const callbackAttempt = pgTable('callback_attempt', {
  id: uuid().primaryKey(),
  rating: uuid().notNull(),
  center: text().notNull(),
  at: instant().notNull(),
  by: text().notNull(),
  reached: boolean().notNull(),
  text: text().notNull(),
}, (t) => [index('callback_attempt_rating').on(t.rating), ...appendOnlyWithin({ center: t.center })])

export const callbackNotice = pgTable('callback_notice', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  announcedAt: instant('announced_at').notNull(),
  by: text().notNull(),
  from: plainDate('starts_on').notNull(),
  to: plainDate('ends_on').notNull(),
  groups: jsonb().$type<{ window: string; cause: string; count: number }[]>().notNull(),
}, (t) => [index('callback_notice_center').on(t.center, t.announcedAt), ...appendOnlyWithin({ center: t.center })])
