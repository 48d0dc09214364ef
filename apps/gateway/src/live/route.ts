import type { ServerResponse } from 'node:http'
import type { Actor, Verifier } from '@hall/access'
import { problem } from '@hall/contract'
import { decodeJwt } from 'jose'
import { bearerToken, type Exchange, type Route } from '../http/exchange.ts'
import { sendProblem, sendWrongMethod } from '../http/respond.ts'
import type { Hub } from './hub.ts'

export interface LiveOptions {
  readonly hub: Hub
  readonly verify: Verifier
  /** Milliseconds since the epoch, real time. */
  readonly now: () => number
  readonly heartbeatMs?: number
}

/** `setTimeout` takes no more. */
const LONGEST_TIMER_MS = 2_147_483_647
const HEARTBEAT_MS = 20_000
const MAX_STREAMS = 5000
/** A reader this far behind is gone or hopeless; it will come back and fetch everything. */
const MAX_UNSENT_BYTES = 64_000

/** `/live`: hints as server-sent events, until the token that opened the stream expires. */
export function createLiveRoute({ hub, verify, now, heartbeatMs = HEARTBEAT_MS }: LiveOptions): Route & Disposable {
  const streams = new Set<ServerResponse>()

  const route = async ({ request, response }: Exchange) => {
    if (request.method !== 'GET') return sendWrongMethod(response, 'GET')
    const token = bearerToken(request)
    const verified = await verify(token)
    if (!verified.ok) return sendProblem(response, verified.problem)
    if (streams.size >= MAX_STREAMS) return sendProblem(response, problem('UNAVAILABLE', { details: { what: 'live' } }).problem)
    streams.add(response)
    await stream(verified.value, response, { hub, lifetimeMs: expiryOf(token!) - now(), heartbeatMs })
    streams.delete(response)
  }
  return Object.assign(route, { [Symbol.dispose]: () => { for (const response of streams) response.end() } })
}

/** Resolves when either side has ended the stream. */
function stream(actor: Actor, response: ServerResponse, { hub, lifetimeMs, heartbeatMs }: { hub: Hub; lifetimeMs: number; heartbeatMs: number }): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  const write = (text: string) => {
    if (response.writableLength > MAX_UNSENT_BYTES) response.destroy()
    else response.write(text)
  }
  const send = (event: string, data: unknown) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  send('open', {})
  const listening = hub.add({ actor, tell: (hints) => send('hints', hints), tellAll: () => send('stale', {}) })
  const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs)
  const expiry = setTimeout(() => {
    send('expired', {})
    response.end()
  }, Math.min(Math.max(0, lifetimeMs), LONGEST_TIMER_MS))

  return new Promise((resolve) => response.once('close', () => {
    listening[Symbol.dispose]()
    clearInterval(heartbeat)
    clearTimeout(expiry)
    resolve()
  }))
}

/** Milliseconds since the epoch. The token has been verified, so it has an expiry. */
function expiryOf(token: string): number {
  return (decodeJwt(token).exp ?? 0) * 1000
}
