import type { IncomingMessage } from 'node:http'
import type { Verifier } from '@hall/access'
import { ProblemError } from '@hall/contract'
import { JsonBytes } from '@hall/rpc'
import { type EdgeErrorShape, edgeRouter, problemOf, toTRPCError } from '@hall/rpc/edge'
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server'
import { addressOf } from '../flood/guard.ts'
import { readBody } from '../http/body.ts'
import { bearerToken, type Exchange, type Route } from '../http/exchange.ts'
import { sendJson, sendJsonBytes } from '../http/respond.ts'
import { type CallerContext, callsOver, type TrpcOptions } from './calls.ts'
import { readCalls } from './wire.ts'

type Outcome = { readonly result: { readonly data: unknown } } | { readonly error: EdgeErrorShape }

/** An attachment of 4 MB as base64, with room for the rest: docs/decisions/0010-attachments-in-postgres.md. */
const MAX_BODY_BYTES = 6_000_000
/** Of a body taken in while it is not known yet whose it is. */
const MAX_UNKNOWN_BYTES = 1_000_000
/** Some of a batch went well and some did not. */
const MULTI_STATUS = 207

const [OPEN, COMMA, CLOSE, RESULT, RESULT_END] = ['[', ',', ']', '{"result":{"data":', '}}'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer, Buffer, Buffer]

/** `/trpc`: each call of a batch is admitted, parsed and passed on by itself, all at once. */
export function createTrpcRoute(options: TrpcOptions): Route {
  const router = edgeRouter(options.contracts, callsOver(options))

  return async (exchange) => {
    const { request, response } = exchange
    try {
      const { isBatch, outcomes } = await answer(exchange)
      tellWhenAgain(response, outcomes)
      sendJsonBytes(response, isBatch ? listOf(outcomes) : bytesOf(outcomes[0]!), statusOf(outcomes))
    } catch (error) {
      const outcome = failed(error, undefined, exchange)
      if (!request.complete) response.setHeader('connection', 'close')
      tellWhenAgain(response, [outcome])
      sendJson(response, outcome, statusOf([outcome]))
    }
  }

  async function answer(exchange: Exchange): Promise<{ isBatch: boolean; outcomes: Outcome[] }> {
    const token = bearerToken(exchange.request)
    const address = addressOf(exchange.request, options.behindProxy)
    // Before the body is taken in: who floods us is not listened to.
    const held = token === undefined ? options.guard.request(address) : undefined
    if (held?.ok === false) {
      exchange.request.resume()
      throw toTRPCError(held.problem)
    }
    const [body, caller] = await receive(exchange.request, options.verify(token))
    if (!body.ok) throw toTRPCError(body.problem)
    const nobody = token !== undefined && !caller.ok ? options.guard.request(address) : undefined
    if (nobody?.ok === false) throw toTRPCError(nobody.problem)
    const { type, allowMethodOverride, isBatch, paths, inputs } = readCalls(exchange, body.value)
    const ctx: CallerContext = { token, traceparent: exchange.traceparent, caller, address }
    const outcomes = paths.map(async (path, batchIndex): Promise<Outcome> => {
      try {
        const getRawInput = async () => inputs[batchIndex]
        const data: unknown = await callTRPCProcedure({ router, path, type, allowMethodOverride, ctx, batchIndex, getRawInput, signal: undefined })
        return { result: { data } }
      } catch (error) {
        return failed(error, path, exchange)
      }
    })
    return { isBatch, outcomes: await Promise.all(outcomes) }
  }

  function failed(thrown: unknown, path: string | undefined, { traceparent }: Exchange): { error: EdgeErrorShape } {
    const error = getTRPCErrorFromUnknown(thrown)
    if (isBug(error)) options.log.error({ err: error, path, traceparent }, 'edge failed')
    return { error: getTRPCErrorShape({ config: router._def._config, error, type: 'unknown', path, input: undefined, ctx: undefined }) }
  }
}

/** `Retry-After`, for clients that heed it. */
function tellWhenAgain(response: Exchange['response'], outcomes: readonly Outcome[]): void {
  const waits = outcomes.flatMap((outcome) => ('error' in outcome ? Number(outcome.error.data.problem.details?.['retryAfterSeconds'] ?? 0) : 0))
  if (Math.max(...waits) > 0) response.setHeader('retry-after', Math.max(...waits))
}

/** Whoever announces a large body is known before it is taken in. */
async function receive(request: IncomingMessage, verified: ReturnType<Verifier>) {
  const large = Number(request.headers['content-length'] ?? 0) > MAX_UNKNOWN_BYTES && (await verified).ok
  return Promise.all([readBody(request, large ? MAX_BODY_BYTES : MAX_UNKNOWN_BYTES), verified])
}

function listOf(outcomes: readonly Outcome[]): Buffer {
  return Buffer.concat([OPEN, ...outcomes.flatMap((outcome, index) => (index === 0 ? [bytesOf(outcome)] : [COMMA, bytesOf(outcome)])), CLOSE])
}

/** The value of a service is put in as it came: reading it only to write it again would cost more than all else here. */
function bytesOf(outcome: Outcome): Buffer {
  const passed = 'result' in outcome && outcome.result.data instanceof JsonBytes ? outcome.result.data.bytes : undefined
  return passed ? Buffer.concat([RESULT, passed, RESULT_END]) : Buffer.from(JSON.stringify(outcome))
}

/** Problems have been observed as outcomes; anything else of that kind is a bug of the gateway's own. */
function isBug(error: ReturnType<typeof getTRPCErrorFromUnknown>): boolean {
  return problemOf(error).code === 'INTERNAL' && !(error.cause instanceof ProblemError)
}

function statusOf(outcomes: readonly Outcome[]): number {
  const statuses = new Set(outcomes.map((outcome) => ('error' in outcome ? outcome.error.data.httpStatus : 200)))
  return statuses.size === 1 ? statuses.values().next().value! : MULTI_STATUS
}
