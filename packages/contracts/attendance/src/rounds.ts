import { clauseId, command, isoDate, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { STAND_IN_CHECKS } from '@hall/regulation'
import { z } from 'zod'
import { LOOK_STATES } from './shapes.ts'

const center = z.string().max(60)
const id = z.string().max(100)
const ROUND_KINDS = ['inspection', 'spot_check', 'patrol', 'video'] as const
/** Ids of attachments. */
const photos = z.array(z.string().max(100)).max(6)

/** A round through the hall, or one still going on where `finishedAt` is null. */
const round = z.object({
  id: z.string(), center, kind: z.enum(ROUND_KINDS), date: isoDate,
  startedAt: z.string(), finishedAt: z.string().nullable(), by: z.string(),
  windows: z.int(), away: z.int(),
})

/** One kind of round on one day: how many the regulation wants, how many were made, and when. */
const duty = z.object({
  kind: z.enum(ROUND_KINDS), date: isoDate, wanted: z.int(), done: z.int(), clause: clauseId,
  /** Times of the rounds that count. */
  times: z.array(z.string()),
  /** Made, but not when they would count. */
  outside: z.int(),
  /** When the next one is due: from and to, local; null when no more can be made that day. */
  next: z.object({ from: z.string(), to: z.string() }).nullable(),
  state: z.enum(['done', 'due', 'short', 'none_wanted']),
})

const looked = z.object({
  window: z.string().max(60),
  person: staffNumber.nullable(),
  state: z.enum(LOOK_STATES),
  note: z.string().trim().max(300).optional(),
  photos: photos.optional(),
})

/** Whoever stands in on the day of the round, and what to look for (QP-ATT-21). */
const standIn = z.object({
  cover: id, window: z.string(), person: staffNumber.nullable(), name: z.string(), holder: staffNumber, holderName: z.string(), from: z.string(), to: z.string(),
  checks: z.array(z.enum(STAND_IN_CHECKS)), clause: clauseId,
})

export const roundProcedures = {
  /** What is due on a day and what was made of it. */
  duties: query({ input: z.object({ center, from: isoDate, to: isoDate }), output: z.object({ rows: z.array(duty), regular: z.array(z.object({ kind: z.enum(ROUND_KINDS), time: z.string(), days: z.int() })) }) }),
  list: query({ input: pageQuery.extend({ center, from: isoDate, to: isoDate }), output: pageOf(round) }),
  get: query({
    input: z.object({ center, id }),
    output: z.object({
      round,
      standIns: z.array(standIn),
      looks: z.array(z.object({ id: z.string(), window: z.string(), person: staffNumber.nullable(), name: z.string().nullable(), at: z.string(), state: z.enum(LOOK_STATES), note: z.string().nullable(), photos: z.array(z.string()), authorised: z.boolean() })),
    }),
  }),
  start: command({
    input: z.object({ center, kind: z.enum(ROUND_KINDS) }),
    output: z.object({ id: z.string() }),
    errors: ['ROUND_NOT_KNOWN'],
  }),
  /**
   * What was seen at a window, one entry a person; `vacant` without a person says that nobody was there. Seen once a round:
   * a second look at the same person in the same round stands beside the first.
   */
  record: command({
    input: z.object({
      center, id, looks: z.array(looked).min(1).max(50),
      /** What those who stand in at the windows seen were found to know; what they lack goes to the window as a finding. */
      standIns: z.array(z.object({ cover: id, met: z.array(z.enum(STAND_IN_CHECKS)).max(STAND_IN_CHECKS.length) })).max(20).default([]),
    }),
    output: z.object({ recorded: z.int(), authorised: z.int() }),
    errors: ['ROUND_UNKNOWN', 'ROUND_FINISHED', 'PERSON_UNKNOWN', 'WINDOW_UNKNOWN', 'COVER_UNKNOWN', 'OWN_LOOK'],
  }),
  finish: command({ input: z.object({ center, id }), output: z.object({ windows: z.int(), away: z.int() }), errors: ['ROUND_UNKNOWN', 'ROUND_FINISHED', 'ROUND_EMPTY'] }),
}
