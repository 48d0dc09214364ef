import { z } from 'zod'
import { command, query } from './procedure.ts'
import { pageOf, pageQuery } from './shapes.ts'

export const deadLetter = z.object({
  id: z.string(),
  consumer: z.string(),
  eventType: z.string(),
  center: z.string().nullable(),
  error: z.string(),
  attempts: z.int(),
  failedAt: z.string(),
  event: z.record(z.string(), z.unknown()),
})

const journalFault = z.object({
  kind: z.enum(['changed', 'hash_changed', 'reordered', 'deleted', 'inserted', 'cut', 'rewritten']),
  position: z.int().nullable(),
  sequence: z.int().nullable(),
  stream: z.string().nullable(),
})

/** What the city's IT may ask of every service; each contract carries this group as `ops`. */
export const ops = {
  status: query({
    input: z.object({}),
    output: z.object({
      service: z.string(),
      now: z.string(),
      clock: z.enum(['system', 'simulated']),
      startedAt: z.string(),
      /** Age of the oldest event not yet published; 0 when none waits. */
      relayLagMs: z.number(),
      unpublished: z.int(),
      deadLetters: z.int(),
      procedures: z.array(z.object({ path: z.string(), count: z.int(), failed: z.int(), p50Ms: z.number(), p99Ms: z.number() })),
    }),
  }),
  setClock: command({
    input: z.object({ now: z.iso.datetime({ offset: true }) }),
    output: z.object({ now: z.string() }),
    errors: ['CLOCK_NOT_SIMULATED', 'CLOCK_GOES_BACK'],
  }),
  deadLetters: query({ input: pageQuery, output: pageOf(deadLetter) }),
  replayDeadLetter: command({
    input: z.object({ id: z.uuid() }),
    output: z.object({ replayed: z.boolean() }),
    errors: ['EVENT_FAILS_AGAIN'],
  }),
  discardDeadLetter: command({
    input: z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(500) }),
    output: z.object({ discarded: z.boolean() }),
  }),
  verifyJournal: query({
    input: z.object({}),
    /** The first 1000 faults. */
    output: z.object({ intact: z.boolean(), entries: z.int(), faults: z.array(journalFault) }),
  }),
}
