import { LOOK_STATES } from '@hall/contract-attendance'
import { appendOnlyWithin, plainDate, plainDateTime, visibleWithin } from '@hall/database'
import { ROUND_KINDS } from '@hall/regulation'
import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'

/** A round through the hall. */
export const round = pgTable('round', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  kind: text({ enum: ROUND_KINDS }).notNull(),
  date: plainDate().notNull(),
  startedAt: plainDateTime('started_at').notNull(),
  finishedAt: plainDateTime('finished_at'),
  /** Staff number, and the name beside it. */
  by: text().notNull(),
  byName: text('by_name').notNull(),
  version: integer().notNull(),
}, (t) => [index('round_center').on(t.center, t.date), visibleWithin({ center: t.center })])

/** What was seen: facts, never changed. */
export const look = pgTable('look', {
  id: uuid().primaryKey(),
  round: uuid().notNull(),
  center: text().notNull(),
  department: text(),
  window: text().notNull(),
  /** Null where a window was seen and nobody in particular. */
  person: text(),
  at: plainDateTime().notNull(),
  state: text({ enum: LOOK_STATES }).notNull(),
  note: text(),
  photos: text().array().notNull(),
  /** Time away in order was on record when it was saved. */
  authorised: boolean().notNull(),
}, (t) => [index('look_round').on(t.round), index('look_person').on(t.person, t.at), ...appendOnlyWithin({ center: t.center, department: t.department, window: t.window, person: t.person })])
