import type { ClockRule } from '@hall/regulation'
import type { FactOf, Ledger } from './fact.ts'

/** More days than any notice states. */
const WITHOUT_END = 20_000

/** The ledger as it would read had everything that stands still gone on at the moment. */
export function resumedNow(rule: ClockRule, ledger: Ledger, now: Temporal.Instant): Ledger {
  const known = ledger.filter(({ at }) => Temporal.Instant.compare(at, now) <= 0)
  const open = known.filter((one) => one.kind === 'stopped' && !known.some((other) => other.kind === 'resumed' && other.stop === one.id))
  const resumed = open.map(({ id }) => ({ kind: 'resumed' as const, id: `supposed:resumed:${id}`, at: now, stop: id, document: null }))
  const received = rule.supplement ? [happened(rule.supplement.value.received, now)] : []
  return [...ledger, ...resumed, ...received]
}

/** The ledger as it would read had the applicant been told of every stop when it began. */
export function toldAtOnce(ledger: Ledger): Ledger {
  const told = ledger.filter(({ kind }) => kind === 'stopped').map(({ id, at }): FactOf<'notified'> =>
    ({ kind: 'notified', id: `supposed:notified:${id}`, at, of: id, document: 'supposed', days: WITHOUT_END }))
  return [...ledger, ...told]
}

function happened(what: string, at: Temporal.Instant): FactOf<'happened'> {
  return { kind: 'happened', id: `supposed:${what}`, at, what, document: null, due: null }
}
