import { createVerifier } from '@hall/access'
import type { Contract, Result } from '@hall/contract'
import { type Database, openDatabase, type Transaction } from '@hall/database'
import { executeCommand, startConsumer, startRelay } from '@hall/journal'
import { type CallContext, type Log, serveContract, type Served } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { pino } from 'pino'
import { createClock } from './clock.ts'
import type { ServiceConfig } from './config.ts'
import { newId } from './ids.ts'
import { startJob } from './jobs.ts'
import { opsHandlers } from './ops.ts'
import type { Service, ServiceContext } from './service.ts'

export interface StartOverrides {
  /** Pino to standard output by default. */
  readonly log?: Log
  /** Several services of one process share a connection; it is then not closed here. */
  readonly nats?: NatsConnection
}

export interface RunningService extends AsyncDisposable {
  readonly name: string
  readonly context: ServiceContext
}

/** Starts a service: database, relay, consumers, jobs, then the contract. Disposing stops in the opposite order: no new work, what runs ends, connections close. */
export async function startService<C extends Contract>(
  service: Service<C>,
  config: ServiceConfig,
  overrides: StartOverrides = {},
): Promise<RunningService> {
  const name = service.contract.service
  const log = overrides.log ?? pino({ name, level: config.logLevel })
  await using stack = new AsyncDisposableStack()

  const nats = overrides.nats ?? stack.adopt(
    await connect({ servers: config.natsUrl, name, maxReconnectAttempts: -1, waitOnFirstConnect: true }),
    (connection) => connection.drain().catch(() => undefined),
  )
  const db = stack.use(openDatabase({ url: config.databaseUrl, name, max: config.databaseConnections }))
  const clock = createClock(config.clock, nats)
  const context = createContext(name, { db, clock, log })

  const relay = stack.use(startRelay({ db, nats, service: name, toPublic: service.toPublic, log }))
  const consumers = (service.consumers?.(context) ?? []).map((spec) => stack.use(startConsumer({ ...spec, db, nats, service: name, log })))
  for (const job of service.jobs?.(context) ?? []) stack.use(startJob(job, { db, clock, log }))

  let served: Served | undefined
  const ops = opsHandlers({ context, relay, consumers, startedAt: clock.now(), procedures: () => served?.metrics() ?? [] })
  served = stack.use(await serveContract({
    nats,
    contract: service.contract,
    handlers: { ...service.handlers(context), ops } as Parameters<typeof serveContract<C, object>>[0]['handlers'],
    context: {},
    verify: createVerifier({ issuer: config.identity.issuer, audience: config.identity.audience, keys: new URL(config.identity.jwksUrl) }),
    log,
    now: clock.now,
  }))
  log.info({ service: name, clock: clock.kind }, 'serving')
  const running = stack.move()
  return { name, context, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

function createContext(name: string, { db, clock, log }: { db: Database; clock: ServiceContext['clock']; log: Log }): ServiceContext {
  return {
    name,
    db,
    clock,
    log,
    newId,
    read: (call, work) => db.read(call.reach, work),
    command: <R extends Result<unknown>>(call: CallContext, input: { readonly commandId: string }, work: (tx: Transaction) => Promise<R>) =>
      executeCommand(db, {
        commandId: input.commandId,
        actor: call.actor.id,
        procedure: call.path,
        input,
        reach: call.reach,
      }, work) as Promise<R | Result<never, 'CONFLICT' | 'COMMAND_REUSED'>>,
  }
}
