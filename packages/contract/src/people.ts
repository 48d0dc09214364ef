import { z } from 'zod'
import { query } from './procedure.ts'
import { staffNumber } from './values.ts'

/** What a service that knows people from a copy of who is where answers, as `people`; its contract carries the group. */
export const people = {
  /** By name, as far as the caller's reach knows them. */
  names: query({ input: z.object({ people: z.array(staffNumber).max(200) }), output: z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) }) }),
}
