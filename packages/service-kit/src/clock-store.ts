import { JetStreamApiCodes, JetStreamApiError, jetstream, jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'

/** How far a city's simulated clock is ahead of the real one, in milliseconds. */
interface ClockStore {
  read(): Promise<number>
  /** Keeps an offset, before the real time too, if none is kept yet. */
  begin(offsetMs: number): Promise<void>
  /** Keeps `offsetMs` unless a greater one is kept already; answers the one that is. */
  raise(offsetMs: number): Promise<number>
  /** Calls with what is kept from now on, while NATS was away too. */
  watch(listener: (offsetMs: number) => void): Disposable
}

const STREAM = 'CLOCK'
const SUBJECT = 'ops.clock'
/** Sent once an offset is kept: the offset itself reaches subscribers even when the stream then refuses it. */
const RAISED = 'ops.clock.raised'

/** A stream that keeps its last message: a service that starts later, or NATS itself started anew, finds the time. */
export function createClockStore(nats: NatsConnection): ClockStore {
  async function find(): Promise<{ offsetMs: number; revision: number }> {
    const manager = await jetstreamManager(nats)
    await manager.streams.add({ name: STREAM, subjects: [SUBJECT], max_msgs: 1 })
    const last = await manager.streams.getMessage(STREAM, { last_by_subj: SUBJECT })
    return last ? { offsetMs: Number(last.string()), revision: last.seq } : { offsetMs: 0, revision: 0 }
  }

  /** False when somebody else has written since `revision`. */
  async function write(offsetMs: number, revision: number): Promise<boolean> {
    try {
      await jetstream(nats).publish(SUBJECT, String(offsetMs), { expect: { lastSubjectSequence: revision } })
      return true
    } catch (error) {
      if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamWrongLastSequence) return false
      throw error
    }
  }

  return {
    read: async () => (await find()).offsetMs,
    async begin(offsetMs) {
      const { revision } = await find()
      if (revision === 0) await write(offsetMs, revision)
    },
    async raise(wanted) {
      for (;;) {
        const { offsetMs, revision } = await find()
        if (offsetMs >= wanted) return offsetMs
        if (!(await write(wanted, revision))) continue
        nats.publish(RAISED)
        return wanted
      }
    },
    watch(listener) {
      const look = () => void find().then(({ offsetMs }) => listener(offsetMs), () => undefined)
      const subscription = nats.subscribe(RAISED, { callback: look })
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
