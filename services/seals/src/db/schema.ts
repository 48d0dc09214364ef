import { appendOnly, appendOnlyWithin, bytes, instant, plainDate, visibleWithin } from '@hall/database'
import { FILINGS, HANDOVER_REASONS, KINDS, MEDIA, SEAL_STATES, USE_STATES, VIOLATIONS } from '@hall/contract-seals'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

export * from '@hall/journal/schema'
export * from '@hall/ledger/schema'
export * from '@hall/organization-copy/schema'
export { calendarCopy, policyCopy } from '@hall/regulation-copy'

/** Where a row belongs: a seal stays at its window for good; another window gets another seal. */
const place = { center: text().notNull(), department: text(), window: text() }

export interface Paper { readonly title: string; readonly number: string | null; readonly sha256: string }

export const seal = pgTable('seal', {
  id: uuid().primaryKey(),
  ...place,
  section: text(),
  number: text().notNull(),
  name: text().notNull(),
  kind: text({ enum: KINDS }).notNull(),
  medium: text({ enum: MEDIA }).notNull(),
  state: text({ enum: SEAL_STATES }).notNull(),
  items: text().array().notNull(),
  validUntil: plainDate('valid_until'),
  usableFrom: plainDate('usable_from'),
  endedOn: plainDate('ended_on'),
  custodian: text(),
  custodianSince: plainDate('custodian_since'),
  custodyUntil: plainDate('custody_until'),
  responsible: text(),
  rules: jsonb().$type<Paper>(),
  imprintVersion: integer('imprint_version').notNull().default(0),
  counter: integer(),
  away: boolean().notNull().default(false),
  /** Version of the stream `seal/<id>`. */
  version: integer().notNull(),
}, (t) => [uniqueIndex('seal_number').on(t.center, t.number), index('seal_window').on(t.window), visibleWithin(t)])

/** Every imprint there ever was, the old ones too. */
export const imprint = pgTable('imprint', {
  seal: uuid().notNull(),
  ...place,
  version: integer().notNull(),
  sha256: text().notNull(),
  mediaType: text('media_type').notNull(),
  content: bytes().notNull(),
  filedAt: instant('filed_at').notNull(),
  filedBy: text('filed_by').notNull(),
}, (t) => [primaryKey({ columns: [t.seal, t.version] }), ...appendOnlyWithin(t)])

export const filing = pgTable('filing', {
  id: uuid().primaryKey(),
  seal: uuid().notNull(),
  ...place,
  kind: text({ enum: FILINGS }).notNull(),
  happenedOn: plainDate('happened_on').notNull(),
  filedOn: plainDate('filed_on').notNull(),
  dueOn: plainDate('due_on'),
  late: boolean().notNull(),
  clause: text(),
  note: text().notNull(),
  filedBy: text('filed_by').notNull(),
}, (t) => [index('filing_seal').on(t.seal), index('filing_center').on(t.center, t.filedOn), ...appendOnlyWithin(t)])

export const handover = pgTable('handover', {
  id: uuid().primaryKey(),
  seal: uuid().notNull(),
  ...place,
  from: text('handed_by').notNull(),
  to: text('taken_by').notNull(),
  reason: text({ enum: HANDOVER_REASONS }).notNull(),
  bag: text().notNull(),
  returnOn: plainDate('return_on'),
  openedAt: instant('opened_at').notNull(),
  acceptedAt: instant('accepted_at'),
}, (t) => [
  uniqueIndex('handover_open').on(t.seal).where(sql`accepted_at is null`),
  visibleWithin({ ...t, person: t.to }),
])

export const mandate = pgTable('mandate', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  /** Where the person sat when it was filed. */
  window: text(),
  person: text().notNull(),
  paper: jsonb().$type<Paper>().notNull(),
  items: text().array().notNull(),
  seals: uuid().array().notNull(),
  from: plainDate('valid_from').notNull(),
  until: plainDate('valid_until'),
  filedBy: text('filed_by').notNull(),
}, (t) => [index('mandate_center').on(t.center, t.department), ...appendOnlyWithin({ center: t.center, department: t.department, window: t.window, person: t.person })])

/** Items that entered the center, and at which window. */
export const item = pgTable('item', {
  ...place,
  code: text().notNull(),
  name: text().notNull(),
  enteredOn: plainDate('entered_on').notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.code] }), visibleWithin(t)])

/** Cases accepted in the center, as the windows register or the cases service announces them. */
export const registeredCase = pgTable('registered_case', {
  ...place,
  case: text('case_number').notNull(),
  item: text().notNull(),
  /** Units that decide it. */
  departments: text().array().notNull(),
  acceptedOn: plainDate('accepted_on').notNull(),
}, (t) => [primaryKey({ columns: [t.center, t.case] }), ...appendOnlyWithin(t)])

export const use = pgTable('seal_use', {
  id: uuid().primaryKey(),
  seal: uuid().notNull(),
  ...place,
  case: text('case_number').notNull(),
  item: text().notNull(),
  decision: text().notNull(),
  document: text().notNull(),
  sha256: text().notNull(),
  copies: integer().notNull(),
  on: plainDate('used_on').notNull(),
  state: text({ enum: USE_STATES }).notNull(),
  replaces: uuid(),
  outing: uuid(),
  requestedBy: text('requested_by').notNull(),
  requestedAt: instant('requested_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
  approvedCopies: integer('approved_copies'),
  stampedBy: text('stamped_by'),
  stampedAt: instant('stamped_at'),
  stampedOn: plainDate('stamped_on'),
  stampedCopies: integer('stamped_copies'),
  /** Imprints the machine counted since its reading before. */
  counted: integer(),
  counterAfter: integer('counter_after'),
  archivedCopies: integer('archived_copies'),
  clauses: text().array().notNull(),
}, (t) => [
  index('seal_use_center').on(t.center, t.requestedAt), index('seal_use_seal').on(t.seal, t.stampedOn), index('seal_use_case').on(t.center, t.case), visibleWithin(t),
])

/** First pages, as they were before the seal came down on them. */
export const firstPage = pgTable('first_page', {
  use: uuid().primaryKey(),
  ...place,
  mediaType: text('media_type').notNull(),
  content: bytes().notNull(),
}, (t) => [...appendOnlyWithin(t)])

export const outing = pgTable('outing', {
  id: uuid().primaryKey(),
  seal: uuid().notNull(),
  ...place,
  destination: text().notNull(),
  purpose: text().notNull(),
  approvedBy: text('approved_by').notNull(),
  carriedBy: text('carried_by').notNull(),
  companion: text().notNull(),
  leftAt: instant('left_at').notNull(),
  dueAt: instant('due_at').notNull(),
  returnedAt: instant('returned_at'),
  /** The alarm about it was raised. */
  alarmed: boolean().notNull().default(false),
}, (t) => [uniqueIndex('outing_open').on(t.seal).where(sql`returned_at is null`), index('outing_center').on(t.center, t.leftAt), visibleWithin(t)])

/** Days whose figures were compared once they were over. */
export const closedCount = pgTable('closed_count', {
  seal: uuid().notNull(),
  ...place,
  date: plainDate().notNull(),
  balanced: boolean().notNull(),
}, (t) => [primaryKey({ columns: [t.seal, t.date] }), ...appendOnlyWithin(t)])

export const violation = pgTable('violation', {
  id: uuid().primaryKey(),
  ...place,
  kind: text({ enum: VIOLATIONS }).notNull(),
  at: instant().notNull(),
  clause: text(),
  subject: text().notNull(),
  note: text().notNull(),
}, (t) => [index('violation_center').on(t.center, t.at), ...appendOnlyWithin(t)])

/** Supervision's own: the window neither sees what is looked for nor changes it. */
export const inspection = pgTable('inspection', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  seal: uuid(),
  subject: text().notNull(),
  openedBy: text('opened_by').notNull(),
  openedAt: instant('opened_at').notNull(),
  finding: text(),
  closedAt: instant('closed_at'),
}, (t) => [index('inspection_center').on(t.center), visibleWithin({ center: t.center })])

/** Keys of electronic seals; used by the service itself only. */
export const sealKey = pgTable('seal_key', {
  seal: uuid().primaryKey(),
  publicKey: text('public_key').notNull(),
  privateKey: text('private_key').notNull(),
  /** For PDF, whose readers know no SM2: key and certificate, DER. */
  pdfKey: bytes('pdf_key'),
  pdfCertificate: bytes('pdf_certificate'),
}, () => appendOnly(sql`(select hall_all())`))

export const signature = pgTable('signature', {
  id: uuid().primaryKey(),
  seal: uuid().notNull(),
  ...place,
  document: text().notNull(),
  number: text().notNull(),
  sm3: text().notNull(),
  signedAt: instant('signed_at').notNull(),
  signedBy: text('signed_by').notNull(),
  publicKey: text('public_key').notNull(),
  signature: text().notNull(),
  stateAtSigning: text('state_at_signing', { enum: SEAL_STATES }).notNull(),
}, (t) => [uniqueIndex('signature_number').on(t.center, t.number), index('signature_sm3').on(t.sm3), ...appendOnlyWithin(t)])

/** A PDF with its signature inside, as it was handed out. */
export const signedFile = pgTable('signed_file', {
  signature: uuid().primaryKey(),
  ...place,
  filename: text().notNull(),
  content: bytes().notNull(),
}, (t) => appendOnlyWithin(t))
