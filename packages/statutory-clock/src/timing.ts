import type { Run } from './run.ts'
import { isPast } from './scale.ts'

/** Against the limit: `units` early, or over it; on the last day itself it is on time. */
export interface Timing {
  readonly state: 'early' | 'on_time' | 'overdue'
  /** Units of the clock; no working day is lost over a holiday. */
  readonly units: number
  /** Minutes by the wall clock past the limit; 0 in time. */
  readonly minutesOver: number
}

/** How the end, or the moment where nothing has ended it, lies to the limit. Undefined while it runs in time. */
export function timingOf({ scale, ruler, end, due, finish }: Run, now: Temporal.Instant): Timing | undefined {
  const at = finish?.at ?? now
  if (due && isPast(due, at)) {
    const minutesOver = due.at.until(at).total('minutes')
    return { state: 'overdue', units: scale.units(scale.endOf(due), scale.runTo(at)), minutesOver }
  }
  if (!finish) return undefined
  const units = end === undefined ? 0 : ruler.units(scale.runTo(at), end)
  return { state: units > 0 ? 'early' : 'on_time', units, minutesOver: 0 }
}
