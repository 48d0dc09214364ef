import { clauseId, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { exception, isoDate, letter, localTime, placeId, text, title, word } from './shapes.ts'

/** A holder of a post (A) and who stands in (B). */
export const pairFile = z.object({
  id: z.string(), center: placeId, department: placeId, window: placeId, post: placeId, holder: staffNumber, backup: staffNumber,
  /** Of several backups, the order in which they are asked. */
  rank: z.int(),
  duties: text.nullable(),
  status: z.enum(['proposed', 'active', 'refused', 'ended']),
  from: isoDate.nullable(), endedOn: isoDate.nullable(), reason: text.nullable(),
  /** Changed for a reason of its own, not because somebody came or went. */
  discretionary: z.boolean(),
})
export type PairFile = z.infer<typeof pairFile>

export const ABSENCE_KINDS = ['personal_leave', 'sick_leave', 'official_travel', 'holiday', 'study', 'other_short_term', 'unannounced'] as const

/** One absence of a holder, and who covers it. */
export const coverFile = z.object({
  id: z.string(), center: placeId, department: placeId.nullable(), window: placeId, post: placeId.nullable(), holder: staffNumber,
  /** Who stood in as it was announced. */
  cover: staffNumber.nullable(),
  /** Who stands in when; `agreement`: that of attendance it rests on, in the place of B. One that ends as it begins was taken back. */
  standIns: z.array(z.object({ id: z.string(), person: staffNumber, from: localTime, to: localTime.nullable(), agreement: z.string().nullable() })),
  kind: z.enum(ABSENCE_KINDS), from: localTime, to: localTime.nullable(), reason: text.nullable(),
  status: z.enum(['planned', 'handed_over', 'confirmed', 'stepped_in', 'back', 'briefed', 'closed']),
  /** Items the substitute is qualified for, where the filing names them. */
  items: z.array(title),
  /** The holder is the only person of the window. */
  only: z.boolean(),
  /** The leader in charge acts, for the only person of the department. */
  byLeader: z.boolean(),
  /** Approvals go to this person of the department, not to the backup. */
  approvals: staffNumber.nullable(),
  /** `urgent`: business that does not wait for the holder. */
  note: z.object({ cases: z.array(title), urgent: z.array(title), at: localTime, text: text.nullable() }).nullable(),
  /** That the backup is at the window was confirmed at. */
  mannedAt: localTime.nullable(),
  checks: z.array(z.object({ on: isoDate, point: word, met: z.boolean(), remark: text.nullable(), by: title })),
  confirmedAt: localTime.nullable(), late: z.boolean(),
  briefing: z.object({ cases: z.array(title), remark: text.nullable(), at: localTime }).nullable(),
  exception: exception.nullable(),
})
export type CoverFile = z.infer<typeof coverFile>

export const outingFile = z.object({
  id: z.string(), center: placeId, department: placeId.nullable(), window: placeId, person: staffNumber, from: localTime, to: localTime,
  ground: z.enum(['special_circumstances', 'very_short_outing']), status: z.enum(['requested', 'consented', 'left']), requestedAt: localTime, consentedAt: localTime.nullable(),
  leftAt: localTime.nullable(), offPost: z.boolean(),
})
export type OutingFile = z.infer<typeof outingFile>

/** One deputy acts for a chief, within a scope. */
export const actingFile = z.object({
  id: z.string(), center: placeId, department: placeId.nullable(), chief: staffNumber, deputy: staffNumber, scope: z.array(word), principles: text, from: localTime, to: localTime,
  status: z.enum(['designated', 'ended']),
})
export type ActingFile = z.infer<typeof actingFile>

/** A department's written authorization of its chief representative. */
export const mandateFile = z.object({
  id: z.string(), center: placeId, department: placeId, window: placeId, person: staffNumber, name: z.string(), items: z.array(title), powers: z.array(title), letter,
  from: isoDate, until: isoDate.nullable(), status: z.enum(['active', 'ended']), endedOn: isoDate.nullable(),
})
export type MandateFile = z.infer<typeof mandateFile>

export const answer = z.object({ person: staffNumber.nullable(), because: z.enum(['holder', 'backup', 'substitute', 'leader_in_charge', 'backup_unqualified', 'nobody']), clause: clauseId.nullable() })

/** Facts a return may rest on. */
export const returnFact = z.object({
  kind: z.enum(['breach', 'talk', 'complaint', 'rating', 'appraisal', 'absence', 'circular', 'record', 'deduction', 'consequence', 'last_place']), reference: title, on: isoDate, founded: z.boolean(), note: text.nullable(),
  /** Who issued it, where that decides. */
  issuer: z.enum(['center', 'department', 'superior']).nullable(),
})

export const returnFile = z.object({
  id: z.string(), center: placeId, department: placeId.nullable(), window: placeId.nullable(), person: staffNumber, name: z.string(), ground: word, clause: clauseId, description: text.nullable(),
  facts: z.array(returnFact), status: z.enum(['raised', 'consulted', 'ordered', 'closed', 'dismissed']), raisedOn: isoDate,
  consultation: z.object({ on: isoDate, people: title, center: z.enum(['unsuitable', 'suitable']), department: z.enum(['unsuitable', 'suitable']) }).nullable(),
  letter: z.object({ number: z.string(), on: isoDate, last: isoDate }).nullable(),
  replacement: z.string().nullable(), accountability: z.object({ outcome: text, on: isoDate }).nullable(),
})
export type ReturnFile = z.infer<typeof returnFile>
