import type { Actor } from '@hall/access'
import type { Log } from '@hall/rpc'
import type { NatsConnection } from '@nats-io/nats-core'
import { type Announcement, type Hint, isToldOf, readAnnouncement } from './hint.ts'

export interface Listener {
  readonly actor: Actor
  /** Several hints at once; the same one never twice. */
  readonly tell: (hints: readonly Hint[]) => void
  /** Events may have been missed: everything on screen may be old. */
  readonly tellAll: () => void
}

export interface Hub extends Disposable {
  add(listener: Listener): Disposable
  readonly size: () => number
}

/** A burst of events becomes one message a listener; nobody's screen refreshes more often. */
const GATHER_MS = 200

/** Listens to all public events on NATS and tells each listener of those it may know of. Delivery is best effort: hints carry nothing that could be lost. */
export function createHub(nats: NatsConnection, log: Log): Hub {
  const pending = new Map<Listener, Map<string, Hint>>()
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    timer = undefined
    for (const [listener, hints] of pending) {
      if (hints.size === 0) continue
      listener.tell([...hints.values()])
      hints.clear()
    }
  }
  const announce = (announcement: Announcement) => {
    const { service, type, center } = announcement
    for (const [listener, hints] of pending) {
      if (isToldOf(listener.actor, announcement)) hints.set(`${service}.${type}.${center}`, { service, type, ...(center !== undefined && { center }) })
    }
    timer ??= setTimeout(flush, GATHER_MS)
  }

  const subscription = nats.subscribe('evt.>', {
    callback: (error, message) => {
      if (error) return log.warn({ err: error }, 'events are not readable')
      const announcement = readAnnouncement(message.subject, message.string())
      if (announcement && pending.size > 0) announce(announcement)
    },
  })
  void tellAfterReconnect(nats, () => { for (const listener of pending.keys()) listener.tellAll() })

  return {
    add(listener) {
      pending.set(listener, new Map())
      return { [Symbol.dispose]: () => void pending.delete(listener) }
    },
    size: () => pending.size,
    [Symbol.dispose]() {
      clearTimeout(timer)
      if (!nats.isClosed()) subscription.unsubscribe()
    },
  }
}

async function tellAfterReconnect(nats: NatsConnection, tell: () => void): Promise<void> {
  for await (const { type } of nats.status()) if (type === 'reconnect') tell()
}
