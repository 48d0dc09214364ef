import { command, pageOf, query } from '@hall/contract'
import { z } from 'zod'
import { demand, entryFile, fileRow, finding, isoDate, letter, particulars, proposal, step, text, title, word } from '../shapes.ts'
import { about, done, FILE_ERRORS, fileList } from './file.ts'

/** Of every command about an entry: its file is at one of many steps, and any of them may be missing. */
const ENTRY_ERRORS = [
  ...FILE_ERRORS, 'DEMAND_UNMET', 'EXCEPTION_NEEDED', 'PROPOSAL_INCOMPLETE', 'FINDING_MISSING', 'OPINION_MISSING', 'REGISTRATION_INCOMPLETE', 'TOO_EARLY', 'STEP_OPEN', 'POSTED_ALREADY',
] as const

/** How somebody comes to a window. */
export const entryProcedures = {
  list: query({ input: fileList, output: pageOf(fileRow) }),
  get: query({ input: z.object({ id: z.uuid() }), output: z.object({ file: entryFile, particulars: particulars.nullable(), demands: z.array(demand), steps: z.array(step) }) }),
  /** What the center's regulation demands of this proposal, one by one; writes nothing. */
  check: query({ input: proposal.extend({ particulars: particulars.optional(), on: isoDate.optional() }), output: z.object({ demands: z.array(demand) }), errors: ['NO_POLICY'] }),
  propose: command({
    input: proposal.extend({ particulars, on: isoDate.optional() }),
    output: done,
    errors: [...ENTRY_ERRORS, 'WINDOW_UNKNOWN', 'POST_UNKNOWN'],
  }),
  /** The center's opinion, with its findings and its letter of reply; agreeing to what is out of the ordinary takes a reason. */
  opine: command({
    input: about.extend({ agreed: z.boolean(), by: title, reply: letter, findings: z.array(finding).max(40), reason: text.nullable() }),
    output: done,
    errors: ENTRY_ERRORS,
  }),
  /** Filing: registration form, photographs, a number. */
  register: command({ input: about.extend({ photos: z.int().min(0).max(10) }), output: done, errors: ENTRY_ERRORS }),
  startProbation: command({ input: about, output: done, errors: ENTRY_ERRORS }),
  observe: command({ input: about, output: done, errors: ENTRY_ERRORS }),
  train: command({ input: about.extend({ topics: z.array(title).min(1).max(20), by: title, result: title }), output: done, errors: ENTRY_ERRORS }),
  assess: command({ input: about.extend({ passed: z.boolean(), reason: text.nullable() }), output: done, errors: ENTRY_ERRORS }),
  induct: command({ input: about.extend({ contents: z.array(word).min(1).max(10) }), output: done, errors: ENTRY_ERRORS }),
  /** Entry for good: certificate, posting from a day on. */
  admit: command({
    input: about.extend({ from: isoDate, attendanceNumber: z.string().regex(/^\d{1,10}$/).nullable() }),
    output: done,
    errors: [...ENTRY_ERRORS, 'ATTENDANCE_NUMBER_TAKEN'],
  }),
  sendBack: command({ input: about, output: done, errors: ENTRY_ERRORS }),
  withdraw: command({ input: about.extend({ reason: text }), output: done, errors: ENTRY_ERRORS }),
} as const
