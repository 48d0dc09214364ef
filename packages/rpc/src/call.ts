import type { Actor, Reach } from '@hall/access'
import type { CallOptions } from './client.ts'
import type { CallContext } from './handlers.ts'

interface Facts {
  readonly actor: Actor
  readonly reach: Reach
  readonly now: Temporal.Instant
  readonly traceparent: string
  readonly path: string
  /** On the clock of `performance.now()`. */
  readonly endsAtMs: number
}

/** The context of one call. What few handlers use is made only when asked for. */
export class Call implements CallContext {
  readonly actor: Actor
  readonly reach: Reach
  readonly now: Temporal.Instant
  readonly traceparent: string
  readonly path: string
  readonly #endsAtMs: number
  #deadline: AbortSignal | undefined

  constructor(facts: Facts) {
    this.actor = facts.actor
    this.reach = facts.reach
    this.now = facts.now
    this.traceparent = facts.traceparent
    this.path = facts.path
    this.#endsAtMs = facts.endsAtMs
  }

  get deadline(): AbortSignal {
    return (this.#deadline ??= AbortSignal.timeout(this.#timeLeftMs()))
  }

  get onward(): CallOptions {
    return { token: this.actor.token, traceparent: this.traceparent, timeoutMs: this.#timeLeftMs() }
  }

  #timeLeftMs(): number {
    return Math.max(0, Math.floor(this.#endsAtMs - performance.now()))
  }
}
