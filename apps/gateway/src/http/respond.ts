import type { ServerResponse } from 'node:http'
import { type Problem, problem } from '@hall/contract'
import { toTRPCError } from '@hall/rpc/edge'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'

/** The HTTP status of a problem, the same wherever it is answered. */
export function statusOf(cause: Problem): number {
  return getHTTPStatusCodeFromError(toTRPCError(cause))
}

const JSON_TYPE = 'application/json; charset=utf-8'

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  send(response, JSON.stringify(body), { status, type: JSON_TYPE })
}

export function sendJsonBytes(response: ServerResponse, json: Buffer, status: number): void {
  send(response, json, { status, type: JSON_TYPE })
}

export function sendProblem(response: ServerResponse, cause: Problem, status = statusOf(cause)): void {
  sendJson(response, { problem: cause }, status)
}

export function sendNotFound(response: ServerResponse): void {
  sendProblem(response, problem('NOT_FOUND').problem)
}

export function sendWrongMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('allow', allowed)
  sendProblem(response, problem('BAD_INPUT', { details: { allowed } }).problem, 405)
}

export function sendText(response: ServerResponse, text: string, status = 200): void {
  send(response, text, { status, type: 'text/plain; charset=utf-8' })
}

function send(response: ServerResponse, body: string | Buffer, { status, type }: { status: number; type: string }): void {
  if (response.headersSent) return void response.end()
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' }).end(body)
}

/** For every answer, whoever makes it. */
export function protect(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
}
