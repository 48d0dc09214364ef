import { clauseId, command, pageOf, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { localTime, placeId, text, title } from '../shapes.ts'
import { NEEDS, TASK_KINDS, taskFile } from '../work-shapes.ts'
import { done, FILE_ERRORS, fileList } from './file.ts'

const TASK_ERRORS = [...FILE_ERRORS, 'CASE_UNKNOWN', 'OUTSIDE_POWER', 'NEED_MISSING', 'TECHNICIAN_MISSING', 'TASK_BINDING'] as const

/** What chief representatives ask of the sections behind their windows. */
export const taskProcedures = {
  list: query({ input: fileList, output: pageOf(taskFile) }),
  /** By the chief representative, about a case of the own department, by the letter on file. */
  ask: command({
    input: z.object({ center: placeId, number: title, kind: z.enum(TASK_KINDS), section: title, what: text, need: z.enum(NEEDS).nullable(), technician: title.nullable(), at: localTime.optional() }),
    output: done, errors: TASK_ERRORS,
  }),
  /** By the section, on record. `accepts` false declines, where the regulation lets it. */
  answer: command({ input: z.object({ id: z.uuid(), accepts: z.boolean(), answer: text, at: localTime.optional() }), output: done, errors: TASK_ERRORS }),
  /** Not answered yet, for the leader of the department who is in charge. */
  unanswered: query({ input: z.object({ department: placeId, center: placeId.optional() }), output: z.object({ rows: z.array(taskFile.extend({ leader: staffNumber.nullable(), rule: clauseId.nullable() })) }) }),
  /** How long a case was in each stage, and how long each section took. */
  stageTimes: query({
    input: z.object({ center: placeId, number: title }),
    output: z.object({
      itemName: z.string(), clause: clauseId.nullable(),
      stages: z.array(z.object({ step: z.string(), by: staffNumber.nullable(), from: localTime, to: localTime.nullable(), minutes: z.int() })),
      sections: z.array(z.object({ section: z.string(), tasks: z.int(), open: z.int(), minutes: z.int() })),
    }),
    errors: ['CASE_UNKNOWN'],
  }),
} as const
