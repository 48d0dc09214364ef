import { ASSET_STATES, CATEGORIES, FINDING_KINDS, LOSS_KINDS, LOSS_STATES, OWNERS, REPAIR_STATES, REQUEST_KINDS, REQUEST_STATES } from '@hall/contract-assets'
import { appendOnlyWithin, instant, plainDate, visibleWithin } from '@hall/database'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export * from '@hall/journal/schema'
export * from '@hall/ledger/schema'
export * from '@hall/organization-copy/schema'
export { calendarCopy, policyCopy } from '@hall/regulation-copy'
export * from './machine-schema.ts'

/** Where a row belongs: the user of the asset. */
const place = { center: text().notNull(), department: text(), window: text() }

export interface Network { readonly mac?: string; readonly ip?: string; readonly gateway?: string; readonly mask?: string; readonly exit?: 'none' | 'center' | 'other'; readonly nets?: readonly string[] }

export const asset = pgTable('asset', {
  id: uuid().primaryKey(),
  ...place,
  section: text(),
  number: text().notNull(),
  name: text().notNull(),
  class: text().notNull(),
  category: text({ enum: CATEGORIES }).notNull(),
  owner: text({ enum: OWNERS }).notNull(),
  ownerUnit: text('owner_unit'),
  spot: text().notNull(),
  state: text({ enum: ASSET_STATES }).notNull(),
  value: integer().notNull(),
  acquiredOn: plainDate('acquired_on').notNull(),
  usefulMonths: integer('useful_months').notNull(),
  function: text().notNull(),
  network: jsonb().$type<Network>().notNull(),
  reviewedOn: plainDate('reviewed_on').notNull(),
  version: integer().notNull(),
}, (t) => [uniqueIndex('asset_number').on(t.center, t.number), index('asset_window').on(t.window), index('asset_section').on(t.section), visibleWithin(t)])

/** Who answers for the assets of a window; the post keeps them, this says who sits on it. */
export const custodian = pgTable('custodian', {
  ...place,
  window: text().notNull(),
  person: text().notNull(),
  since: plainDate('starts_on').notNull(),
}, (t) => [primaryKey({ columns: [t.window] }), visibleWithin(t)])

export const custodyHandover = pgTable('custody_handover', {
  id: uuid().primaryKey(),
  ...place,
  window: text().notNull(),
  from: text('handed_by').notNull(),
  to: text('taken_by').notNull(),
  assets: text().array().notNull(),
  signed: text().array().notNull(),
  effectiveOn: plainDate('effective_on'),
}, (t) => [index('custody_handover_window').on(t.window), visibleWithin(t)])

export const request = pgTable('asset_request', {
  id: uuid().primaryKey(),
  ...place,
  section: text(),
  kind: text({ enum: REQUEST_KINDS }).notNull(),
  state: text({ enum: REQUEST_STATES }).notNull(),
  assets: text().array().notNull(),
  subject: text().notNull(),
  reason: text().notNull(),
  from: plainDate('runs_from'),
  until: plainDate('runs_until'),
  requestedBy: text('requested_by').notNull(),
  requestedAt: instant('requested_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
  carriedOutBy: text('carried_out_by'),
  carriedOutOn: plainDate('carried_out_on'),
  clause: text(),
  approver: text(),
}, (t) => [index('asset_request_center').on(t.center, t.requestedAt), visibleWithin(t)])

export const repair = pgTable('repair', {
  id: uuid().primaryKey(),
  ...place,
  asset: text().notNull(),
  fault: text().notNull(),
  foundAt: instant('found_at').notNull(),
  reportedAt: instant('reported_at').notNull(),
  reportedBy: text('reported_by').notNull(),
  late: boolean().notNull(),
  state: text({ enum: REPAIR_STATES }).notNull(),
  clause: text(),
}, (t) => [index('repair_center').on(t.center, t.reportedAt), visibleWithin(t)])

export const pass = pgTable('exit_pass', {
  id: uuid().primaryKey(),
  ...place,
  assets: text().array().notNull(),
  purpose: text().notNull(),
  carrier: text().notNull(),
  returnOn: plainDate('return_on'),
  drawnBy: text('drawn_by').notNull(),
  drawnAt: instant('drawn_at').notNull(),
  checkedBy: text('checked_by'),
  checkedAt: instant('checked_at'),
  signedBy: text('signed_by'),
  signedAt: instant('signed_at'),
  releasedBy: text('released_by'),
  releasedAt: instant('released_at'),
  returnedAt: instant('returned_at'),
  clause: text(),
}, (t) => [index('exit_pass_center').on(t.center, t.drawnAt), visibleWithin(t)])

export interface Expected { readonly number: string; readonly name: string; readonly at: string; readonly spot: string }
export interface Adjudicated { readonly number: string; readonly decision: string; readonly note: string; readonly by: string }

export const stocktake = pgTable('stocktake', {
  id: uuid().primaryKey(),
  ...place,
  section: text(),
  year: integer().notNull(),
  state: text({ enum: ['open', 'closed', 'signed'] }).notNull(),
  /** What the register said when it began. */
  snapshot: jsonb().$type<Expected[]>().notNull(),
  decisions: jsonb().$type<Adjudicated[]>().notNull(),
  openedBy: text('opened_by').notNull(),
  openedAt: instant('opened_at').notNull(),
  closedAt: instant('closed_at'),
  signedOn: plainDate('signed_on'),
  signatures: text().array().notNull(),
}, (t) => [index('stocktake_center').on(t.center, t.openedAt), visibleWithin(t)])

/** What somebody saw, with the id the phone gave it: a batch that comes twice counts once. */
export const scan = pgTable('stocktake_scan', {
  id: uuid().primaryKey(),
  ...place,
  stocktake: uuid().notNull(),
  code: text().notNull(),
  spot: text().notNull(),
  seenAt: instant('seen_at').notNull(),
  receivedAt: instant('received_at').notNull(),
  by: text('seen_by').notNull(),
}, (t) => [index('stocktake_scan_of').on(t.stocktake), ...appendOnlyWithin(t)])

export const loss = pgTable('loss', {
  id: uuid().primaryKey(),
  ...place,
  asset: text().notNull(),
  kind: text({ enum: LOSS_KINDS }).notNull(),
  state: text({ enum: LOSS_STATES }).notNull(),
  foundAt: instant('found_at').notNull(),
  reportedAt: instant('reported_at').notNull(),
  late: boolean().notNull(),
  explanation: text(),
  liable: text(),
  liableIs: text('liable_is', { enum: ['person', 'guard', 'nobody'] }),
  amount: integer(),
  due: integer(),
  decision: text(),
  clause: text(),
}, (t) => [index('loss_center').on(t.center, t.reportedAt), visibleWithin(t)])

export const sale = pgTable('scrap_sale', {
  id: uuid().primaryKey(),
  ...place,
  subject: text().notNull(),
  at: instant('sold_at').notNull(),
  enteredBy: text('entered_by').notNull(),
}, (t) => [index('scrap_sale_center').on(t.center, t.at), ...appendOnlyWithin(t)])

export const supply = pgTable('supply', {
  ...place,
  window: text().notNull(),
  item: text().notNull(),
  wanted: integer().notNull(),
  present: integer().notNull(),
  checkedOn: plainDate('checked_on').notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.window, t.item] }), visibleWithin(t)])

/** Programs and hardware approved for a computer. */
export const approved = pgTable('approved_program', {
  ...place,
  asset: text().notNull(),
  kind: text({ enum: ['software', 'hardware'] }).notNull(),
  name: text().notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.asset, t.kind, t.name] }), visibleWithin(t)])

export const connection = pgTable('connection', {
  id: uuid().primaryKey(),
  ...place,
  code: text().notNull(),
  port: text().notNull(),
  at: instant('tried_at').notNull(),
  accepted: boolean().notNull(),
}, (t) => [index('connection_code').on(t.center, t.code, t.at), ...appendOnlyWithin(t)])

export const medium = pgTable('medium_check', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  label: text().notNull(),
  clean: boolean().notNull(),
  on: plainDate('checked_on').notNull(),
}, (t) => [index('medium_check_label').on(t.center, t.label), ...appendOnlyWithin({ center: t.center })])

export const permit = pgTable('server_permit', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  person: text().notNull(),
  server: text().notNull(),
  rights: text().array().notNull(),
  givenOn: plainDate('given_on').notNull(),
  until: plainDate('valid_until').notNull(),
}, (t) => [index('server_permit_person').on(t.center, t.person), ...appendOnlyWithin({ center: t.center, person: t.person })])

/** An account of a system belongs to one person; there is no row without one. */
export const account = pgTable('system_account', {
  center: text().notNull(),
  account: text().notNull(),
  system: text().notNull(),
  person: text().notNull(),
  openedOn: plainDate('opened_on').notNull(),
  lockedAt: instant('locked_at'),
}, (t) => [primaryKey({ columns: [t.center, t.account] }), index('system_account_person').on(t.person), visibleWithin({ center: t.center, person: t.person })])

/** Who uses answers for it: signed between the unit and the user. */
export const agreement = pgTable('responsibility_agreement', {
  center: text().notNull(),
  person: text().notNull(),
  on: plainDate('signed_on').notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.person, t.on] }), ...appendOnlyWithin({ center: t.center, person: t.person })])

export const backup = pgTable('backup', {
  id: uuid().primaryKey(),
  ...place,
  asset: text().notNull(),
  on: plainDate('made_on').notNull(),
  where: text('kept_at').notNull(),
  by: text('entered_by').notNull(),
}, (t) => [index('backup_of').on(t.center, t.asset, t.on), ...appendOnlyWithin(t)])

/** Who helps with the network of a window, from a day until the next one does. */
export const assistant = pgTable('network_assistant', {
  ...place,
  window: text().notNull(),
  person: text().notNull(),
  from: plainDate('starts_on').notNull(),
}, (t) => [primaryKey({ columns: [t.window, t.from] }), index('network_assistant_center').on(t.center), visibleWithin(t)])

export const finding = pgTable('finding', {
  id: uuid().primaryKey(),
  ...place,
  kind: text({ enum: FINDING_KINDS }).notNull(),
  asset: text(),
  against: text(),
  subject: text().notNull(),
  at: instant('found_at').notNull(),
  clause: text(),
}, (t) => [index('finding_center').on(t.center, t.at), ...appendOnlyWithin(t)])
