import type { ClockRule, Rung } from '@hall/regulation'
import type { Run } from './run.ts'
import { expiryOf } from './scale.ts'

/** A step of the ladder with the moment it fires at, if nobody acts before. */
export interface RungInstant {
  readonly id: string
  readonly does: Rung['does']
  readonly to: string
  readonly clause: string
  readonly at: Temporal.Instant
}

/** In order. Those behind a stop without an end have no moment yet, those behind the end of the case never fire. */
export function rungsOf({ rungs }: ClockRule, run: Run): RungInstant[] {
  if (!rungs) return []
  return rungs.value
    .flatMap(({ id, does, to, at: when }) => {
      const at = instantOf(when, run)
      return at ? [{ id, does, to, clause: rungs.clause, at }] : []
    })
    .filter(({ at }) => !run.finish || Temporal.Instant.compare(at, run.finish.at) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

function instantOf(when: Rung['at'], run: Run): Temporal.Instant | undefined {
  const { scale, due } = run
  if ('over' in when) {
    if (!due || when.over === 0) return due && expiryOf(due)
    return scale.beginOf(scale.advance(scale.endOf(due), when.over))
  }
  const total = totalOf(run)
  return usedUp('left' in when ? total - when.left : (total * when.used) / 100, run)
}

function totalOf({ first, stretch, ruler, end }: Run): number {
  return end === undefined ? stretch.units : ruler.units(first, end)
}

/** When so much is used; of a day, when it begins. */
function usedUp(units: number, { scale, ruler, first, stretch, end }: Run): Temporal.Instant | undefined {
  const whole = scale.unit === 'minute' ? Math.max(0, units) : Math.max(1, Math.ceil(units))
  const point = ruler.advance(end === undefined ? stretch.from : first, whole)
  return point === Infinity ? undefined : scale.beginOf(point)
}
