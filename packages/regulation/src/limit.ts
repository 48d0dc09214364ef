import { z } from 'zod'

/** A period as `@hall/calendar` counts it; written again here because a policy knows no calendar. */
export const limit = z.strictObject({
  length: z.int().min(0).max(20_000),
  unit: z.enum(['workday', 'calendar_day', 'month']),
  countFirstDay: z.boolean(),
  restDay: z.enum(['stays', 'next_workday', 'previous_workday']),
})
export type PolicyLimit = z.infer<typeof limit>
