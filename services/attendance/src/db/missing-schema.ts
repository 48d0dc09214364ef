import { plainDate, plainDateTime, visibleWithin } from '@hall/database'
import { sql } from 'drizzle-orm'
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** Holders of posts who had not signed in at the first minute check after it was due, until that ended. */
export const missingSignIn = pgTable('missing_sign_in', {
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text().notNull(),
  date: plainDate().notNull(),
  point: text().notNull(),
  /** From when on a check counts as this sign-in. */
  opensAt: plainDateTime('opens_at').notNull(),
  dueAt: plainDateTime('due_at').notNull(),
  foundAt: plainDateTime('found_at').notNull(),
  endedAt: plainDateTime('ended_at'),
}, (t) => [
  primaryKey({ columns: [t.person, t.date, t.point] }),
  index('missing_sign_in_open').on(t.person).where(sql`ended_at is null`),
  visibleWithin(t),
])
