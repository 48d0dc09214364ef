import type { PlainClockRule } from '@hall/regulation'
import type { FactOf } from './fact.ts'
import { type Due, isPast, type Scale, type Stretch } from './scale.ts'

/** Why an extension extends nothing. */
export type ExtensionFault =
  | 'NO_PROVISION' | 'NO_DOCUMENT' | 'NO_APPROVER' | 'EXPIRED' | 'NOT_LATER' | 'TOO_MANY' | 'TOO_LONG' | 'PAST_STATUTORY' | 'NOT_TOLD'

export interface JudgedExtension {
  readonly order: FactOf<'extended'>
  readonly fault: ExtensionFault | undefined
  /** Due before and after; the same where it is void, undefined where the clock had no end then. */
  readonly from: Due | undefined
  readonly to: Due | undefined
  /** By how much, in the unit of the clock. */
  readonly units: number
}

/** An order, and the moment at which it is complete: that of the last approval, or of the notice where it waits for one. */
export interface Request {
  readonly order: FactOf<'extended'>
  readonly at: Temporal.Instant
}

/** How a clock stands when more time is asked for. */
interface Asked {
  readonly rule: PlainClockRule
  readonly scale: Scale
  readonly stretch: Stretch
  /** Undefined while something stands still without an end. */
  readonly end: number | undefined
  readonly due: Due | undefined
  readonly granted: { readonly times: number; readonly units: number }
}

interface Longer {
  readonly stretch: Stretch
  /** By how much, in the unit of the clock. */
  readonly units: number
}

/** What the order makes of the stretch. It must be complete before the limit has passed; a minute later it is void. */
export function extend({ order, at }: Request, asked: Asked): Longer | { readonly fault: ExtensionFault } {
  const { due, granted } = asked
  const way = asked.rule.extension?.value
  if (!way) return { fault: 'NO_PROVISION' }
  if (order.document === null) return { fault: 'NO_DOCUMENT' }
  if (order.approver === null) return { fault: 'NO_APPROVER' }
  if (due && isPast(due, at)) return { fault: 'EXPIRED' }
  if (way.times !== null && granted.times >= way.times) return { fault: 'TOO_MANY' }
  const longer = lengthened(order, at, asked)
  if (!(longer.units > 0)) return { fault: 'NOT_LATER' }
  if (way.longest !== null && granted.units + longer.units > way.longest) return { fault: 'TOO_LONG' }
  return longer
}

/** A length adds to what there is. A date or a moment stands, moved on only by what stands still after the order. */
function lengthened({ to }: FactOf<'extended'>, at: Temporal.Instant, { scale, stretch, end }: Asked): Longer {
  const planned = endOf(stretch, scale)
  if ('length' in to) {
    const later = scale.lengthened(planned, to.length)
    const units = scale.units(planned, later)
    return { stretch: { ...stretch, units: stretch.units + units, ...(stretch.exact !== undefined && { exact: later }) }, units }
  }
  const exact = 'date' in to ? scale.endOfDate(to.date) : scale.runTo(to.at)
  const from = scale.runTo(at)
  const before = end ?? planned
  return { stretch: { from, units: scale.units(from, exact), exact }, units: exact > before ? Math.max(1, scale.units(before, exact)) : 0 }
}

/** Where a stretch ends if nothing stands still. */
function endOf({ from, units, exact }: Stretch, scale: Scale): number {
  return exact ?? scale.advance(from, units)
}
