import { command, pageOf, query } from '@hall/contract'
import { z } from 'zod'
import { demand, fileRow, handoverLine, holding, isoDate, leavingFile, leavingRequest, letter, SIGNERS, step, text, title } from '../shapes.ts'
import { about, done, FILE_ERRORS, fileList } from './file.ts'

/** What stands between a person and release, in one list. */
export const openLine = z.object({ kind: z.string(), reference: z.string(), clause: z.string().nullable(), label: z.object({ zh: z.string(), en: z.string() }).nullable() })

/** Of every command about a leaving. */
const LEAVING_ERRORS = [
  ...FILE_ERRORS, 'DEMAND_UNMET', 'EXCEPTION_NEEDED', 'PROPOSAL_INCOMPLETE', 'NOT_SHADOWED', 'LINE_UNKNOWN', 'OPINION_MISSING', 'STEP_OPEN', 'FORM_MISSING', 'SUCCESSOR_MISSING',
  'SHADOWING_SHORT', 'HOLDINGS_OPEN',
] as const

/** How somebody leaves a window: rotation, transfer, return. */
export const leavingProcedures = {
  list: query({ input: fileList, output: pageOf(fileRow) }),
  get: query({
    input: z.object({ id: z.uuid() }),
    output: z.object({ file: leavingFile, demands: z.array(demand), holdings: z.array(holding), open: z.array(openLine), steps: z.array(step) }),
  }),
  check: query({ input: leavingRequest.extend({ on: isoDate.optional() }), output: z.object({ demands: z.array(demand) }), errors: ['NO_POLICY', 'PERSON_NOT_HERE'] }),
  request: command({
    input: leavingRequest.extend({ on: isoDate.optional() }),
    output: done,
    errors: [...LEAVING_ERRORS, 'PERSON_NOT_HERE', 'LEAVING_OPEN'],
  }),
  opine: command({
    input: about.extend({ agreed: z.boolean(), by: title, reply: letter, reason: text.nullable() }),
    output: done,
    errors: LEAVING_ERRORS,
  }),
  /** A working day on which leaver and successor were at the window together. */
  shadow: command({ input: about, output: done, errors: LEAVING_ERRORS }),
  addLine: command({ input: about.extend({ kind: handoverLine.shape.kind, what: title }), output: done.extend({ line: z.string() }), errors: LEAVING_ERRORS }),
  sign: command({ input: about.extend({ line: z.uuid(), as: z.enum(SIGNERS) }), output: done, errors: LEAVING_ERRORS }),
  closeAccounts: command({ input: about, output: done, errors: LEAVING_ERRORS }),
  /** Refused while a line is open. */
  release: command({ input: about, output: done, errors: LEAVING_ERRORS }),
  /** In spite of open lines: by a name and with a reason, shown on the city's board. */
  forceRelease: command({ input: about.extend({ approver: title, reason: text }), output: done, errors: LEAVING_ERRORS }),
  withdraw: command({ input: about.extend({ reason: text }), output: done, errors: LEAVING_ERRORS }),
} as const
