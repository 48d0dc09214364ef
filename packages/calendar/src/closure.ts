import { localized } from '@hall/contract'
import { z } from 'zod'
import { datesFrom } from './zone.ts'

export const SESSION_NAMES = ['am', 'pm'] as const
export type SessionName = (typeof SESSION_NAMES)[number]

const LONGEST_DAYS = 366

/**
 * Days or half days on which a center stays shut by its own order. Whether periods counted in working days pause with
 * it is for that order to say: a center's own closure does not by itself lengthen a limit set by law.
 */
export const closure = z
  .strictObject({
    from: z.iso.date(),
    /** Included. */
    to: z.iso.date(),
    part: z.enum(['day', ...SESSION_NAMES]),
    /** With `true` a day that is closed whole is no working day for periods; half a day stays one. */
    pausesPeriods: z.boolean(),
    name: localized,
    source: z.string().min(1),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ENDS_BEFORE_START' })
  .refine(({ from, to }) => daysApart(from, to) <= LONGEST_DAYS, { path: ['to'], error: 'TOO_LONG' })
export type Closure = z.infer<typeof closure>

function daysApart(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days
}

export interface ClosureIndex {
  find(date: Temporal.PlainDate, session: SessionName): Closure | undefined
  /** The closure that makes the date no working day. */
  findPausing(date: Temporal.PlainDate): Closure | undefined
  readonly pausedDates: readonly string[]
}

export function indexClosures(closures: readonly Closure[]): ClosureIndex {
  const byDate = new Map<string, Closure[]>()
  for (const one of closures) {
    for (const date of datesFrom(Temporal.PlainDate.from(one.from), Temporal.PlainDate.from(one.to))) {
      const iso = date.toString()
      byDate.set(iso, [...(byDate.get(iso) ?? []), one])
    }
  }
  const on = (date: Temporal.PlainDate) => byDate.get(date.toString()) ?? []
  return {
    find: (date, session) => on(date).find((one) => shuts(one, session)),
    findPausing: (date) => pausing(on(date)),
    pausedDates: [...byDate].filter(([, day]) => pausing(day)).map(([date]) => date),
  }
}

function pausing(closures: readonly Closure[]): Closure | undefined {
  const candidates = closures.filter(({ pausesPeriods }) => pausesPeriods)
  return SESSION_NAMES.every((name) => candidates.some((one) => shuts(one, name))) ? candidates[0] : undefined
}

function shuts({ part }: Closure, session: SessionName): boolean {
  return part === 'day' || part === session
}
