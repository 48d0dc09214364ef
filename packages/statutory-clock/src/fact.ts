import { isoDate, isoInstant } from '@hall/contract'
import { z } from 'zod'

const instant = isoInstant.transform((text) => Temporal.Instant.from(text))
const date = isoDate.transform((text) => Temporal.PlainDate.from(text))
const text = z.string().trim().min(1).max(300)
/** Facts are kept as they were recorded, also those that lack what the rule demands: the clock says what they are worth. */
const lacking = text.nullable().default(null)
const recorded = { id: text, at: instant }

export const fact = z.discriminatedUnion('kind', [
  /** Something a rule may start, finish or wait by: `received`, `accepted`, `decided`. `due` is stated on it by a sender with limits of its own. */
  z.strictObject({ kind: z.literal('happened'), ...recorded, what: text, document: lacking, due: instant.nullable().default(null) }),
  /** The clock is asked to stand still. `basis` is the law that demands the procedure. */
  z.strictObject({ kind: z.literal('stopped'), ...recorded, ground: text, document: lacking, approver: lacking, basis: lacking }),
  z.strictObject({ kind: z.literal('resumed'), ...recorded, stop: text, document: lacking }),
  /** The applicant is told of a stop or an extension. `days` is how long it is stated to take, counted as the clock counts. */
  z.strictObject({ kind: z.literal('notified'), ...recorded, of: text, document: lacking, days: z.int().min(0).max(20_000).nullable().default(null) }),
  /** More time is granted to the clocks named, at the moment of the last approval or consent it needs. */
  z.strictObject({
    kind: z.literal('extended'), ...recorded,
    clocks: z.array(text).min(1),
    to: z.union([z.strictObject({ length: z.int().min(1).max(20_000) }), z.strictObject({ date }), z.strictObject({ at: instant })]),
    document: lacking, approver: lacking, reason: lacking,
  }),
])
export type Fact = z.output<typeof fact>
export type SentFact = z.input<typeof fact>
export type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>

/** What happened in one case, as all its clocks read it. No order is assumed; an id is one fact. */
export const ledger = z.array(fact).refine((facts) => new Set(facts.map(({ id }) => id)).size === facts.length, { error: 'FACT_TWICE' })
export type Ledger = readonly Fact[]

/** Of the same instant: what starts comes before what stops, and what ends comes last. */
const RANK: Record<Fact['kind'], number> = { happened: 0, stopped: 1, notified: 2, extended: 3, resumed: 4 }

export function isHappening(fact: Fact): fact is FactOf<'happened'> {
  return fact.kind === 'happened'
}

/** The facts known at the moment, in the one order they are read in, however they came. `stages`: happenings in the order of a case. */
export function inOrder(facts: Ledger, now: Temporal.Instant, stages: readonly (string | undefined)[]): Fact[] {
  const stage = (fact: Fact) => (isHappening(fact) ? stages.indexOf(fact.what) : 0)
  return facts
    .filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || RANK[a.kind] - RANK[b.kind] || stage(a) - stage(b) || (a.id < b.id ? -1 : 1))
}
