import type { CalendarYear } from '@hall/calendar'
import { plainDate, publicFacts } from '@hall/database'
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** Published policies as the regulation service announced them. Rows never change. */
export const policyCopy = pgTable('policy_copy', {
  center: text().notNull(),
  area: text().notNull(),
  version: integer().notNull(),
  effectiveFrom: plainDate('effective_from').notNull(),
  policy: jsonb().$type<Record<string, unknown>>().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.area, t.version] }), ...publicFacts()])

/** Years of the calendar, every version of them. Rows never change. */
export const calendarCopy = pgTable('calendar_copy', {
  year: integer().notNull(),
  version: integer().notNull(),
  document: jsonb().$type<CalendarYear>().notNull(),
}, (t) => [primaryKey({ columns: [t.year, t.version] }), ...publicFacts()])
