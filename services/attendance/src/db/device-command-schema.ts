import { appendOnlyWithin, instant, visibleWithin } from '@hall/database'
import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Order } from '../domain/device/orders.ts'

/** What terminals are to do. The number is what the terminal answers by; it is never used again. */
export const deviceCommand = pgTable('device_command', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  center: text().notNull(),
  serial: text().notNull(),
  order: jsonb().$type<Order>().notNull(),
  kind: text({ enum: ['set_user', 'delete_user', 'set_time', 'reboot', 'resend'] }).notNull(),
  state: text({ enum: ['waiting', 'sent', 'done', 'failed', 'unanswered', 'cancelled'] }).notNull(),
  orderedBy: text('ordered_by').notNull(),
  orderedAt: instant('ordered_at').notNull(),
  attempts: integer().notNull().default(0),
  sentAt: instant('sent_at'),
  answeredAt: instant('answered_at'),
  returnCode: integer('return_code'),
}, (t) => [
  index('device_command_center').on(t.center, t.id),
  index('device_command_open').on(t.serial, t.id).where(sql`state in ('waiting', 'sent')`),
  visibleWithin({ center: t.center }),
])

/** How far a terminal's clock was off, kept when it changed. */
export const deviceDrift = pgTable('device_drift', {
  serial: text().notNull(),
  center: text().notNull(),
  at: instant().notNull(),
  seconds: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.serial, t.at] }), ...appendOnlyWithin({ center: t.center })])

/** Files whose lines came in place of a terminal's sending. */
export const fileImport = pgTable('file_import', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  serial: text().notNull(),
  filename: text().notNull(),
  sha256: text().notNull(),
  accepted: integer().notNull(),
  known: integer().notNull(),
  unread: integer().notNull(),
  by: text().notNull(),
  at: instant().notNull(),
}, (t) => [index('file_import_center').on(t.center, t.at), ...appendOnlyWithin({ center: t.center })])
