import type { ClockRule } from '@hall/regulation'
import { extend, type ExtensionFault, type JudgedExtension, type Request } from './extension.ts'
import { type Fact, type FactOf, inOrder, isHappening, type Ledger } from './fact.ts'
import type { Moment } from './moment.ts'
import { type Due, isPast, type Scale, scaleOf, type Stretch } from './scale.ts'
import { type Ruler, skipping, type Span } from './spans.ts'
import { BOTH_STOPPED, claimOf, judgeStop, type JudgedStop } from './stop.ts'

type Happened = FactOf<'happened'>

/** From asking for what is missing until the last of it is there. */
export interface Wait {
  readonly asked: Happened
  readonly received: Happened | undefined
  readonly spans: readonly Span[]
}
type OpenWait = Omit<Wait, 'spans'>

/** Where a clock stands by the facts followed so far. */
export interface Standing {
  readonly stops: readonly JudgedStop[]
  readonly waits: readonly Wait[]
  /** The count without what stands still. */
  readonly ruler: Ruler
  /** Undefined while something stands still without an end. */
  readonly end: number | undefined
  readonly due: Due | undefined
  /** The clock around this one runs out first. */
  readonly capped: boolean
}

/** A clock followed through its facts up to the moment. */
export interface Run extends Standing {
  readonly scale: Scale
  readonly start: Happened
  /** Begun by deemed acceptance, not by what the rule starts with. */
  readonly deemed: boolean
  /** What the count at hand began with: the start, or the supplement that started it anew. */
  readonly opening: Happened
  /** Where its first unit begins. */
  readonly first: number
  readonly stretch: Stretch
  readonly extensions: readonly JudgedExtension[]
  readonly finish: Happened | undefined
}

/** What following has gathered before a fact is taken. */
interface Progress {
  /** Facts that work on the clock: nothing does any more once it has expired, but an end. */
  readonly seen: readonly Fact[]
  readonly opening: Happened
  readonly first: number
  readonly stretch: Stretch
  readonly waits: readonly OpenWait[]
  readonly late: readonly FactOf<'stopped'>[]
  readonly extensions: readonly JudgedExtension[]
  readonly finish: Happened | undefined
}

/** Undefined while the clock has not started. */
export function follow(rule: ClockRule, ledger: Ledger, moment: Moment): Run | undefined {
  const facts = inOrder(ledger, moment.now, stagesOf(rule))
  const start = startOf(rule, facts, moment)
  if (!start) return undefined
  return follower(rule, { ledger, moment, ...start }).through(facts)
}

interface Start { readonly by: Happened; readonly deemed: boolean }

/** Deemed acceptance reaches back to the day its own clock began: nobody told the applicant in time, so everything was there. */
function startOf(rule: ClockRule, facts: readonly Fact[], moment: Moment): Start | undefined {
  const by = facts.filter(isHappening).filter(({ what }) => what === rule.starts.value.with)
  const notice = rule.deemedBy && follow(rule.deemedBy, facts, moment)
  // What was accepted before it was received, as a paper acceptance entered later is, needs nobody's silence.
  const accepted = notice && by[0] && Temporal.Instant.compare(by[0].at, notice.start.at) < 0
  if (notice?.due && !accepted && isPast(notice.due, notice.finish?.at ?? moment.now)) return { by: notice.start, deemed: true }
  const found = rule.starts.value.again === 'restarts' ? by.at(-1) : by[0]
  return found && { by: found, deemed: false }
}

function stagesOf({ starts, supplement, finishes }: ClockRule): (string | undefined)[] {
  return [starts.value.with, supplement?.value.asked, supplement?.value.received, ...finishes.value.with, finishes.value.undoneBy]
}

function follower(rule: ClockRule, { ledger, moment, by, deemed }: Start & { ledger: Ledger; moment: Moment }) {
  const scale = scaleOf(rule.limit.value, moment)
  const supplement = deemed ? undefined : rule.supplement?.value

  function standing({ seen, stretch, late, ...progress }: Progress, now: Temporal.Instant): Standing {
    const waits = progress.waits.map((wait) => ({ ...wait, spans: spansOfWait(wait) }))
    const stops = seen.filter((one) => one.kind === 'stopped').map((stop) => judgeStop(stop, { rule, scale, facts: seen }))
    const ruler = skipping(scale, [...stops.flatMap(({ spans }) => spans), ...waits.flatMap(({ spans }) => spans)])
    const end = reach(stretch, ruler, scale)
    const own = end === undefined ? undefined : scale.dueAt(end)
    const ceiling = rule.inside && follow(rule.inside, ledger, { ...moment, now })?.due
    const capped = own !== undefined && ceiling !== undefined && Temporal.Instant.compare(ceiling.at, own.at) < 0
    return {
      stops: [...stops, ...late.map((stop) => lateStop(stop))],
      waits, ruler, capped,
      end: capped ? Math.min(end!, scale.endOf(ceiling)) : end,
      due: capped ? ceiling : own,
    }
  }

  /** Begun after the limit had passed: nothing was left to stop. */
  const lateStop = (stop: FactOf<'stopped'>): JudgedStop => {
    const { from } = claimOf(stop, undefined, { scale, days: BOTH_STOPPED })
    return { stop, notices: [], resumed: undefined, claimed: { from, to: from }, spans: [], fault: 'EXPIRED' }
  }

  /** What is waited for and starts everything anew leaves nothing standing still behind it. */
  function spansOfWait({ asked, received }: OpenWait): Span[] {
    if (received && supplement?.then === 'restart') return []
    return [claimOf(asked, received, { scale, days: rule.stops?.value ?? BOTH_STOPPED })]
  }

  function take(progress: Progress, fact: Fact): Progress {
    const noted = { ...progress, seen: [...progress.seen, fact] }
    if (Temporal.Instant.compare(fact.at, by.at) < 0) return noted
    if (progress.finish && !(isHappening(fact) && fact.what === rule.finishes.value.undoneBy)) return progress
    if (isHappening(fact) && rule.finishes.value.with.includes(fact.what)) return { ...progress, finish: progress.finish ?? fact }
    if (isHappening(fact) && fact.what === rule.finishes.value.undoneBy) return { ...progress, finish: undefined }
    const stands = standing(progress, fact.at)
    const expired = stands.due !== undefined && isPast(stands.due, fact.at)
    switch (fact.kind) {
      case 'happened': return expired ? progress : supplemented(noted, fact)
      case 'stopped': return expired ? { ...progress, late: [...progress.late, fact] } : noted
      case 'resumed': return expired ? progress : noted
      case 'notified': return expired ? progress : told(noted, fact, stands)
      case 'extended': return concerns(fact) ? ordered(progress, fact, stands) : progress
    }
  }

  function supplemented(progress: Progress, fact: Happened): Progress {
    const open = progress.waits.find(({ received }) => !received)
    if (fact.what === supplement?.asked && !open) return { ...progress, waits: [...progress.waits, { asked: fact, received: undefined }] }
    if (fact.what !== supplement?.received || !open) return progress
    const waits = progress.waits.map((wait) => (wait === open ? { ...wait, received: fact } : wait))
    if (supplement.then === 'resume') return { ...progress, waits }
    const stretch = scale.opened(fact, progress.seen)
    return { ...progress, waits, opening: fact, stretch, first: stretch.from }
  }

  const concerns = ({ clocks }: FactOf<'extended'>) => clocks.includes(rule.name)

  /** Where an extension counts only once the applicant is told, it waits for the notice. */
  function ordered(progress: Progress, order: FactOf<'extended'>, stands: Standing): Progress {
    const expired = stands.due !== undefined && isPast(stands.due, order.at)
    const waits = !expired && rule.extension?.value.untold === 'void' && !progress.seen.some((one) => isNoticeOf(one, order))
    return judged(progress, { order, at: order.at }, waits ? { ...stands, refusal: 'NOT_TOLD' } : stands)
  }

  function told(progress: Progress, notice: FactOf<'notified'>, stands: Standing): Progress {
    const waiting = progress.extensions.find(({ order, fault }) => fault === 'NOT_TOLD' && isNoticeOf(notice, order))
    if (!waiting) return progress
    const others = progress.extensions.filter((one) => one !== waiting)
    return judged({ ...progress, extensions: others }, { order: waiting.order, at: notice.at }, stands)
  }

  function judged(progress: Progress, request: Request, stands: Standing & { refusal?: ExtensionFault }): Progress {
    const longer = stands.refusal ? { fault: stands.refusal } : extend(request, { rule, scale, ...stands, stretch: progress.stretch, granted: grantedIn(progress) })
    const entry = { order: request.order, from: stands.due }
    if ('fault' in longer) return { ...progress, extensions: [...progress.extensions, { ...entry, to: stands.due, units: 0, fault: longer.fault }] }
    const after = { ...progress, stretch: longer.stretch }
    const { due, capped } = standing(after, request.at)
    if (capped) return { ...progress, extensions: [...progress.extensions, { ...entry, to: stands.due, units: 0, fault: 'PAST_STATUTORY' }] }
    return { ...after, extensions: [...progress.extensions, { ...entry, to: due, units: longer.units, fault: undefined }] }
  }

  return {
    through(facts: readonly Fact[]): Run {
      const stretch = scale.opened(by, facts)
      const none = { seen: [], opening: by, stretch, first: stretch.from, waits: [], late: [], extensions: [], finish: undefined }
      const progress = facts.reduce<Progress>(take, none)
      return { ...progress, ...standing(progress, progress.finish?.at ?? moment.now), scale, start: by, deemed }
    },
  }
}

function isNoticeOf(fact: Fact, { id }: { id: string }): boolean {
  return fact.kind === 'notified' && fact.of === id && fact.document !== null
}

function grantedIn({ extensions }: Progress) {
  const valid = extensions.filter(({ fault }) => !fault)
  return { times: valid.length, units: valid.reduce((sum, { units }) => sum + units, 0) }
}

/** An end named as a moment stands, unless something stands still before it. */
function reach({ from, units, exact }: Stretch, ruler: Ruler, scale: Scale): number | undefined {
  const end = exact !== undefined && ruler.units(from, exact) === scale.units(from, exact) ? exact : ruler.advance(from, units)
  return end === Infinity ? undefined : end
}
