import { appendOnly, appendOnlyWithin, bytes, instant, plainDate } from '@hall/database'
import { sql } from 'drizzle-orm'
import { bigint, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/** The end of a center's chain after a day, signed. Never changed: no policy allows it. */
export const ledgerHead = pgTable('ledger_head', {
  center: text().notNull(),
  date: plainDate().notNull(),
  number: integer().notNull(),
  /** Of the last event, in the chain of the journal. */
  position: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
  signature: text().notNull(),
  signedAt: instant('signed_at').notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.date] }), ...appendOnlyWithin({ center: t.center })])

/** The key this service signs heads with; seen by the service acting for the whole city only. */
export const ledgerKey = pgTable('ledger_key', {
  algorithm: text().primaryKey(),
  publicKey: bytes('public_key').notNull(),
  privateKey: bytes('private_key').notNull(),
  madeAt: instant('made_at').notNull(),
}, () => appendOnly(sql`(select hall_all())`))
