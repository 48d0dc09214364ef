import { setTimeout as delay } from 'node:timers/promises'
import type { City } from '@hall/city'
import { type Contract, type Problem, problem, type Result } from '@hall/contract'
import { attendanceContract } from '@hall/contract-attendance'
import { organizationContract } from '@hall/contract-organization'
import { regulationContract } from '@hall/contract-regulation'
import { type Client, createClient } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'

/** Both ways into the city: over NATS as its own parts call each other, over HTTP as a browser does. */
export interface Ways {
  readonly attendance: As<typeof attendanceContract>
  readonly organization: As<typeof organizationContract>
  readonly regulation: As<typeof regulationContract>
  /** A command over the gateway; `path` is `service.group.name`. Never rejects. */
  edge(person: string, path: string, input: object): Promise<Result<unknown>>
}
type As<C extends Contract> = (person: string) => Client<C>

/** Long enough for a loaded machine, short enough to ask again while a part is away. */
const NATS_TIMEOUT_MS = 5_000
const EDGE_TIMEOUT_MS = 20_000
/** Tokens are good for five minutes. */
const TOKEN_FRESH_MS = 120_000
const TRIES = 50

export function openWays(city: City, nats: NatsConnection): Ways {
  const tokens = new Map<string, { token: Promise<string>; until: number }>()
  const tokenFor = (person: string) => {
    const known = tokens.get(person)
    if (known && performance.now() < known.until) return known.token
    const token = city.identity.tokenFor(person)
    tokens.set(person, { token, until: performance.now() + TOKEN_FRESH_MS })
    return token
  }
  const as = <C extends Contract>(contract: C): As<C> => (person) => createClient(nats, contract, { token: () => tokenFor(person), timeoutMs: NATS_TIMEOUT_MS })
  return {
    attendance: as(attendanceContract),
    organization: as(organizationContract),
    regulation: as(regulationContract),
    edge: async (person, path, input) => post(`${city.origin}/trpc/${path}`, await tokenFor(person), input),
  }
}

type Answer = { readonly result?: { readonly data: unknown }; readonly error?: { readonly data?: { readonly problem?: Problem } } }

async function post(url: string, token: string, input: object): Promise<Result<unknown>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(EDGE_TIMEOUT_MS),
    })
    const { result, error } = await response.json() as Answer
    if (result) return { ok: true, value: result.data }
    return { ok: false, problem: error?.data?.problem ?? problem('INTERNAL').problem }
  } catch {
    // Refused, cut off in the middle or late: whether it was done is not known.
    return problem('UNAVAILABLE', { details: { what: 'gateway' } })
  }
}

const PASSING: ReadonlySet<string> = new Set(['UNAVAILABLE', 'TIMEOUT', 'INTERNAL', 'CONFLICT'])

/** Whether asking again may have an outcome. */
export function mayPass({ code }: Problem): boolean {
  return PASSING.has(code)
}

/** The value; asked again while the city is not there. Throws what it refuses. */
export async function valueOf<T>(ask: () => Promise<Result<T>>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const result = await ask()
    if (result.ok) return result.value
    if (!mayPass(result.problem) || tries === TRIES) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.details ?? {})}`)
    await delay(200)
  }
}
