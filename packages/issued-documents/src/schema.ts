import type { Localized } from '@hall/contract'
import { appendOnlyWithin, instant, visibleWithin } from '@hall/database'
import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'

/** Official notices and forms as they were issued. Rows never change. */
export const issuedDocument = pgTable('issued_document', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text(),
  /** What it was issued on, as the service names it: `case/<id>`. */
  subject: text().notNull(),
  form: text().notNull(),
  title: jsonb().$type<Localized>().notNull(),
  series: text().notNull(),
  year: integer().notNull(),
  serial: integer().notNull(),
  number: text().notNull(),
  language: text({ enum: ['zh', 'en'] }).notNull(),
  /** Template and values as JSON, in the very bytes that were hashed. */
  source: text().notNull(),
  html: text().notNull(),
  /** Hex, over the page and its source. */
  sha256: text().notNull(),
  issuedBy: text('issued_by').notNull(),
  issuedByName: text('issued_by_name').notNull(),
  issuedAt: instant('issued_at').notNull(),
}, (t) => [
  unique('issued_document_number').on(t.center, t.series, t.year, t.serial),
  index('issued_document_subject').on(t.subject, t.issuedAt),
  ...appendOnlyWithin(t),
])

/** The last number given out of each series. */
export const issuedNumber = pgTable('issued_number', {
  center: text().notNull(),
  series: text().notNull(),
  year: integer().notNull(),
  last: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.series, t.year] }), visibleWithin({ center: t.center })])
