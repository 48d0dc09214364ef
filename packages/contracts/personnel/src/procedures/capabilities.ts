import { clauseId, command, isoDate, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { LEVELS } from '../record-shapes.ts'
import { placeId, title } from '../shapes.ts'

const CAPABILITY_ERRORS = ['PERSON_NOT_HERE', 'QUALIFICATION_MISSING', 'NO_POLICY', 'IN_FUTURE'] as const

/** Who can do what: person x item x level. */
export const capabilityProcedures = {
  matrix: query({
    input: z.object({ center: placeId, window: placeId.optional() }),
    output: z.object({
      people: z.array(z.object({ person: staffNumber, name: z.string(), window: placeId.nullable(), away: z.boolean() })),
      items: z.array(z.object({
        item: z.string(), cells: z.array(z.object({ person: staffNumber, levels: z.array(z.enum(LEVELS)), byMandate: z.boolean() })),
        /** How many of the center can decide it. */
        deciders: z.int(), needs: z.string().nullable(),
      })),
    }),
  }),
  /** All levels of a person for an item; none takes the item away. */
  set: command({ input: z.object({ center: placeId, person: staffNumber, item: title, levels: z.array(z.enum(LEVELS)).max(4), on: isoDate.optional() }), output: z.object({ levels: z.array(z.enum(LEVELS)) }), errors: CAPABILITY_ERRORS }),
  /** A qualification on file; it counts through `until`. */
  qualify: command({ input: z.object({ center: placeId, person: staffNumber, name: title, until: isoDate.nullable(), on: isoDate.optional() }), output: z.object({ id: z.string() }), errors: CAPABILITY_ERRORS }),
  qualifications: query({ input: z.object({ center: placeId, person: staffNumber.optional() }), output: z.object({ rows: z.array(z.object({ id: z.string(), person: staffNumber, name: z.string(), until: isoDate.nullable() })) }) }),
  /** Whether somebody may do this on a day. */
  check: query({
    input: z.object({ center: placeId, person: staffNumber, item: title, level: z.enum(LEVELS), on: isoDate }),
    output: z.object({ may: z.boolean(), because: z.enum(['given', 'mandate', 'not_given', 'qualification_missing', 'qualification_expired']), clause: clauseId.nullable() }),
  }),
} as const
