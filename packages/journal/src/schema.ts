import { sql } from 'drizzle-orm'
import { bigint, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { appendOnly, appendOnlyWithin, bytes, instant, visibleWithin } from '@hall/database'

/** What happened, for good: the legal record, the guard against concurrent change and the outbox in one. */
export const journal = pgTable('journal', {
  id: uuid().primaryKey(),
  /** Drawn when the event is appended; the sequence must not cache, or order between sessions is lost. */
  seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity({ cache: 1 }),
  stream: text().notNull(),
  version: integer().notNull(),
  type: text().notNull(),
  v: integer().notNull(),
  data: jsonb().notNull(),
  actor: text().notNull(),
  /** Where the stream belongs; null for what belongs to the whole city. */
  center: text(),
  department: text(),
  window: text(),
  person: text(),
  policyRef: jsonb('policy_ref'),
  commandId: uuid('command_id').notNull(),
  ordinal: integer().notNull(),
  causedBy: uuid('caused_by'),
  occurredAt: instant('occurred_at').notNull(),
}, (t) => [
  unique('journal_stream_version').on(t.stream, t.version),
  unique('journal_command_ordinal').on(t.commandId, t.ordinal),
  ...appendOnlyWithin({ center: t.center, department: t.department, window: t.window, person: t.person }),
])

/** Events committed and not sealed yet; written with the event, taken by the relay. */
export const journalPending = pgTable('journal_pending', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  journalId: uuid('journal_id').notNull(),
  appendedAt: instant('appended_at').notNull().default(sql`clock_timestamp()`),
})

/** The order of publication, each link hashed over the one before. */
export const journalChain = pgTable('journal_chain', {
  position: bigint({ mode: 'number' }).primaryKey(),
  journalId: uuid('journal_id').notNull().unique(),
  seq: bigint({ mode: 'number' }).notNull(),
  algorithm: text().notNull(),
  hash: bytes().notNull(),
  sealedAt: instant('sealed_at').notNull().default(sql`clock_timestamp()`),
}, () => appendOnly())

/** How far the chain is known to be published, and into which stream. One row. */
export const relayCursor = pgTable('relay_cursor', {
  service: text().primaryKey(),
  position: bigint({ mode: 'number' }).notNull(),
  /** A stream that was lost and made anew is filled again from the start. */
  streamCreated: text('stream_created').notNull(),
})

/** How far a consumer has handled a stream; moves in the transaction of what it handled. */
export const consumerCursor = pgTable('consumer_cursor', {
  consumer: text().primaryKey(),
  streamCreated: text('stream_created').notNull(),
  sequence: bigint({ mode: 'number' }).notNull(),
  /** Starts that began handling and did not get past this point. */
  stalls: integer().notNull().default(0),
})

/** Events a consumer has handled: a second delivery does nothing, however late. */
export const inbox = pgTable('inbox', {
  consumer: text().notNull(),
  eventId: uuid('event_id').notNull(),
}, (t) => [primaryKey({ columns: [t.consumer, t.eventId] })])

/** Events a consumer gave up on, kept whole until a person decides. */
export const deadLetter = pgTable('dead_letter', {
  id: uuid().primaryKey(),
  consumer: text().notNull(),
  subject: text().notNull(),
  center: text(),
  event: jsonb().notNull(),
  error: text().notNull(),
  attempts: integer().notNull(),
  at: instant().notNull().default(sql`clock_timestamp()`),
  resolution: text({ enum: ['replayed', 'discarded'] }),
  resolvedBy: text('resolved_by'),
  resolvedAt: instant('resolved_at'),
}, (t) => [visibleWithin({ center: t.center })])

/** First outcome of each command; a repeated command gets it again. */
export const commandOutcome = pgTable('command_outcome', {
  commandId: uuid('command_id').primaryKey(),
  actor: text().notNull(),
  procedure: text().notNull(),
  inputHash: bytes('input_hash').notNull(),
  outcome: jsonb().notNull(),
  at: instant().notNull().default(sql`clock_timestamp()`),
}, () => appendOnly())
