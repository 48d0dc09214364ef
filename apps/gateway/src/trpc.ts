import type { Actor, PermissionRow, Verifier } from '@hall/access'
import { ProblemError, type Result } from '@hall/contract'
import { createClient, type Log, type Metrics } from '@hall/rpc'
import { type Contracts, type EdgeContext, type EdgeOptions, edgeRouter, problemOf, toTRPCError } from '@hall/rpc/edge'
import type { NatsConnection } from '@nats-io/nats-core'
import { getTRPCErrorShape } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { type Admitted, admit, checkTarget } from './admission.ts'
import { readBody } from './http/body.ts'
import { bearerToken, type Exchange, type Route } from './http/exchange.ts'
import { sendJson } from './http/respond.ts'

interface CallerContext extends EdgeContext { readonly caller: Result<Actor> }

export interface TrpcOptions {
  readonly contracts: Contracts
  readonly nats: NatsConnection
  readonly verify: Verifier
  readonly permissions: Readonly<Record<string, PermissionRow>>
  readonly metrics: Metrics
  readonly log: Log
  /** How long a service may take; default 15 000. */
  readonly timeoutMs?: number | undefined
}

const ENDPOINT = '/trpc'
const MAX_BODY_BYTES = 1_000_000
const MAX_BATCH = 100
const CALL_TIMEOUT_MS = 15_000

/** `/trpc`: each call of a batch is admitted, parsed and passed on by itself. */
export function createTrpcRoute(options: TrpcOptions): Route {
  const router = edgeRouter(options.contracts, callsOver(options))

  return async (exchange) => {
    const { request, response, traceparent } = exchange
    const token = bearerToken(request)
    const [body, caller] = await Promise.all([readBody(request, MAX_BODY_BYTES), options.verify(token)])
    if (!body.ok) {
      const error = toTRPCError(body.problem)
      const shape = getTRPCErrorShape({ config: router._def._config, error, type: 'unknown', path: undefined, input: undefined, ctx: undefined })
      response.setHeader('connection', 'close')
      return sendJson(response, { error: shape }, shape.data.httpStatus)
    }
    const answer = await fetchRequestHandler({
      endpoint: ENDPOINT,
      router,
      req: fetchRequest(exchange, body.value),
      createContext: (): CallerContext => ({ token, traceparent, caller }),
      maxBatchSize: MAX_BATCH,
      // The SPA asks by POST: what it asks about stays out of addresses, and a file fits.
      allowMethodOverride: true,
      onError({ error, path }) {
        // Problems have been observed already; anything else is a bug of the gateway's own.
        if (problemOf(error).code === 'INTERNAL' && !(error.cause instanceof ProblemError)) options.log.error({ err: error, path, traceparent }, 'edge failed')
      },
    })
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json', 'cache-control': 'no-store' })
    response.end(await answer.text())
  }
}

function callsOver({ contracts, nats, permissions, metrics, log, timeoutMs = CALL_TIMEOUT_MS }: TrpcOptions): EdgeOptions<CallerContext, Admitted> {
  const clients = Object.fromEntries(Object.entries(contracts).map(([service, contract]) => [service, createClient(nats, contract)]))

  const forward: EdgeOptions<CallerContext, Admitted>['forward'] = ({ path, input, parsed, admitted, context }) => {
    const within = checkTarget(admitted, parsed)
    if (!within.ok) return Promise.resolve(within)
    const [service = '', group, name] = path.split('.')
    const { token, traceparent } = context
    return clients[service]!.call(`${group}.${name}`, input, { token, traceparent, timeoutMs })
  }
  return {
    admit: ({ path, procedure, context }) => admit({ path, procedure, caller: context.caller }, permissions),
    observe({ path, context }, result, ms) {
      const code = result.ok ? undefined : result.problem.code
      metrics.record(path, code, ms)
      const fields = { path, code, ms, traceparent: context.traceparent }
      if (code === 'INTERNAL' || code === 'UNAVAILABLE' || code === 'TIMEOUT') log.warn(fields, 'call failed')
      else log.debug(fields, 'answered')
    },
    forward,
  }
}

/** The body is already here whole: nothing has to be streamed through the adapter. */
function fetchRequest({ request, url }: Exchange, body: Buffer): Request {
  const method = request.method ?? 'GET'
  const headers = new Headers()
  for (const name of ['content-type', 'trpc-accept', 'accept']) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return new Request(url, { method, headers, body: method === 'GET' || method === 'HEAD' ? null : new Uint8Array(body) })
}
