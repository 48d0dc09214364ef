import { type Result, problem } from '@hall/contract'
import { createInbox, type Msg, type NatsConnection } from '@nats-io/nats-core'
import { decodeReply } from './envelope.ts'

type Reply = Result<unknown, 'UNAVAILABLE' | 'TIMEOUT' | 'INTERNAL' | (string & {})>

/** Sends requests and waits for their replies. */
export interface Replies {
  /** Resolves with UNAVAILABLE at once when nobody answers the subject or the connection is cut, with TIMEOUT after `timeoutMs`. Never rejects. */
  ask(subject: string, request: Uint8Array, timeoutMs: number): Promise<Reply>
}

const byConnection = new WeakMap<NatsConnection, Replies>()

/** One reply subscription per connection, whoever asks. */
export function repliesOf(nats: NatsConnection): Replies {
  let replies = byConnection.get(nats)
  if (!replies) byConnection.set(nats, (replies = listen(nats)))
  return replies
}

/**
 * A subscription `_INBOX.<id>.*` with a table of pending calls. The client's own `request` makes an object and a
 * promise race per call and reaches under half the throughput.
 */
function listen(nats: NatsConnection): Replies {
  const inbox = `${createInbox()}.`
  const pending = new Map<string, (reply: Reply) => void>()
  let calls = 0

  nats.subscribe(`${inbox}*`, {
    callback: (error, message) => {
      if (error) return
      // Late replies find nothing and are dropped.
      pending.get(message.subject.slice(inbox.length))?.(readReply(message))
    },
  })
  const cutOff = () => {
    for (const settle of pending.values()) settle(problem('UNAVAILABLE', { details: { what: 'messaging' } }))
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
    ask: (subject, request, timeoutMs) => new Promise((resolve) => {
      if (!connected) return resolve(problem('UNAVAILABLE', { details: { what: 'messaging' } }))
      const id = (++calls).toString(36)
      const timer = setTimeout(() => settle(problem('TIMEOUT')), timeoutMs)
      const settle = (reply: Reply) => {
        clearTimeout(timer)
        pending.delete(id)
        resolve(reply)
      }
      pending.set(id, settle)
      try {
        nats.publish(subject, request, { reply: inbox + id })
      } catch {
        settle(problem('UNAVAILABLE', { details: { what: 'messaging' } }))
      }
    }),
  }
}

function readReply(message: Msg): Reply {
  // The server itself answers 503 when a subject has no subscriber.
  if (message.data.length === 0 && message.headers?.code === 503) return problem('UNAVAILABLE', { details: { what: 'service' } })
  try {
    return decodeReply(message.data)
  } catch {
    return problem('INTERNAL', { details: { reference: 'unreadable reply' } })
  }
}
