import { clauseId, command, isoDate, pageOf, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { authority, duty, sheetFile } from '../record-shapes.ts'
import { placeId, text, word } from '../shapes.ts'
import { about, done, FILE_ERRORS, fileList } from './file.ts'

const SHEET_ERRORS = [...FILE_ERRORS, 'POST_UNKNOWN', 'SHEET_INCOMPLETE', 'DUTY_HELD', 'LINE_UNKNOWN', 'ENDS_BEFORE_START'] as const

/** Sheets of responsibilities of posts. */
export const sheetProcedures = {
  list: query({ input: fileList, output: pageOf(sheetFile) }),
  draft: command({
    input: z.object({
      center: placeId, post: placeId, elements: z.record(word, text), duties: z.array(duty.omit({ id: true, holders: true })).max(50), authorities: z.array(authority).max(20), on: isoDate.optional(),
    }),
    output: done, errors: SHEET_ERRORS,
  }),
  /** A published sheet takes the place of the post's earlier one. */
  publish: command({ input: about, output: done, errors: SHEET_ERRORS }),
  /** One person answers for a duty at any time; others are backups. */
  assign: command({ input: about.extend({ duty: z.uuid(), person: staffNumber, backup: z.boolean(), from: isoDate, until: isoDate.nullable() }), output: done, errors: SHEET_ERRORS }),
  withdrawDuty: command({ input: about.extend({ duty: z.uuid() }), output: done, errors: SHEET_ERRORS }),
  /** Every duty of published sheets on a day, and who answers for it; nobody where it is unassigned. */
  duties: query({
    input: z.object({ center: placeId, on: isoDate }),
    output: z.object({ rows: z.array(z.object({ sheet: z.string(), post: placeId, window: placeId, duty: z.string(), what: z.string(), person: staffNumber.nullable(), backups: z.array(staffNumber), indicator: z.string().nullable(), clause: clauseId.nullable() })) }),
  }),
} as const
