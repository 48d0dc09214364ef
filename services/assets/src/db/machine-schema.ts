import { FINDING_KINDS, OUTSIDE_EFFECTS, SANCTION_CONSEQUENCES, SOFTWARE_NATURES } from '@hall/contract-assets'
import { appendOnlyWithin, instant, plainDate, plainDateTime, visibleWithin } from '@hall/database'
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

/** Where a row belongs: the user of the computer. */
const place = { center: text().notNull(), department: text(), window: text() }

/** What machines tell: on, off, somebody in, somebody out; a login that was refused stands there too. */
export const machineEvent = pgTable('machine_event', {
  id: uuid().primaryKey(),
  ...place,
  kind: text({ enum: ['on', 'off', 'login', 'logout'] }).notNull(),
  asset: text(),
  account: text(),
  person: text(),
  at: instant('happened_at').notNull(),
  allowed: boolean().notNull(),
  reasons: text({ enum: FINDING_KINDS }).array().notNull(),
}, (t) => [index('machine_event_center').on(t.center, t.at), index('machine_event_asset').on(t.center, t.asset, t.at), index('machine_event_account').on(t.center, t.account, t.at), ...appendOnlyWithin(t)])

/** Who is away when, and who covers for whom at a window, from the attendance service. */
export const away = pgTable('away', {
  id: text().primaryKey(),
  center: text().notNull(),
  person: text().notNull(),
  from: plainDateTime('starts_at').notNull(),
  to: plainDateTime('ends_at').notNull(),
  withdrawn: boolean().notNull(),
}, (t) => [index('away_person').on(t.person, t.from), visibleWithin({ center: t.center, person: t.person })])

export const cover = pgTable('window_cover', {
  id: text().primaryKey(),
  center: text().notNull(),
  window: text().notNull(),
  person: text(),
  from: plainDateTime('starts_at').notNull(),
  to: plainDateTime('ends_at').notNull(),
}, (t) => [index('window_cover_window').on(t.window, t.from), visibleWithin({ center: t.center, window: t.window, person: t.person })])

/** What an inspection once found a program to be. */
export const programNature = pgTable('program_nature', {
  center: text().notNull(),
  name: text().notNull(),
  nature: text({ enum: SOFTWARE_NATURES }).notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.name, t.nature] }), ...appendOnlyWithin({ center: t.center })])

export const deletion = pgTable('deletion_order', {
  id: uuid().primaryKey(),
  ...place,
  finding: uuid().notNull(),
  asset: text().notNull(),
  program: text().notNull(),
  orderedBy: text('ordered_by').notNull(),
  orderedAt: instant('ordered_at').notNull(),
  deletedBy: text('deleted_by'),
  deletedAt: instant('deleted_at'),
  clause: text().notNull(),
}, (t) => [uniqueIndex('deletion_order_finding').on(t.finding), index('deletion_order_center').on(t.center, t.orderedAt), visibleWithin(t)])

export const outsiderUse = pgTable('outsider_use', {
  id: uuid().primaryKey(),
  ...place,
  asset: text().notNull(),
  at: instant('happened_at').notNull(),
  effect: text({ enum: OUTSIDE_EFFECTS }).notNull(),
  what: text().notNull(),
  responsible: text().array().notNull(),
  enteredBy: text('entered_by').notNull(),
  clause: text(),
}, (t) => [index('outsider_use_center').on(t.center, t.at), ...appendOnlyWithin(t)])

export const sanction = pgTable('network_sanction', {
  id: uuid().primaryKey(),
  ...place,
  repair: uuid().notNull(),
  asset: text().notNull(),
  person: text().notNull(),
  minutesDown: integer('minutes_down').notNull(),
  openedAt: instant('opened_at').notNull(),
  choices: text({ enum: SANCTION_CONSEQUENCES }).array().notNull(),
  consequence: text({ enum: SANCTION_CONSEQUENCES }),
  loss: integer().notNull(),
  liability: integer(),
  serious: boolean().notNull(),
  answer: text(),
  answeredOn: plainDate('answered_on'),
  unlawful: boolean().notNull(),
  referredTo: text('referred_to'),
  referredOn: plainDate('referred_on'),
  closedAt: instant('closed_at'),
  clauses: text().array().notNull(),
}, (t) => [index('network_sanction_center').on(t.center, t.openedAt), visibleWithin(t)])

/** Who has the page of a window open: when first and when last that day. */
export const pageSession = pgTable('page_session', {
  ...place,
  window: text().notNull(),
  person: text().notNull(),
  on: plainDate('opened_on').notNull(),
  firstAt: instant('first_at').notNull(),
  lastAt: instant('last_at').notNull(),
}, (t) => [primaryKey({ columns: [t.window, t.person, t.on] }), index('page_session_center').on(t.center, t.on), visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person })])

/** Who has come to work on a day, from the attendance service; the latest judgement of the day counts. */
export const presentDay = pgTable('present_day', {
  person: text().notNull(),
  on: plainDate('worked_on').notNull(),
  center: text().notNull(),
  window: text(),
  present: boolean().notNull(),
  version: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.person, t.on] }), index('present_day_center').on(t.center, t.on), visibleWithin({ center: t.center, window: t.window, person: t.person })])

/** Confirmed findings of serious circumstances. */
export const seriousFinding = pgTable('serious_finding', {
  finding: uuid().primaryKey(),
  ...place,
  by: text('marked_by').notNull(),
  at: instant('marked_at').notNull(),
}, (t) => [...appendOnlyWithin(t)])

export const nomination = pgTable('award_nomination', {
  id: uuid().primaryKey(),
  ...place,
  person: text().notNull(),
  award: text().notNull(),
  year: integer().notNull(),
  by: text('nominated_by').notNull(),
  at: instant('nominated_at').notNull(),
}, (t) => [uniqueIndex('award_nomination_once').on(t.center, t.person, t.award, t.year), index('award_nomination_year').on(t.center, t.year), ...appendOnlyWithin(t)])

export const confirmation = pgTable('finding_confirmation', {
  finding: uuid().primaryKey(),
  ...place,
  by: text('confirmed_by').notNull(),
  at: instant('confirmed_at').notNull(),
}, (t) => [...appendOnlyWithin(t)])

export const deduction = pgTable('asset_deduction', {
  id: uuid().primaryKey(),
  ...place,
  person: text(),
  finding: uuid().notNull(),
  kind: text({ enum: FINDING_KINDS }).notNull(),
  clause: text(),
  at: instant('entered_at').notNull(),
}, (t) => [uniqueIndex('asset_deduction_finding').on(t.finding), index('asset_deduction_center').on(t.center, t.at), ...appendOnlyWithin(t)])
