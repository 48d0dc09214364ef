import { localized } from '@hall/contract'
import { z } from 'zod'
import { SESSION_NAMES } from './closure.ts'

const clockTime = z.iso.time({ precision: -1 })
/** A day of every year: `05-01`. */
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const span = z.strictObject({ from: z.iso.date(), to: z.iso.date() })

const session = z
  .strictObject({ name: z.enum(SESSION_NAMES), from: clockTime, to: clockTime })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'ENDS_BEFORE_START' })
export type Session = z.infer<typeof session>

const sessions = z
  .array(session)
  .min(1)
  .refine((all) => all.every((one, i) => i === 0 || all[i - 1]!.to <= one.from), { error: 'SESSIONS_OVERLAP' })

/** When summer time runs; both ends included. Named strategies, since centers settle it differently. */
const summerPeriod = z.discriminatedUnion('strategy', [
  /** No summer time. */
  z.strictObject({ strategy: z.literal('never') }),
  /** From one day of the year to another, unless that year's notice says otherwise. */
  z.strictObject({ strategy: z.literal('every_year'), from: monthDay, to: monthDay, replacedBy: z.array(span).default([]) }),
  /** Only in years for which the center has set it. */
  z.strictObject({ strategy: z.literal('as_set'), periods: z.array(span) }),
])
export type SummerPeriod = z.infer<typeof summerPeriod>

/** Opening hours of a center or a window, and those of its staff. In force from a date until a later timetable is. */
export const timetable = z.strictObject({
  inForceFrom: z.iso.date(),
  regular: sessions,
  summer: sessions.optional(),
  summerPeriod: summerPeriod.default({ strategy: 'never' }),
  /** Days that are open although they are no working days, such as the Saturdays of a convenience window. */
  extraDays: z.array(z.strictObject({ date: z.iso.date(), sessions: sessions.optional(), name: localized })).default([]),
})
export type Timetable = z.infer<typeof timetable>

export type Season = 'regular' | 'summer'

export function seasonOf({ summer, summerPeriod }: Timetable, date: Temporal.PlainDate): Season {
  return summer && isSummer(summerPeriod, date.toString()) ? 'summer' : 'regular'
}

/** As on an ordinary working day. */
export function sessionsInSeason(timetable: Timetable, date: Temporal.PlainDate): readonly Session[] {
  return (seasonOf(timetable, date) === 'summer' ? timetable.summer : undefined) ?? timetable.regular
}

function isSummer(period: SummerPeriod, date: string): boolean {
  const within = ({ from, to }: { from: string; to: string }) => from <= date && date <= to
  switch (period.strategy) {
    case 'never': return false
    case 'as_set': return period.periods.some(within)
    case 'every_year': {
      const year = date.slice(0, 4)
      const ownNotice = period.replacedBy.filter(({ from }) => from.startsWith(year))
      return ownNotice.length > 0 ? ownNotice.some(within) : within({ from: `${year}-${period.from}`, to: `${year}-${period.to}` })
    }
  }
}

/** Of several timetables the one in force on the date. */
export function findTimetable(timetables: readonly Timetable[], date: Temporal.PlainDate): Timetable | undefined {
  const started = timetables.filter(({ inForceFrom }) => inForceFrom <= date.toString())
  return started.sort((a, b) => a.inForceFrom.localeCompare(b.inForceFrom)).at(-1)
}
