import type { NatsConnection } from '@nats-io/nats-core'

/** Publishes at the end of the turn of the event loop, with all else that turn brought about: one write instead of many. */
export interface Outbox { publish(subject: string, data: Uint8Array, reply?: string): void }

interface Message { readonly subject: string; readonly data: Uint8Array; readonly reply: string | undefined }

const byConnection = new WeakMap<NatsConnection, Outbox>()

export function outboxOf(nats: NatsConnection): Outbox {
  let outbox = byConnection.get(nats)
  if (!outbox) byConnection.set(nats, (outbox = createOutbox(nats)))
  return outbox
}

function createOutbox(nats: NatsConnection): Outbox {
  let waiting: Message[] = []
  const flush = () => {
    const messages = waiting
    waiting = []
    // A connection that ended meanwhile takes nothing more, and says so by throwing; nobody is at its other end.
    if (nats.isClosed() || nats.isDraining()) return
    for (const { subject, data, reply } of messages) nats.publish(subject, data, reply === undefined ? undefined : { reply })
  }
  return {
    publish(subject, data, reply) {
      if (waiting.push({ subject, data, reply }) === 1) setImmediate(flush)
    },
  }
}
