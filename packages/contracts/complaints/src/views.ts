import { attachmentView, clauseId, isoDate, isoInstant, issuedDocument, localized, staffNumber } from '@hall/contract'
import { z } from 'zod'
import {
  blocked, CHANNELS, clock, complainant, complaintNumber, complaintRow, consequence, followCode, id, labelled, message, OFFICES, place, RATING_CHANNELS, slug, STANDINGS, stars,
} from './values.ts'

/** One complaint as a conversation with its clocks, and what may be done with it now. */
export const complaintView = z.object({
  complaint: complaintRow,
  clocks: z.array(clock),
  messages: z.array(message),
  /** Ways it came in; the hotline's number where it has one. */
  intakes: z.array(z.object({ id, channel: z.enum(CHANNELS), receivedAt: isoInstant, sourceNumber: z.string().nullable(), sourceDueAt: isoInstant.nullable(), known: z.boolean() })),
  /** Every action this caller's office has, with what stands against it; `blocked` null: it can be done now. */
  actions: z.array(z.object({ kind: z.string(), blocked: blocked.nullable() })),
  grounds: z.array(labelled),
  suggestedBody: slug.nullable(),
  reviewer: z.enum(OFFICES).nullable(),
  consequences: z.array(consequence),
  attachments: z.array(attachmentView.extend({ from: z.enum(['office', 'unit', 'complainant']) })),
  documents: z.array(issuedDocument),
  /** Other complaints that may be the same matter. */
  similar: z.array(complaintRow),
  /** What the ground has the examiner look at first. */
  shows: z.enum(['case_clock', 'case_waiting', 'case_notices', 'attendance', 'nothing']),
  /** The case it names as it stood when the complaint came: what, since or until when, how many (working days), in which words. */
  caseFacts: z.array(z.object({
    what: z.enum(['unknown', 'due', 'no_limit', 'overdue', 'not_overdue', 'stopped', 'waiting', 'accepted', 'never_accepted', 'finished', 'notices', 'notice', 'visits', 'step']),
    at: isoDate.nullable(), count: z.int().nullable(), words: z.array(z.string()), added: z.array(z.string()), clause: clauseId.nullable(),
  })),
})

export const lodged = z.object({
  id, number: complaintNumber,
  /** Told once, to the complainant. Null where the person is known by another complaint it was joined to. */
  followCode: followCode.nullable(),
  joined: z.boolean(), dueDate: isoDate.nullable(), clause: clauseId.nullable(), incomplete: z.array(z.string()),
})

export const setup = z.object({
  channels: z.array(z.enum(CHANNELS)), channelsClause: clauseId,
  bodies: z.array(z.object({ id: slug, name: localized, phone: z.string().nullable() })), bodiesClause: clauseId,
  grounds: z.array(labelled.extend({ needs: z.array(z.string()), suggestedBody: slug.nullable(), confidential: z.boolean() })),
  required: z.array(z.string()), requiredClause: clauseId,
  limits: z.array(z.object({ class: z.string(), withinWorkdays: z.int().nullable(), clause: clauseId })),
  linkValidDays: z.int(), poor: z.array(z.int()), poorClause: clauseId,
})

export const ratingCount = z.object({
  stars: z.array(z.int()).length(5), counted: z.int(), imputed: z.int(), beforeCompletion: z.int(), burst: z.int(),
  /** Share of 3 to 5 stars among those counted; null below the smallest number that shows a rate. */
  satisfied: z.number().nullable(),
  mean: z.number().nullable(),
})

export const ratingRow = z.object({
  id, center: z.string(), window: place, department: place.nullable(), item: place.nullable(), stars, tags: z.array(slug), comment: z.string().nullable(),
  channel: z.enum(RATING_CHANNELS), standing: z.enum(STANDINGS), ratedAt: isoInstant, complaint: id.nullable(), second: z.boolean(),
})

export const statisticsRow = z.object({
  key: z.string(), name: z.string().nullable(), received: z.int(), closed: z.int(), open: z.int(), late: z.int(), substantiated: z.int(), partly: z.int(), unsubstantiated: z.int(), bounces: z.int(),
})

export const identity = complainant.extend({ sources: z.array(z.enum(CHANNELS)) })

export const appraisalLine = z.object({
  complaint: id, number: complaintNumber, kind: z.enum(['complaint', 'poor_rating']), receivedAt: isoInstant, result: z.string(), late: z.boolean(), deduction: z.boolean(), open: z.boolean(), person: staffNumber.nullable(),
})
