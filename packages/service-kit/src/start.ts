import { createVerifier, NOTHING, type PermissionRow } from '@hall/access'
import type { Contract } from '@hall/contract'
import { isAway, isRowRefused, openDatabase } from '@hall/database'
import { DEFAULT_RETENTION, startConsumer, startRelay, startRetention } from '@hall/journal'
import { type Log, serveContract, type Served } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'
import { pino } from 'pino'
import { openClock } from './clock.ts'
import type { ServiceConfig } from './config.ts'
import { createContext } from './context.ts'
import { startJob } from './jobs.ts'
import { closeNats, connectNats } from './nats.ts'
import { opsHandlers } from './ops/handlers.ts'
import { publicOnly } from './ops/record.ts'
import type { Service, ServiceContext } from './service.ts'
import { waitFor } from './wait-for.ts'

export interface StartOverrides {
  /** Pino to standard output by default. */
  readonly log?: Log
  /** Several services of one process may share a connection; it is then not closed here. */
  readonly nats?: NatsConnection
  /** The table of permissions; the city's by default. */
  readonly permissions?: Readonly<Record<string, PermissionRow>>
  /** Gives up waiting for what the service needs; startService then rejects with an AbortError. */
  readonly signal?: AbortSignal
}

export interface RunningService extends AsyncDisposable {
  readonly name: string
  readonly context: ServiceContext
}

/**
 * Starts a service: NATS, database, relay, consumers, jobs, then the contract; what is not there yet is waited for. Disposing
 * stops in the opposite order: no new calls, those under way end, then jobs and consumers, then connections close.
 */
export async function startService<C extends Contract>(
  service: Service<C>,
  config: ServiceConfig,
  overrides: StartOverrides = {},
): Promise<RunningService> {
  const name = service.contract.service
  const { signal, permissions, log = pino({ name, level: config.logLevel }) } = overrides
  await using stack = new AsyncDisposableStack()

  const nats = overrides.nats ?? stack.adopt(await connectNats(config.natsUrl, { name, log, signal }), closeNats)
  const db = stack.use(openDatabase({ url: config.databaseUrl, name, max: config.databaseConnections }))
  await waitFor({ what: 'Postgres', attempt: () => db.read(NOTHING, (tx) => tx.sql('select 1')), isAway }, { log, signal })
  const clock = stack.use(await openClock(config.clock, nats))
  const context = createContext(name, { db, clock, log })

  const relay = stack.use(startRelay({ db, nats, service: name, toPublic: publicOnly(service.toPublic), log }))
  const retention = config.retention ?? DEFAULT_RETENTION
  const consumers = (service.consumers?.(context) ?? []).map((spec) => stack.use(startConsumer({ ...spec, db, nats, service: name, log })))
  for (const job of service.jobs?.(context) ?? []) stack.use(startJob(job, { db, clock, log }))

  stack.use(startRetention({ db, retention, log }))

  let served: Served | undefined
  const ops = opsHandlers({ context, nats, relay, consumers, startedAt: clock.now(), procedures: () => served?.metrics() ?? [] })
  served = stack.use(await serveContract({
    nats,
    contract: service.contract,
    handlers: { ...service.handlers(context), ops } as Parameters<typeof serveContract<C, object>>[0]['handlers'],
    context: {},
    verify: createVerifier({ issuer: config.identity.issuer, audience: config.identity.audience, keys: new URL(config.identity.jwksUrl) }),
    log,
    now: clock.now,
    isAway,
    isRowRefused,
    ...(permissions && { permissions }),
  }))
  log.info({ service: name, clock: clock.kind }, 'serving')
  const running = stack.move()
  return { name, context, [Symbol.asyncDispose]: () => running.disposeAsync() }
}
