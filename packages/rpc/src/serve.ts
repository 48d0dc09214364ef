import { type PermissionRow, permissions, type Verifier } from '@hall/access'
import { type Contract, problem, type Result } from '@hall/contract'
import type { NatsConnection } from '@nats-io/nats-core'
import { type ServiceMsg, Svcm } from '@nats-io/services'
import { type Answering, answer, type Endpoint, failed } from './answer.ts'
import { decodeEnvelope, encodeReply } from './envelope.ts'
import { createGate, type Gate } from './gate.ts'
import type { Handlers } from './handlers.ts'
import type { Log } from './log.ts'
import { createMetrics, type Metrics, type ProcedureStats } from './metrics.ts'
import { continueTrace } from './traceparent.ts'

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
  /** Calls handled at once; default 64. More wait, up to `maxWaiting` (default 1000), then UNAVAILABLE. */
  readonly maxRunning?: number
  readonly maxWaiting?: number
  /** How long dispose waits for calls under way, in milliseconds; default 10 000. */
  readonly drainMs?: number
  readonly version?: string
}

export interface Served extends AsyncDisposable {
  /** Counters and latencies by procedure since the start. */
  readonly metrics: () => ProcedureStats[]
}

/** Answers a contract over NATS: discoverable under `$SRV`, in a queue group, until disposed of; then calls under way are finished first. */
export async function serveContract<C extends Contract, X extends object>(options: ServeOptions<C, X>): Promise<Served> {
  const { nats, contract, maxRunning = 64, maxWaiting = 1000, drainMs = 10_000 } = options
  const metrics = createMetrics()
  const gate = createGate({ running: maxRunning, waiting: maxWaiting })
  const server: Server = { ...options, permissions: options.permissions ?? permissions, metrics, gate, maxBytes: nats.info?.max_payload ?? 1_000_000 }
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
  return {
    metrics: () => metrics.read(),
    async [Symbol.asyncDispose]() {
      await service.stop()
      const gaveUp = Promise.withResolvers<void>()
      const timer = setTimeout(gaveUp.resolve, drainMs)
      await Promise.race([gate.idle(), gaveUp.promise])
      clearTimeout(timer)
      if (!nats.isClosed()) await nats.flush()
    },
  }
}

interface Server extends Answering {
  readonly nats: NatsConnection
  readonly metrics: Metrics
  readonly gate: Gate
  readonly maxBytes: number
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

async function receive(endpoint: Endpoint, message: ServiceMsg, server: Server): Promise<void> {
  // Without somebody to answer there is nothing to do.
  if (!message.reply) return
  const startedAtMs = performance.now()
  const decoded = decodeEnvelope(message.data)
  const traceparent = continueTrace(decoded?.envelope.traceparent)
  const result = decoded
    ? await inTurn(server.gate, startedAtMs + decoded.envelope.timeLeftMs, (endsAtMs) => answer(endpoint, { ...decoded, traceparent, endsAtMs }, server))
    : problem('BAD_INPUT', { details: { issues: ['$:not_a_request'] } })
  const { sent, bytes } = encode(result, server.maxBytes, (error) => failed(error, { path: endpoint.path, traceparent, log: server.log }))
  // A closed connection has nobody left to answer.
  if (!server.nats.isClosed()) message.respond(bytes)
  const ms = performance.now() - startedAtMs
  server.metrics.record(endpoint.path, sent.ok ? undefined : sent.problem.code, ms)
  server.log.debug({ path: endpoint.path, code: sent.ok ? 'OK' : sent.problem.code, ms, traceparent }, 'answered')
}

async function inTurn(gate: Gate, endsAtMs: number, run: (endsAtMs: number) => Promise<Result<unknown>>): Promise<Result<unknown>> {
  if (!(await gate.enter())) return problem('UNAVAILABLE', { details: { what: 'busy' } })
  try {
    // The caller may have given up while this waited its turn; doing it now would help nobody.
    return performance.now() >= endsAtMs ? problem('TIMEOUT') : await run(endsAtMs)
  } finally {
    gate.leave()
  }
}

/** The reply as it travels; a result that JSON or NATS cannot carry becomes the problem that says so. */
function encode(result: Result<unknown>, maxBytes: number, fail: (error: unknown) => Result<never>): { sent: Result<unknown>; bytes: Uint8Array } {
  try {
    const bytes = encodeReply(result)
    if (bytes.length <= maxBytes) return { sent: result, bytes }
    const refusal = problem('TOO_LARGE', { details: { bytes: bytes.length } })
    return { sent: refusal, bytes: encodeReply(refusal) }
  } catch (error) {
    const refusal = fail(error)
    return { sent: refusal, bytes: encodeReply(refusal) }
  }
}
