import { appendOnlyWithin, bytes, instant } from '@hall/database'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'

/** Files with a record, kept where the record is. Rows never change: docs/decisions/0010-attachments-in-postgres.md. */
export const attachment = pgTable('attachment', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text(),
  /** What it belongs to, as the service names it: `leave/<id>`. */
  subject: text().notNull(),
  filename: text().notNull(),
  mediaType: text('media_type').notNull(),
  bytes: integer().notNull(),
  /** Hex. */
  sha256: text().notNull(),
  content: bytes().notNull(),
  scannedBy: text('scanned_by'),
  keptBy: text('kept_by').notNull(),
  keptAt: instant('kept_at').notNull(),
}, (t) => [index('attachment_subject').on(t.subject, t.keptAt), ...appendOnlyWithin(t)])
