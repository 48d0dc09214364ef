import type { ClockRule } from '@hall/regulation'
import type { FactOf, Ledger } from './fact.ts'
import type { ExtensionFault, JudgedExtension } from './extension.ts'
import type { Moment } from './moment.ts'
import { follow, type Run } from './run.ts'
import { rungsOf, type RungInstant } from './rungs.ts'
import { type Due, expiryOf, isPast, type Scale, scaleOf } from './scale.ts'
import type { JudgedStop, StopFault } from './stop.ts'
import { resumedNow, toldAtOnce } from './suppose.ts'
import { type Timing, timingOf } from './timing.ts'

export type ClockStatus = 'not_started' | 'running' | 'waiting' | 'stopped' | 'expired' | 'finished'

export interface DueReading extends Due {
  /** Rests on a calendar year whose order is not out, and may still move. */
  readonly provisional: boolean
}

export interface StopReading {
  readonly stop: FactOf<'stopped'>
  /** The clause it stops under; undefined where the rule knows no stops. */
  readonly clause: string | undefined
  readonly notices: readonly FactOf<'notified'>[]
  readonly resumed: FactOf<'resumed'> | undefined
  /** Why it stops nothing. */
  readonly fault: StopFault | undefined
  /** Units that would have counted and did not, up to the moment. */
  readonly stoodStill: number
}

export interface ExtensionReading {
  readonly order: FactOf<'extended'>
  readonly clause: string | undefined
  readonly fault: ExtensionFault | undefined
  readonly from: Due | undefined
  readonly to: Due | undefined
  readonly units: number
  readonly toldAt: Temporal.Instant | undefined
  /** Not told before the limit it extends had passed: a breach where the rule says so. */
  readonly toldLate: boolean
}

/** What one clock says at one moment. Amounts are in `unit`; the day in progress counts as used. */
export interface Reading {
  readonly clock: ClockRule['clock']
  readonly name: string
  readonly status: ClockStatus
  readonly startedAt: Temporal.Instant | undefined
  /** Counts from receipt because nobody asked for what was missing in time. */
  readonly deemed: boolean
  readonly unit: Scale['unit']
  readonly budget: number
  readonly used: number
  readonly left: number
  /** If nobody acts any more; undefined before the start and while it stands still without an end. */
  readonly due: DueReading | undefined
  /** The clock around this one runs out first, and is what it is due by. */
  readonly capped: boolean
  /** While it stands still: due if it went on now. */
  readonly dueIfResumed: Due | undefined
  /** The stop that holds it at the moment. */
  readonly stoppedBy: StopReading | undefined
  readonly stops: readonly StopReading[]
  readonly extensions: readonly ExtensionReading[]
  /** The other reading, where a stop was lost for want of notice: due if the applicant had been told of it at once. */
  readonly ifTold: { readonly due: Due | undefined; readonly left: number } | undefined
  /** What follows when the time is up and nobody has acted. */
  readonly onExpiry: ClockRule['expiry']
  readonly finish: FactOf<'happened'> | undefined
  /** Once it is finished or its time is up. */
  readonly timing: Timing | undefined
  readonly rungs: readonly RungInstant[]
  /** When to look again if no fact comes: the next rung or the expiry. */
  readonly nextAt: Temporal.Instant | undefined
  /** Every clause the reading rests on. */
  readonly clauses: readonly string[]
}

/** What the clock of the rule says at the moment. The order of the ledger does not matter; facts after the moment are not known yet. */
export function readClock(rule: ClockRule, ledger: Ledger, moment: Moment): Reading {
  const run = follow(rule, ledger, moment)
  return run ? started({ rule, run, ledger, moment }) : unstarted(rule, ledger, moment)
}

/** Every clock of a case, read from its one ledger. */
export function readClocks(rules: readonly ClockRule[], ledger: Ledger, moment: Moment): Reading[] {
  return rules.map((rule) => readClock(rule, ledger, moment))
}

interface Started {
  readonly rule: ClockRule
  readonly run: Run
  readonly ledger: Ledger
  readonly moment: Moment
}

function started(clock: Started): Reading {
  const { rule, run, ledger, moment } = clock
  const { scale, ruler, first, end, due } = run
  const ranTo = scale.runTo(run.finish?.at ?? moment.now)
  const used = ruler.units(first, Math.min(ranTo, end ?? Infinity))
  const left = leftOf(run, ranTo)
  const status = statusOf(run, moment)
  const stops = run.stops.map((stop) => stopReading(rule, run, { stop, ranTo }))
  const rungs = rungsOf(rule, run)
  const standing = status === 'stopped' || status === 'waiting'
  return {
    ...headOf(rule), status, startedAt: run.start.at, deemed: run.deemed,
    unit: scale.unit, budget: used + left, used, left,
    due: due && { ...due, provisional: scale.isProvisional(first, scale.endOf(due)) },
    capped: run.capped,
    dueIfResumed: standing ? follow(rule, resumedNow(rule, ledger, moment.now), moment)?.due : undefined,
    stoppedBy: status === 'stopped' ? stops[run.stops.findIndex((stop) => holds(stop, run, moment))] : undefined,
    stops,
    extensions: run.extensions.map((extension) => extensionReading(clock, extension)),
    ifTold: otherReading(clock, left),
    finish: run.finish,
    timing: timingOf(run, moment.now),
    rungs,
    nextAt: run.finish ? undefined : nextOf([...rungs.map(({ at }) => at), ...(due ? [expiryOf(due)] : [])], moment.now),
    clauses: clausesOf(rule, run),
  }
}

function unstarted(rule: ClockRule, ledger: Ledger, moment: Moment): Reading {
  // Deemed acceptance may start it without anybody doing anything.
  const deeming = rule.deemedBy && readClock(rule.deemedBy, ledger, moment)
  return {
    ...headOf(rule), status: 'not_started', startedAt: undefined, deemed: false, unit: scaleOf(rule.limit.value, moment).unit,
    budget: 0, used: 0, left: 0, due: undefined, capped: false, dueIfResumed: undefined, stoppedBy: undefined, stops: [], extensions: [],
    ifTold: undefined, finish: undefined, timing: undefined, rungs: [],
    nextAt: deeming?.finish || !deeming?.due ? undefined : expiryOf(deeming.due),
    clauses: [rule.limit.clause, rule.starts.clause],
  }
}

function headOf({ clock, name, expiry }: ClockRule) {
  return { clock, name, onExpiry: expiry }
}

function leftOf({ first, stretch, ruler, end }: Run, ranTo: number): number {
  if (end !== undefined) return ruler.units(Math.max(first, ranTo), end)
  return Math.max(0, stretch.units - ruler.units(stretch.from, ranTo))
}

function statusOf(run: Run, moment: Moment): ClockStatus {
  if (run.finish) return 'finished'
  if (run.due && isPast(run.due, moment.now)) return 'expired'
  if (run.waits.some(({ received }) => !received)) return 'waiting'
  return run.stops.some((stop) => holds(stop, run, moment)) ? 'stopped' : 'running'
}

function holds({ spans, resumed }: JudgedStop, { scale }: Run, { now }: Moment): boolean {
  return !resumed && spans.some(({ to }) => to > scale.pointOf(now))
}

function stopReading(rule: ClockRule, { scale, first }: Run, { stop: { spans, ...judged }, ranTo }: { stop: JudgedStop; ranTo: number }): StopReading {
  const stoodStill = spans.reduce((sum, { from, to }) => sum + scale.units(Math.max(from, first), Math.min(to, ranTo)), 0)
  return { ...judged, clause: rule.stops?.clause, stoodStill }
}

function extensionReading({ rule, ledger, moment }: Started, { order, fault, from, to, units }: JudgedExtension): ExtensionReading {
  const notices = ledger.filter((one) => one.kind === 'notified' && one.of === order.id && Temporal.Instant.compare(one.at, moment.now) <= 0)
  const toldAt = notices.map(({ at }) => at).sort(Temporal.Instant.compare)[0]
  const toldLate = !fault && rule.extension?.value.untold !== 'stands' && from !== undefined && isPast(from, toldAt ?? moment.now)
  return { order, clause: rule.extension?.clause, fault, from, to, units, toldAt, toldLate }
}

function otherReading({ rule, run, ledger, moment }: Started, left: number): Reading['ifTold'] {
  if (run.stops.length === 0) return undefined
  const told = follow(rule, toldAtOnce(ledger), moment)
  if (!told) return undefined
  const other = { due: told.due, left: leftOf(told, told.scale.runTo(told.finish?.at ?? moment.now)) }
  const same = other.left === left && other.due?.at.epochNanoseconds === run.due?.at.epochNanoseconds
  return same ? undefined : other
}

function nextOf(instants: readonly Temporal.Instant[], now: Temporal.Instant): Temporal.Instant | undefined {
  return instants.filter((at) => Temporal.Instant.compare(at, now) > 0).sort(Temporal.Instant.compare)[0]
}

function clausesOf({ limit, starts, finishes, supplement, stops, extension, expiry, rungs, inside, deemedBy }: ClockRule, run: Run): string[] {
  const parts = [
    limit, starts, expiry, run.finish && finishes, run.waits.length > 0 ? supplement : undefined, run.stops.length > 0 ? stops : undefined,
    run.extensions.length > 0 ? extension : undefined, rungs, run.capped ? inside?.limit : undefined, run.deemed ? deemedBy?.expiry : undefined,
  ]
  return [...new Set(parts.flatMap((part) => (part ? [part.clause] : [])))]
}
