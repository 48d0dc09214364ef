import { clauseId, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { isoDate, localTime, placeId, text, title } from './shapes.ts'

export const CALL_KINDS = ['ticket', 'inquiry'] as const
/** A number called for a post, or a question that came for it: offered to whoever has the post at that moment. */
export const callFile = z.object({
  id: z.string(), center: placeId, department: placeId.nullable(), window: placeId, post: placeId, kind: z.enum(CALL_KINDS), number: title, at: localTime,
  person: staffNumber,
  /** The holder whose post it is, where a backup stands in: what is done is done for that person. */
  onBehalfOf: staffNumber.nullable(),
  clause: clauseId.nullable(),
  status: z.enum(['offered', 'taken', 'turned_down']), takenAt: localTime.nullable(), reason: text.nullable(),
  /** The clause turning it down may break, where somebody stood in: on record, held against nobody before it was confirmed. */
  breach: clauseId.nullable(),
  /** What the person says to it. */
  statement: z.object({ text, at: localTime }).nullable().default(null),
  /** What was found after hearing the person; `heard`: what was said to whoever decides, where nothing was written. */
  ruling: z.object({ founded: z.boolean(), heard: text.nullable(), reason: text, by: title, on: isoDate }).nullable().default(null),
})
export type CallFile = z.infer<typeof callFile>

/** The queue of a post, closed for a time. */
export const queueFile = z.object({
  id: z.string(), center: placeId, department: placeId.nullable(), window: placeId, post: placeId, closedAt: localTime, reason: text, by: title, openedAt: localTime.nullable(), status: z.enum(['closed', 'opened']),
})
export type QueueFile = z.infer<typeof queueFile>

/** Why a case is with somebody: own work, or taken over while standing in. */
export const TAKEN_OVER = ['own', 'everything', 'immediate', 'urgent', 'due', 'handed_over'] as const
export const workLine = z.object({ case: z.string(), number: z.string(), itemName: z.string(), kind: z.string(), dueOn: isoDate.nullable(), of: staffNumber, because: z.enum(TAKEN_OVER), clause: clauseId.nullable() })

export const TASK_KINDS = ['coordination', 'reminder', 'technician'] as const
export const NEEDS = ['technical_evaluation', 'site_survey'] as const
/** What a chief representative asks of a section of the own department about a case. */
export const taskFile = z.object({
  id: z.string(), center: placeId, department: placeId, window: placeId, person: staffNumber, name: z.string(), case: z.string(), number: z.string(), itemName: z.string(),
  kind: z.enum(TASK_KINDS), section: title, what: text, need: z.enum(NEEDS).nullable(), technician: title.nullable(),
  /** The letter the power comes from. */
  letter: title, clause: clauseId.nullable(), askedAt: localTime,
  status: z.enum(['open', 'answered', 'declined']), answer: z.object({ text, by: title, at: localTime }).nullable(),
})
export type TaskFile = z.infer<typeof taskFile>

export const stage = z.object({ name: title, a: staffNumber.nullable(), b: staffNumber.nullable(), duties: text.nullable() })
export const STAGE_PARTS = ['a', 'b', 'duties'] as const
/** The stages of an item and who has each of them. */
export const stageMapFile = z.object({ id: z.string(), center: placeId, department: placeId, window: placeId, item: title, stages: z.array(stage), mappedOn: isoDate, complete: z.boolean() })
export type StageMapFile = z.infer<typeof stageMapFile>
