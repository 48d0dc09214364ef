import { clauseId, isoDate, isoInstant, localized, staffNumber } from '@hall/contract'
import { z } from 'zod'

/** What an entry of the ledger is. A promise broken is an entry of its own until the section has decided what follows. */
export const ENTRY_KINDS = ['deduction', 'award_loss', 'circular', 'criticism', 'elimination_ground', 'promise_breach'] as const
/** Held against nobody while it is `proposed`; `withdrawn` when the source, or the section, takes it back. */
export const ENTRY_STATES = ['proposed', 'in_force', 'withdrawn'] as const
export const ENTRY_SOURCES = ['attendance', 'cases', 'assets', 'complaints', 'supervision'] as const
/** What the section does about a confirmed breach. */
export const HANDLINGS = ['talk', 'criticism', 'circular', 'deduction'] as const
export const SUBJECTS = ['person', 'window'] as const
export const ROUND_STATES = ['draft', 'announced', 'published', 'sealed'] as const
/** Whose judgement a sheet is: of those who lead, or of those who work beside. */
export const APPRAISER_SOURCES = ['leader', 'peer'] as const
/** Seen over the year, or at its end. */
export const SHEET_PERIODS = ['ordinary', 'annual'] as const
export const INDICATOR_FACTORS = ['quantity', 'quality', 'efficiency', 'achievement'] as const
export const INDICATOR_TYPES = ['qualitative', 'quantitative'] as const
export const ANNOUNCED = ['scope', 'time', 'content', 'method', 'procedure', 'grades'] as const
export const RECONSIDERATION_STATES = ['open', 'changed', 'kept'] as const
export const RECTIFICATION_STATES = ['ordered', 'reported', 'closed'] as const
export const FOLLOW_UPS = ['last_twice', 'replace_window_leader', 'change_of_post', 'withdraw_qualification', 'rectify'] as const
export const MATTER_STATES = ['open', 'decided', 'closed', 'withdrawn'] as const
export const MATTER_ORIGINS = ['hand', 'complaints', 'breach', 'superior'] as const
export const STAGE_ROLES = ['handler', 'reviewer', 'approver'] as const
export const DEGREES = ['full', 'primary', 'secondary'] as const
export const INTENTS = ['deliberate', 'negligent'] as const
export const LIABILITIES = ['civil', 'administrative', 'criminal'] as const
export const MATTER_RESULTS = ['none', 'loss', 'bad_consequence'] as const
export const FAULTS = ['serious_irresponsibility', 'non_performance', 'incorrect_performance'] as const
export const OVERSIGHTS = ['none', 'failure_of_oversight', 'toleration'] as const

export const place = z.string().min(1).max(60).regex(/^[^\p{Cc}\p{Cs}]+$/u)
export const slug = z.string().max(60).regex(/^[a-z][a-z0-9_]*$/)
export const year = z.int().min(2000).max(2100)
export const line = z.string().trim().min(1).max(200).regex(/^[^\p{Cc}\p{Cs}]+$/u)
/** No control characters but line breaks, which no database column takes. */
export const prose = z.string().trim().min(1).max(1000).regex(/^[^\p{Cs}\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]+$/u)
export const points = z.number().min(0).max(100)

const where = { center: place, department: place.nullable(), window: place.nullable() }
/** Somebody, or a counter: the id is a staff number or a window. */
export const subject = z.object({ kind: z.enum(SUBJECTS), id: z.string().min(1).max(60).regex(/^[^\p{Cc}\p{Cs}]+$/u) })

export const entry = z.object({
  id: z.uuid(), ...where, person: staffNumber.nullable(), kind: z.enum(ENTRY_KINDS), source: z.enum(ENTRY_SOURCES),
  /** What the source calls the fact: a complaint's number, a kind of finding. */
  fact: z.string(), on: isoDate, clause: clauseId.nullable(),
  /** Null where the regulation names none. */
  points: z.number().nullable(),
  state: z.enum(ENTRY_STATES), serious: z.boolean(), reason: z.string().nullable(), evidence: z.string().nullable(), enteredBy: z.string().nullable(), enteredAt: isoInstant,
  answer: z.string().nullable(), handling: z.enum(HANDLINGS).nullable(), escalated: z.boolean().nullable(),
  objection: z.string().nullable(), objectionOpen: z.boolean(),
  /** Why it is withdrawn, or why an objection was turned down. */
  decision: z.string().nullable(), decidedBy: z.string().nullable(),
})

/** A year, or a month of it, of somebody or of a counter. Without a scale of points in the regulation there is no number, only what was entered. */
export const score = z.object({
  subject, ...where, year, month: z.int().min(1).max(12).nullable(),
  entries: z.int(), kinds: z.partialRecord(z.enum(ENTRY_KINDS), z.int()), pending: z.int(),
  points: z.number().nullable(), base: z.number().nullable(), score: z.number().nullable(), clause: clauseId.nullable(),
})

export const indicator = z.object({
  id: slug, for: z.enum(SUBJECTS), aspect: slug, name: line, max: z.number().min(0.5).max(100), factor: z.enum(INDICATOR_FACTORS).nullable(), type: z.enum(INDICATOR_TYPES),
})
export const announcement = z.partialRecord(z.enum(ANNOUNCED), prose)
export const weights = z.object({ leader: z.int().min(0).max(100), peer: z.int().min(0).max(100) })
export const appraiser = z.object({ person: staffNumber, source: z.enum(APPRAISER_SOURCES), /** Of these windows only; of all without. */ windows: z.array(place).max(200).nullable() })
export const appraisedElsewhere = z.object({ person: staffNumber, reason: line })

export const round = z.object({
  id: z.uuid(), center: place, year, state: z.enum(ROUND_STATES), imported: z.boolean(), weights, indicators: z.array(indicator), announcement: announcement.nullable(),
  openedBy: z.string(), openedAt: isoInstant, announcedAt: isoInstant.nullable(), publishedAt: isoInstant.nullable(), sealedAt: isoInstant.nullable(), persons: z.int(), windows: z.int(),
})
/** `basis`: the evidence, or the reason. */
export const mark = z.object({ indicator: slug, points, basis: z.string().trim().max(1000).regex(/^[^\p{Cs}\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]*$/u) })
export const sheet = z.object({ appraiser: staffNumber, source: z.enum(APPRAISER_SOURCES), period: z.enum(SHEET_PERIODS), marks: z.array(mark), enteredAt: isoInstant })

export const result = z.object({
  id: z.uuid(), round: z.uuid(), ...where, year, subject, name: z.string(), points: z.number().nullable(),
  /** Points before a reconsideration changed them. */
  pointsBefore: z.number().nullable(),
  grade: slug.nullable(), gradeName: localized.nullable(), gradeClause: clauseId.nullable(),
  /** 1 is the highest; those with as many points share it. */
  rank: z.int().nullable(), field: z.int().nullable(),
  /** How many have fewer points: 0 is the last place, shared or not. */
  below: z.int().nullable(), last: z.boolean(),
  /** While a reconsideration is open. */
  provisional: z.boolean(),
  /** Why the grade is lower than its points: the clause that bars it. */
  capped: clauseId.nullable(), imported: z.boolean(),
})
/** As others get to know it. */
export const publicResult = result.pick({ subject: true, department: true, window: true, points: true, grade: true, rank: true, field: true, below: true, last: true, provisional: true })

export const reconsideration = z.object({
  id: z.uuid(), round: z.uuid(), ...where, person: staffNumber, subject, year, reasons: z.string(), filedBy: z.string(), filedAt: isoInstant, state: z.enum(RECONSIDERATION_STATES),
  pointsBefore: z.number().nullable(), pointsAfter: z.number().nullable(), decision: z.string().nullable(), decidedBy: z.string().nullable(),
})
export const rectification = z.object({
  id: z.uuid(), ...where, year, state: z.enum(RECTIFICATION_STATES), until: isoDate, overdue: z.boolean(), clause: clauseId, report: z.string().nullable(), reportedAt: isoInstant.nullable(), verified: z.string().nullable(), verifiedBy: z.string().nullable(),
})
export const followUp = z.object({ kind: z.enum(FOLLOW_UPS), clause: clauseId, subject, department: place.nullable(), window: place.nullable(), years: z.array(year), /** Who leads the window now, and since when. */ leader: staffNumber.nullable(), since: isoDate.nullable(), facts: z.array(z.string()) })

export const stage = z.object({
  stage: line, person: staffNumber, role: z.enum(STAGE_ROLES),
  /** What this person did or left undone; nobody answers for what was not theirs. */
  act: z.string().trim().max(1000).default(''), fault: z.boolean(), lateWorkdays: z.int().min(0).max(1000).default(0), intent: z.enum(INTENTS).nullable().default(null),
})
/** What the regulation makes of who is liable beyond the rule that each answers for the own stage. */
export const circumstances = z.object({
  /** The handler gave false information or hid facts. */
  concealed: z.boolean().default(false),
  /** The handler's right opinion is on file and was overruled. */
  overruled: z.boolean().default(false),
  /** Who altered facts or opinion, or had them altered. */
  alteredBy: z.array(staffNumber).max(20).default([]),
  meeting: z.object({ chair: staffNumber, participants: z.array(staffNumber).max(50), reserved: z.array(staffNumber).max(50) }).nullable().default(null),
  /** A post left, or badly covered, with a bad consequence. */
  post: z.object({ holder: staffNumber, backup: staffNumber.nullable(), handedOver: z.boolean(), unattended: z.boolean(), misperformed: z.boolean(), badConsequence: z.boolean() }).nullable().default(null),
})
export const liable = z.object({ person: staffNumber, stage: z.string(), degree: z.enum(DEGREES), clause: clauseId })
export const released = z.object({ person: staffNumber, stage: z.string(), clause: clauseId })
export const fact = z.object({ key: slug, text: prose })

export const matter = z.object({
  id: z.uuid(), ...where, number: z.string(), state: z.enum(MATTER_STATES), origin: z.enum(MATTER_ORIGINS), reference: z.string().nullable(), ground: slug.nullable(), groundClause: clauseId.nullable(), about: z.string(),
  openedBy: z.string(), openedAt: isoInstant, outcome: z.enum(['dereliction', 'no_dereliction']).nullable(), decidedAt: isoInstant.nullable(), closedAt: isoInstant.nullable(), people: z.array(staffNumber),
})
