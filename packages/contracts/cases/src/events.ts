import { clauseId, event, holdingChanged, isoDate, isoInstant, noticeRaised } from '@hall/contract'
import { z } from 'zod'
import { FINDINGS, KINDS, person, placeId, STATES } from './shapes.ts'

const place = { case: z.uuid(), center: placeId, department: placeId, window: placeId.nullable() }

export const events = {
  /** Granted, refused, not accepted, returned or withdrawn: the matter has left the hands of the center. */
  'case-finished': event(1, z.object({ ...place, number: z.string(), item: z.string(), handler: person.nullable(), outcome: z.string(), finishedAt: isoInstant, onTime: z.boolean() })),
  /** The case as it stands after any step that changes this; nothing of the applicant. */
  'case-moved': event(1, z.object({ ...place, number: z.string(), item: z.string().nullable(), itemName: z.string(), kind: z.enum(KINDS), state: z.enum(STATES), departments: z.array(placeId), handler: person.nullable(), receivedAt: isoInstant, acceptedAt: isoInstant.nullable(), dueOn: isoDate.nullable(), dueClause: clauseId.nullable(), stopped: z.boolean(), finishedAt: isoInstant.nullable(), outcome: z.string().nullable(), visits: z.int(), step: z.string(), steppedAt: isoInstant, /** Of a finished case: HMAC-SHA-256 of `<number> <check code>` as the receipt has them, by a key complaints holds too, so that its holder may rate the service. */ receipt: z.string().nullable().default(null), notices: z.array(z.object({ at: isoInstant, missing: z.array(z.string()), again: z.boolean() })) })),
  /** Who has it in hand from now on. */
  'case-assigned': event(1, z.object({ ...place, handler: person })),
  'finding-raised': event(1, z.object({ ...place, kind: z.enum(FINDINGS), person: person.nullable(), clause: z.string().nullable(), finding: z.string() })),
  'deadline-moved': event(1, z.object({ ...place, clock: z.string(), before: isoDate, after: isoDate, cause: z.string() })),
  'item-published': event(1, z.object({ item: z.uuid(), center: placeId, department: placeId, version: z.int(), name: z.string(), effectiveFrom: isoDate })),
  'item-left': event(1, z.object({ item: z.uuid(), center: placeId, department: placeId, on: isoDate })),
  'holding-changed': event(1, holdingChanged),
  /** A confirmed finding became an entry for deduction; points follow from the center's scoring. */
  'deduction-entered': event(1, z.object({ center: placeId, department: placeId.nullable(), window: placeId.nullable(), person: z.string(), finding: z.string(), kind: z.enum(FINDINGS), clause: clauseId.nullable(), points: z.number().nullable() })),
  /** Confirmed incidents have opened a ground for elimination. */
  'conduct-ground-raised': event(1, z.object({ center: placeId, person: z.string(), ground: z.int(), count: z.int(), clause: clauseId, finding: z.string() })),
  'notice-raised': event(1, noticeRaised),
} as const
