import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '@hall/rpc'
import { errors, type NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { waitFor } from './wait-for.ts'

interface Connecting { readonly name: string; readonly log: Log; readonly signal?: AbortSignal | undefined }

const DRAIN_WITHIN_MS = 2000

/** Waits until NATS is there, says when it goes and comes, and finds back to it. Throws when it refuses who connects. */
export async function connectNats(url: string, { name, log, signal }: Connecting): Promise<NatsConnection> {
  const nats = await waitFor({
    what: 'NATS',
    attempt: () => connect({ servers: url, name, maxReconnectAttempts: -1 }),
    isAway: (error) => !(error instanceof errors.AuthorizationError),
  }, { log, signal })
  void report(nats, log)
  return nats
}

async function report(nats: NatsConnection, log: Log): Promise<void> {
  for await (const { type } of nats.status()) {
    if (type === 'disconnect') log.warn({}, 'NATS is away')
    if (type === 'reconnect') log.info({}, 'NATS is back')
  }
}

/** Sends what is still to be sent, if there is a server to take it. */
export async function closeNats(nats: NatsConnection): Promise<void> {
  const drained = nats.drain().catch(() => undefined)
  await Promise.race([drained, delay(DRAIN_WITHIN_MS, undefined, { ref: false })])
  await nats.close()
}
