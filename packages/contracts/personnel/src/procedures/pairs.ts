import { clauseId, command, isoDate, pageOf, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { pairFile } from '../cover-shapes.ts'
import { localTime, placeId, text } from '../shapes.ts'
import { about, done, FILE_ERRORS, fileList } from './file.ts'

export const PAIR_ERRORS = [...FILE_ERRORS, 'POST_UNKNOWN', 'POST_EMPTY', 'NOT_THE_HOLDER', 'NOT_THE_BACKUP', 'SAME_PERSON_TWICE', 'BACKUP_FROM_ELSEWHERE', 'TOO_FEW_POSTS', 'DUTIES_MISSING', 'EXCEPTION_NEEDED'] as const

/** A and B posts. */
export const pairProcedures = {
  list: query({ input: fileList, output: pageOf(pairFile) }),
  /** By the holder, for agreement by the backup. */
  propose: command({ input: z.object({ center: placeId, post: placeId, backup: staffNumber, duties: text.nullable(), reason: text.nullable(), confirmed: z.boolean(), on: isoDate.optional() }), output: done, errors: PAIR_ERRORS }),
  answer: command({ input: about.extend({ agree: z.boolean() }), output: done, errors: PAIR_ERRORS }),
  /** Neighbouring posts back each other up: each holder is the others' backup, in this order. */
  group: command({ input: z.object({ center: placeId, posts: z.array(placeId).min(1).max(10), duties: text.nullable(), reason: text.nullable(), confirmed: z.boolean(), on: isoDate.optional() }), output: z.object({ pairs: z.array(done) }), errors: PAIR_ERRORS }),
  end: command({ input: about.extend({ reason: text }), output: done, errors: PAIR_ERRORS }),
  /** Who may be asked for a post at a moment, in order. */
  backups: query({ input: z.object({ center: placeId, post: placeId, at: localTime }), output: z.object({ rows: z.array(z.object({ person: staffNumber, rank: z.int(), away: z.boolean() })) }) }),
  /** Who holds a post and who stands in: for everybody of the center and the display at the window. */
  display: query({ input: z.object({ center: placeId }), output: z.object({ rows: z.array(z.object({ window: placeId, post: placeId, holder: z.string(), backups: z.array(z.string()), duties: z.string().nullable() })) }) }),
  /** Changes of a post's pairs that no coming or going made necessary, in a year; and posts whose pair is no longer valid. */
  report: query({
    input: z.object({ center: placeId, year: z.int().min(2000).max(2200), on: isoDate.optional() }),
    output: z.object({ changes: z.array(z.object({ post: placeId, count: z.int() })), invalid: z.array(z.object({ post: placeId, holder: staffNumber, backup: staffNumber, since: isoDate, due: isoDate.nullable(), overdue: z.boolean(), clause: clauseId.nullable() })) }),
  }),
} as const
