import { clauseId, event, holdingChanged, isoDate, isoInstant, noticeRaised, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { CHANNELS, center, complaintNumber, CONSEQUENCES, id, place, RESULTS, stars, STANDINGS } from './values.ts'

const where = { center, department: place.nullable(), window: place.nullable() }

/** What others may know: never who complained, nor what was said. */
export const events = {
  'complaint-opened': event(1, z.object({ id, number: complaintNumber, ...where, channel: z.enum(CHANNELS), ground: z.string(), caseNumber: z.string().nullable(), receivedAt: isoInstant })),
  'complaint-joined': event(1, z.object({ id, ...where, channel: z.enum(CHANNELS) })),
  /** The person is named only where something was found. */
  'complaint-found': event(1, z.object({ id, ...where, person: staffNumber.nullable(), result: z.enum(RESULTS), serious: z.boolean(), clauses: z.array(clauseId) })),
  /** What was found is set aside; a new finding follows. */
  'complaint-reopened': event(1, z.object({ id, ...where })),
  'complaint-closed': event(1, z.object({ id, ...where, result: z.enum(RESULTS).nullable(), late: z.boolean() })),
  'rating-given': event(1, z.object({ id, ...where, item: place.nullable(), stars, standing: z.enum(STANDINGS), ratedOn: isoDate })),
  /** Personnel and supervision act on it. */
  'consequence-raised': event(1, z.object({
    id, complaint: id, number: complaintNumber, ...where, person: staffNumber.nullable(), kind: z.enum(CONSEQUENCES), clause: clauseId, result: z.enum(RESULTS),
    points: z.number().nullable(), basis: z.string().nullable(), year: z.int().nullable(), factsOn: isoDate,
  })),
  /** An overturned decision takes back all that followed from it. */
  'consequence-withdrawn': event(1, z.object({ id, complaint: id, ...where, person: staffNumber.nullable(), kind: z.enum(CONSEQUENCES), clause: clauseId, reason: z.string() })),
  /** A complaint somebody handles, or is the subject of, and an objection not decided yet. */
  'holding-changed': event(1, holdingChanged),
  'notice-raised': event(1, noticeRaised),
} as const
