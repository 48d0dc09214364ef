import { clauseId, command, isoDate, query, staffNumber } from '@hall/contract'
import { z } from 'zod'

const center = z.string().max(60)

/** What somebody works of a day. */
export const SHIFTS = ['whole', 'morning', 'afternoon'] as const

/** Half-day shifts: who comes for the morning or the afternoon only. */
export const shiftProcedures = {
  list: query({
    input: z.object({ center, from: isoDate, to: isoDate }),
    output: z.object({
      rows: z.array(z.object({ person: staffNumber, name: z.string(), window: z.string().nullable(), date: isoDate, works: z.enum(SHIFTS).exclude(['whole']), off: z.object({ from: z.string(), to: z.string() }), setBy: z.string() })),
    }),
  }),
  /** For the working days among these; `whole` puts an end to a half. Refused where a window would stand without anybody. */
  set: command({
    input: z.object({ center, person: staffNumber, from: isoDate, to: isoDate, works: z.enum(SHIFTS) }),
    output: z.object({ days: z.int(), clause: clauseId }),
    errors: ['PERSON_UNKNOWN', 'OWN_SHIFT', 'ENDS_BEFORE_START', 'SHIFT_PAST', 'SHIFT_TOO_LONG', 'NO_WORKING_DAY', 'NO_POLICY', 'WINDOW_UNMANNED', 'BOTH_AWAY'],
  }),
} as const
