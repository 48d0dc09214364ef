import type { Actor, PermissionRow, Verifier } from '@hall/access'
import type { Result } from '@hall/contract'
import { createClient, type Log, type Metrics } from '@hall/rpc'
import type { Contracts, EdgeContext, EdgeOptions } from '@hall/rpc/edge'
import type { NatsConnection } from '@nats-io/nats-core'
import type { FloodGuard } from '../flood/guard.ts'
import { type Admitted, admit, checkTarget } from '../admission.ts'

export interface CallerContext extends EdgeContext {
  readonly caller: Result<Actor>
  /** Whom the request comes from, as far as the network knows. */
  readonly address: string
}

export interface TrpcOptions {
  readonly contracts: Contracts
  readonly nats: NatsConnection
  readonly verify: Verifier
  readonly permissions: Readonly<Record<string, PermissionRow>>
  readonly metrics: Metrics
  readonly log: Log
  readonly guard: FloodGuard
  readonly behindProxy: boolean
  /** How long a service may take; default 15 000. */
  readonly timeoutMs?: number | undefined
}

const CALL_TIMEOUT_MS = 15_000

/** Admits each call by token, table and named target, and passes it on over NATS with the caller's own token; what comes back is not read. */
export function callsOver({ contracts, nats, permissions, metrics, log, guard, timeoutMs = CALL_TIMEOUT_MS }: TrpcOptions): EdgeOptions<CallerContext, Admitted> {
  const clients = Object.fromEntries(Object.entries(contracts).map(([service, contract]) => [service, createClient(nats, contract)]))
  return {
    admit({ path, procedure, context: { caller, address } }) {
      const held = procedure.public && !caller.ok ? guard.call(address, path, procedure.kind) : undefined
      return held?.ok === false ? held : admit({ path, procedure, caller }, permissions)
    },
    async forward({ path, input, parsed, admitted, context }) {
      const within = checkTarget(admitted, parsed)
      if (!within.ok) return within
      const [service = '', group, name] = path.split('.')
      const { token, traceparent } = context
      return clients[service]!.pass(`${group}.${name}`, input, { token, traceparent, timeoutMs })
    },
    observe({ path, context }, result, ms) {
      const code = result.ok ? undefined : result.problem.code
      metrics.record(path, code, ms)
      const fields = { path, code, ms, traceparent: context.traceparent }
      if (code === 'INTERNAL' || code === 'UNAVAILABLE' || code === 'TIMEOUT') log.warn(fields, 'call failed')
      else log.debug(fields, 'answered')
    },
  }
}
