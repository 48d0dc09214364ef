import type { NatsConnection } from '@nats-io/nats-core'

/** Publishes at the end of the turn of the event loop, with all else that turn brought about, or as soon as it is enough: few writes instead of many. */
export interface Outbox { publish(subject: string, data: Uint8Array, reply?: string): void }

interface Message { readonly subject: string; readonly data: Uint8Array; readonly reply: string | undefined }

/**
 * A turn that brings about more than this sends it in parts, so that the other side works on one while the next is made.
 * Measured at 128 in flight: with everything in one write both sides wait for each other, a third fewer calls per second.
 */
const SENT_AT_ONCE = 32

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
      const count = waiting.push({ subject, data, reply })
      if (count === 1) setImmediate(flush)
      if (count === SENT_AT_ONCE) {
        flush()
        // Only this makes the client write at once; whether it was answered is nobody's concern here.
        if (!nats.isClosed()) void nats.flush().catch(() => undefined)
      }
    },
  }
}
