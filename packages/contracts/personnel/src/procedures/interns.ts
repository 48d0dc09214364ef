import { command, isoDate, pageOf, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { internFile } from '../record-shapes.ts'
import { placeId, text, title } from '../shapes.ts'
import { about, done, FILE_ERRORS, fileList } from './file.ts'

const INTERN_ERRORS = [...FILE_ERRORS, 'WINDOW_UNKNOWN', 'PERSON_NOT_HERE', 'OPINION_MISSING', 'ENDS_BEFORE_START'] as const

/** Interns at a window: reported by the lead, agreed by the center, then entered. */
export const internProcedures = {
  list: query({ input: fileList, output: pageOf(internFile) }),
  report: command({ input: z.object({ center: placeId, window: placeId, person: staffNumber, name: title, mentor: staffNumber, from: isoDate, until: isoDate, on: isoDate.optional() }), output: done, errors: INTERN_ERRORS }),
  decide: command({ input: about.extend({ agreed: z.boolean() }), output: done, errors: INTERN_ERRORS }),
  enter: command({ input: about, output: done, errors: INTERN_ERRORS }),
  /** Days on which the intern may accept business alone, with a reason. */
  exempt: command({ input: about.extend({ from: isoDate, until: isoDate, reason: text }), output: done, errors: INTERN_ERRORS }),
  end: command({ input: about, output: done, errors: INTERN_ERRORS }),
} as const
