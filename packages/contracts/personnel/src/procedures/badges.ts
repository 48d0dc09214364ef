import { command, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { BADGE_STATES, isoDate, localTime, placeId } from '../shapes.ts'

export const serial = z.string().regex(/^[A-Za-z0-9-]{1,20}$/)
export const badge = z.object({
  serial, center: placeId, department: placeId.nullable(), person: staffNumber, name: z.string(), state: z.enum(BADGE_STATES),
  issuedOn: isoDate.nullable(), lostAt: localTime.nullable(), lossReportedOn: isoDate.nullable(), lossInTime: z.boolean().nullable(), replacedBy: z.string().nullable(),
})
const one = z.object({ center: placeId, serial, on: isoDate.optional() })
const done = z.object({ serial: z.string(), state: z.enum(BADGE_STATES) })
const ERRORS = ['BADGE_UNKNOWN', 'NOT_POSSIBLE_NOW', 'IN_FUTURE'] as const

/** The register of badges. */
export const badgeProcedures = {
  list: query({ input: pageQuery.extend({ center: placeId.optional(), state: z.enum(BADGE_STATES).optional(), person: staffNumber.optional() }), output: pageOf(badge) }),
  make: command({ input: one.extend({ person: staffNumber, replaces: serial.nullable() }), output: done, errors: ['BADGE_KNOWN', 'PERSON_NOT_HERE', 'IN_FUTURE', 'REGISTRATION_INCOMPLETE'] }),
  issue: command({ input: one, output: done, errors: ERRORS }),
  /** Void at once; a replacement waits with the unit's office. */
  reportLoss: command({ input: one.extend({ lostAt: localTime }), output: done.extend({ inTime: z.boolean() }), errors: [...ERRORS, 'NO_POLICY'] }),
  takeBack: command({ input: one, output: done, errors: ERRORS }),
  cancel: command({ input: one, output: done, errors: ERRORS }),
  /** What a patrol sees worn: whose it is and whether it is valid. */
  worn: query({ input: z.object({ center: placeId, serial }), output: z.object({ person: staffNumber.nullable(), state: z.enum(BADGE_STATES).nullable(), valid: z.boolean() }) }),
} as const
