import { clauseId, command, localized, pageOf, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { ABSENCE_KINDS, actingFile, answer, coverFile, outingFile } from '../cover-shapes.ts'
import { isoDate, localTime, placeId, text, title, word } from '../shapes.ts'
import { workLine } from '../work-shapes.ts'
import { done, FILE_ERRORS, fileList } from './file.ts'

const moment = z.object({ id: z.uuid(), at: localTime.optional() })
export const COVER_ERRORS = [
  ...FILE_ERRORS, 'POST_EMPTY', 'PERSON_NOT_HERE', 'BOTH_AWAY', 'SUBSTITUTE_NEEDED', 'COVER_NOT_FOR_THIS', 'STANDS_IN_ALREADY', 'NOTE_INCOMPLETE', 'NOT_THE_BACKUP', 'ENDS_BEFORE_START', 'OUTING_NOT_SHORT', 'MATTER_AFFECTED', 'ONE_DEPUTY', 'LATE_NOTICE', 'POINT_UNKNOWN',
] as const

/** Who stands in while somebody is away. */
export const coverProcedures = {
  list: query({ input: fileList, output: pageOf(coverFile) }),
  /** A planned absence: the backup takes the post from its start, without further order. */
  announce: command({
    input: z.object({
      center: placeId, holder: staffNumber, post: placeId.nullable(), kind: z.enum(ABSENCE_KINDS), from: localTime, to: localTime, reason: text.nullable(),
      /** Somebody the department sends, for which part of the absence, and for which items. */
      substitute: z.object({ person: staffNumber, from: localTime, to: localTime, items: z.array(title).max(200) }).nullable(),
    }),
    output: done, errors: COVER_ERRORS,
  }),
  /** Nobody knew: the backup is responsible from now on. */
  stepIn: command({ input: z.object({ center: placeId, post: placeId, at: localTime }), output: done, errors: COVER_ERRORS }),
  handOver: command({ input: moment.extend({ cases: z.array(title).max(500), urgent: z.array(title).max(500).default([]), note: text.nullable() }), output: done, errors: COVER_ERRORS }),
  confirm: command({ input: moment, output: done, errors: COVER_ERRORS }),
  back: command({ input: moment, output: done, errors: COVER_ERRORS }),
  brief: command({ input: moment.extend({ cases: z.array(title).max(500), remark: text.nullable() }), output: done, errors: COVER_ERRORS }),
  confirmBriefing: command({ input: moment, output: done, errors: COVER_ERRORS }),
  /** The backup is at the window, as the department confirms. */
  man: command({ input: moment, output: done, errors: COVER_ERRORS }),
  /** One point of what is looked at while a backup stands in. */
  checkItem: command({ input: z.object({ id: z.uuid(), day: isoDate, point: word, met: z.boolean(), remark: text.nullable() }), output: done, errors: COVER_ERRORS }),
  checklist: query({
    input: z.object({ center: placeId, on: isoDate }),
    output: z.object({ rows: z.array(z.object({ cover: z.string(), window: placeId, post: placeId.nullable(), holder: staffNumber, person: staffNumber, point: word, name: localized, clause: clauseId, met: z.boolean().nullable(), remark: z.string().nullable() })) }),
  }),
  /** The cases somebody has at a moment: the own ones, and those taken over while standing in. */
  work: query({ input: z.object({ center: placeId, person: staffNumber, at: localTime }), output: z.object({ rows: z.array(workLine), /** Covers the person stands in for at that moment, or is about to on that day. */ standingIn: z.array(coverFile) }) }),
  /** Who holds a post at a moment, for the work or for its approvals; `item`: an approval of it, which may need a qualification. */
  responsible: query({ input: z.object({ center: placeId, post: placeId, at: localTime, act: z.enum(['work', 'approval']).default('work'), item: title.nullable().default(null) }), output: answer }),
  /** Who is proposed to answer for something that went wrong at a post at a moment. */
  answers: query({ input: z.object({ center: placeId, post: placeId, at: localTime, openBefore: localTime.nullable().default(null) }), output: answer }),
  /** Whether who stands in for somebody at a moment may handle an item. */
  coverable: query({ input: z.object({ center: placeId, holder: staffNumber, item: title, at: localTime }), output: z.object({ coverable: z.boolean(), person: staffNumber.nullable(), clause: clauseId.nullable() }) }),
  /** Every post of a center at a moment: held, covered, unattended. */
  roster: query({
    input: z.object({ center: placeId, at: localTime }),
    output: z.object({ rows: z.array(z.object({ post: placeId, window: placeId, holder: staffNumber.nullable(), state: z.enum(['held', 'covered', 'unattended', 'vacant']), by: staffNumber.nullable(), clause: z.string().nullable(), /** The cover of which nobody has confirmed that the backup is there. */ cover: z.string().nullable() })) }),
  }),
  /** A very short outing without a substitute. */
  requestOuting: command({
    input: z.object({ center: placeId, person: staffNumber, from: localTime, to: localTime, ground: z.enum(['special_circumstances', 'very_short_outing']), appointments: z.array(localTime).max(50), at: localTime.optional() }),
    output: done, errors: COVER_ERRORS,
  }),
  consentOuting: command({ input: moment, output: done, errors: COVER_ERRORS }),
  leaveForOuting: command({ input: moment, output: done.extend({ offPost: z.boolean() }), errors: COVER_ERRORS }),
  outings: query({ input: fileList, output: pageOf(outingFile) }),
  designate: command({
    input: z.object({ center: placeId, department: placeId.nullable(), chief: staffNumber, deputies: z.array(staffNumber).max(5), scope: z.array(word).max(20), principles: text.nullable(), from: localTime, to: localTime, on: isoDate.optional() }),
    output: done, errors: COVER_ERRORS,
  }),
  actings: query({ input: fileList, output: pageOf(actingFile) }),
  /** Whether somebody may act for a chief now, in this. */
  mayAct: query({ input: z.object({ center: placeId, chief: staffNumber, person: staffNumber, act: word, at: localTime }), output: z.object({ may: z.boolean(), because: z.enum(['designated', 'not_designated', 'outside_scope', 'not_now']), clause: z.string().nullable(), routedTo: staffNumber.nullable() }) }),
} as const
