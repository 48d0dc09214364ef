import { clauseId, isoDate, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { localTime, placeId, text, title, word } from './shapes.ts'

/** Short-term work back at the own unit. */
export const secondmentFile = z.object({
  id: z.string(), center: placeId, department: placeId.nullable(), window: placeId.nullable(), person: staffNumber, name: z.string(), from: isoDate, until: isoDate, purpose: text,
  status: z.enum(['requested', 'agreed', 'refused']), decidedAt: localTime.nullable(), reason: text.nullable(),
})
export type SecondmentFile = z.infer<typeof secondmentFile>

export const internFile = z.object({
  id: z.string(), center: placeId, department: placeId, window: placeId, person: staffNumber, name: title, mentor: staffNumber, from: isoDate, until: isoDate,
  status: z.enum(['reported', 'agreed', 'refused', 'entered', 'ended']), reportedOn: isoDate, decidedOn: isoDate.nullable(), enteredOn: isoDate.nullable(),
  /** Days on which the intern may accept business alone. */
  exemption: z.object({ from: isoDate, until: isoDate, reason: text, by: title }).nullable(),
})
export type InternFile = z.infer<typeof internFile>

/** One duty of a post: who answers for it from when on, and by what it is appraised. */
export const duty = z.object({
  id: z.string(), what: title, procedure: text.nullable(), standard: text.nullable(), timeLimit: title.nullable(), indicator: title.nullable(),
  holders: z.array(z.object({ person: staffNumber, backup: z.boolean(), from: isoDate, until: isoDate.nullable() })),
})
export const authority = z.object({ what: title, responsibility: text.nullable() })
/** A post's sheet of responsibilities. */
export const sheetFile = z.object({
  id: z.string(), center: placeId, department: placeId, window: placeId, post: placeId,
  /** What the regulation wants said of the post, by name. */
  elements: z.record(word, text), duties: z.array(duty), authorities: z.array(authority),
  status: z.enum(['draft', 'published', 'withdrawn']), publishedOn: isoDate.nullable(),
  /** The last duty was withdrawn: nothing to do at the post. */
  withoutWork: z.boolean(),
})
export type SheetFile = z.infer<typeof sheetFile>

/** Somebody serves or has left without the center's consent. */
export const incidentFile = z.object({
  id: z.string(), center: placeId, department: placeId, window: placeId.nullable(), person: staffNumber, replaced: staffNumber.nullable(), since: isoDate, what: text,
  status: z.enum(['opened', 'answered', 'closed']), concludedOn: isoDate.nullable(), evidence: z.array(title), clause: clauseId,
})
export type IncidentFile = z.infer<typeof incidentFile>

export const RECORD_KINDS = ['leader_in_charge', 'membership', 'care', 'responsibility', 'department_work', 'item_qualification'] as const
/** What a regulation wants written down of somebody or of a window. */
export const recordRow = z.object({
  id: z.string(), kind: z.enum(RECORD_KINDS), center: placeId, department: placeId.nullable(), window: placeId.nullable(), person: staffNumber.nullable(), on: isoDate, until: isoDate.nullable(),
  details: z.record(word, z.string()),
})

export const LEVELS = ['accept', 'examine', 'approve', 'seal'] as const
