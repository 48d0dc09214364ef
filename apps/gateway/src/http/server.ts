import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { problem } from '@hall/contract'
import { continueTrace, type Log } from '@hall/rpc'
import type { Route } from './exchange.ts'
import { protect, sendProblem } from './respond.ts'

export interface Limits {
  /** Until a request's headers have arrived. */
  readonly headersMs: number
  /** Until a request has arrived whole. */
  readonly requestMs: number
  readonly headerBytes: number
}

/** A token with many grants fits in the headers; a client that trickles does not hold a connection for long. */
export const LIMITS: Limits = { headersMs: 10_000, requestMs: 60_000, headerBytes: 32_768 }
const KEEP_ALIVE_MS = 65_000
const MAX_HEADERS = 100
const IDLE_CHECK_MS = 50

/** A server that answers every request by `route`, and whatever goes wrong by a problem in JSON. */
export function createHttpServer(route: Route, { log, limits }: { log: Log; limits: Limits }): Server {
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: Math.min(limits.headersMs, 5000),
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: limits.headerBytes,
    noDelay: true,
  }, (request, response) => void handle(request, response))
  server.maxHeadersCount = MAX_HEADERS
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(error, socket))
  return server

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const traceparent = continueTrace(single(request.headers['traceparent']))
    protect(response)
    // Concatenated, not resolved: `//name/` is a path here, never a host.
    const url = URL.parse(`http://gateway${request.url}`)
    try {
      if (!url || !request.url?.startsWith('/')) return sendProblem(response, problem('BAD_INPUT').problem)
      await route({ request, response, url, traceparent })
    } catch (error) {
      if (response.destroyed) return
      const reference = crypto.randomUUID()
      log.error({ err: error, reference, path: url?.pathname, traceparent }, 'request failed')
      sendProblem(response, problem('INTERNAL', { details: { reference } }).problem)
    }
  }
}

/** Resolves with the port. Rejects when it is taken. */
export function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Takes no new requests, lets those under way end, at most for `drainMs`; resolves when all connections are closed. */
export async function close(server: Server, drainMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  // A connection kept alive by its client turns idle only after its last answer.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS)
  const impatient = setTimeout(() => server.closeAllConnections(), drainMs)
  await closed
  clearInterval(idle)
  clearTimeout(impatient)
}

/** Bytes that are no HTTP, headers too large or too slow: there is no response object yet. */
function refuse({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, cause] = code === 'HPE_HEADER_OVERFLOW'
    ? [431, problem('TOO_LARGE')]
    : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? [408, problem('TIMEOUT')] : [400, problem('BAD_INPUT')]
  const body = JSON.stringify({ problem: cause.problem })
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`)
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}
