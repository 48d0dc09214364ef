import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { problem } from '@hall/contract'
import { type Metrics, prometheusText } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'
import { bearerToken, type Route } from './http/exchange.ts'
import { sendJson, sendProblem, sendText } from './http/respond.ts'

const NATS_ANSWER_MS = 1000

/** `/health/live`: the process answers. */
export const liveRoute: Route = ({ response }) => sendJson(response, { status: 'live' })

/** `/health/ready`: calls can be passed on; 503 while starting, stopping or cut off from NATS. */
export function createReadyRoute(nats: NatsConnection, isStopping: () => boolean): Route {
  return async ({ response }) => {
    if (!isStopping() && (await answers(nats))) return sendJson(response, { status: 'ready' })
    sendProblem(response, problem('UNAVAILABLE', { details: { what: 'messaging' } }).problem)
  }
}

async function answers(nats: NatsConnection): Promise<boolean> {
  if (nats.isClosed() || nats.isDraining()) return false
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), NATS_ANSWER_MS)
  nats.flush().then(() => resolve(true), () => resolve(false))
  return promise.finally(() => clearTimeout(timer))
}

interface MetricsOptions {
  readonly metrics: Metrics
  readonly token: string | undefined
  readonly gauges: () => Readonly<Record<string, number>>
}

/** `/metrics` in Prometheus' text format, for loopback or the bearer of the token: it tells what is used and how much. */
export function createMetricsRoute({ metrics, token, gauges }: MetricsOptions): Route {
  return ({ request, response }) => {
    if (!mayRead(request, token)) return sendProblem(response, problem('FORBIDDEN').problem)
    const lines = Object.entries(gauges()).map(([name, value]) => `# TYPE ${name} gauge\n${name} ${value}\n`)
    sendText(response, prometheusText(metrics.read()) + lines.join(''))
  }
}

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

function mayRead(request: IncomingMessage, token: string | undefined): boolean {
  const given = bearerToken(request)
  if (token && given) return sameText(given, token)
  // A request through an ingress on this machine comes from loopback, but not from this machine.
  return LOOPBACK.includes(request.socket.remoteAddress ?? '') && request.headers['x-forwarded-for'] === undefined
}

function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
