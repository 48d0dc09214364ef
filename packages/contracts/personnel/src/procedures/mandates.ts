import { clauseId, command, pageOf, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { mandateFile } from '../cover-shapes.ts'
import { isoDate, letter, placeId, title } from '../shapes.ts'
import { about, done, FILE_ERRORS, fileList } from './file.ts'

const MANDATE_ERRORS = [...FILE_ERRORS, 'PERSON_NOT_HERE', 'NOT_THE_LEAD', 'ENDS_BEFORE_START'] as const

/** What a chief representative may decide for the department. */
export const mandateProcedures = {
  list: query({ input: fileList, output: pageOf(mandateFile) }),
  grant: command({
    input: z.object({ center: placeId, person: staffNumber, items: z.array(title).max(500), powers: z.array(title).max(20), letter, from: isoDate, until: isoDate.nullable(), on: isoDate.optional() }),
    output: done, errors: MANDATE_ERRORS,
  }),
  withdraw: command({ input: about, output: done, errors: MANDATE_ERRORS }),
  /** Whether somebody may do this for the department on that day, by a letter on file. */
  check: query({
    input: z.object({ center: placeId, person: staffNumber, item: title.nullable(), power: title.nullable(), /** Number of the case it is wanted for. */ case: title.nullable().default(null), on: isoDate }),
    output: z.object({ may: z.boolean(), because: z.enum(['letter', 'no_letter', 'outside_letter', 'another_holds_it', 'another_department', 'other_kind', 'case_unknown']), clause: clauseId.nullable(), letter: z.string().nullable(), inNameOf: placeId.nullable() }),
  }),
  /** The chief representative of a window on a day. */
  of: query({ input: z.object({ center: placeId, window: placeId, on: isoDate }), output: z.object({ person: staffNumber.nullable(), mandated: z.boolean(), clause: clauseId.nullable() }) }),
} as const
