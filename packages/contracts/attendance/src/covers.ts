import { clauseId, command, event, isoDate, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { candidate, coverView } from './leaves.ts'

const center = z.string().max(60)
const id = z.string().max(100)
const localDateTime = z.iso.datetime({ local: true }).regex(/^[^.Z]*$/)
const done = z.object({ version: z.int() })

const cell = z.object({
  window: z.string(), date: isoDate, half: z.enum(['am', 'pm']),
  present: z.array(staffNumber), away: z.array(staffNumber),
  covers: z.array(z.object({ id: z.string(), holder: staffNumber, person: staffNumber.nullable(), state: z.enum(['asked', 'accepted']) })),
  unmanned: z.array(z.string()), gap: z.boolean(),
})

export const coverProcedures = {
  /** Windows x half days: who is there, who is not, who covers, what is open. */
  grid: query({
    input: z.object({ center, from: isoDate, days: z.int().min(1).max(14).default(5) }),
    output: z.object({
      clause: clauseId.nullable(),
      dates: z.array(isoDate),
      people: z.array(z.object({ person: staffNumber, name: z.string() })),
      windows: z.array(z.object({ window: z.string(), department: z.string().nullable(), members: z.int(), cells: z.array(cell) })),
    }),
  }),
  candidates: query({
    input: z.object({ center, holder: staffNumber, from: localDateTime, to: localDateTime }),
    output: z.object({ rows: z.array(candidate) }), errors: ['PERSON_UNKNOWN', 'ENDS_BEFORE_START'],
  }),
  /** Asks somebody to take over; for a leave, or by itself. */
  name: command({
    input: z.object({ center, holder: staffNumber, person: staffNumber.nullable(), outsider: z.string().trim().min(1).max(60).nullable().default(null), from: localDateTime, to: localDateTime, leave: id.nullable().default(null) }),
    output: z.object({ id: z.string() }),
    errors: ['PERSON_UNKNOWN', 'ENDS_BEFORE_START', 'COVER_BUSY', 'COVER_AWAY', 'LEAVE_UNKNOWN', 'OWN_COVER'],
  }),
  /** Asked of the caller, and what the caller asked for. */
  mine: query({ input: z.object({}), output: z.object({ rows: z.array(coverView) }) }),
  list: query({ input: z.object({ center, from: isoDate, to: isoDate }), output: z.object({ rows: z.array(coverView) }) }),
  answer: command({ input: z.object({ id, agree: z.boolean(), reason: z.string().trim().min(1).max(300).nullable().default(null) }), output: done, errors: ['COVER_UNKNOWN', 'COVER_SETTLED', 'COVER_NOT_YOURS', 'REASON_MISSING'] }),
  /** Somebody from outside is filed with the section beforehand (WS-ATT-37). */
  file: command({ input: z.object({ id }), output: z.object({ inTime: z.boolean(), clause: clauseId }), errors: ['COVER_UNKNOWN', 'RULE_ABSENT', 'FILING_NOT_NEEDED'] }),
  arrive: command({ input: z.object({ id, at: localDateTime.optional() }), output: done, errors: ['COVER_UNKNOWN', 'COVER_SETTLED', 'COVER_NOT_FILED', 'IN_FUTURE'] }),
  withdraw: command({ input: z.object({ id, reason: z.string().trim().min(1).max(300) }), output: done, errors: ['COVER_UNKNOWN', 'COVER_SETTLED'] }),
  /** From when somebody was really there, by the checks, and what stayed open (EP-ATT-16). */
  presence: query({
    input: z.object({ center, holder: staffNumber, date: isoDate }),
    output: z.object({ sessions: z.array(z.object({ half: z.enum(['am', 'pm']), coveredFrom: z.string().nullable(), by: staffNumber.nullable(), openMinutes: z.int(), clause: clauseId.nullable() })) }),
    errors: ['PERSON_UNKNOWN'],
  }),
} as const

const agreement = z.object({ id: z.string(), center: z.string(), window: z.string(), holder: staffNumber, person: staffNumber.nullable(), from: z.string(), to: z.string() })

export const coverEvents = {
  'cover-agreed': event(1, agreement),
  /** One that was agreed is called off: whoever stood in before it does so again. */
  'cover-withdrawn': event(1, agreement),
} as const
