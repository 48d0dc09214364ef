import { deepStrictEqual } from 'node:assert/strict'
import { type Decider, fold, type Refusal } from './decider.ts'

/**
 * Given events, when a command, then events or a refusal. For tests of one decider; a scenario over several
 * services belongs into `scenarios/`.
 */
export function specification<C, S, E, P, Code extends string>(decider: Decider<C, S, E, P, Code>) {
  return {
    given(events: readonly E[], policy: P) {
      const state = fold(decider.evolve, decider.initial, events)
      return {
        when(command: C) {
          const decision = decider.decide(command, state, policy)
          return {
            then(...expected: E[]) {
              deepStrictEqual(decision, { ok: true, events: expected })
            },
            thenRefused(code: Code, expected: Omit<Refusal<Code>, 'code'> = {}) {
              if (decision.ok) throw new Error(`accepted, but ${code} was expected`)
              deepStrictEqual(decision.refusal.code, code)
              if (expected.clause) deepStrictEqual(decision.refusal.clause, expected.clause)
              if (expected.details) deepStrictEqual(decision.refusal.details, expected.details)
            },
          }
        },
      }
    },
  }
}
