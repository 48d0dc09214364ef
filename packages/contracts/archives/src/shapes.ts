import { attachmentView, clauseId, isoDate, isoInstant, staffNumber } from '@hall/contract'
import { z } from 'zod'

/** Kinds of archives (档案门类). */
export const CLASSES = ['documents', 'business', 'audiovisual', 'honors', 'policy_documents', 'center_documents', 'case_materials', 'other'] as const
export const RETENTIONS = ['permanent', 'long', 'short'] as const
export const SECRECY = ['open', 'internal', 'secret'] as const
export const VOLUME_STATES = ['filed', 'lent', 'missing', 'destroyed', 'transferred'] as const
export const ACCESS_KINDS = ['consult', 'loan', 'copy', 'transcribe', 'publish'] as const
export const ACCESS_STATES = ['requested', 'approved', 'refused'] as const
export const DUTY_STATES = ['open', 'met', 'late', 'overdue'] as const
export const REPAIRS = ['mend', 'copy', 'replace'] as const
export const ANSWERS = ['destroy', 'retain', 'transfer'] as const
export const HOLD_GROUNDS = ['complaint', 'litigation', 'audit', 'disagreement'] as const
export const LOG_KINDS = ['received', 'kept', 'changed', 'consulted', 'used', 'transferred'] as const
export const FINDING_KINDS = ['unapproved_access', 'unapproved_transcript', 'unapproved_publication', 'returned_late', 'damaged_by_borrower', 'overdue_loan', 'repair_not_begun'] as const
export const COMPONENT_KINDS = ['application', 'notice', 'acceptance', 'examination', 'decision', 'refusal', 'delivery', 'other'] as const
export const IDENTITY_KINDS = ['id_card', 'passport', 'business_licence', 'other'] as const
/** The four properties of DA/T 70. */
export const PROPERTIES = ['authentic', 'complete', 'usable', 'safe'] as const
export const TRANSFER_STATES = ['packed', 'received', 'returned'] as const

export const place = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60)
export const line = z.string().trim().regex(/^[^\p{Cc}\p{Cs}]+$/u).max(200)
export const note = z.string().trim().max(500)
export const content = z.string().max(20_000).regex(/^[^\p{Cs}\0]*$/u)
/** As printed on the spine, after DA/T 22: fonds, kind, year, retention, unit, running number. */
export const volumeNumber = z.string().trim().regex(/^[A-Z0-9-]+·\d{4}-[A-Z0-9]+-[A-Z0-9-]+-\d{4}$/).max(80)
export const year = z.int().min(1949).max(2100)
/** `2025` of sections, `2026-Q1` of windows. */
export const period = z.string().regex(/^\d{4}(-Q[1-4])?$/)

export const item = z.object({
  number: z.int(), title: z.string(), responsible: z.string(), document: z.string(), on: isoDate.nullable(), pages: z.int(),
  /** Withheld from whoever may see the register and not the content. */
  text: z.string().nullable(), attachments: z.array(attachmentView),
})
export const volume = z.object({
  id: z.uuid(), number: z.string(), center: place, department: place.nullable(), window: place.nullable(), section: place.nullable(), class: z.enum(CLASSES), title: z.string(), year, retention: z.enum(RETENTIONS),
  secrecy: z.enum(SECRECY), important: z.boolean(), state: z.enum(VOLUME_STATES), box: z.string(), spot: z.string(), items: z.int(), pages: z.int(), filedOn: isoDate,
  /** Null for permanent ones. */
  expiresOn: isoDate.nullable(), held: z.boolean(),
})
export const access = z.object({
  id: z.uuid(), center: place, window: place.nullable(), volume: z.uuid(), number: z.string(), kind: z.enum(ACCESS_KINDS), state: z.enum(ACCESS_STATES), purpose: z.string(), pages: z.int().nullable(), days: z.int(),
  reason: z.string(), requestedBy: z.string(), requestedAt: isoInstant, decidedBy: z.string().nullable(), decidedAt: isoInstant.nullable(), approver: z.string(), clause: clauseId.nullable(),
})
export const loan = z.object({
  id: z.uuid(), center: place, window: place.nullable(), volume: z.uuid(), number: z.string(), title: z.string(), borrower: staffNumber, takenAt: isoInstant, dueAt: isoInstant, finishedAt: isoInstant.nullable(),
  returnedAt: isoInstant.nullable(), overdue: z.boolean(), late: z.boolean(), condition: z.enum(['good', 'damaged']).nullable(), note: z.string(), clause: clauseId.nullable(),
})
export const duty = z.object({
  unit: place, kind: z.enum(['section', 'window']), period, dueOn: isoDate, state: z.enum(DUTY_STATES), daysLate: z.int(), missing: z.array(z.enum(['filing', 'handover'])), volumes: z.int(), doneOn: isoDate.nullable(),
  delivery: z.uuid().nullable(), clause: clauseId,
})
export const keeper = z.object({ register: place, window: place.nullable(), person: staffNumber.nullable(), since: isoDate.nullable(), volumes: z.int() })
export const damage = z.object({
  id: z.uuid(), center: place, window: place.nullable(), volume: z.uuid(), number: z.string(), title: z.string(), what: z.string(), foundOn: isoDate, startBy: isoDate.nullable(), action: z.enum(REPAIRS).nullable(),
  startedOn: isoDate.nullable(), doneOn: isoDate.nullable(), overdue: z.boolean(), clause: clauseId.nullable(),
})
export const inspection = z.object({
  id: z.uuid(), center: place, window: place.nullable(), room: z.string(), on: isoDate, by: z.string(), findings: z.string(), items: z.array(z.object({ code: z.string(), ok: z.boolean(), clause: clauseId })),
})
export const climate = z.object({ id: z.uuid(), center: place, room: z.string(), at: isoInstant, celsius: z.number(), humidity: z.number(), outside: z.boolean() })
export const component = z.object({ id: z.uuid(), kind: z.enum(COMPONENT_KINDS), title: z.string(), at: isoInstant, by: z.string(), sha256: z.string(), attachment: attachmentView.nullable() })
export const casePackage = z.object({
  case: z.uuid(), number: z.string().nullable(), center: place, department: place.nullable(), window: place.nullable(), item: z.string().nullable(), handler: z.string().nullable(), openedAt: isoInstant, finishedAt: isoInstant.nullable(),
  outcome: z.string().nullable(), components: z.int(), missing: z.array(z.enum(COMPONENT_KINDS)), volume: z.string().nullable(), held: z.boolean(),
})
export const check = z.object({ property: z.enum(PROPERTIES), test: z.string(), ok: z.boolean(), detail: z.string() })
export const hold = z.object({ id: z.uuid(), center: place, subject: z.string(), ground: z.enum(HOLD_GROUNDS), reference: z.string(), since: isoInstant, by: z.string(), releasedAt: isoInstant.nullable() })
export const appraisal = z.object({
  id: z.uuid(), center: place, subject: z.string(), state: z.enum(['open', 'executed']), reviewers: z.array(z.object({ person: staffNumber, answered: z.boolean() })), volumes: z.int(), openedAt: isoInstant, openedBy: z.string(), executedOn: isoDate.nullable(),
})
export const appraisalLine = z.object({
  volume: z.uuid(), number: z.string(), title: z.string(), retention: z.enum(RETENTIONS), expiresOn: isoDate.nullable(), answers: z.array(z.object({ person: staffNumber, answer: z.enum(ANSWERS) })), outcome: z.enum([...ANSWERS, 'held']).nullable(),
})
export const transfer = z.object({ id: z.uuid(), center: place, state: z.enum(TRANSFER_STATES), volumes: z.array(z.string()), packedAt: isoInstant, by: z.string(), sha256: z.string(), receipt: z.string().nullable(), receivedOn: isoDate.nullable() })
export const finding = z.object({ id: z.uuid(), center: place, window: place.nullable(), kind: z.enum(FINDING_KINDS), volume: z.string().nullable(), against: z.string().nullable(), subject: z.string(), at: isoInstant, clause: clauseId.nullable() })
export const logEntry = z.object({ id: z.uuid(), center: place, kind: z.enum(LOG_KINDS), class: z.enum(CLASSES), number: z.string(), detail: z.string(), at: isoInstant, by: z.string() })
export const register = z.object({ id: z.uuid(), window: place.nullable(), class: z.enum(CLASSES), title: z.string(), on: isoDate, spot: z.string(), keeper: staffNumber.nullable() })
export const materialReturn = z.object({ id: z.uuid(), materials: z.string(), identityKind: z.enum(IDENTITY_KINDS), identityNumber: z.string(), byAgent: z.boolean(), signature: z.uuid(), at: isoInstant, by: z.string() })
