import { jetstreamManager, JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import type { ChainHead } from './chain.ts'
import { eventStreamName } from './event-stream.ts'
import { findLastOwn } from './publisher.ts'

/** The last link of the chain that the event stream has seen; undefined before anything was published. */
export async function findPublishedHead(nats: NatsConnection, service: string): Promise<ChainHead | undefined> {
  const manager = await jetstreamManager(nats)
  try {
    const { state } = await manager.streams.info(eventStreamName(service))
    return await findLastOwn(manager, service, state.last_seq)
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return undefined
    throw error
  }
}
