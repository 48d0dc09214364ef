import { z } from 'zod'
import { cited } from './cited.ts'

/** What a month is summed up by; each center names its own. */
export const MONTH_FIGURES = ['due', 'present', 'late', 'early_leave', 'missing', 'leave', 'business', 'compensatory', 'off_post', 'wandering', 'absent'] as const
export type MonthFigure = (typeof MONTH_FIGURES)[number]

/** Kinds of rounds through the hall. */
export const ROUND_KINDS = ['inspection', 'spot_check', 'patrol', 'video'] as const
export type RoundKind = (typeof ROUND_KINDS)[number]

const SECTIONS = ['coordination', 'supervision', 'general', 'it'] as const

/** When a round counts towards the number of the day. */
const timing = z.discriminatedUnion('strategy', [
  /** One in each session, in its last minutes; the end of the session still counts. */
  z.strictObject({ strategy: z.literal('before_session_end'), lastMinutes: z.int().min(1).max(240) }),
  /** At any time within a session. */
  z.strictObject({ strategy: z.literal('irregular') }),
])

const round = z.strictObject({
  id: z.enum(ROUND_KINDS),
  /** 0 where the regulation has such rounds and no number of them. */
  perDay: cited(z.int().min(0).max(20)),
  timing: cited(timing),
  by: cited(z.enum(['coordination', 'supervision', 'duty_chief'])),
})

/** What somebody seen away from the post amounts to; a rule left out is one the regulation does not have. */
const looks = z.strictObject({
  /** Away after a sign-in, without time away in order. */
  offPost: cited(z.strictObject({ graceMinutes: z.int().min(0).max(240) })).optional(),
  /** Away, last recorded leaving by this method before the end of the session: an early leave from then on. */
  leftEarly: cited(z.strictObject({ recordedBy: z.enum(['camera', 'face', 'fingerprint']) })).optional(),
  wandering: cited(z.strictObject({ held: z.boolean() })).optional(),
  /** A window where nobody was. */
  vacantPost: cited(z.strictObject({ held: z.boolean() })).optional(),
})

/** When the summary of a month can be made. */
const ready = z.discriminatedUnion('strategy', [
  z.strictObject({ strategy: z.literal('workday_of_next_month'), nth: z.int().min(1).max(15) }),
  /** After the end of the afternoon session of the last working day. */
  z.strictObject({ strategy: z.literal('last_workday_close') }),
])

const month = z.strictObject({
  figures: cited(z.array(z.enum(MONTH_FIGURES)).min(1)),
  ready: cited(ready),
  confirmedBy: cited(z.enum(SECTIONS)),
  /** Where the summary is put up and by which working day of the next month; null where no day is named. */
  posting: cited(z.strictObject({ place: z.enum(['internal_network', 'notice']), latestWorkday: z.int().min(1).max(20).nullable(), names: z.boolean() })).optional(),
  /** Numbered and dated, from any months chosen, with whom it went to. */
  briefing: cited(z.strictObject({ interval: z.enum(['irregular']) })).optional(),
  /** Working days a sending department has to acknowledge its statement. */
  statement: cited(z.strictObject({ acknowledgeWithinWorkdays: z.int().min(1).max(30) })),
})
export type MonthPolicy = z.infer<typeof month>

const FINDING_KINDS = ['late', 'early_leave', 'missing_in', 'missing_out', 'absent'] as const

/** What a regulation says about how days are settled: rounds, registration and its review, months. Spread into the policy of attendance. */
export const settlementFields = {
  rounds: z.array(round).refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { error: 'ROUND_TWICE' }).optional(),
  looks: looks.optional(),
  /** What an exception is cleared by: proof must be attached. */
  evidence: cited(z.strictObject({ proofAttached: z.boolean() })).optional(),
  /** Registrations count once this section has approved them; what it returns after the limit may be handed in again for so many working days. */
  review: cited(z.strictObject({ by: z.enum(SECTIONS), againWithinWorkdays: z.int().min(1).max(30) })).optional(),
  /** What is not proved in time is entered for deduction; `points` null where the regulation names none. */
  deduction: cited(z.strictObject({ points: z.number().min(0).max(100).nullable(), kinds: z.array(z.enum(FINDING_KINDS)).min(1) })).optional(),
  /** Absence without leave that opens a ground for elimination. Counted in half days, confirmed ones only. */
  absentGround: cited(z.strictObject({
    ground: z.int().min(1).max(99),
    atDays: z.number().min(0.5).max(60),
    warnAtDays: z.number().min(0.5).max(60),
    period: z.enum(['calendar_year']),
  })).optional(),
  month: month.optional(),
} as const
