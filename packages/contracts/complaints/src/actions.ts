import { isoDate, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { CHANNELS, CLASSES, center, complainant, id, OFFICES, place, prose, reason, RESULTS, slug } from './values.ts'

/** What an office that handles complaints does with one. */
export const deskAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirm_record') }),
  z.object({ kind: z.literal('complete'), window: place.optional(), person: staffNumber.optional(), when: prose(100).optional(), description: prose(4000).optional() }),
  z.object({ kind: z.literal('classify'), class: z.enum(CLASSES), reason: reason.optional(), contacted: z.array(place).max(20).optional() }),
  z.object({ kind: z.literal('decline'), reason }),
  z.object({ kind: z.literal('pass_on'), body: slug, reason }),
  z.object({ kind: z.literal('assign'), handler: staffNumber }),
  z.object({ kind: z.literal('route'), window: place, person: staffNumber.optional() }),
  z.object({ kind: z.literal('ask_unit'), by: isoDate.optional(), text: prose(2000) }),
  z.object({ kind: z.literal('ask_person'), text: prose(2000) }),
  z.object({ kind: z.literal('explain'), reason, expected: isoDate.optional() }),
  z.object({ kind: z.literal('contact_rater'), reached: z.boolean(), text: prose(2000) }),
  z.object({ kind: z.literal('find'), result: z.enum(RESULTS), serious: z.boolean().default(false), violation: z.boolean().default(false), reason }),
  z.object({ kind: z.literal('review_reply'), approved: z.boolean(), reason: reason.optional() }),
  z.object({ kind: z.literal('send_reply'), text: prose(4000).optional() }),
  z.object({ kind: z.literal('decide'), text: prose(4000) }),
  z.object({ kind: z.literal('notify_unit') }),
  z.object({ kind: z.literal('tell_complainant'), text: prose(4000) }),
  z.object({ kind: z.literal('report'), to: z.enum(['source', 'section', 'desk']), text: prose(4000) }),
  z.object({ kind: z.literal('end_visit'), reason: reason.optional() }),
  z.object({ kind: z.literal('close'), reason: reason.optional() }),
  z.object({ kind: z.literal('follow_up'), satisfied: z.boolean().nullable(), text: prose(2000) }),
  z.object({ kind: z.literal('reopen'), reason }),
  z.object({ kind: z.literal('note'), text: prose(4000) }),
])
export type DeskAction = z.infer<typeof deskAction>

/** What the window complained of, or its department, does. */
export const unitAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), text: prose(4000) }),
  z.object({ kind: z.literal('bounce'), reason }),
  z.object({ kind: z.literal('correct'), text: prose(4000) }),
  z.object({ kind: z.literal('draft_reply'), text: prose(4000) }),
  z.object({ kind: z.literal('implement'), text: prose(2000) }),
  z.object({ kind: z.literal('explain'), reason, expected: isoDate.optional() }),
  z.object({ kind: z.literal('contact_rater'), reached: z.boolean(), text: prose(2000) }),
  z.object({ kind: z.literal('report'), to: z.enum(['source', 'section', 'desk']), text: prose(4000) }),
])
export type UnitAction = z.infer<typeof unitAction>

/** What the person complained of does. */
export const personAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), text: prose(4000) }),
  z.object({ kind: z.literal('object'), text: prose(4000) }),
])
export type PersonAction = z.infer<typeof personAction>

export const objectionDecision = z.object({ kind: z.literal('decide_objection'), upheld: z.boolean(), result: z.enum(RESULTS).optional(), reason })
export type ObjectionDecision = z.infer<typeof objectionDecision>

/** A complaint as it is first written down. */
export const lodging = z.object({
  center,
  channel: z.enum(CHANNELS),
  body: slug.optional(),
  ground: slug,
  content: prose(4000).nullable(),
  complainant,
  /** Taken down from speech: the complainant confirms the record. */
  oral: z.boolean().default(false),
  window: place.nullable().default(null),
  person: staffNumber.nullable().default(null),
  caseNumber: z.string().trim().max(60).regex(/^[^\p{Cc}\p{Cs}]*$/u).nullable().default(null),
  item: place.nullable().default(null),
  /** The day of the facts; the day of receipt where unknown. */
  factsOn: isoDate.nullable().default(null),
})
export type Lodging = z.infer<typeof lodging>

export const mergeInput = z.object({ id, into: id, reason })
export const officeName = z.enum(OFFICES)
