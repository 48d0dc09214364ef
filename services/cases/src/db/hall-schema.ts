import { instant, plainDate, visibleWithin } from '@hall/database'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

/** A number drawn for a window, from the machine or for a later day. */
export const ticket = pgTable('ticket', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  number: text().notNull(),
  day: plainDate().notNull(),
  session: text({ enum: ['am', 'pm'] }).notNull(),
  state: text({ enum: ['booked', 'waiting', 'called', 'finished', 'missed'] }).notNull(),
  matter: text().notNull(),
  issuedAt: instant('issued_at').notNull(),
  waitsFrom: instant('waits_from').notNull(),
  offeredTo: text('offered_to').array().notNull().default(sql`'{}'`),
  servedBy: text('served_by'),
  servedAt: instant('served_at'),
  finishedAt: instant('finished_at'),
  phonedAt: instant('phoned_at'),
  returnedAt: instant('returned_at'),
  contact: uuid(),
  version: integer().notNull(),
}, (t) => [uniqueIndex('ticket_number').on(t.center, t.day, t.number), index('ticket_window').on(t.window, t.day, t.waitsFrom), visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.servedBy })])

export const ticketCounter = pgTable('ticket_counter', {
  center: text().notNull(),
  day: plainDate().notNull(),
  last: integer().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.day] }), visibleWithin({ center: t.center })])

/** The end of a window's session, and by how much it served longer. */
export const windowClosing = pgTable('window_closing', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  day: plainDate().notNull(),
  session: text({ enum: ['am', 'pm'] }).notNull(),
  closedAt: instant('closed_at').notNull(),
  closedBy: text('closed_by').notNull(),
  extendedMinutes: integer('extended_minutes').notNull(),
}, (t) => [uniqueIndex('window_closing_session').on(t.window, t.day, t.session), index('window_closing_center').on(t.center, t.day), visibleWithin({ center: t.center, department: t.department, window: t.window })])

/** Somebody has left the window for a little while; the telephone stands here alone. */
export const steppedOut = pgTable('stepped_out', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  person: text().notNull(),
  name: text().notNull(),
  reason: text({ enum: ['away', 'escort'] }).notNull(),
  phone: text(),
  contact: uuid(),
  leftAt: instant('left_at').notNull(),
  mostMinutes: integer('most_minutes'),
  backAt: instant('back_at'),
}, (t) => [
  uniqueIndex('stepped_out_now').on(t.person).where(sql`back_at is null`), index('stepped_out_window').on(t.window, t.leftAt), index('stepped_out_contact').on(t.contact),
  visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person }),
])

/** Service on a day off that somebody asked for. */
export const holidayService = pgTable('holiday_service', {
  id: uuid().primaryKey(),
  number: text().notNull(),
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  applicant: text().notNull(),
  phone: text(),
  need: text().notNull(),
  kind: text({ enum: ['appointment', 'on_site'] }).notNull(),
  place: text(),
  day: plainDate().notNull(),
  from: text('starts').notNull(),
  to: text('ends').notNull(),
  state: text({ enum: ['asked', 'approved', 'refused', 'scheduled', 'given'] }).notNull(),
  askedAt: instant('asked_at').notNull(),
  askedBy: text('asked_by').notNull(),
  decidedAt: instant('decided_at'),
  decidedBy: text('decided_by'),
  document: text(),
  reason: text(),
  people: text().array().notNull().default(sql`'{}'`),
  givenFrom: text('given_from'),
  givenTo: text('given_to'),
  version: integer().notNull(),
}, (t) => [uniqueIndex('holiday_service_number').on(t.center, t.number), index('holiday_service_center').on(t.center, t.day), visibleWithin({ center: t.center, department: t.department, window: t.window })])

export const overtimeClaim = pgTable('overtime_claim', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  service: uuid().notNull(),
  person: text().notNull(),
  minutes: integer().notNull(),
  openedAt: instant('opened_at').notNull(),
  openedBy: text('opened_by').notNull(),
}, (t) => [uniqueIndex('overtime_claim_once').on(t.service, t.person), visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.person })])

/** What the center wants from a window for its website. */
export const contentRequest = pgTable('content_request', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  window: text().notNull(),
  subject: text().notNull(),
  askedAt: instant('asked_at').notNull(),
  askedBy: text('asked_by').notNull(),
  dueOn: plainDate('due_on').notNull(),
  clause: text().notNull(),
  providedAt: instant('provided_at'),
  providedBy: text('provided_by'),
  content: text(),
  accurate: boolean(),
  error: text(),
  errorAt: instant('error_at'),
  version: integer().notNull(),
}, (t) => [index('content_request_center').on(t.center, t.askedAt), index('content_request_open').on(t.window, t.dueOn).where(sql`provided_at is null`), visibleWithin({ center: t.center, department: t.department, window: t.window })])

/** Copy of who learns at a window, under whom, and when somebody may go without. */
export const intern = pgTable('intern', {
  id: text().primaryKey(),
  person: text().notNull(),
  center: text().notNull(),
  mentor: text().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on').notNull(),
}, (t) => [index('intern_person').on(t.person), visibleWithin({ center: t.center, person: t.person })])
export const internExemption = pgTable('intern_exemption', {
  id: text().primaryKey(),
  person: text().notNull(),
  center: text().notNull(),
  from: plainDate('starts_on').notNull(),
  until: plainDate('ends_on').notNull(),
}, (t) => [index('intern_exemption_person').on(t.person), visibleWithin({ center: t.center, person: t.person })])
