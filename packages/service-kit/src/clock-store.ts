import { JetStreamApiCodes, JetStreamApiError, jetstream, jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'

/** How far a city's simulated clock is ahead of the real one. */
interface Setting {
  readonly offsetMs: number
  /** Of the message that says so; 0 when nobody set it yet. */
  readonly revision: number
}

interface ClockStore {
  read(): Promise<Setting>
  /** False when somebody else has written since `revision`. */
  write(offsetMs: number, revision: number): Promise<boolean>
  /** Calls with what is written from now on, while NATS was away too. */
  watch(listener: (offsetMs: number) => void): Disposable
}

const STREAM = 'CLOCK'
const SUBJECT = 'ops.clock'
/** Sent once the setting is kept: the setting itself reaches subscribers even when the stream then refuses it. */
const WRITTEN = 'ops.clock.written'

/** A stream that keeps its last message: a service that starts later, or NATS itself started anew, finds the time. */
export function createClockStore(nats: NatsConnection): ClockStore {
  const js = jetstream(nats)

  async function read(): Promise<Setting> {
    const manager = await jetstreamManager(nats)
    await manager.streams.add({ name: STREAM, subjects: [SUBJECT], max_msgs: 1 })
    const last = await manager.streams.getMessage(STREAM, { last_by_subj: SUBJECT })
    return last ? { offsetMs: Number(last.string()), revision: last.seq } : { offsetMs: 0, revision: 0 }
  }

  return {
    read,
    async write(offsetMs, revision) {
      try {
        await js.publish(SUBJECT, String(offsetMs), { expect: { lastSubjectSequence: revision } })
        nats.publish(WRITTEN)
        return true
      } catch (error) {
        if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamWrongLastSequence) return false
        throw error
      }
    },
    watch(listener) {
      const look = () => void read().then(({ offsetMs }) => listener(offsetMs), () => undefined)
      const subscription = nats.subscribe(WRITTEN, { callback: look })
      const reconnections = onReconnect(nats, look)
      return {
        [Symbol.dispose]() {
          subscription.unsubscribe()
          reconnections[Symbol.dispose]()
        },
      }
    },
  }
}

function onReconnect(nats: NatsConnection, listener: () => void): Disposable {
  let watching = true
  void (async () => {
    for await (const { type } of nats.status()) {
      if (!watching) return
      if (type === 'reconnect') listener()
    }
  })()
  return { [Symbol.dispose]: () => void (watching = false) }
}
