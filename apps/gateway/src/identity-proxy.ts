import { type IncomingMessage, type OutgoingHttpHeaders, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { problem } from '@hall/contract'
import type { Log } from '@hall/rpc'
import type { Exchange, Route } from './http/exchange.ts'
import { sendProblem } from './http/respond.ts'

interface ProxyOptions {
  /** The identity server; paths are kept. */
  readonly upstream: string
  readonly behindProxy: boolean
  readonly log: Log
}

/** Belong to one connection, not to the request (RFC 9110, 7.6.1); `Forwarded` would contradict the headers set here. */
const NOT_PASSED_ON = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'forwarded'])
const ANSWER_TIMEOUT_MS = 30_000

/**
 * `/identity`: passes requests and answers through as they stream, so that identity lives under the SPA's own origin. Each has a connection of
 * its own: one kept alive can be closed by the other end while a request is on its way, and a login cannot be sent twice.
 */
export function createIdentityProxy({ upstream, behindProxy, log }: ProxyOptions): Route {
  const base = new URL(upstream)
  const send = base.protocol === 'https:' ? httpsRequest : httpRequest

  return ({ request, response, url, traceparent }: Exchange) => new Promise<void>((resolve) => {
    const passedOn = send(new URL(url.pathname + url.search, base), {
      method: request.method ?? 'GET',
      headers: { ...endToEnd(request), ...forwarded(request, behindProxy), host: base.host },
      timeout: ANSWER_TIMEOUT_MS,
      agent: false,
    })
    passedOn.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, endToEnd(answer))
      answer.pipe(response)
      answer.once('error', () => response.destroy())
    })
    passedOn.once('timeout', () => passedOn.destroy(new Error('no answer in time')))
    passedOn.once('error', (error) => {
      if (response.destroyed) return
      log.warn({ err: error, traceparent }, 'identity does not answer')
      if (response.headersSent) response.destroy()
      else sendProblem(response, problem('UNAVAILABLE', { details: { what: 'identity' } }).problem)
    })
    response.once('close', () => { passedOn.destroy(); resolve() })
    request.pipe(passedOn)
  })
}

function endToEnd({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const named = new Set((headers.connection ?? '').toLowerCase().split(',').map((name) => name.trim()))
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.has(name) && !named.has(name)))
}

/** What the visitor typed. Headers of that kind in the request itself are believed only from an ingress of ours. */
function forwarded({ headers, socket }: IncomingMessage, behindProxy: boolean): OutgoingHttpHeaders {
  const given = (name: string) => (behindProxy ? headers[name] : undefined)
  const address = socket.remoteAddress ?? ''
  const before = given('x-forwarded-for')
  return {
    'x-forwarded-for': before ? `${before}, ${address}` : address,
    'x-forwarded-host': given('x-forwarded-host') ?? headers.host ?? '',
    'x-forwarded-proto': given('x-forwarded-proto') ?? 'http',
    'x-forwarded-port': given('x-forwarded-port') ?? String(socket.localPort ?? ''),
  }
}
