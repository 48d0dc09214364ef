import type { CalendarYear } from '@hall/calendar'
import type { Localized } from '@hall/contract'
import { instant, plainDate, PUBLIC_READ, publicFacts, publicWithin, visibleWithin } from '@hall/database'
import { AREAS, KINDS } from '@hall/regulation'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgPolicy, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

export * from '@hall/journal/schema'

/** The head of a center's regulation, as its file has it. */
export const regulation = pgTable('regulation', {
  center: text().primaryKey(),
  name: jsonb().$type<Localized>().notNull(),
  region: text().notNull(),
  title: text().notNull(),
  number: text(),
  issued: text(),
  conventions: jsonb().$type<Localized[]>().notNull(),
  /** Of the file it was read from: the same file again changes nothing. */
  digest: text().notNull(),
}, (t) => publicWithin({ center: t.center }))

export const clause = pgTable('clause', {
  id: text().primaryKey(),
  center: text().notNull(),
  /** Place in the regulation, from 1. */
  position: integer().notNull(),
  cite: text().notNull(),
  area: text({ enum: AREAS }).notNull(),
  kind: text({ enum: KINDS }).notNull(),
  title: jsonb().$type<Localized>().notNull(),
  summary: jsonb().$type<Localized>().notNull(),
  reading: jsonb().$type<Localized>(),
  params: jsonb().$type<Record<string, unknown>>().notNull(),
  /** Id, citation and all texts in small letters. */
  search: text().notNull(),
}, (t) => [index('clause_position').on(t.center, t.position), ...publicWithin({ center: t.center })])

/** One version of a center's policy for an area. Drafts are seen within the center; what is published, by everybody, and never changes. */
export const policyVersion = pgTable('policy_version', {
  center: text().notNull(),
  area: text({ enum: AREAS }).notNull(),
  version: integer().notNull(),
  state: text({ enum: ['draft', 'reviewed', 'published', 'withdrawn'] }).notNull(),
  effectiveFrom: plainDate('effective_from').notNull(),
  policy: jsonb().$type<Record<string, unknown>>().notNull(),
  authors: text().array().notNull(),
  reviewedBy: text('reviewed_by'),
  publishedAt: instant('published_at'),
}, (t) => [
  primaryKey({ columns: [t.center, t.area, t.version] }),
  visibleWithin({ center: t.center }),
  pgPolicy(PUBLIC_READ, { as: 'permissive', for: 'select', to: 'public', using: sql`${t.state} = 'published'` }),
])

/** Files of policies already taken over. */
export const adoptedFile = pgTable('adopted_file', {
  path: text().notNull(),
  digest: text().notNull(),
  adoptedAt: instant('adopted_at').notNull(),
}, (t) => [primaryKey({ columns: [t.path, t.digest] }), ...publicFacts()])

/** Versions of the years of the calendar. */
export const calendarYear = pgTable('calendar_year', {
  year: integer().notNull(),
  version: integer().notNull(),
  document: jsonb().$type<CalendarYear>().notNull(),
  publishedAt: instant('published_at').notNull(),
}, (t) => [primaryKey({ columns: [t.year, t.version] }), ...publicFacts()])
