import { z } from 'zod'
import { cited } from './cited.ts'

/** A name of something that happened in a case: `received`, `accepted`, `supplemented`, `examination_started`. */
const happening = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)
const length = z.int().min(0).max(20_000)

/** When a period ends on its last day, and whether the very moment of closing is still in time. */
const dayEnd = { ends: z.enum(['midnight', 'close']), closing: z.enum(['in_time', 'late']).default('in_time') }

/** How much time there is, and how it is counted. Named kinds, since the texts differ in kind. */
export const clockLimit = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('days'),
    length,
    unit: z.enum(['workday', 'calendar_day', 'month']),
    /** Whether the day that starts the period is a day of it. With length 0 the period ends on that day. */
    countFirstDay: z.boolean(),
    /** Where a last day goes that is a rest day. */
    restDay: z.enum(['stays', 'next_workday', 'previous_workday']),
    /** What comes in after closing time or on a rest day: came that day, or on the next working day. */
    afterHours: z.enum(['same_day', 'next_workday']),
    ...dayEnd,
  }),
  /** Minutes or hours; the last moment itself is in time. Open hours are those of the timetable. */
  z.strictObject({ kind: z.literal('time'), length: length.min(1), unit: z.enum(['minute', 'hour']), runs: z.enum(['open_hours', 'always']) }),
  /** The same visit. `earlier`: by its end and at any rate by the end of the day; `later`: by the end of the day or of a visit that lasts longer. */
  z.strictObject({ kind: z.literal('visit'), began: happening, ended: happening, whichever: z.enum(['earlier', 'later']), ...dayEnd }),
  /** The moment stated in what starts the clock, as on an item passed on by the hotline; in time at that very moment. */
  z.strictObject({ kind: z.literal('stated') }),
])
export type ClockLimit = z.infer<typeof clockLimit>

/** What follows from expiry when nobody acts. Nothing is ever approved without the legal basis that says so. */
const expiry = z.discriminatedUnion('strategy', [
  z.strictObject({ strategy: z.literal('escalate') }),
  z.strictObject({ strategy: z.literal('deemed_approval'), legalBasis: z.string().trim().min(1).max(300) }),
  z.strictObject({ strategy: z.literal('deemed_acceptance') }),
])

/** A step of the ladder. `left`: with so much left; `used`: with so many percent used; `over`: so long after expiry, in the unit of the limit. */
const rung = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  does: z.enum(['warn', 'escalate', 'expire']),
  to: z.string().min(1),
  at: z.union([
    z.strictObject({ left: z.number().min(0) }),
    z.strictObject({ used: z.number().min(0).max(100) }),
    z.strictObject({ over: z.number().min(0) }),
  ]),
})

const parts = {
  starts: cited(z.strictObject({
    with: happening,
    /** Whether happening once more starts the clock anew, as for a step that is gone through again. */
    again: z.enum(['ignored', 'restarts']).default('ignored'),
  })),
  finishes: cited(z.strictObject({ with: z.array(happening).min(1), undoneBy: happening.optional() })),
  /** Between asking for what is missing and getting the last of it the clock waits; then it goes on, or its whole time is there again. */
  supplement: cited(z.strictObject({ asked: happening, received: happening, then: z.enum(['restart', 'resume']) })).optional(),
  stops: cited(z.strictObject({
    /** The only grounds that stop it. */
    grounds: z.array(z.string().min(1)).min(1),
    firstDay: z.enum(['counted', 'not_counted']),
    lastDay: z.enum(['counted', 'not_counted']),
    /** `required`: nothing is stopped before the applicant is told. */
    notice: z.enum(['required', 'not_required']),
    /** `stated`: only as many days stand still as the notice states. */
    end: z.enum(['stated', 'resumed']),
    /** Whether a stop must name the law that demands the procedure. */
    basis: z.enum(['required', 'not_required']).default('not_required'),
  })).optional(),
  /** Without it the regulation knows no extension. */
  extension: cited(z.strictObject({
    /** Per case; null where the text sets none. */
    times: z.int().min(1).nullable(),
    /** All together, in the unit of the limit; null where the text sets none. */
    longest: z.int().min(1).nullable(),
    /** What becomes of one the applicant was not told of before the limit it extends. */
    untold: z.enum(['void', 'breach', 'stands']),
  })).optional(),
  expiry: cited(expiry),
  rungs: cited(z.array(rung).max(20)).optional(),
}

/** How a regulation counts, before an item says how long. */
export const clockConventions = z.strictObject(parts)
export type ClockConventions = z.infer<typeof clockConventions>

const plainRule = z.strictObject({
  clock: z.enum(['statutory', 'promised', 'step']),
  /** Its own name among the clocks of a case: `promised`, `examination`. */
  name: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
  limit: cited(clockLimit),
  ...parts,
})

/** Everything a clock is read under. Each part carries the clause it rests on. */
export const clockRule = plainRule.extend({
  /** A clock this one never outruns, in its due date or by an extension: the statutory limit around a promise. */
  inside: plainRule.optional(),
  /** When this clock expires, the one at hand counts as started on the day its own `received` tells (deemed acceptance). */
  deemedBy: plainRule.optional(),
})
export type ClockRule = z.infer<typeof clockRule>
export type PlainClockRule = z.infer<typeof plainRule>
export type Rung = z.infer<typeof rung>
