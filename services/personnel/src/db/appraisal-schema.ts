import { plainDate, visibleWithin } from '@hall/database'
import { boolean, doublePrecision, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/** Results of yearly appraisals as supervision told of them: of a person, or of a window; of each the latest word. */
export const appraisalResult = pgTable('appraisal_result', {
  round: uuid().notNull(),
  kind: text({ enum: ['person', 'window'] }).notNull(),
  subject: text().notNull(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text(),
  year: integer().notNull(),
  version: integer().notNull(),
  points: doublePrecision(),
  rank: integer(),
  field: integer(),
  below: integer(),
  last: boolean().notNull(),
  provisional: boolean().notNull(),
  /** When it was told that this is the place. */
  confirmedOn: plainDate('confirmed_on').notNull(),
}, (t) => [primaryKey({ columns: [t.round, t.kind, t.subject] }), index('appraisal_result_subject').on(t.subject, t.year), index('appraisal_result_center').on(t.center, t.kind), visibleWithin(t)])

/** Entries of somebody's ledger of points as they stand. */
export const pointsEntry = pgTable('points_entry', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text(),
  window: text(),
  person: text().notNull(),
  kind: text().notNull(),
  on: plainDate('happened_on').notNull(),
  points: doublePrecision(),
  inForce: boolean('in_force').notNull(),
}, (t) => [index('points_entry_person').on(t.person, t.on), visibleWithin(t)])
