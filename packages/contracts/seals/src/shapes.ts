import { clauseId, isoDate, isoInstant, staffNumber } from '@hall/contract'
import { z } from 'zod'

export const KINDS = ['center', 'window'] as const
export const MEDIA = ['physical', 'electronic'] as const
export const SEAL_STATES = ['registered', 'active', 'lost', 'cancelled'] as const
export const FILINGS = ['activation', 'change', 'cancellation', 'loss'] as const
export const USE_STATES = ['requested', 'refused', 'approved', 'stamped', 'archived'] as const
export const HANDOVER_REASONS = ['leave', 'rotation', 'return', 'change'] as const
export const VIOLATIONS = ['accepted_elsewhere', 'count_differs', 'not_returned', 'filed_late'] as const

export const place = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60)
/** One line without control characters, which no database column takes. */
export const line = z.string().trim().regex(/^[^\p{Cc}\p{Cs}]+$/u).max(200)
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const caseNumber = z.string().trim().regex(/^[\p{L}\p{N}()〔〕[\]_./-]+$/u).max(60)
export const itemCode = z.string().trim().regex(/^[\p{L}\p{N}_./-]+$/u).max(60)
export const copies = z.int().min(1).max(1000)
/** A picture inside a request: the first page before it is stamped, the imprint on its card. */
export const picture = z.object({ mediaType: z.enum(['image/png', 'image/jpeg']), contentBase64: z.base64().min(8).max(400_000) })
/** A paper on file: what it is called and the digest of its scan. */
export const paper = z.object({ title: line, number: line.nullable(), sha256 })

export const seal = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  center: place,
  department: place.nullable(),
  window: place.nullable(),
  section: place.nullable(),
  kind: z.enum(KINDS),
  medium: z.enum(MEDIA),
  state: z.enum(SEAL_STATES),
  /** Codes of the items it may be used for; none: every item of its window. */
  items: z.array(z.string()),
  validUntil: isoDate.nullable(),
  usableFrom: isoDate.nullable(),
  endedOn: isoDate.nullable(),
  custodian: staffNumber.nullable(),
  custodianSince: isoDate.nullable(),
  /** Where the custody is a cover's: the day it goes back. */
  custodyUntil: isoDate.nullable(),
  /** Head of the section that answers for a seal of the center. */
  responsible: staffNumber.nullable(),
  /** Written rules of the unit: scope, effect, procedure. */
  rules: paper.nullable(),
  imprintVersion: z.int(),
  /** Imprints the stamping machine counted so far; null without a machine. */
  counter: z.int().nullable(),
  away: z.boolean(),
  /** What is missing before it may be used, as policy has it. */
  lacks: z.array(z.enum(['custodian', 'imprint', 'filing', 'rules'])),
})

export const imprint = z.object({ version: z.int(), sha256, mediaType: z.string(), filedAt: isoInstant, filedBy: z.string() })
export const filing = z.object({
  id: z.uuid(), seal: z.uuid(), center: place, kind: z.enum(FILINGS), happenedOn: isoDate, filedOn: isoDate, dueOn: isoDate.nullable(), late: z.boolean(),
  clause: clauseId.nullable(), note: z.string(), filedBy: z.string(),
})
export const handover = z.object({
  id: z.uuid(), seal: z.uuid(), sealName: z.string(), center: place, from: staffNumber, to: staffNumber, reason: z.enum(HANDOVER_REASONS), bag: z.string(),
  returnOn: isoDate.nullable(), openedAt: isoInstant, acceptedAt: isoInstant.nullable(),
})
export const mandate = z.object({
  id: z.uuid(), center: place, department: place, person: staffNumber, paper, items: z.array(itemCode).max(500), seals: z.array(z.uuid()).max(50),
  from: isoDate, until: isoDate.nullable(),
})
export const use = z.object({
  id: z.uuid(), seal: z.uuid(), sealName: z.string(), center: place, department: place.nullable(), case: z.string(), item: z.string(), decision: z.string(),
  document: z.string(), sha256, copies: z.int(), on: isoDate, state: z.enum(USE_STATES), replaces: z.uuid().nullable(),
  requestedBy: z.string(), requestedAt: isoInstant, decidedBy: z.string().nullable(), decidedAt: isoInstant.nullable(), approvedCopies: z.int().nullable(),
  stampedBy: z.string().nullable(), stampedAt: isoInstant.nullable(), stampedCopies: z.int().nullable(), counterAfter: z.int().nullable(), archivedCopies: z.int().nullable(),
  clauses: z.array(clauseId),
})
export const outing = z.object({
  id: z.uuid(), seal: z.uuid(), sealName: z.string(), center: place, destination: z.string(), purpose: z.string(), approvedBy: z.string(), carriedBy: staffNumber, companion: staffNumber,
  leftAt: isoInstant, dueAt: isoInstant, returnedAt: isoInstant.nullable(), overdue: z.boolean(),
})
/** The four figures of a day that must be one: imprints in the ledger, copies approved, the machine's counter, copies on file. */
export const count = z.object({
  seal: z.uuid(), sealName: z.string(), center: place, date: isoDate, registered: z.int(), approved: z.int(), machine: z.int().nullable(), archived: z.int(),
  balanced: z.boolean(), open: z.boolean(),
})
export const violation = z.object({
  id: z.uuid(), center: place, department: place.nullable(), kind: z.enum(VIOLATIONS), at: isoInstant, clause: clauseId.nullable(), subject: z.string(), note: z.string(),
})
export const inspection = z.object({
  id: z.uuid(), center: place, seal: z.uuid().nullable(), subject: z.string(), openedBy: z.string(), openedAt: isoInstant, finding: z.string().nullable(), closedAt: isoInstant.nullable(),
})
export const signature = z.object({
  id: z.uuid(), center: place, seal: z.uuid(), sealNumber: z.string(), sealName: z.string(), document: z.string(), number: z.string(),
  /** SM3 of the file, hexadecimal. */
  sm3: z.string(),
  signedAt: isoInstant, signedBy: z.string(), algorithm: z.literal('SM2withSM3'), publicKey: z.string(), signature: z.string(),
  /** A PDF that carries the signature inside (PAdES) is kept. */
  hasFile: z.boolean(),
  /** The seal's state when the document was signed, and now. */
  stateAtSigning: z.enum(SEAL_STATES), stateNow: z.enum(SEAL_STATES), endedOn: isoDate.nullable(),
})
