import { appendOnlyWithin, instant, plainDate } from '@hall/database'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/** Copy of where a case stood after each of its steps, as the case service announced it; nothing of the applicant. */
export const caseStep = pgTable('case_step', {
  case: uuid().notNull(),
  version: integer().notNull(),
  center: text().notNull(),
  number: text().notNull(),
  window: text(),
  handler: text(),
  item: text().notNull(),
  state: text().notNull(),
  step: text().notNull(),
  steppedAt: instant('stepped_at').notNull(),
  receivedAt: instant('received_at').notNull(),
  acceptedAt: instant('accepted_at'),
  dueOn: plainDate('due_on'),
  dueClause: text('due_clause'),
  stopped: boolean().notNull(),
  finishedAt: instant('finished_at'),
  visits: integer().notNull(),
  notices: jsonb().$type<{ at: string; missing: string[] }[]>().notNull(),
}, (t) => [primaryKey({ columns: [t.case, t.version] }), index('case_step_number').on(t.center, sql`upper(number)`), ...appendOnlyWithin({ center: t.center })])
