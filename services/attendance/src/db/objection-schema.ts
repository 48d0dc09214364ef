import { ENTERED_KINDS, FINDINGS, RULINGS } from '@hall/contract-attendance'
import { appendOnlyWithin, instant, plainDate, plainDateTime, visibleWithin } from '@hall/database'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, numeric, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const place = { center: text().notNull(), department: text(), window: text(), person: text().notNull() }

export interface Proof { readonly title: string; readonly attachment: string | null }

/** What a window's lead enters for its people, until the section has looked at it. Approved, it becomes an absence. */
export const registration = pgTable('registration', {
  id: uuid().primaryKey(),
  ...place,
  name: text().notNull(),
  kind: text({ enum: ENTERED_KINDS }).notNull(),
  from: plainDateTime('starts_at').notNull(),
  to: plainDateTime('ends_at').notNull(),
  reason: text().notNull(),
  proofs: jsonb().$type<Proof[]>().notNull(),
  state: text({ enum: ['incomplete', 'submitted', 'approved', 'returned'] }).notNull(),
  registeredBy: text('registered_by').notNull(),
  registeredAt: instant('registered_at').notNull(),
  /** The moment its limit looks at; null while incomplete. */
  countsFrom: instant('counts_from'),
  /** 24:00 of the last day it is in time; null where there is no limit. */
  dueAt: instant('due_at'),
  dueClause: text('due_clause'),
  /** What it was handed in by, when the section gave it back after its limit. */
  returnedAt: instant('returned_at'),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
  decision: text(),
  version: integer().notNull(),
}, (t) => [
  index('registration_person').on(t.person, t.from),
  index('registration_center').on(t.center, t.registeredAt),
  visibleWithin(t),
])

/** What a person says against a finding. */
export const objection = pgTable('objection', {
  id: uuid().primaryKey(),
  ...place,
  name: text().notNull(),
  date: plainDate().notNull(),
  finding: text({ enum: FINDINGS }).notNull(),
  point: text(),
  clause: text().notNull(),
  dayVersion: integer('day_version').notNull(),
  text: text().notNull(),
  state: text({ enum: ['open', 'withdrawn', 'accepted', 'refused'] }).notNull(),
  madeAt: instant('made_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
  decision: text(),
  version: integer().notNull(),
}, (t) => [
  uniqueIndex('objection_open').on(t.person, t.date, t.finding, sql`coalesce(${t.point}, '')`).where(sql`state = 'open'`),
  index('objection_person').on(t.person, t.date),
  index('objection_center').on(t.center, t.madeAt),
  visibleWithin(t),
])

/** What was ruled about a finding: a fact the day is judged with from then on. The latest ruling on a finding holds. */
export const correction = pgTable('correction', {
  id: uuid().primaryKey(),
  ...place,
  date: plainDate().notNull(),
  finding: text({ enum: FINDINGS }).notNull(),
  point: text(),
  ruling: text({ enum: RULINGS }).notNull(),
  reason: text().notNull(),
  by: text().notNull(),
  byName: text('by_name').notNull(),
  at: instant().notNull(),
  objection: uuid(),
}, (t) => [index('correction_person').on(t.person, t.date), index('correction_center').on(t.center, t.date), ...appendOnlyWithin(t)])

/** Entered once for what was not proved in time; revoked when the finding no longer stands. */
export const deduction = pgTable('deduction', {
  id: uuid().primaryKey(),
  ...place,
  name: text().notNull(),
  date: plainDate().notNull(),
  finding: text({ enum: FINDINGS }).notNull(),
  point: text(),
  clause: text().notNull(),
  points: numeric({ mode: 'number' }),
  enteredOn: plainDate('entered_on').notNull(),
  revoked: boolean().notNull(),
}, (t) => [
  uniqueIndex('deduction_once').on(t.person, t.date, t.finding, sql`coalesce(${t.point}, '')`),
  index('deduction_center').on(t.center, t.enteredOn),
  visibleWithin(t),
])

/** How far a person's confirmed absence of a year has come. */
export const absenceGround = pgTable('absence_ground', {
  ...place,
  name: text().notNull(),
  year: integer().notNull(),
  halves: integer().notNull(),
  level: text({ enum: ['none', 'warning', 'ground'] }).notNull(),
  ground: integer().notNull(),
  clause: text().notNull(),
  since: instant().notNull(),
}, (t) => [primaryKey({ columns: [t.person, t.center, t.year] }), index('absence_ground_center').on(t.center, t.year), visibleWithin(t)])
