import { clauseId, staffNumber } from '@hall/contract'
import { z } from 'zod'

export const placeId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60)
export const center = placeId
/** One line without control characters, which no database column takes. */
export const title = z.string().trim().regex(/^[^\p{Cc}\p{Cs}]+$/u).max(200)
/** Some lines of text. */
export const text = z.string().trim().regex(/^[^\p{Cs}\u0000]+$/u).max(2000)
export const word = z.string().regex(/^[a-z][a-z0-9_]*$/).max(60)
/** Of people's lives and orders: with room to count days and years before and after it. */
export const isoDate = z.iso.date().refine((text) => text >= '1900-01-01' && text < '9900-01-01')
/** Wall-clock time in the centers. */
export const localTime = z.iso.datetime({ local: true }).refine((at) => !at.endsWith('Z') && at >= '1900-01-01' && at < '9900-01-01')

export const BADGE_STATES = ['made', 'issued', 'lost', 'returned', 'cancelled'] as const
export const EMPLOYMENT = ['civil_servant', 'institution_staff', 'contract', 'agency'] as const
export const RANKS = ['staff', 'middle', 'deputy_head', 'head'] as const
export const DEMAND_STATES = ['met', 'refused', 'exception', 'incomplete'] as const

/** One demand of the center's regulation on a person or a change, and whether it is met. */
export const demand = z.object({
  id: word,
  state: z.enum(DEMAND_STATES),
  clause: clauseId,
  /** The value of the policy that decided, as the policy writes it. */
  value: z.string(),
  /** What was found. */
  found: z.string(),
  /** What is missing, by name. */
  issues: z.array(z.string()),
  /** First day on which it would be met; null where waiting does not help. */
  earliest: isoDate.nullable(),
})
export type Demand = z.infer<typeof demand>

/** A letter between department and center: 函 and 复函. */
export const letter = z.object({
  number: title,
  form: z.enum(['official_letter', 'communication']),
  /** Received by the center, or sent by it. */
  on: isoDate,
  /** Who approved it on the side that wrote it. */
  approvedBy: title,
})
export type Letter = z.infer<typeof letter>

/** Why something out of the ordinary stands, and by whom. */
export const exception = z.object({ reason: text, by: title, on: isoDate, clauses: z.array(clauseId) })

export const finding = z.object({ id: word, positive: z.boolean(), remark: title.nullable() })

export const OCCASIONS = ['dispatch', 'replacement', 'after_return', 'temporary_cover'] as const
export const ENTRY_STATUSES = ['proposed', 'agreed', 'disagreed', 'registered', 'on_probation', 'admitted', 'sent_back', 'withdrawn'] as const

/** What a department says of somebody it proposes. */
export const proposal = z.object({
  center: placeId,
  department: placeId,
  window: placeId,
  post: placeId.nullable(),
  person: staffNumber,
  name: title,
  occasion: z.enum(OCCASIONS),
  /** Planned first day at the window. */
  start: isoDate,
  /** Last day of a temporary cover. */
  until: isoDate.nullable(),
  letter: letter.nullable(),
  employment: z.enum(EMPLOYMENT),
  approvalQualification: z.boolean(),
  /** The department that employs the person, and since when. */
  employedBy: placeId,
  employedSince: isoDate,
  rank: z.enum(RANKS),
  approvalExperience: z.boolean(),
  lead: z.boolean(),
  outsideDuties: z.int().min(0).max(20),
  /** Points of the regulation the department confirms. */
  confirmations: z.array(word).max(40),
  /** Who makes room. */
  replaces: staffNumber.nullable(),
  reason: text.nullable(),
})
export type Proposal = z.infer<typeof proposal>

/** Kept beside the file, never in the journal. */
export const particulars = z.object({
  gender: z.enum(['female', 'male']).nullable(),
  birth: isoDate.nullable(),
  position: title.nullable(),
  phone: z.string().regex(/^[0-9 +-]{5,20}$/).nullable(),
})

export const entryFile = z.object({
  id: z.string(),
  ...proposal.shape,
  status: z.enum(ENTRY_STATUSES),
  reply: letter.nullable(),
  exception: exception.nullable(),
  opinion: z.object({ agreed: z.boolean(), on: isoDate, by: title, findings: z.array(finding), reason: text.nullable() }).nullable(),
  registration: z.object({ number: z.string(), on: isoDate, photos: z.int() }).nullable(),
  probation: z.object({
    from: isoDate,
    /** Not before this day without a reason, late after it. */
    due: isoDate,
    observedOn: isoDate.nullable(),
    trainedOn: isoDate.nullable(),
    assessments: z.array(z.object({ on: isoDate, passed: z.boolean(), late: z.boolean(), reason: text.nullable() })),
    extensions: z.int(),
  }).nullable(),
  induction: z.array(z.object({ on: isoDate, contents: z.array(word) })),
  certificate: z.object({ number: z.string(), from: isoDate }).nullable(),
  sentBackOn: isoDate.nullable(),
})
export type EntryFile = z.infer<typeof entryFile>

export const LEAVING_KINDS = ['rotation', 'transfer', 'return', 'retirement'] as const
export const LEAVING_STATUSES = ['requested', 'agreed', 'refused', 'released', 'withdrawn'] as const
export const SIGNERS = ['giver', 'receiver', 'supervision'] as const

export const handoverLine = z.object({
  id: z.string(),
  kind: z.enum(['materials', 'items', 'cases', 'seals', 'archives']),
  what: title,
  signed: z.array(z.enum(SIGNERS)),
})

export const leavingRequest = z.object({
  center: placeId,
  person: staffNumber,
  kind: z.enum(LEAVING_KINDS),
  /** First day no longer at the post. */
  effective: isoDate,
  letter: letter.nullable(),
  /** The transfer form of the regulation, filled in on. */
  formOn: isoDate.nullable(),
  successor: staffNumber.nullable(),
  /** The post is abolished: nobody follows. */
  abolished: z.boolean(),
  reason: text.nullable(),
})
export type LeavingRequest = z.infer<typeof leavingRequest>

export const leavingFile = z.object({
  id: z.string(),
  ...leavingRequest.shape,
  name: z.string(),
  department: placeId.nullable(),
  window: placeId.nullable(),
  since: isoDate,
  status: z.enum(LEAVING_STATUSES),
  reply: letter.nullable(),
  opinion: z.object({ agreed: z.boolean(), on: isoDate, by: title, reason: text.nullable() }).nullable(),
  exception: exception.nullable(),
  shadowed: z.array(isoDate),
  accountsClosedOn: isoDate.nullable(),
  handover: z.array(handoverLine),
  release: z.object({ on: isoDate, forced: z.boolean(), approver: title, reason: text.nullable(), openLines: z.array(z.string()) }).nullable(),
})
export type LeavingFile = z.infer<typeof leavingFile>

/** What somebody still holds. */
export const holding = z.object({
  person: staffNumber, kind: z.string(), reference: z.string(), center: placeId, label: z.object({ zh: z.string(), en: z.string() }).nullable(),
  source: z.string(), since: z.string(),
})
export type Holding = z.infer<typeof holding>

/** One step of a file, as its timeline shows it. */
export const step = z.object({ version: z.int(), type: z.string(), at: z.string(), actor: z.string(), clauses: z.array(clauseId), data: z.record(z.string(), z.unknown()) })

/** A line of any list of files. */
export const fileRow = z.object({
  id: z.string(), kind: z.string(), center: placeId, department: placeId.nullable(), window: placeId.nullable(),
  person: z.string().nullable(), name: z.string(), status: z.string(), due: isoDate.nullable(), effective: isoDate.nullable(), openedOn: isoDate,
  /** What the list says of it in a word: the kind of leaving, the ground, the occasion. */
  subject: z.string(),
})
