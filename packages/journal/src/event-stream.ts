import {
  type JetStreamManager, JetStreamApiCodes, JetStreamApiError, RetentionPolicy, StorageType, type StreamInfo,
} from '@nats-io/jetstream'
import { nanos } from '@nats-io/nats-core'

/** One stream per publishing service: only its relay writes there, so the relay can demand the next sequence number. */
export function eventStreamName(service: string): string {
  return `EVENTS_${service}`
}

/** Messages of the same id within this are dropped by the server; beyond it, positions and inboxes do the same. */
const DUPLICATE_WINDOW_MS = 120_000

/** Finds the stream of a service or makes it: kept on disk, never trimmed, so that a new service can read from the start. */
export async function ensureEventStream(manager: JetStreamManager, service: string): Promise<StreamInfo> {
  const name = eventStreamName(service)
  try {
    return await manager.streams.info(name)
  } catch (error) {
    if (!(error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound)) throw error
  }
  return manager.streams.add({
    name,
    subjects: [`evt.${service}.>`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    deny_delete: true,
    deny_purge: true,
  })
}
