import { appendOnlyWithin, instant, plainDate, publicWithin, visibleWithin } from '@hall/database'
import {
  APPRAISER_SOURCES, ENTRY_KINDS, ENTRY_SOURCES, FAULTS, HANDLINGS, LIABILITIES, MATTER_ORIGINS, MATTER_RESULTS, MATTER_STATES, OVERSIGHTS, RECONSIDERATION_STATES, RECTIFICATION_STATES, ROUND_STATES, SHEET_PERIODS,
  SUBJECTS, type supervisionShapes as shapes,
} from '@hall/contract-supervision'
import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { z } from 'zod'

export * from '@hall/journal/schema'
export * from '@hall/organization-copy/schema'
export { calendarCopy, policyCopy } from '@hall/regulation-copy'

type Of<T extends z.ZodType> = z.output<T>
const place = { center: text().notNull(), department: text(), window: text() }
const points = (name: string) => doublePrecision(name)

/** A line of the ledger: what a source said of one fact, and what the section made of it. */
export const entry = pgTable('entry', {
  id: uuid().primaryKey(),
  ...place,
  person: text(),
  /** The source's name for the fact; one line each, however often it is told. */
  key: text().notNull(),
  source: text({ enum: ENTRY_SOURCES }).notNull(),
  kind: text({ enum: ENTRY_KINDS }).notNull(),
  fact: text().notNull(),
  on: plainDate('fact_on').notNull(),
  clause: text(),
  points: points('points'),
  /** The source holds it against the counter as well. */
  forWindow: boolean('for_window').notNull(),
  serious: boolean().notNull().default(false),
  reason: text(),
  evidence: text(),
  enteredBy: text('entered_by'),
  enteredAt: instant('entered_at').notNull(),
  /** Told less often taken back; it stands while it is above zero, in whatever order the words came. */
  balance: integer().notNull(),
  /** Of the word its details come from; null while only its withdrawal has come. */
  toldAt: instant('told_at'),
  withdrawnAt: instant('withdrawn_at'),
  withdrawnReason: text('withdrawn_reason'),
  confirmed: boolean().notNull(),
  /** Withdrawn here: dropped, or by an objection. */
  setAside: boolean('set_aside').notNull().default(false),
  answer: text(),
  handling: text({ enum: HANDLINGS }),
  escalated: boolean(),
  objection: text(),
  objectionOpen: boolean('objection_open').notNull().default(false),
  decision: text(),
  decidedBy: text('decided_by'),
}, (t) => [
  uniqueIndex('entry_key').on(t.key), index('entry_center').on(t.center, t.on), index('entry_person').on(t.person, t.on), index('entry_window').on(t.window, t.on),
  index('entry_waiting').on(t.center).where(sql`objection_open or not confirmed`), visibleWithin(t),
])

/** Scope, method, time and grades of an appraisal are open to everybody (DC-EVA-30); whom it is about, and how, is elsewhere. */
export const round = pgTable('appraisal_round', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  year: integer().notNull(),
  state: text({ enum: ROUND_STATES }).notNull(),
  imported: boolean().notNull(),
  weights: jsonb().$type<Of<typeof shapes.weights>>().notNull(),
  indicators: jsonb().$type<Of<typeof shapes.indicator>[]>().notNull(),
  announcement: jsonb().$type<Of<typeof shapes.announcement>>(),
  openedBy: text('opened_by').notNull(),
  openedAt: instant('opened_at').notNull(),
  announcedAt: instant('announced_at'),
  publishedAt: instant('published_at'),
  sealedAt: instant('sealed_at'),
  persons: integer().notNull(),
  windows: integer().notNull(),
  /** Of what was announced of its results. */
  told: integer().notNull().default(0),
}, (t) => [uniqueIndex('appraisal_round_year').on(t.center, t.year), ...publicWithin({ center: t.center })])

export const appraiser = pgTable('appraiser', {
  round: uuid().notNull(),
  center: text().notNull(),
  person: text().notNull(),
  source: text({ enum: APPRAISER_SOURCES }).notNull(),
  windows: text().array(),
}, (t) => [primaryKey({ columns: [t.round, t.person] }), index('appraiser_person').on(t.person), visibleWithin({ center: t.center, person: t.person })])

/** People of a rank the center does not appraise. */
export const elsewhere = pgTable('appraised_elsewhere', {
  round: uuid().notNull(),
  center: text().notNull(),
  person: text().notNull(),
  reason: text().notNull(),
}, (t) => [primaryKey({ columns: [t.round, t.person] }), visibleWithin({ center: t.center, person: t.person })])

/** Whom a round is about, and in the end what came of it. */
export const result = pgTable('result', {
  id: uuid().primaryKey(),
  round: uuid().notNull(),
  ...place,
  person: text(),
  year: integer().notNull(),
  kind: text({ enum: SUBJECTS }).notNull(),
  subject: text().notNull(),
  name: text().notNull(),
  points: points('points'),
  pointsBefore: points('points_before'),
  /** As an imported list has it where it names no points. */
  givenRank: integer('given_rank'),
  grade: text(),
  rank: integer(),
  field: integer(),
  below: integer(),
  last: boolean().notNull().default(false),
  provisional: boolean().notNull().default(false),
  capped: text(),
  imported: boolean().notNull(),
}, (t) => [uniqueIndex('result_subject').on(t.round, t.kind, t.subject), index('result_year').on(t.center, t.year), index('result_person').on(t.person), visibleWithin(t)])

/** Marks of one appraiser; the section reads them, others do not. */
export const sheet = pgTable('sheet', {
  round: uuid().notNull(),
  center: text().notNull(),
  kind: text({ enum: SUBJECTS }).notNull(),
  subject: text().notNull(),
  person: text('appraiser').notNull(),
  source: text({ enum: APPRAISER_SOURCES }).notNull(),
  period: text({ enum: SHEET_PERIODS }).notNull(),
  marks: jsonb().$type<Of<typeof shapes.mark>[]>().notNull(),
  enteredAt: instant('entered_at').notNull(),
}, (t) => [primaryKey({ columns: [t.round, t.kind, t.subject, t.person, t.period] }), visibleWithin({ center: t.center, person: t.person })])

export const opinion = pgTable('opinion', {
  id: uuid().primaryKey(),
  round: uuid().notNull(),
  center: text().notNull(),
  kind: text({ enum: SUBJECTS }).notNull(),
  subject: text().notNull(),
  person: text('said_by').notNull(),
  text: text('words').notNull(),
  at: instant().notNull(),
}, (t) => [index('opinion_round').on(t.round), ...appendOnlyWithin({ center: t.center, person: t.person })])

export const reconsideration = pgTable('reconsideration', {
  id: uuid().primaryKey(),
  round: uuid().notNull(),
  result: uuid().notNull(),
  ...place,
  /** Who asked. */
  person: text().notNull(),
  kind: text({ enum: SUBJECTS }).notNull(),
  subject: text().notNull(),
  year: integer().notNull(),
  reasons: text().notNull(),
  filedAt: instant('filed_at').notNull(),
  state: text({ enum: RECONSIDERATION_STATES }).notNull(),
  pointsBefore: points('points_before'),
  pointsAfter: points('points_after'),
  decision: text(),
  decidedBy: text('decided_by'),
}, (t) => [uniqueIndex('reconsideration_result').on(t.result), index('reconsideration_center').on(t.center, t.filedAt), visibleWithin(t)])

export const rectification = pgTable('rectification', {
  id: uuid().primaryKey(),
  ...place,
  round: uuid().notNull(),
  year: integer().notNull(),
  state: text({ enum: RECTIFICATION_STATES }).notNull(),
  until: plainDate('mend_until').notNull(),
  clause: text().notNull(),
  report: text(),
  reportedAt: instant('reported_at'),
  verified: text(),
  verifiedBy: text('verified_by'),
}, (t) => [uniqueIndex('rectification_window').on(t.round, t.window), index('rectification_center').on(t.center, t.year), visibleWithin(t)])

export const nomination = pgTable('nomination', {
  id: uuid().primaryKey(),
  ...place,
  person: text(),
  year: integer().notNull(),
  award: text().notNull(),
  kind: text({ enum: SUBJECTS }).notNull(),
  subject: text().notNull(),
  reason: text(),
  by: text('nominated_by').notNull(),
  at: instant().notNull(),
}, (t) => [uniqueIndex('nomination_award').on(t.center, t.year, t.award, t.kind, t.subject), visibleWithin(t)])

/** Months of attendance that are closed. */
export const monthClosed = pgTable('month_closed', {
  center: text().notNull(),
  month: text().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.month] }), visibleWithin({ center: t.center })])

/** Of the section and the heads of the center alone; who is heard in it sees the own part through the service. */
export const matter = pgTable('matter', {
  id: uuid().primaryKey(),
  ...place,
  number: text().notNull(),
  state: text({ enum: MATTER_STATES }).notNull(),
  origin: text({ enum: MATTER_ORIGINS }).notNull(),
  /** What it comes from, once. */
  key: text(),
  reference: text(),
  balance: integer().notNull().default(1),
  ground: text(),
  groundClause: text('ground_clause'),
  about: text().notNull(),
  facts: jsonb().$type<Of<typeof shapes.fact>[]>().notNull(),
  stages: jsonb().$type<Of<typeof shapes.stage>[]>().notNull(),
  circumstances: jsonb().$type<Of<typeof shapes.circumstances>>().notNull(),
  liable: jsonb().$type<Of<typeof shapes.liable>[]>().notNull(),
  released: jsonb().$type<Of<typeof shapes.released>[]>().notNull(),
  people: text().array().notNull(),
  openedBy: text('opened_by').notNull(),
  openedAt: instant('opened_at').notNull(),
  outcome: text({ enum: ['dereliction', 'no_dereliction'] }),
  fault: text({ enum: FAULTS }),
  rule: text('rule_broken'),
  result: text('came_of_it', { enum: MATTER_RESULTS }),
  kinds: text('liabilities', { enum: LIABILITIES }).array(),
  organ: text(),
  decision: text(),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
  referral: text(),
  superior: text({ enum: OVERSIGHTS }),
  superiorPerson: text('superior_person'),
  closedAt: instant('closed_at'),
}, (t) => [uniqueIndex('matter_number').on(t.center, t.number), uniqueIndex('matter_key').on(t.key), index('matter_center').on(t.center, t.openedAt), visibleWithin({ center: t.center })])

export const evidence = pgTable('evidence', {
  id: uuid().primaryKey(),
  matter: uuid().notNull(),
  center: text().notNull(),
  text: text('words').notNull(),
  by: text('added_by').notNull(),
  at: instant().notNull(),
}, (t) => [index('evidence_matter').on(t.matter), ...appendOnlyWithin({ center: t.center })])

export const statement = pgTable('statement', {
  id: uuid().primaryKey(),
  matter: uuid().notNull(),
  center: text().notNull(),
  person: text().notNull(),
  text: text('words').notNull(),
  oral: boolean().notNull(),
  at: instant().notNull(),
}, (t) => [index('statement_matter').on(t.matter), ...appendOnlyWithin({ center: t.center, person: t.person })])
