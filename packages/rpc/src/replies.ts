import { type Result, problem } from '@hall/contract'
import { createInbox, type Msg, type NatsConnection } from '@nats-io/nats-core'
import { outboxOf } from './outbox.ts'

type Reply = Result<unknown, 'UNAVAILABLE' | 'TIMEOUT' | 'INTERNAL' | (string & {})>

/** Turns the bytes of a reply into a result; may throw. */
export type Decode = (data: Uint8Array) => Result<unknown>

/** Sends requests and waits for their replies. */
export interface Replies {
  /** Resolves with UNAVAILABLE at once when nobody answers the subject or the connection is cut, with TIMEOUT after `timeoutMs`. Never rejects. */
  ask(subject: string, request: Uint8Array, options: { timeoutMs: number; decode: Decode }): Promise<Reply>
}

interface Call { readonly settle: (reply: Reply) => void; readonly decode: Decode }

const byConnection = new WeakMap<NatsConnection, Replies>()

/** One reply subscription per connection, whoever asks. */
export function repliesOf(nats: NatsConnection): Replies {
  let replies = byConnection.get(nats)
  if (!replies) byConnection.set(nats, (replies = listen(nats)))
  return replies
}

/**
 * A subscription `_INBOX.<id>.*` with a table of pending calls. The client's own `request` makes an object and a
 * promise race per call and reaches under half the throughput. Reply subjects are used again once answered: the server
 * remembers whom it sends a subject to, and a new subject for every call would make it look that up every time.
 */
function listen(nats: NatsConnection): Replies {
  const inbox = `${createInbox()}.`
  const outbox = outboxOf(nats)
  const pending = new Map<number, Call>()
  const free: number[] = []
  let slots = 0

  nats.subscribe(`${inbox}*`, {
    callback: (error, message) => {
      if (error) return
      const slot = Number(message.subject.slice(inbox.length))
      const call = pending.get(slot)
      // A late reply finds nothing: the slot of a call that was given up is not used again.
      if (!call) return
      free.push(slot)
      call.settle(readReply(message, call.decode))
    },
  })
  const cutOff = () => {
    for (const { settle } of pending.values()) settle(problem('UNAVAILABLE', { details: { what: 'messaging' } }))
  }
  void nats.closed().then(cutOff)
  // No reply crosses a cut, and the client drops what it is given until it is connected again.
  let connected = true
  void (async () => {
    for await (const { type } of nats.status()) {
      if (type === 'reconnect') connected = true
      else if (type === 'disconnect') {
        connected = false
        cutOff()
      }
    }
  })()

  return {
    ask: (subject, request, { timeoutMs, decode }) => new Promise((resolve) => {
      if (!connected || nats.isClosed() || nats.isDraining()) return resolve(problem('UNAVAILABLE', { details: { what: 'messaging' } }))
      const slot = free.pop() ?? slots++
      const timer = setTimeout(() => settle(problem('TIMEOUT')), timeoutMs)
      const settle = (reply: Reply) => {
        clearTimeout(timer)
        pending.delete(slot)
        resolve(reply)
      }
      pending.set(slot, { settle, decode })
      outbox.publish(subject, request, inbox + slot)
    }),
  }
}

function readReply(message: Msg, decode: Decode): Reply {
  // The server itself answers 503 when a subject has no subscriber.
  if (message.data.length === 0 && message.headers?.code === 503) return problem('UNAVAILABLE', { details: { what: 'service' } })
  try {
    return decode(message.data)
  } catch {
    return problem('INTERNAL', { details: { reference: 'unreadable reply' } })
  }
}
