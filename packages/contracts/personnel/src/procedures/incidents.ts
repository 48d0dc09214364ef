import { command, isoDate, pageOf, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { incidentFile } from '../record-shapes.ts'
import { placeId, text, title } from '../shapes.ts'
import { about, done, FILE_ERRORS, fileList } from './file.ts'

const INCIDENT_ERRORS = [...FILE_ERRORS, 'RULE_ABSENT', 'WITH_CONSENT', 'EVIDENCE_MISSING'] as const

/** Changes of people without the center's consent. */
export const incidentProcedures = {
  list: query({ input: fileList, output: pageOf(incidentFile) }),
  /** Refused where an entry or a leaving agreed to by the center covers it. */
  open: command({ input: z.object({ center: placeId, department: placeId, window: placeId.nullable(), person: staffNumber, replaced: staffNumber.nullable(), since: isoDate, what: text, on: isoDate.optional() }), output: done, errors: INCIDENT_ERRORS }),
  /** With harm the department is entered as responsible; the matters that suffered are the evidence. */
  conclude: command({ input: about.extend({ harm: z.boolean(), evidence: z.array(title).max(100) }), output: done, errors: INCIDENT_ERRORS }),
} as const
