import {
  type CodeOf, type Contract, type OutputOf, type ProcedurePath, type Result, type SentInputOf, problem, rpcSubject,
} from '@hall/contract'
import type { NatsConnection } from '@nats-io/nats-core'
import { decodeReply, decodeReplyUnread, encodeRequest } from './envelope.ts'
import { type Decode, repliesOf } from './replies.ts'
import { continueTrace } from './traceparent.ts'

/** For one call; what is left out comes from the client's own options. */
export interface CallOptions {
  /** Bearer token of the person or client the call is made for. */
  readonly token?: string | undefined
  readonly traceparent?: string | undefined
  readonly timeoutMs?: number | undefined
}

export interface ClientOptions {
  readonly token?: () => string | undefined | Promise<string | undefined>
  /** Default 10 000. */
  readonly timeoutMs?: number
  readonly traceparent?: () => string | undefined
}

export type Client<C extends Contract> = {
  readonly [G in keyof C['procedures']]: {
    readonly [N in keyof C['procedures'][G]]: (
      input: SentInputOf<C['procedures'][G][N]>,
      options?: CallOptions,
    ) => Promise<Result<OutputOf<C['procedures'][G][N]>, CodeOf<C['procedures'][G][N]>>>
  }
} & {
  /** By `group.name`, for callers that know the path only at run time. */
  readonly call: (path: ProcedurePath<C>, input: unknown, options?: CallOptions) => Promise<Result<unknown>>
  /** The same, with the value left as a `JsonBytes`, for who hands it on. */
  readonly pass: (path: ProcedurePath<C>, input: unknown, options?: CallOptions) => Promise<Result<unknown>>
}

const DEFAULT_TIMEOUT_MS = 10_000
/** What nats-server allows unless told otherwise. */
const DEFAULT_MAX_BYTES = 1_000_000

/** A typed client of one service. Calls never reject: UNAVAILABLE when nobody answers, TIMEOUT, TOO_LARGE, and what the service says. */
export function createClient<C extends Contract>(nats: NatsConnection, contract: C, options: ClientOptions = {}): Client<C> {
  const by = (decode: Decode) => (path: string, input: unknown, given: CallOptions = {}) =>
    send(nats, rpcSubject(contract.service, path), { input, decode, ...settingsOf(given, options) })
  const call = by(decodeReply)
  const client: Record<string, unknown> = { call, pass: by(decodeReplyUnread) }
  for (const [group, procedures] of Object.entries(contract.procedures)) {
    if (group in client) throw new Error(`${contract.service}: no group may be called "${group}"`)
    client[group] = Object.fromEntries(
      Object.keys(procedures).map((name) => [name, (input: unknown, given?: CallOptions) => call(`${group}.${name}`, input, given)]),
    )
  }
  return client as Client<C>
}

interface Settings { readonly timeoutMs: number; readonly traceparent: string; readonly token: string | undefined | Promise<string | undefined> }

function settingsOf(given: CallOptions, options: ClientOptions): Settings {
  return {
    timeoutMs: given.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    traceparent: continueTrace(given.traceparent ?? options.traceparent?.()),
    token: given.token ?? options.token?.(),
  }
}

async function send(
  nats: NatsConnection,
  subject: string,
  { input, decode, timeoutMs, traceparent, token }: Settings & { input: unknown; decode: Decode },
): Promise<Result<unknown>> {
  if (timeoutMs <= 0) return problem('TIMEOUT')
  let request: Uint8Array
  try {
    request = encodeRequest({ timeLeftMs: timeoutMs, traceparent, token: await token, input })
  } catch (error) {
    // Too deep for JSON; anything else is the caller's own bug and shows there.
    if (error instanceof RangeError) return problem('BAD_INPUT', { details: { issues: ['$:too_deep'] } })
    throw error
  }
  if (request.length > (nats.info?.max_payload ?? DEFAULT_MAX_BYTES)) return problem('TOO_LARGE', { details: { bytes: request.length } })
  return repliesOf(nats).ask(subject, request, { timeoutMs, decode })
}
