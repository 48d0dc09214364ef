import type { NatsConnection } from '@nats-io/nats-core'

/** Where a service gets the time from; a domain gets it as an argument. */
export interface Clock {
  readonly kind: 'system' | 'simulated'
  now(): Temporal.Instant
  /** Moves a simulated clock of the whole installation. False when `instant` lies before now. Throws on a system clock. */
  set(instant: Temporal.Instant): boolean
  /** Called after the clock was moved. */
  onMove(listener: () => void): void
}

const SUBJECT = 'ops.clock'

/** A simulated clock runs on from where it was set; moving it in one service moves it in all that share the NATS server. */
export function createClock(kind: 'system' | 'simulated', nats: NatsConnection): Clock {
  let offsetMs = 0
  const listeners: (() => void)[] = []
  const now = () => Temporal.Now.instant().add({ milliseconds: offsetMs })
  const move = (offset: number) => {
    offsetMs = offset
    for (const listener of listeners) listener()
  }
  if (kind === 'simulated') {
    nats.subscribe(SUBJECT, {
      callback: (error, message) => {
        const offset = Number(message.string())
        if (!error && Number.isFinite(offset) && offset > offsetMs) move(offset)
      },
    })
  }
  return {
    kind,
    now,
    set(instant) {
      if (kind === 'system') throw new Error('a system clock cannot be set')
      if (Temporal.Instant.compare(instant, now()) < 0) return false
      move(instant.epochMilliseconds - Date.now())
      nats.publish(SUBJECT, String(offsetMs))
      return true
    },
    onMove: (listener) => void listeners.push(listener),
  }
}
