import { z } from 'zod'
import { cited } from './cited.ts'

const word = z.string().regex(/^[a-z][a-z0-9_]*$/).max(60)
const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const rhythm = z.discriminatedUnion('strategy', [
  z.strictObject({ strategy: z.literal('half_month') }),
  /** On this weekday from a time on; on the week's last working day where it is a rest day. 1 is Monday. */
  z.strictObject({ strategy: z.literal('weekly'), weekday: z.int().min(1).max(7), from: time }),
  z.strictObject({ strategy: z.literal('quarter') }),
  z.strictObject({ strategy: z.literal('half_year') }),
  z.strictObject({ strategy: z.literal('as_needed') }),
])
export type Rhythm = z.infer<typeof rhythm>

/** What a center's regulation says about its meetings. */
export const meetingsPolicy = z.strictObject({
  kinds: z.array(z.strictObject({
    id: word,
    name: localized,
    rhythm: cited(rhythm),
    /** Who chairs, who attends; roles of the center. */
    attendance: cited(z.strictObject({ chair: z.array(word).min(1), members: z.array(word) })).optional(),
    convenedBy: cited(z.array(word).min(1)).optional(),
    topics: cited(z.array(localized).min(1)).optional(),
    minutes: cited(z.strictObject({ by: z.literal('general') })).optional(),
  })).optional(),
  /** So many minutes before the start counts as on time. */
  arrive: cited(z.strictObject({ minutesBefore: z.int().min(0).max(120) })).optional(),
  leave: cited(z.strictObject({ substitute: z.boolean() })).optional(),
  discipline: cited(z.array(word).min(1)).optional(),
  phones: cited(z.array(word).min(1)).optional(),
  reminder: cited(localized).optional(),
})
export type MeetingsPolicy = z.infer<typeof meetingsPolicy>
