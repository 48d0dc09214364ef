import { localized } from '@hall/contract'
import { z } from 'zod'

/** Who ordered the days off. `number` and `issued` stay null where the data at hand does not prove them. */
export const calendarSource = z.strictObject({
  authority: localized,
  number: z.string().nullable(),
  issued: z.iso.date().nullable(),
  url: z.url().nullable(),
})
export type CalendarSource = z.infer<typeof calendarSource>

export const namedDay = z.strictObject({
  date: z.iso.date(),
  kind: z.enum(['holiday', 'exchanged_workday']),
  name: localized,
})
export type NamedDay = z.infer<typeof namedDay>

/**
 * One year of a country, as its authority ordered it. A correction is a new document with a higher `version`.
 * `provisional` marks a year whose order is not out: every date that rests on it says so.
 */
export const calendarYear = z
  .strictObject({
    country: z.literal('CN'),
    year: z.int().min(1949).max(2999),
    version: z.int().min(1),
    status: z.enum(['published', 'provisional']),
    source: calendarSource,
    days: z.array(namedDay).max(366),
  })
  .refine((doc) => doc.days.every((day) => isOrderedFor(doc.year, day.date)), { path: ['days'], error: 'DAY_OUTSIDE_YEAR' })
  .refine((doc) => new Set(doc.days.map((day) => day.date)).size === doc.days.length, { path: ['days'], error: 'DAY_TWICE' })
export type CalendarYear = z.infer<typeof calendarYear>

/** An order for a year may also move working days of the December before it. */
function isOrderedFor(year: number, date: string): boolean {
  return date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`)
}
