import type { NatsConnection } from '@nats-io/nats-core'
import { createClockStore } from './clock-store.ts'

/** Where a service gets the time from; a domain gets it as an argument. */
export interface Clock extends Disposable {
  readonly kind: 'system' | 'simulated'
  now(): Temporal.Instant
  /** Moves the simulated clock of the whole city, this one before it returns. False when `instant` lies before now. Throws on a system clock. */
  set(instant: Temporal.Instant): Promise<boolean>
  /** Called after the clock was moved, here or elsewhere. */
  onMove(listener: () => void): Disposable
}

const systemClock: Clock = {
  kind: 'system',
  now: () => Temporal.Now.instant(),
  set: () => Promise.reject(new Error('a system clock cannot be set')),
  onMove: () => ({ [Symbol.dispose]: () => undefined }),
  [Symbol.dispose]: () => undefined,
}

/** A simulated clock runs on from where it was set; all services of one NATS server share it, those started later too. */
export async function openClock(kind: Clock['kind'], nats: NatsConnection): Promise<Clock> {
  if (kind === 'system') return systemClock
  const store = createClockStore(nats)
  const listeners = new Set<() => void>()
  // Any time the city was started at is later than none, one before the real time too.
  let offsetMs = Number.NEGATIVE_INFINITY
  const now = () => Temporal.Now.instant().add({ milliseconds: offsetMs })
  const advance = (offset: number) => {
    // Answers may overtake each other; time does not run back for that.
    if (offset <= offsetMs) return
    offsetMs = offset
    for (const listener of listeners) listener()
  }
  const watch = store.watch(advance)
  advance(await store.read())

  return {
    kind,
    now,
    async set(instant) {
      if (Temporal.Instant.compare(instant, now()) < 0) return false
      const wanted = instant.epochMilliseconds - Date.now()
      advance(wanted)
      const kept = await store.raise(wanted)
      advance(kept)
      return kept === wanted
    },
    onMove(listener) {
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
    [Symbol.dispose]: () => watch[Symbol.dispose](),
  }
}

/** The moment a simulated city begins at, past or future; before any of its services is started. */
export async function startClockAt(instant: Temporal.Instant, nats: NatsConnection): Promise<void> {
  await createClockStore(nats).begin(instant.epochMilliseconds - Date.now())
}
