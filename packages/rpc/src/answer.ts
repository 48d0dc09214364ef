import { type Actor, NOTHING, type PermissionRow, type Reach, reachOf, type Verifier } from '@hall/access'
import { type Procedure, ProblemError, problem, type Result } from '@hall/contract'
import { Call } from './call.ts'
import type { Envelope } from './envelope.ts'
import { ANONYMOUS, type CallContext } from './handlers.ts'
import { readInput } from './input.ts'
import type { Log } from './log.ts'

/** A procedure with its handler, types forgotten: the input has been parsed when it gets there. */
export interface Endpoint {
  /** `service.group.name` */
  readonly path: string
  readonly procedure: Procedure
  readonly handle: (input: never, ctx: never) => Promise<Result<unknown>>
}

/** What all endpoints of a service answer with. */
export interface Answering {
  readonly verify: Verifier
  readonly permissions: Readonly<Record<string, PermissionRow>>
  readonly now: () => Temporal.Instant
  readonly context: object
  readonly log: Log
  /** Whether what a handler threw says that the database behind it is away: nobody's bug, the caller may try again. */
  readonly isAway?: (error: unknown) => boolean
  /** Whether it says that a row's policy refused what the handler let through. */
  readonly isRowRefused?: (error: unknown) => boolean
}

export interface Received {
  readonly envelope: Envelope
  readonly body: Buffer
  readonly traceparent: string
  /** On the clock of `performance.now()`. */
  readonly endsAtMs: number
}

/** One call, from the verified token to the stripped output. Never rejects. */
export async function answer(endpoint: Endpoint, received: Received, service: Answering): Promise<Result<unknown>> {
  const { path, procedure } = endpoint
  try {
    const admitted = await admit(endpoint, received.envelope.token, service)
    if (!admitted.ok) return admitted
    const input = readInput(procedure, received.body)
    if (!input.ok) return input
    const call = new Call({ ...admitted.value, path, now: service.now(), traceparent: received.traceparent, endsAtMs: received.endsAtMs })
    const ctx: CallContext = Object.assign(call, service.context)
    const result = await endpoint.handle(input.value as never, ctx as never)
    // Parsing strips whatever the contract does not name: a column too many never leaves the service.
    return result.ok ? { ok: true, value: procedure.output.parse(result.value) } : result
  } catch (error) {
    if (service.isAway?.(error)) return problem('UNAVAILABLE', { details: { what: 'database' } })
    if (service.isRowRefused?.(error)) {
      service.log.error({ err: error, path, traceparent: received.traceparent }, 'refused by a row policy alone')
      return problem('FORBIDDEN', { details: { procedure: path } })
    }
    return failed(error, { path, traceparent: received.traceparent, log: service.log })
  }
}

async function admit(
  { path, procedure }: Endpoint,
  token: string | undefined,
  { verify, permissions }: Answering,
): Promise<Result<{ actor: Actor; reach: Reach }>> {
  if (procedure.public) return { ok: true, value: { actor: ANONYMOUS, reach: NOTHING } }
  const verified = await verify(token)
  if (!verified.ok) return verified
  const actor = verified.value
  const reach = reachOf(actor, path, permissions)
  return reach ? { ok: true, value: { actor, reach } } : problem('FORBIDDEN', { details: { procedure: path } })
}

/** A bug tells the caller a reference only; what happened is in the log beside it. */
export function failed(error: unknown, { path, traceparent, log }: { path: string; traceparent: string | undefined; log: Log }): Result<never> {
  if (error instanceof ProblemError) return { ok: false, problem: error.problem }
  if (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError')) return problem('TIMEOUT')
  const reference = crypto.randomUUID()
  log.error({ err: error, reference, path, traceparent }, 'call failed')
  return problem('INTERNAL', { details: { reference } })
}
