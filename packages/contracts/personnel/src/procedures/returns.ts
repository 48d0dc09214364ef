import { clauseId, command, localized, pageOf, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { returnFact, returnFile } from '../cover-shapes.ts'
import { fileRow, isoDate, placeId, step, text, title, word } from '../shapes.ts'
import { about, done, FILE_ERRORS, fileList } from './file.ts'

const RETURN_ERRORS = [...FILE_ERRORS, 'PERSON_NOT_HERE', 'GROUND_UNKNOWN', 'EVIDENCE_MISSING', 'CONSULTATION_MISSING', 'NOT_AGREED', 'LEAVING_OPEN'] as const

/** Sending somebody back to the department, on a ground the regulation lists. */
export const returnProcedures = {
  list: query({ input: fileList, output: pageOf(fileRow) }),
  get: query({ input: z.object({ id: z.uuid() }), output: z.object({ file: returnFile, steps: z.array(step) }) }),
  raise: command({ input: z.object({ center: placeId, person: staffNumber, ground: word, description: text.nullable(), facts: z.array(returnFact).max(50), on: isoDate.optional() }), output: done, errors: RETURN_ERRORS }),
  consult: command({ input: about.extend({ people: title, center: z.enum(['unsuitable', 'suitable']), department: z.enum(['unsuitable', 'suitable']) }), output: done, errors: RETURN_ERRORS }),
  /** The order with its letter; `last`: last day at the window. Opens the leaving, so that nothing stays held. */
  order: command({ input: about.extend({ last: isoDate }), output: done.extend({ letter: z.string(), leaving: z.string() }), errors: RETURN_ERRORS }),
  replaced: command({ input: about.extend({ entry: z.uuid() }), output: done, errors: RETURN_ERRORS }),
  account: command({ input: about.extend({ outcome: text }), output: done, errors: RETURN_ERRORS }),
  dismiss: command({ input: about.extend({ reason: text }), output: done, errors: RETURN_ERRORS }),
  /** Grounds that the facts of other services meet and nobody has raised yet. */
  proposals: query({
    input: z.object({ center: placeId }),
    output: z.object({ rows: z.array(z.object({ person: staffNumber, name: z.string(), department: placeId.nullable(), window: placeId.nullable(), ground: word, groundName: localized, clause: clauseId, facts: z.array(returnFact) })) }),
  }),
  /** Windows among the last of the appraisal for years running, whose leader in post when it was confirmed still leads; `since`: first day as leader. */
  leaders: query({
    input: z.object({ center: placeId.optional(), department: placeId.optional() }),
    output: z.object({
      rows: z.array(z.object({
        center: placeId, department: placeId.nullable(), window: placeId, leader: staffNumber, name: z.string(), since: isoDate, confirmedOn: isoDate,
        ranks: z.array(z.object({ year: z.int(), rank: z.int().nullable(), field: z.int().nullable() })), clause: clauseId,
      })),
    }),
  }),
  /** Facts of other services about a person that may be a ground. */
  facts: query({ input: z.object({ center: placeId, person: staffNumber.optional() }), output: z.object({ rows: z.array(returnFact.extend({ person: staffNumber, source: z.string() })) }) }),
} as const
