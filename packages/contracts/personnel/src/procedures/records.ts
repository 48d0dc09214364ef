import { command, isoDate, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { RECORD_KINDS, recordRow } from '../record-shapes.ts'
import { placeId, text, word } from '../shapes.ts'

const done = z.object({ id: z.string() })

/** What the regulations want on record: leaders in charge, memberships, responsibilities, care, work for the department. */
export const recordProcedures = {
  list: query({ input: pageQuery.extend({ center: placeId.optional(), kind: z.enum(RECORD_KINDS).optional(), person: staffNumber.optional() }), output: pageOf(recordRow) }),
  /** A person's record belongs where the person is posted on that day. */
  keep: command({
    input: z.object({ center: placeId, kind: z.enum(RECORD_KINDS), department: placeId.nullable(), window: placeId.nullable(), person: staffNumber.nullable(), on: isoDate.optional(), details: z.record(word, text) }),
    output: done, errors: ['PERSON_NOT_HERE', 'RECORD_INCOMPLETE', 'SECONDMENT_NEEDED', 'IN_FUTURE', 'NO_POLICY'],
  }),
  end: command({ input: z.object({ id: z.uuid(), on: isoDate }), output: done, errors: ['FILE_UNKNOWN', 'ENDS_BEFORE_START'] }),
} as const
