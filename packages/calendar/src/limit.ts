import { z } from 'zod'

/**
 * A period as a regulation states it; every way of counting is a setting of the policy. "Within 5 working days of X, the
 * day of X not counted" is `{ length: 5, unit: 'workday', countFirstDay: false, restDay: 'stays' }`.
 */
export const limit = z
  .strictObject({
    length: z.int().min(0).max(20_000),
    /** A month ends on the same day number, or on the month's last day where it has none. Hours run through the night. */
    unit: z.enum(['workday', 'calendar_day', 'month', 'hour']),
    /** Whether the day the period runs from, or up to, is a day of it. */
    countFirstDay: z.boolean(),
    /** Where a last day goes that is a rest day. Counting in working days never ends on one. */
    restDay: z.enum(['stays', 'next_workday', 'previous_workday']),
  })
  .refine(({ unit, restDay }) => unit !== 'hour' || restDay === 'stays', { path: ['restDay'], error: 'HOURS_KNOW_NO_REST_DAY' })
export type Limit = z.infer<typeof limit>

/** A span in which a period stands still, both days included. */
export interface Stop {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

type Moment = Temporal.PlainDate | Temporal.Instant

/**
 * "Within the limit of `from`", or "at least the limit before `before`". An instant stands for its date in the centers,
 * a date for its first moment where hours are counted. Hours know no stops.
 */
export type Run =
  | { readonly from: Moment; readonly stops?: readonly Stop[] }
  | { readonly before: Moment }
