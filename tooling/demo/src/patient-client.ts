import { setTimeout as delay } from 'node:timers/promises'
import type { Contract, Result } from '@hall/contract'
import { type Client, type ClientOptions, createClient } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'

/** Many ask at once while a city fills: who is asked may take its time. */
const PATIENCE_MS = 60_000
const TRIES = 5
const AGAIN_AFTER_MS = 1_000
const PASSING: readonly string[] = ['TIMEOUT', 'UNAVAILABLE']

/** A client that asks again what a busy machine left unanswered: commands carry ids of their own and happen once. */
export function createPatientClient<C extends Contract>(nats: NatsConnection, contract: C, options: ClientOptions): Client<C> {
  const client = createClient(nats, contract, { ...options, timeoutMs: PATIENCE_MS })
  const patiently = (ask: (...args: unknown[]) => Promise<Result<unknown>>) => async (...args: unknown[]) => {
    for (let tries = 1; ; tries++) {
      const result = await ask(...args)
      if (result.ok || tries === TRIES || nats.isClosed() || !PASSING.includes(result.problem.code)) return result
      await delay(AGAIN_AFTER_MS * tries)
    }
  }
  const groups = Object.entries(contract.procedures).map(([group, procedures]) => {
    const asked = client[group as keyof typeof client] as unknown as Record<string, (...args: unknown[]) => Promise<Result<unknown>>>
    return [group, Object.fromEntries(Object.keys(procedures).map((name) => [name, patiently(asked[name]!)]))]
  })
  return { ...client, ...Object.fromEntries(groups) } as Client<C>
}
