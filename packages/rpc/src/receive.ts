import { problem, type Result } from '@hall/contract'
import type { ServiceMsg } from '@nats-io/services'
import { type Answering, answer, type Endpoint, failed } from './answer.ts'
import { decodeEnvelope, encodeReply } from './envelope.ts'
import type { Gate } from './gate.ts'
import type { Metrics } from './metrics.ts'
import type { Outbox } from './outbox.ts'
import { continueTrace } from './traceparent.ts'

export interface Server extends Answering {
  readonly outbox: Outbox
  readonly metrics: Metrics
  readonly gate: Gate
  /** The largest reply the wire takes. */
  readonly maxBytes: number
}

interface Outcome { readonly result: Result<unknown>; readonly traceparent?: string }

/** One message of NATS, from its bytes to the bytes of the reply. Never rejects. */
export async function receive(endpoint: Endpoint, message: ServiceMsg, server: Server): Promise<void> {
  // Without somebody to answer there is nothing to do.
  if (!message.reply) return
  const startedAtMs = performance.now()
  const entry = server.gate.enter()
  const entered = typeof entry === 'boolean' ? entry : await entry
  try {
    const outcome = entered
      ? await work(endpoint, { data: message.data, startedAtMs }, server)
      : { result: problem('UNAVAILABLE', { details: { what: 'busy' } }) }
    send(outcome, message.reply, { path: endpoint.path, startedAtMs, server })
  } finally {
    if (entered) server.gate.leave()
  }
}

async function work(endpoint: Endpoint, { data, startedAtMs }: { data: Uint8Array; startedAtMs: number }, server: Server): Promise<Outcome> {
  const decoded = decodeEnvelope(data)
  if (!decoded) return { result: problem('BAD_INPUT', { details: { issues: ['$:not_a_request'] } }) }
  const traceparent = continueTrace(decoded.envelope.traceparent)
  const endsAtMs = startedAtMs + decoded.envelope.timeLeftMs
  // The caller may have given up while this waited its turn; doing it now would help nobody.
  if (performance.now() >= endsAtMs) return { result: problem('TIMEOUT'), traceparent }
  return { result: await answer(endpoint, { ...decoded, traceparent, endsAtMs }, server), traceparent }
}

function send(
  { result, traceparent }: Outcome,
  address: string,
  { path, startedAtMs, server }: { path: string; startedAtMs: number; server: Server },
): void {
  const { sent, bytes } = encode(result, server.maxBytes, (error) => failed(error, { path, traceparent, log: server.log }))
  server.outbox.publish(address, bytes)
  const ms = performance.now() - startedAtMs
  const code = sent.ok ? undefined : sent.problem.code
  server.metrics.record(path, code, ms)
  server.log.debug({ path, code, ms, traceparent }, 'answered')
}

/** The reply as it travels; a result that JSON or NATS cannot carry becomes the problem that says so. */
function encode(result: Result<unknown>, maxBytes: number, fail: (error: unknown) => Result<never>): { sent: Result<unknown>; bytes: Uint8Array } {
  try {
    const bytes = encodeReply(result)
    if (bytes.length <= maxBytes) return { sent: result, bytes }
    const refusal = problem('TOO_LARGE', { details: { bytes: bytes.length } })
    return { sent: refusal, bytes: encodeReply(refusal) }
  } catch (error) {
    const refusal = fail(error)
    return { sent: refusal, bytes: encodeReply(refusal) }
  }
}
