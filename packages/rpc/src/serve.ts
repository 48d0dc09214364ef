import { type PermissionRow, permissions, type Verifier } from '@hall/access'
import type { Contract } from '@hall/contract'
import type { NatsConnection } from '@nats-io/nats-core'
import { Svcm } from '@nats-io/services'
import type { Endpoint } from './answer.ts'
import { createGate } from './gate.ts'
import type { Handlers } from './handlers.ts'
import type { Log } from './log.ts'
import { createMetrics, type ProcedureStats } from './metrics.ts'
import { outboxOf } from './outbox.ts'
import { receive, type Server } from './receive.ts'

export interface ServeOptions<C extends Contract, X extends object> {
  readonly nats: NatsConnection
  readonly contract: C
  readonly handlers: Handlers<C, X>
  /** What every handler gets in its context: the service's stores, policies, publishers. */
  readonly context: X
  readonly verify: Verifier
  readonly log: Log
  readonly now: () => Temporal.Instant
  /** The table of permissions; the city's by default. */
  readonly permissions?: Readonly<Record<string, PermissionRow>>
  /** Calls handled at once; default 128. More wait, up to `maxWaiting` (default 1000), then UNAVAILABLE. */
  readonly maxRunning?: number
  readonly maxWaiting?: number
  /** How long dispose waits for calls under way and for NATS, in milliseconds; default 10 000. */
  readonly drainMs?: number
  readonly version?: string
  /** Whether an exception says that the database is away; such calls are answered UNAVAILABLE. */
  readonly isAway?: (error: unknown) => boolean
  /** Whether it says that a row's policy refused; such calls are answered FORBIDDEN, and logged: a check before it is missing. */
  readonly isRowRefused?: (error: unknown) => boolean
}

export interface Served extends AsyncDisposable {
  /** Counters and latencies by procedure since the start. */
  readonly metrics: () => ProcedureStats[]
}

/** Answers a contract over NATS: discoverable under `$SRV`, in a queue group, until disposed of; then calls under way are finished first. */
export async function serveContract<C extends Contract, X extends object>(options: ServeOptions<C, X>): Promise<Served> {
  const { nats, contract, maxRunning = 128, maxWaiting = 1000, drainMs = 10_000 } = options
  const metrics = createMetrics()
  const gate = createGate({ running: maxRunning, waiting: maxWaiting })
  const server: Server = { ...options, permissions: options.permissions ?? permissions, metrics, gate, outbox: outboxOf(nats), maxBytes: nats.info?.max_payload ?? 1_000_000 }
  const service = await new Svcm(nats).add({
    name: contract.service,
    version: options.version ?? '1.0.0',
    queue: contract.service,
    statsHandler: ({ subject }) => Promise.resolve(metrics.read().find(({ path }) => `rpc.${path}` === subject) ?? null),
  })
  for (const endpoint of endpointsOf(contract, options.handlers)) {
    const [, group, name] = endpoint.path.split('.') as [string, string, string]
    service.addGroup(`rpc.${contract.service}.${group}`).addEndpoint(name, (error, message) => {
      if (!error) void receive(endpoint, message, server)
    })
  }
  await nats.flush()

  async function drain() {
    await service.stop()
    await gate.idle()
    // While NATS is away this waits or fails; either way nobody is left to answer.
    await nats.flush().catch(() => undefined)
  }

  return {
    metrics: () => metrics.read(),
    async [Symbol.asyncDispose]() {
      const gaveUp = Promise.withResolvers<void>()
      const timer = setTimeout(gaveUp.resolve, drainMs)
      await Promise.race([drain(), gaveUp.promise])
      clearTimeout(timer)
    },
  }
}

function endpointsOf<C extends Contract, X>(contract: C, handlers: Handlers<C, X>): Endpoint[] {
  const byGroup = handlers as Readonly<Record<string, Readonly<Record<string, Endpoint['handle'] | undefined>>>>
  return Object.entries(contract.procedures).flatMap(([group, procedures]) =>
    Object.entries(procedures).map(([name, procedure]) => {
      const path = `${contract.service}.${group}.${name}`
      const handle = byGroup[group]?.[name]
      if (!handle) throw new Error(`${path} has no handler`)
      return { path, procedure, handle }
    }),
  )
}
