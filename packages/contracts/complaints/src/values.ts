import { clauseId, isoDate, isoInstant, localized, staffNumber } from '@hall/contract'
import { clockView } from '@hall/statutory-clock/view'
import { z } from 'zod'

export const CHANNELS = [
  'desk', 'phone', 'letter', 'email', 'web', 'sms', 'complaint_box', 'complaint_window', 'duty_chief', 'poor_rating', 'hotline_12345', 'petition_office',
] as const
export const CLASSES = ['simple', 'complex', 'transferred', 'poor_rating'] as const
export const STATUSES = ['draft', 'open', 'declined', 'passed_on', 'merged', 'closed'] as const
export const RESULTS = ['substantiated', 'partly', 'unsubstantiated', 'settled'] as const
export const STEPS = [
  'finding', 'corrective_opinion', 'reply', 'implementation', 'decision', 'unit_notice', 'feedback', 'report_to_source', 'report_to_section', 'report_to_desk', 'review', 'contact_rater',
] as const
export const OFFICES = ['complaint_desk', 'coordination', 'supervision', 'general_office'] as const
export const CONSEQUENCES = ['deduction', 'award_loss', 'circular_and_return', 'accountability', 'elimination_ground'] as const
/** How a rating counts: imputed ones, those before the service was over and bursts are kept and shown apart. */
export const STANDINGS = ['counted', 'imputed', 'before_completion', 'burst'] as const
export const RATING_CHANNELS = ['device', 'link', 'phone', 'imputed'] as const

export const center = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60)
export const place = z.string().min(1).max(60).regex(/^[^\p{Cc}\p{Cs}]+$/u)
export const slug = z.string().max(60).regex(/^[a-z][a-z0-9_]*$/)
export const id = z.uuid()
/** No control characters but line breaks, which no database column takes. */
export const prose = (max: number) => z.string().trim().min(1).max(max).regex(/^[^\p{Cs}\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]+$/u)
export const line = (max: number) => z.string().trim().min(1).max(max).regex(/^[^\p{Cc}\p{Cs}]+$/u)
export const reason = prose(1000)
/** What the case service, or the paper, calls the case. */
export const caseNumber = line(60)
/** Number of a complaint, as told to the complainant: prefix of the center, year, running number. */
export const complaintNumber = z.string().regex(/^[A-Z]{2}\d{4}-\d{5}$/)
/** With its number it opens the public page of a complaint, and nothing else. */
export const followCode = z.string().regex(/^[A-HJ-NP-Z2-9]{10}$/)
export const stars = z.int().min(1).max(5)

export const complainant = z.object({
  /** Null with `nameRefused`: anonymous. */
  name: line(60).nullable(),
  nameRefused: z.boolean(),
  contact: line(100).nullable(),
  contactRefused: z.boolean(),
})

/** One of the clocks that run side by side: the hotline's, ours, the department's. */
export const clock = z.object({
  kind: z.enum(['ours', 'source', 'unit', 'hearing', 'callback', 'feedback', 'objection']),
  startedAt: isoInstant,
  dueDate: isoDate,
  /** The first moment that is no longer in time. */
  endsAt: isoInstant,
  metAt: isoInstant.nullable(),
  state: z.enum(['running', 'due_today', 'late', 'met', 'met_late']),
  /** Working days left until the last day, negative where it has passed; days after it where it was met late. */
  workdaysLeft: z.int(),
  clause: clauseId,
  provisional: z.boolean(),
  /** What an explanation moved it from. */
  movedFrom: isoDate.nullable(),
  reading: clockView,
})
export type ClockView = z.infer<typeof clock>

export const blocked = z.object({ code: z.string(), clause: clauseId.nullable() })

export const complaintRow = z.object({
  id, number: complaintNumber, center,
  department: place.nullable(), window: place.nullable(),
  /** The person complained of; null before a finding for those who do not handle it. */
  person: staffNumber.nullable(),
  channel: z.enum(CHANNELS), channels: z.array(z.enum(CHANNELS)),
  ground: z.string(), class: z.enum(CLASSES).nullable(), status: z.enum(STATUSES),
  coordinator: z.enum(OFFICES), handler: z.string().nullable(),
  anonymous: z.boolean(), confidential: z.boolean(), incomplete: z.array(z.string()),
  summary: z.string(),
  receivedAt: isoInstant, dueAt: isoInstant.nullable(), dueDate: isoDate.nullable(), dueClause: clauseId.nullable(),
  closedAt: isoInstant.nullable(), late: z.boolean(), result: z.enum(RESULTS).nullable(),
  bounces: z.int(), version: z.int(), caseNumber: z.string().nullable(),
  waitsFor: z.array(z.enum(STEPS)),
})
export type ComplaintRow = z.infer<typeof complaintRow>

export const message = z.object({
  id, at: isoInstant, kind: z.string(), by: z.string().nullable(), text: z.string().nullable(),
  clause: clauseId.nullable(),
  /** Facts of the step that are no prose: a day set, a result found. */
  facts: z.record(z.string(), z.string()),
})

export const consequence = z.object({
  id, complaint: id, number: complaintNumber, center, kind: z.enum(CONSEQUENCES), clause: clauseId,
  window: place.nullable(), person: staffNumber.nullable(), result: z.enum(RESULTS),
  points: z.number().nullable(), basis: z.string().nullable(), year: z.int().nullable(),
  raisedAt: isoInstant, withdrawnAt: isoInstant.nullable(), withdrawnReason: z.string().nullable(),
  /** What the department did about it, and when. */
  outcome: z.string().nullable(), outcomeOn: isoDate.nullable(),
})

export const labelled = z.object({ id: slug, name: localized, clause: clauseId })
