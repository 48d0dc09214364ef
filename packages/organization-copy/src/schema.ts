import { plainDate, publicWithin, visibleWithin } from '@hall/database'
import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** Who was posted where; `center` null from the day a person has left. `until` is excluded. */
export const posting = pgTable('posting', {
  center: text(),
  department: text(),
  window: text(),
  person: text().notNull(),
  section: text(),
  name: text().notNull(),
  lead: boolean().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on'),
}, (t) => [
  primaryKey({ columns: [t.person, t.from] }),
  index('posting_center').on(t.center, t.from),
  index('posting_window').on(t.window),
  visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person }),
])

/** The counters and the sections of the centers. */
export const windowCopy = pgTable('window_copy', {
  id: text().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  number: text().notNull(),
  name: text().notNull(),
  closedOn: plainDate('closed_on'),
}, (t) => [index('window_copy_center').on(t.center), ...publicWithin({ center: t.center })])

export const sectionCopy = pgTable('section_copy', {
  id: text().primaryKey(),
  center: text().notNull(),
  role: text().notNull(),
  name: text().notNull(),
}, (t) => [index('section_copy_center').on(t.center), ...publicWithin({ center: t.center })])
