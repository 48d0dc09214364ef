import { clauseId, command, isoDate, pageOf, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { secondmentFile } from '../record-shapes.ts'
import { localTime, placeId, text } from '../shapes.ts'
import { about, done, FILE_ERRORS, fileList } from './file.ts'

const SECONDMENT_ERRORS = [...FILE_ERRORS, 'PERSON_NOT_HERE', 'ENDS_BEFORE_START'] as const

/** Days at the own unit while posted at the center. */
export const secondmentProcedures = {
  list: query({ input: fileList, output: pageOf(secondmentFile) }),
  request: command({ input: z.object({ center: placeId, person: staffNumber, from: isoDate, until: isoDate, purpose: text, on: isoDate.optional() }), output: done, errors: SECONDMENT_ERRORS }),
  decide: command({ input: about.extend({ agreed: z.boolean(), reason: text.nullable(), at: localTime.optional() }), output: done, errors: SECONDMENT_ERRORS }),
  /** Whether a day is covered: consent came before that day began. */
  covers: query({ input: z.object({ center: placeId, person: staffNumber, on: isoDate }), output: z.object({ covered: z.boolean(), because: z.enum(['agreed', 'agreed_too_late', 'not_agreed', 'none']), clause: clauseId.nullable() }) }),
} as const
