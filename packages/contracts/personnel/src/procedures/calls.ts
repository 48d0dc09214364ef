import { clauseId, command, pageOf, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { localTime, placeId, text, title } from '../shapes.ts'
import { CALL_KINDS, callFile, queueFile } from '../work-shapes.ts'
import { done, FILE_ERRORS, fileList } from './file.ts'

const moment = z.object({ id: z.uuid(), at: localTime.optional() })
const CALL_ERRORS = [...FILE_ERRORS, 'POST_UNKNOWN', 'POST_EMPTY', 'NOBODY_AT_POST', 'QUEUE_CLOSED', 'HOLDS_BOTH_POSTS', 'NOT_CALLED', 'NOT_HEARD', 'OWN_DECISION'] as const

/** What comes to a post: numbers called and questions, offered to whoever has the post. */
export const callProcedures = {
  list: query({ input: fileList, output: pageOf(callFile) }),
  route: command({
    input: z.object({ center: placeId, post: placeId, kind: z.enum(CALL_KINDS), number: title, at: localTime.optional() }),
    output: done.extend({ person: staffNumber, onBehalfOf: staffNumber.nullable(), clause: clauseId.nullable() }), errors: CALL_ERRORS,
  }),
  take: command({ input: moment, output: done, errors: CALL_ERRORS }),
  turnDown: command({ input: moment.extend({ reason: text }), output: done.extend({ breach: clauseId.nullable() }), errors: CALL_ERRORS }),
  /** By who turned it down while standing in: why. */
  explain: command({ input: moment.extend({ statement: text }), output: done, errors: CALL_ERRORS }),
  /** By the section, once the person was heard: whether it counts as a breach. `heard`: what was said, where nothing was written. */
  conclude: command({ input: moment.extend({ founded: z.boolean(), heard: text.nullable(), reason: text }), output: done, errors: CALL_ERRORS }),
  queues: query({ input: fileList, output: pageOf(queueFile) }),
  /** Nothing is called for the post from now on. Who stands in elsewhere keeps the own queue open, unless another backup is there. */
  closeQueue: command({ input: z.object({ center: placeId, post: placeId, reason: text, at: localTime.optional() }), output: done, errors: CALL_ERRORS }),
  openQueue: command({ input: moment, output: done, errors: CALL_ERRORS }),
} as const
